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

template <class Dialog>
void MainWindow::openExport() {
    if (!document_.picture()) {
        return;
    }
    auto* dialog = new Dialog(exportRequest(), environment_.settings, export_pool_, this);
    connect(dialog, &ExportTaskDialog::written, this, [this](const QStringList& files) {
        tell(MessageKind::passing, [files] {
            return files.size() <= 2 ? tr("Written: %1").arg(files.join(QStringLiteral(", ")))
                                     : tr("Written: %1 files").arg(files.size());
        });
    });
    dialog->open();
}

void MainWindow::connectExports() {
    const auto on = [this](Command command, void (MainWindow::*open)()) {
        connect((*commands_)[command], &QAction::triggered, this, open);
    };
    on(Command::exportBatch, &MainWindow::openExport<BatchDialog>);
    on(Command::exportAnimation, &MainWindow::openExport<AnimationDialog>);
    on(Command::exportHandout, &MainWindow::openExport<HandoutDialog>);
    on(Command::exportWorksheet, &MainWindow::openExport<WorksheetDialog>);
}

} // namespace heedmap
