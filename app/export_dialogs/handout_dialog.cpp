// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/handout_dialog.h"

#include "app/export/handout.h"
#include "app/export/write_bytes.h"
#include "app/export_dialogs/head_choice.h"
#include "app/jobs/reading_source.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace heedmap {

namespace {

constexpr int most_steps = 20;

/// What is shown, as far as it was typed; and the tokens that were decoded since.
HandoutRequest requestFor(const ExportRequest& shown) {
    HandoutRequest request;
    request.source = promptOf(shown.reading());
    request.taken = decodedOf(shown.reading());
    return request;
}

} // namespace

HandoutDialog::HandoutDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                             QWidget* parent)
    : ExportTaskDialog(QStringLiteral("handout"), settings, pool, parent), shown_(shown) {
    setWindowTitle(tr("Export a handout"));
    title_ = new QLineEdit; // not remembered: the next sentence is another one
    title_->setPlaceholderText(tr("made from the sentence"));
    addWidget({"title", tr("&Title"), tr("What stands on the first page; empty: a made one")},
              title_);
    using Which = HeadChoice::Which;
    const Row heads{"heads", tr("&Heads"), tr("Which heads get a section of their own")};
    heads_ = new HeadChoice(shown, {Which::chosen, Which::layer, Which::listed}, heads.tip);
    addWidget(heads, heads_);
    heads_->setState(remembered("heads", QString()).toString());
    keep([this] { rememberValue("heads", heads_->state()); });
    const Reading& reading = shown.reading();
    const bool decodes = shown.head().site.stack != Stack::encoder && !reading.encoded;
    const Index room = reading.source->model->config.max_tokens() - reading.promptLength();
    const int most = decodes ? static_cast<int>(std::clamp<Index>(room, 0, most_steps)) : 0;
    const HandoutRequest usual = requestFor(shown);
    // Remembered apart: what is enough of a text that goes on is not of a translation.
    steps_ = addNumber({usual.translates() ? "translationSteps" : "steps", tr("&Decoding steps"),
                        tr("How many steps of decoding are shown; 0: none")},
                       0, most, std::min(static_cast<int>(usual.usualSteps()), most));
    steps_->setEnabled(decodes);
    paper_ = addPaper();
    file_ = addFile({"file", tr("F&ile"), tr("The handout: a PDF")}, QStringLiteral("handout.pdf"),
                    tr("PDF document (*.pdf)"));
    finishForm();
}

ExportTaskDialog::Files HandoutDialog::targets() const {
    return {file_->text().toStdString()};
}

Result<HandoutRequest> HandoutDialog::request() const {
    Result<std::vector<HeadPosition>> heads = heads_->heads();
    if (!heads) {
        return heads.error();
    }
    HandoutRequest request = requestFor(shown_);
    request.stack = shown_.head().site.stack;
    request.heads = *std::move(heads);
    request.scope = scopeOf(*shown_.picture);
    if (shown_.cell) {
        request.choose(shown_.cell->query_pos, shown_.cell->key_pos);
    }
    request.steps = steps_->value();
    request.sampler = shown_.sampler;
    request.paper = *paperFromName(paper_->currentData().toString().toStdString());
    request.title = title_->text().trimmed();
    return request;
}

ExportTaskDialog::Job HandoutDialog::job() const {
    return [request = request(), files = targets()](const Work& work) -> ExportReport {
        const Result<void> written =
            request ? writeBytes(files.front(), makeHandout(*request, work), {true, {}})
                    : Result<void>(request.error());
        return written ? ExportReport{files, {}, {}} : ExportReport{{}, files, written.error()};
    };
}

} // namespace heedmap
