// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/task_dialog.h"

#include "app/error_text.h"
#include "app/export_words.h"
#include "app/settings.h"
#include "widgets/controls/command_palette.h"
#include "widgets/theme/application_theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>

namespace heedmap {

namespace {

constexpr int steps = 1000;
constexpr qsizetype most_named = 6; ///< files that a message names

QString homeFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

/// The files' names; of many the first ones.
QString namesOf(const QStringList& files) {
    QStringList names;
    for (const QString& file : files.first(std::min(files.size(), most_named))) {
        names.append(QFileInfo(file).fileName());
    }
    const QString first = names.join(QStringLiteral(", "));
    const qsizetype more = files.size() - names.size();
    return more == 0 ? first : ExportTaskDialog::tr("%1 and %2 more").arg(first).arg(more);
}

QStringList textsOf(const std::vector<std::filesystem::path>& paths) {
    QStringList texts;
    for (const std::filesystem::path& path : paths) {
        texts.append(QString::fromStdString(path.string()));
    }
    return texts;
}

/// What went wrong, and which files are there all the same.
QString failureText(const ExportReport& report) {
    const Error& error = *report.error;
    QStringList lines;
    if (error.kind == ErrorKind::cancelled) {
        lines << ExportTaskDialog::tr("Stopped.");
    } else {
        lines << exportSentence(error) << errorDetail(error);
    }
    const std::size_t count = report.written.size() + report.missing.size();
    if (count > 1) {
        lines << ExportTaskDialog::tr("%1 of %2 files are written; missing: %3")
                     .arg(QString::number(report.written.size()), QString::number(count),
                          namesOf(textsOf(report.missing)));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ExportTaskDialog::ExportTaskDialog(const QString& name, Settings& settings, QThreadPool& pool,
                                   QWidget* parent)
    : QDialog(parent), name_(name), settings_(settings), slot_(pool), columns_(new QHBoxLayout),
      form_(new QFormLayout), fields_(new QWidget), message_(new QLabel),
      progress_(new QProgressBar),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(fields_);
    layout->addStretch();
    layout->addWidget(message_);
    layout->addWidget(progress_);
    layout->addWidget(buttons_);
    fields_->setLayout(columns_);
    columns_->setContentsMargins(0, 0, 0, 0);
    columns_->setSpacing(24);
    columns_->addLayout(form_);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    message_->setObjectName(QStringLiteral("exportError"));
    setTone(*message_, "error");
    message_->hide();
    progress_->setRange(0, steps);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    progress_->hide();
    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportTaskDialog::start);
    connect(buttons_, &QDialogButtonBox::rejected, this, &ExportTaskDialog::reject);
    connect(&slot_, &JobSlot::progressed, this,
            [this](double share) { progress_->setValue(static_cast<int>(share * steps)); });
}

ExportTaskDialog::~ExportTaskDialog() = default;

void ExportTaskDialog::addWidget(const Row& row, QWidget* widget) {
    widget->setToolTip(row.tip);
    widget->setAccessibleName(plainCommandText(row.label));
    widget->setAccessibleDescription(row.tip);
    widget->setObjectName(QString::fromLatin1(row.key));
    auto* label = new QLabel(row.label);
    label->setToolTip(row.tip);
    label->setBuddy(widget);
    form_->addRow(label, widget);
}

QSpinBox* ExportTaskDialog::addNumber(const Row& row, int least, int most, int value,
                                      const QString& suffix) {
    auto* box = new QSpinBox;
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setRange(least, most);
    box->setValue(remembered(row.key, value).toInt());
    box->setSuffix(suffix);
    addWidget(row, box);
    keepers_.emplace_back([this, box, key = row.key] { rememberValue(key, box->value()); });
    return box;
}

QComboBox* ExportTaskDialog::addChoice(const Row& row, const std::vector<Choice>& choices) {
    auto* box = new QComboBox;
    for (const Choice& choice : choices) {
        box->addItem(choice.text, choice.data);
    }
    box->setCurrentIndex(std::max(0, box->findData(remembered(row.key, QString()))));
    addWidget(row, box);
    keepers_.emplace_back([this, box, key = row.key] { rememberValue(key, box->currentData()); });
    return box;
}

QComboBox* ExportTaskDialog::addPaper() {
    return addChoice({"paper", tr("&Paper"), tr("The size of the pages")},
                     {{tr("A4"), QStringLiteral("a4")}, {tr("Letter"), QStringLiteral("letter")}});
}

QLineEdit* ExportTaskDialog::addText(const Row& row, const QString& value) {
    auto* edit = new QLineEdit(remembered(row.key, value).toString());
    addWidget(row, edit);
    keepers_.emplace_back([this, edit, key = row.key] { rememberValue(key, edit->text()); });
    return edit;
}

QLineEdit* ExportTaskDialog::addFile(const Row& row, const QString& name, const QString& filter) {
    const QString folder = remembered("folder", homeFolder()).toString();
    QLineEdit* edit = addPath(row, QDir(folder).filePath(name), false, filter);
    keepers_.emplace_back(
        [this, edit] { rememberValue("folder", QFileInfo(edit->text()).absolutePath()); });
    return edit;
}

QLineEdit* ExportTaskDialog::addFolder(const Row& row) {
    QLineEdit* edit = addPath(row, remembered(row.key, homeFolder()).toString(), true, {});
    keepers_.emplace_back([this, edit, key = row.key] { rememberValue(key, edit->text()); });
    return edit;
}

QLineEdit* ExportTaskDialog::addPath(const Row& row, const QString& path, bool folder,
                                     const QString& filter) {
    constexpr int enough = 320; // to see a file's name and some of its folder
    auto* edit = new QLineEdit(QDir::toNativeSeparators(path));
    auto* choose = new QToolButton;
    auto* field = new QWidget;
    auto* layout = new QHBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    addWidget(row, field);
    field->setFocusProxy(edit);
    field->setObjectName({});
    edit->setMinimumWidth(enough);
    edit->setToolTip(row.tip);
    edit->setAccessibleName(field->accessibleName());
    edit->setObjectName(QString::fromLatin1(row.key));
    choose->setText(QStringLiteral("…"));
    choose->setToolTip(folder ? tr("Choose the folder") : tr("Choose the file"));
    choose->setAccessibleName(choose->toolTip());
    connect(choose, &QToolButton::clicked, this,
            [this, edit, folder, filter] { browse(edit, folder, filter); });
    return edit;
}

void ExportTaskDialog::browse(QLineEdit* edit, bool folder, const QString& filter) {
    auto* dialog = new QFileDialog(this, folder ? tr("Choose the folder") : tr("Choose the file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (folder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setDirectory(edit->text());
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked where the export begins
        dialog->setNameFilters(filter.split(QStringLiteral(";;")));
        dialog->setDefaultSuffix(QFileInfo(edit->text()).suffix());
        dialog->selectFile(edit->text());
    }
    connect(dialog, &QFileDialog::fileSelected, edit,
            [edit](const QString& chosen) { edit->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

void ExportTaskDialog::addBeside(QWidget* widget) {
    columns_->addWidget(widget);
}

void ExportTaskDialog::finishForm() {
    QPushButton* button = buttons_->button(QDialogButtonBox::Ok);
    button->setText(tr("E&xport"));
    button->setDefault(true);
    button->setObjectName(QStringLiteral("startExport"));
    for (QAbstractButton* one : buttons_->buttons()) {
        one->setIcon({}); // no other button of the window has one
    }
}

QVariant ExportTaskDialog::remembered(const char* key, const QVariant& fallback) const {
    return settings_.dialogValue(name_ + QLatin1Char('/') + QString::fromLatin1(key), fallback);
}

void ExportTaskDialog::rememberValue(const char* key, const QVariant& value) {
    settings_.setDialogValue(name_ + QLatin1Char('/') + QString::fromLatin1(key), value);
}

void ExportTaskDialog::remember() {
    for (const auto& keep : keepers_) {
        keep();
    }
}

void ExportTaskDialog::start() {
    QStringList there;
    for (const QString& file : textsOf(targets())) {
        if (QFileInfo::exists(file)) {
            there.append(file);
        }
    }
    if (there.isEmpty()) {
        run();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(),
                                     tr("Already there: %1.\nReplace?").arg(namesOf(there)),
                                     QMessageBox::Yes | QMessageBox::No, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question->button(QMessageBox::Yes), &QAbstractButton::clicked, this,
            &ExportTaskDialog::run);
    question->open();
}

void ExportTaskDialog::run() {
    remember();
    tell({});
    setRunning(true);
    stop_ = std::stop_source();
    slot_.start(
        [job = job(), stop = stop_](const JobContext& context) -> Result<ExportReport> {
            std::stop_source both = stop;
            const std::stop_callback closed(context.stop, [&both] { both.request_stop(); });
            return job({both.get_token(), context.progress});
        },
        [this](const Result<ExportReport>& result) {
            finish(result ? *result : ExportReport{{}, {}, result.error()});
        });
}

void ExportTaskDialog::finish(const ExportReport& report) {
    setRunning(false);
    if (report.error) {
        tell(failureText(report));
    } else {
        emit written(textsOf(report.written));
        accept();
    }
}

void ExportTaskDialog::tell(const QString& text) {
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
}

void ExportTaskDialog::setRunning(bool running) {
    fields_->setEnabled(!running);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(!running);
    progress_->setValue(0);
    progress_->setVisible(running);
}

/// While it writes, Cancel stops that and leaves the form; the next one closes it.
void ExportTaskDialog::reject() {
    if (slot_.busy() && !stop_.stop_requested()) {
        stop_.request_stop();
        return;
    }
    slot_.cancel();
    QDialog::reject();
}

} // namespace heedmap
