// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window exports beside the figure in its middle: many figures, animations, handouts,
// worksheets.

#include "app/commands.h"
#include "app/export_dialogs/animation_dialog.h"
#include "app/export_dialogs/batch_dialog.h"
#include "app/export_dialogs/handout_dialog.h"
#include "app/export_dialogs/worksheet_dialog.h"
#include "app/main_window.h"
#include "widgets/controls/message_bar.h"

namespace heedmap {

namespace {

template <class Dialog>
ExportTaskDialog* make(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                       QWidget* parent) {
    return new Dialog(shown, settings, pool, parent);
}

} // namespace

void MainWindow::openExport(ExportTaskDialog* dialog) {
    connect(dialog, &ExportTaskDialog::written, this, [this](const QStringList& files) {
        tell(MessageKind::passing, [files] {
            return files.size() <= 2 ? tr("Written: %1").arg(files.join(QStringLiteral(", ")))
                                     : tr("Written: %1 files").arg(files.size());
        });
    });
    dialog->open();
}

void MainWindow::connectExports() {
    const auto on = [this](Command command, auto makeDialog) {
        connect((*commands_)[command], &QAction::triggered, this, [this, makeDialog] {
            if (document_.picture()) {
                openExport(makeDialog(exportRequest(), environment_.settings, export_pool_, this));
            }
        });
    };
    on(Command::exportBatch, &make<BatchDialog>);
    on(Command::exportAnimation, &make<AnimationDialog>);
    on(Command::exportHandout, &make<HandoutDialog>);
    on(Command::exportWorksheet, &make<WorksheetDialog>);
}

} // namespace heedmap
