// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_report.h"
#include "app/jobs/export_figure.h"
#include "app/jobs/job_slot.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace heedmap {

class Settings;

/// A form that describes an export, and the job that writes it: with progress, a way to stop it,
/// and errors told where the form is. What was entered is remembered from one to the next.
class ExportTaskDialog : public QDialog {
    Q_OBJECT

  public:
    ~ExportTaskDialog() override;

    void reject() override;

  signals:
    /// Everything is on the disk; the dialog closes.
    void written(const QStringList& files);

  protected:
    using Files = std::vector<std::filesystem::path>;
    using Job = std::function<ExportReport(const Work&)>;

    /// What is remembered lies under `name`; the job runs on `pool`, which must outlive this.
    ExportTaskDialog(const QString& name, Settings& settings, QThreadPool& pool, QWidget* parent);

    /// The job that the form describes now; it may replace files.
    [[nodiscard]] virtual Job job() const = 0;
    /// The files that it is known to write: whether they may be replaced is asked before.
    [[nodiscard]] virtual Files targets() const = 0;

    /// A row of the form, with its label and tooltip; its value is remembered under `key`.
    struct Row {
        const char* key;
        QString label;
        QString tip;
    };
    QSpinBox* addNumber(const Row& row, int least, int most, int value, const QString& suffix = {});
    struct Choice {
        QString text;
        QString data;
    };
    QComboBox* addChoice(const Row& row, const std::vector<Choice>& choices);
    QComboBox* addPaper();
    QLineEdit* addText(const Row& row, const QString& value);
    /// A file to be written, with a button that asks where; its folder is remembered.
    QLineEdit* addFile(const Row& row, const QString& name, const QString& filter);
    /// A folder to write into.
    QLineEdit* addFolder(const Row& row);
    /// A row of another kind; `keep` what remembers it.
    void addWidget(const Row& row, QWidget* widget);
    /// A second column.
    void addBeside(QWidget* widget);
    /// Below the rows: the button that starts.
    void finishForm();

    [[nodiscard]] QVariant remembered(const char* key, const QVariant& fallback) const;
    void keep(std::function<void()> remember) { keepers_.push_back(std::move(remember)); }
    void rememberValue(const char* key, const QVariant& value);
    [[nodiscard]] Settings& settings() const { return settings_; }

  private:
    QLineEdit* addPath(const Row& row, const QString& path, bool folder, const QString& filter);
    void browse(QLineEdit* edit, bool folder, const QString& filter);
    void start();
    void run();
    void remember();
    void finish(const ExportReport& report);
    void tell(const QString& text);
    void setRunning(bool running);

    QString name_;
    Settings& settings_;
    JobSlot slot_;
    std::stop_source stop_; ///< of the job: what it has written by then is still told
    QHBoxLayout* columns_;
    QFormLayout* form_;
    QWidget* fields_;
    QLabel* message_;
    QProgressBar* progress_;
    QDialogButtonBox* buttons_;
    std::vector<std::function<void()>> keepers_; ///< each remembers a row
};

} // namespace heedmap
