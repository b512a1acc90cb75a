// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_slider.h"

#include "widgets/theme/application_theme.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr int logarithmicPositions = 400;

} // namespace

NumberSlider::NumberSlider(QWidget* parent)
    : QWidget(parent), label_(new QLabel), slider_(new QSlider(Qt::Horizontal)),
      number_(new QDoubleSpinBox) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(label_, 0, 0);
    grid->addWidget(number_, 0, 1);
    grid->addWidget(slider_, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    label_->setBuddy(number_);
    slider_->setMinimumWidth(64);
    number_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    number_->setAlignment(Qt::AlignRight);
    number_->setKeyboardTracking(false);
    connect(slider_, &QSlider::valueChanged, this, [this](int position) {
        const double value = valueAt(position);
        const QSignalBlocker blocker(number_);
        number_->setValue(value);
        emit valueChanged(number_->value());
    });
    connect(number_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const QSignalBlocker blocker(slider_);
        slider_->setValue(positionOf(value));
        emit valueChanged(value);
    });
}

void NumberSlider::setRange(const Range& range) {
    range_ = range;
    const QSignalBlocker sliderBlocker(slider_);
    const QSignalBlocker numberBlocker(number_);
    number_->setDecimals(range.decimals);
    number_->setRange(range.minimum, range.maximum);
    number_->setSingleStep(range.step);
    const bool linear = range.scale == Scale::linear;
    const int positions =
        linear ? qRound((range.maximum - range.minimum) / range.step) : logarithmicPositions;
    slider_->setRange(0, std::max(positions, 1));
    slider_->setPageStep(std::max(positions / 10, 1));
    slider_->setValue(positionOf(number_->value()));
}

void NumberSlider::setTexts(const QString& name, const QString& tooltip,
                            const QString& textAtMinimum) {
    label_->setText(name);
    number_->setSpecialValueText(textAtMinimum);
    slider_->setAccessibleName(name);
    number_->setAccessibleName(name);
    for (QWidget* part : {static_cast<QWidget*>(label_), static_cast<QWidget*>(slider_),
                          static_cast<QWidget*>(number_)}) {
        part->setToolTip(tooltip);
        part->setAccessibleDescription(tooltip);
    }
}

void NumberSlider::setValue(double value) {
    const QSignalBlocker sliderBlocker(slider_);
    const QSignalBlocker numberBlocker(number_);
    number_->setValue(value);
    slider_->setValue(positionOf(value));
}

double NumberSlider::value() const {
    return number_->value();
}

double NumberSlider::valueAt(int position) const {
    if (range_.scale == Scale::linear) {
        return range_.minimum + position * range_.step;
    }
    if (position == 0) {
        return 0;
    }
    const double share = static_cast<double>(position - 1) / (logarithmicPositions - 1);
    return std::round(std::pow(range_.maximum, share));
}

int NumberSlider::positionOf(double value) const {
    if (range_.scale == Scale::linear) {
        return qRound((value - range_.minimum) / range_.step);
    }
    if (value < 1) {
        return 0;
    }
    const double share = range_.maximum > 1 ? std::log(value) / std::log(range_.maximum) : 0;
    return 1 + qRound(share * (logarithmicPositions - 1));
}

} // namespace heedmap
