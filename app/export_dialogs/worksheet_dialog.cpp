// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/worksheet_dialog.h"

#include "app/export/write_worksheet.h"
#include "app/jobs/reading_source.h"
#include "core/run/forward.h"
#include "widgets/controls/flow_layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

namespace heedmap {

namespace {

using P = WorksheetPart;

/// The walk comes from a pass of its own, as all that is exported does.
Result<void> writeFor(const ExportRequest& shown, const WorksheetRequest& request,
                      const std::vector<std::filesystem::path>& files, const Work& work) {
    const FigureSource source = sourceOf(shown.reading());
    ForwardOptions options;
    options.stop = work.stop;
    options.progress = work.progress;
    const Result<Trace> trace = forward(source.model, source.input(), options);
    if (!trace) {
        return trace.error();
    }
    const Result<HeadWalk> walk =
        HeadWalk::of(*trace, shown.head().site, shown.head().head, work.stop);
    return walk ? writeWorksheet(*walk, request, {files[0], files[1]}, {true, {}}) : walk.error();
}

} // namespace

WorksheetDialog::WorksheetDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                                 QWidget* parent)
    : ExportTaskDialog(QStringLiteral("worksheet"), settings, pool, parent), shown_(shown) {
    setWindowTitle(tr("Export a worksheet"));
    from_ = addChoice({"from", tr("&Given"), tr("What the sheet begins with")},
                      {{tr("Q, K and V"), QStringLiteral("qkv")},
                       {tr("X and the weights"), QStringLiteral("x")}});
    constexpr int most = static_cast<int>(max_worksheet_size);
    tokens_ =
        addNumber({"tokens", tr("&Tokens"), tr("At most so many: the first ones")}, 1, most, 6);
    dims_ = addNumber(
        {"dims", tr("&Dimensions"), tr("At most so many of the head's dimensions: the first ones")},
        1, most, 4);
    digits_ =
        addNumber({"digits", tr("De&cimals"), tr("How many decimals the numbers have")}, 1, 4, 2);
    addBlanks();
    share_ = addNumber({"share", tr("&Share"), tr("How much of such a step is left blank")}, 1, 100,
                       50, tr(" %"));
    seed_ = addNumber({"seed", tr("S&eed"), tr("The same seed leaves the same cells blank")}, 0,
                      999'999, 1);
    paper_ = addPaper();
    const QString pdf = tr("PDF document (*.pdf)");
    file_ = addFile({"file", tr("&Worksheet"), tr("The sheet for the students: a PDF")},
                    QStringLiteral("worksheet.pdf"), pdf);
    answers_ = addFile({"answers", tr("&Answers"), tr("The same, filled in: a PDF")},
                       QStringLiteral("worksheet-answers.pdf"), pdf);
    finishForm();
}

void WorksheetDialog::addBlanks() {
    auto* box = new QWidget;
    auto* layout = new FlowLayout(8, box);
    layout->setContentsMargins(0, 0, 0, 0);
    const QStringList kept =
        remembered("blanks", QStringLiteral("dots,scaled,masked,pattern,output"))
            .toString()
            .split(QLatin1Char(','));
    const std::vector<std::pair<P, QString>> steps{{P::dots, tr("Q Kᵀ")},
                                                   {P::scaled, tr("scaled")},
                                                   {P::masked, tr("masked")},
                                                   {P::pattern, tr("softmax")},
                                                   {P::output, tr("output")}};
    for (const auto& [part, text] : steps) {
        auto* check = new QCheckBox(text);
        const QString name = QString::fromUtf8(name_of(part).data());
        check->setObjectName(name);
        check->setToolTip(tr("Leave cells of this step blank"));
        check->setChecked(kept.contains(name));
        layout->addWidget(check);
        blanks_.push_back(check);
    }
    addWidget({"blanks", tr("&Blanks"), tr("Which steps have blank cells")}, box);
    box->setFocusProxy(blanks_.front());
    keep([this] {
        QStringList names;
        for (const QCheckBox* check : blanks_) {
            if (check->isChecked()) {
                names.append(check->objectName());
            }
        }
        rememberValue("blanks", names.join(QLatin1Char(',')));
    });
}

ExportTaskDialog::Files WorksheetDialog::targets() const {
    return {file_->text().toStdString(), answers_->text().toStdString()};
}

WorksheetRequest WorksheetDialog::request() const {
    const Reading& reading = shown_.reading();
    const Stack stack = shown_.head().site.stack;
    WorksheetRequest request;
    request.cut = {tokens_->value(), dims_->value(),
                   from_->currentData().toString() == QLatin1String("x")};
    request.options.digits = digits_->value();
    request.options.share = share_->value() / 100.0;
    request.options.seed = static_cast<std::uint64_t>(seed_->value());
    request.options.blanks.clear();
    for (const QCheckBox* check : blanks_) {
        if (check->isChecked()) {
            request.options.blanks.push_back(
                *worksheet_part_from_name(check->objectName().toStdString()));
        }
    }
    request.paper = *paperFromName(paper_->currentData().toString().toStdString());
    request.queries = reading.queryTokens(stack);
    request.keys = reading.keyTokens(stack);
    request.model = QString::fromStdString(escaped(reading.source->model->name));
    request.sentence = QString::fromStdString(sourceOf(reading).text);
    request.program = QStringLiteral("Heedmap ") + QCoreApplication::applicationVersion();
    return request;
}

ExportTaskDialog::Job WorksheetDialog::job() const {
    return [shown = shown_, request = request(), files = targets()](const Work& work) {
        const Result<void> written = writeFor(shown, request, files, work);
        return written ? ExportReport{files, {}, {}} : ExportReport{{}, files, written.error()};
    };
}

} // namespace heedmap
