// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace heedmap {

/// What a teacher switches: the scale, the mask, the softmax's temperature.
struct WalkSwitchState {
    bool scale = true;
    bool mask = true;
    double temperature = 1.0;
    friend bool operator==(const WalkSwitchState&, const WalkSwitchState&) = default;
};

/// The switches, with a way back to what the model does.
class WalkSwitches : public QWidget {
    Q_OBJECT

  public:
    explicit WalkSwitches(QWidget* parent = nullptr);

    [[nodiscard]] const WalkSwitchState& state() const { return state_; }
    /// Without a signal. `own` is what the model does.
    void setState(const WalkSwitchState& state, const WalkSwitchState& own);
    /// Off where a site has no mask to put on; the tooltip then says why.
    void setMaskEnabled(bool enabled, const QString& whyNot = {});

  signals:
    void changed(const heedmap::WalkSwitchState& state);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void tell(const WalkSwitchState& state);
    void showState();

    WalkSwitchState state_;
    WalkSwitchState own_;
    QString no_mask_;
    QCheckBox* scale_;
    QCheckBox* mask_;
    QLabel* label_;
    QDoubleSpinBox* temperature_;
    QPushButton* reset_;
};

} // namespace heedmap
