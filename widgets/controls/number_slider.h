// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace heedmap {

/// A name and a spin box with the exact number over a slider. The slider may run on a logarithmic
/// scale from 1 on, with 0 at its start.
class NumberSlider : public QWidget {
    Q_OBJECT

  public:
    enum class Scale { linear, logarithmic };
    struct Range {
        double minimum = 0;
        double maximum = 1;
        double step = 0.01;
        int decimals = 2;
        Scale scale = Scale::linear;
    };

    explicit NumberSlider(QWidget* parent = nullptr);

    void setRange(const Range& range);
    void setTexts(const QString& name, const QString& tooltip, const QString& textAtMinimum = {});
    /// Shows `value` without a signal.
    void setValue(double value);
    [[nodiscard]] double value() const;
    [[nodiscard]] QLabel* label() const { return label_; }
    [[nodiscard]] QDoubleSpinBox* number() const { return number_; }

  signals:
    void valueChanged(double value);

  private:
    [[nodiscard]] double valueAt(int position) const;
    [[nodiscard]] int positionOf(double value) const;

    Range range_;
    QLabel* label_;
    QSlider* slider_;
    QDoubleSpinBox* number_;
};

} // namespace heedmap
