// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_switches.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

namespace heedmap {

WalkSwitches::WalkSwitches(QWidget* parent)
    : QWidget(parent), scale_(new QCheckBox), mask_(new QCheckBox), label_(new QLabel),
      temperature_(new QDoubleSpinBox), reset_(new QPushButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (QWidget* widget : {static_cast<QWidget*>(scale_), static_cast<QWidget*>(mask_),
                            static_cast<QWidget*>(label_), static_cast<QWidget*>(temperature_),
                            static_cast<QWidget*>(reset_)}) {
        row->addWidget(widget);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    temperature_->setRange(0.05, 20);
    temperature_->setDecimals(2);
    temperature_->setSingleStep(0.25);
    temperature_->setKeyboardTracking(false);
    temperature_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    temperature_->setAlignment(Qt::AlignRight);
    label_->setBuddy(temperature_);
    connect(scale_, &QCheckBox::toggled, this, [this](bool on) {
        WalkSwitchState next = state_;
        next.scale = on;
        tell(next);
    });
    connect(mask_, &QCheckBox::toggled, this, [this](bool on) {
        WalkSwitchState next = state_;
        next.mask = on;
        tell(next);
    });
    connect(temperature_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        WalkSwitchState next = state_;
        next.temperature = value;
        tell(next);
    });
    connect(reset_, &QPushButton::clicked, this, [this] { tell(own_); });
    retranslate();
    showState();
}

void WalkSwitches::setState(const WalkSwitchState& state, const WalkSwitchState& own) {
    state_ = state;
    own_ = own;
    showState();
}

void WalkSwitches::setMaskEnabled(bool enabled, const QString& whyNot) {
    mask_->setEnabled(enabled);
    no_mask_ = enabled ? QString() : whyNot;
    retranslate();
}

void WalkSwitches::tell(const WalkSwitchState& state) {
    if (state == state_) {
        return;
    }
    state_ = state;
    showState();
    emit changed(state_);
}

void WalkSwitches::showState() {
    const QSignalBlocker scale(scale_);
    const QSignalBlocker mask(mask_);
    const QSignalBlocker temperature(temperature_);
    scale_->setChecked(state_.scale);
    mask_->setChecked(state_.mask);
    temperature_->setValue(state_.temperature);
    reset_->setVisible(state_ != own_);
}

void WalkSwitches::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void WalkSwitches::retranslate() {
    scale_->setText(QStringLiteral("÷ √d"));
    scale_->setAccessibleName(tr("Scale the dot products"));
    scale_->setToolTip(tr("Scale the dot products, as the model does. Off: see how the softmax "
                          "saturates without it"));
    mask_->setText(tr("mask"));
    mask_->setAccessibleName(tr("Add the mask"));
    mask_->setToolTip(no_mask_.isEmpty()
                          ? tr("Add the causal mask to the scores. Off: every key may be seen")
                          : no_mask_);
    label_->setText(tr("softmax temperature"));
    temperature_->setAccessibleName(tr("Softmax temperature"));
    temperature_->setToolTip(tr("What the scores are divided by before the softmax. The model's "
                                "own is 1; lower is sharper, higher is flatter"));
    label_->setToolTip(temperature_->toolTip());
    reset_->setText(tr("As the model"));
    reset_->setToolTip(tr("Back to what the model itself computes"));
}

} // namespace heedmap
