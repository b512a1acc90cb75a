// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/cell_image.h"

#include <QWidget>

#include <optional>

namespace heedmap {

/// The colours of a scale from its lowest value to its highest, with ticks; a mark shows where
/// the selected cell's value lies.
class ColorScaleBar : public QWidget {
    Q_OBJECT

  public:
    explicit ColorScaleBar(QWidget* parent = nullptr);

    /// `caption` names the quantity; `note` says what is unusual about the range, if anything.
    void setScale(const CellScale& scale, const QString& caption, const QString& note = {});
    void setMarked(std::optional<double> value);
    /// Where the bar begins and ends within the widget.
    void setSpan(int left, int right);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    [[nodiscard]] QRectF barRect() const;
    void paintTexts(QPainter& painter, const QRectF& bar) const;
    void paintTicks(QPainter& painter, const QRectF& bar) const;
    void paintMarked(QPainter& painter, const QRectF& bar) const;

    CellScale scale_;
    QString caption_;
    QString note_;
    std::optional<double> marked_;
    int left_ = 0;
    int right_ = 0;
};

} // namespace heedmap
