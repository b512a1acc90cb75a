// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_dialogs/task_dialog.h"

namespace heedmap {

struct BatchFigure;
class ExportForm;
class HeadChoice;

/// A figure of every head, or of some, a file each.
class BatchDialog : public ExportTaskDialog {
    Q_OBJECT

  public:
    BatchDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool, QWidget* parent);

  protected:
    [[nodiscard]] Job job() const override;
    [[nodiscard]] Files targets() const override;

  private:
    void addForm();
    /// The figures that the form describes; an error where heads or names are not right.
    [[nodiscard]] Result<std::vector<BatchFigure>> figures() const;

    ExportRequest shown_;
    HeadChoice* heads_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QLineEdit* name_ = nullptr;
    ExportForm* form_ = nullptr;
};

} // namespace heedmap
