// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_dialogs/task_dialog.h"

class QCheckBox;

namespace heedmap {

struct WorksheetRequest;

/// A worksheet about the chosen head, and its answers.
class WorksheetDialog : public ExportTaskDialog {
    Q_OBJECT

  public:
    WorksheetDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                    QWidget* parent);

  protected:
    [[nodiscard]] Job job() const override;
    [[nodiscard]] Files targets() const override;

  private:
    void addBlanks();
    [[nodiscard]] WorksheetRequest request() const;

    ExportRequest shown_;
    QComboBox* from_ = nullptr;
    QSpinBox* tokens_ = nullptr;
    QSpinBox* dims_ = nullptr;
    QSpinBox* digits_ = nullptr;
    std::vector<QCheckBox*> blanks_;
    QSpinBox* share_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QComboBox* paper_ = nullptr;
    QLineEdit* file_ = nullptr;
    QLineEdit* answers_ = nullptr;
};

} // namespace heedmap
