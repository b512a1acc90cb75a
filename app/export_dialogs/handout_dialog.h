// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_dialogs/task_dialog.h"

namespace heedmap {

struct HandoutRequest;
class HeadChoice;

/// A handout about the sentence and the chosen head.
class HandoutDialog : public ExportTaskDialog {
    Q_OBJECT

  public:
    HandoutDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                  QWidget* parent);

  protected:
    [[nodiscard]] Job job() const override;
    [[nodiscard]] Files targets() const override;

  private:
    [[nodiscard]] Result<HandoutRequest> request() const;

    ExportRequest shown_;
    QLineEdit* title_ = nullptr;
    HeadChoice* heads_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QComboBox* paper_ = nullptr;
    QLineEdit* file_ = nullptr;
};

} // namespace heedmap
