// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_dialogs/task_dialog.h"

namespace heedmap {

struct AnimationRequest;

/// An animation of the decoding (of the steps taken so far, and of those that would follow) or of
/// the walk through the head's formula.
class AnimationDialog : public ExportTaskDialog {
    Q_OBJECT

  public:
    AnimationDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                    QWidget* parent);

  protected:
    [[nodiscard]] Job job() const override;
    [[nodiscard]] Files targets() const override;

  private:
    void addSubject();
    void addSteps();
    void addTimes();
    void addLook();
    void addTarget();
    [[nodiscard]] bool walks() const;
    [[nodiscard]] std::filesystem::path path() const;
    [[nodiscard]] AnimationRequest request() const;

    ExportRequest shown_;
    QComboBox* subject_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QSpinBox* frame_ms_ = nullptr;
    QSpinBox* loops_ = nullptr;
    QSpinBox* width_mm_ = nullptr;
    QSpinBox* dpi_ = nullptr;
    QComboBox* theme_ = nullptr;
    QComboBox* format_ = nullptr;
    QLineEdit* file_ = nullptr;
};

} // namespace heedmap
