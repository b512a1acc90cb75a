// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/cell_image.h"

#include <QWidget>

#include <optional>

namespace heedmap {

/// The colours of a scale from its lowest value to its highest, with ticks; a mark shows where
/// the selected cell's value lies. Lying, it grows to the right; standing, upwards, with ticks and
/// caption at its right.
class ColorScaleBar : public QWidget {
    Q_OBJECT

  public:
    explicit ColorScaleBar(QWidget* parent = nullptr);

    /// `caption` names the quantity; `note` says what is unusual about the range, if anything.
    void setScale(const CellScale& scale, const QString& caption, const QString& note = {});
    void setMarked(std::optional<double> value);
    void setOrientation(Qt::Orientation orientation);
    /// Where the bar begins and ends within the widget: from the left, or from the top.
    void setSpan(int begin, int end);
    /// What it needs across its length.
    [[nodiscard]] int thickness() const;
    /// Where the colours stand.
    [[nodiscard]] QRectF barRect() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    [[nodiscard]] int ticks() const;
    [[nodiscard]] QString tickAt(int index) const;
    [[nodiscard]] double widestTick(const QFontMetricsF& metrics) const;
    void paintColors(QPainter& painter, const QRectF& bar) const;
    void paintLyingTexts(QPainter& painter, const QRectF& bar) const;
    void paintStandingTexts(QPainter& painter, const QRectF& bar) const;
    void paintTicks(QPainter& painter, const QRectF& bar) const;
    void paintMarked(QPainter& painter, const QRectF& bar) const;
    [[nodiscard]] bool standing() const { return orientation_ == Qt::Vertical; }

    CellScale scale_;
    QString caption_;
    QString note_;
    std::optional<double> marked_;
    Qt::Orientation orientation_ = Qt::Horizontal;
    int begin_ = 0;
    int end_ = 0;
};

} // namespace heedmap
