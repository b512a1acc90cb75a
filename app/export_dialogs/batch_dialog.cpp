// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/batch_dialog.h"

#include "app/export/batch.h"
#include "app/export/trace_cache.h"
#include "app/export_dialogs/head_choice.h"
#include "app/export_form.h"
#include "app/export_words.h"
#include "app/settings.h"

#include <QLineEdit>

namespace heedmap {

BatchDialog::BatchDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                         QWidget* parent)
    : ExportTaskDialog(QStringLiteral("batch"), settings, pool, parent), shown_(shown) {
    setWindowTitle(tr("Export figures of many heads"));
    using Which = HeadChoice::Which;
    const Row heads{"heads", tr("&Heads"), tr("Which heads are drawn, a figure each")};
    heads_ = new HeadChoice(shown, {Which::all, Which::layer, Which::listed}, heads.tip);
    addWidget(heads, heads_);
    heads_->setState(remembered("heads", QString()).toString());
    keep([this] { rememberValue("heads", heads_->state()); });
    folder_ = addFolder({"folder", tr("Fol&der"), tr("The folder that the files are written to")});
    name_ = addText({"name", tr("Nam&e"),
                     tr("The files' names: {model}, {layer}, {head}, {kind} and {stack} are filled "
                        "in")},
                    QStringLiteral("{model}-L{layer}H{head}"));
    addForm();
    finishForm();
}

void BatchDialog::addForm() {
    form_ = new ExportForm(lookFor(settings().exportLook(), shown_.spec), shown_.spec.kind);
    for (const FigureKind kind : allFigureKinds()) {
        if (!showsOneHead(kind)) {
            form_->disableKind(kind, tr("It does not show a single head."));
        } else if (!canShow(kind, shown_)) {
            form_->disableKind(kind, whyNotNow(kind));
        }
    }
    form_->hideCaptionText();
    const auto follow = [this] {
        ExportRequest asked = shown_;
        asked.spec.kind = form_->kind();
        form_->setNote(notShown(asked));
    };
    connect(form_, &ExportForm::changed, this, follow);
    follow();
    addBeside(form_);
    keep([this] { settings().setExportLook(form_->look().toMap()); });
}

Result<std::vector<BatchFigure>> BatchDialog::figures() const {
    const Result<std::vector<HeadPosition>> heads = heads_->heads();
    if (!heads) {
        return heads.error();
    }
    const ExportLook look = form_->look();
    ExportRequest shown = shown_;
    shown.spec.kind = form_->kind();
    look.apply(shown.spec);
    shown.marked = look.marked;
    FigurePlan plan = planOf(shown);
    plan.source.runs = std::make_shared<TraceCache>();
    const std::filesystem::path folder = folder_->text().toStdString();
    const std::string pattern = name_->text().toStdString();
    BatchFigure figure{std::make_shared<const FigureSource>(std::move(plan.source)),
                       plan.request,
                       specOf(shown),
                       look.file(),
                       {}};
    std::vector<BatchFigure> figures;
    for (const HeadPosition& head : *heads) {
        figure.request.site.layer = head.layer;
        figure.request.head = head.head;
        const Result<std::string> name = batchName(
            pattern, {figure.source->model->name, std::string(name_of(shown.spec.kind)),
                      std::string(name_of(figure.request.site.stack)), head.layer, head.head});
        if (!name) {
            return name.error();
        }
        figure.path = folder / (*name + "." + std::string(name_of(look.format)));
        if (look.numbers) {
            figure.data = folder / (*name + "." + endingOf(*look.numbers).toStdString());
            figure.dataFormat = *look.numbers;
        }
        figures.push_back(figure);
    }
    return figures;
}

ExportTaskDialog::Files BatchDialog::targets() const {
    Files files;
    if (const Result<std::vector<BatchFigure>> made = figures()) {
        for (const BatchFigure& figure : *made) {
            files.push_back(figure.path);
            if (!figure.data.empty()) {
                files.push_back(figure.data);
            }
        }
    }
    return files;
}

ExportTaskDialog::Job BatchDialog::job() const {
    return [figures = figures(),
            folder = folder_->text().toStdString()](const Work& work) -> ExportReport {
        const WriteOptions write{true, {}};
        if (Result<void> made = makeFolder(folder, {}); !made) {
            return {{}, {}, made.error()};
        }
        const Result<void> ready =
            figures ? checkBatch(*figures, write) : Result<void>(figures.error());
        return ready ? writeBatch(*figures, write, work) : ExportReport{{}, {}, ready.error()};
    };
}

} // namespace heedmap
