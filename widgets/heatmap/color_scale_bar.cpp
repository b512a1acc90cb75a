// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/color_scale_bar.h"

#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_text.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double barHeight = 10.0;
constexpr int tickCount = 5;

QString tickText(double value, double extent) {
    const int decimals = extent >= 20 ? 0 : extent >= 2 ? 1 : extent >= 0.1 ? 2 : 4;
    QString text = QString::number(value, 'f', decimals);
    while (decimals > 0 && (text.endsWith(u'0') || text.endsWith(u'.'))) {
        const bool point = text.endsWith(u'.');
        text.chop(1);
        if (point)
            break;
    }
    if (text == QLatin1String("-0"))
        text = QStringLiteral("0");
    return text.replace(u'-', QChar(0x2212));
}

} // namespace

ColorScaleBar::ColorScaleBar(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Colour scale"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ColorScaleBar::setScale(const CellScale& scale, const QString& caption, const QString& note) {
    scale_ = scale;
    caption_ = caption;
    note_ = note;
    setAccessibleDescription(tr("%1, from %2 to %3. %4")
                                 .arg(caption, exactText(scale.low), exactText(scale.high), note));
    update();
}

void ColorScaleBar::setMarked(std::optional<double> value) {
    if (marked_ == value)
        return;
    marked_ = value;
    update();
}

void ColorScaleBar::setSpan(int left, int right) {
    left_ = left;
    right_ = right;
    update();
}

QSize ColorScaleBar::sizeHint() const {
    const QFontMetricsF metrics(scaledFont(*this, 0.9));
    return {320, static_cast<int>(std::ceil(2 * metrics.height() + barHeight + 14))};
}

QRectF ColorScaleBar::barRect() const {
    const QFontMetricsF metrics(scaledFont(*this, 0.9));
    const double left = std::clamp(left_, 0, width());
    const double right = right_ > left_ ? std::min(right_, width()) : width();
    return {left, std::ceil(metrics.height()) + 8, right - left, barHeight};
}

void ColorScaleBar::paintTexts(QPainter& painter, const QRectF& bar) const {
    const QFontMetricsF metrics(painter.font());
    const Palette& palette = rolePalette(*this);
    const double caption_width = std::min(metrics.horizontalAdvance(caption_) + 1, bar.width());
    painter.setPen(palette.mutedText);
    painter.drawText(QRectF(bar.left(), 0, caption_width, metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(caption_, Qt::ElideRight, caption_width));
    const double room = bar.width() - caption_width - 16;
    if (note_.isEmpty() || room < 40)
        return;
    painter.setPen(palette.warning);
    painter.drawText(QRectF(bar.right() - room, 0, room, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(note_, Qt::ElideRight, room));
}

void ColorScaleBar::paintTicks(QPainter& painter, const QRectF& bar) const {
    const Palette& palette = rolePalette(*this);
    const QFontMetricsF metrics(painter.font());
    for (int i = 0; i < tickCount; ++i) {
        const double share = i / (tickCount - 1.0);
        const double x = bar.left() + share * bar.width();
        const QString text = tickText(scale_.low + share * (scale_.high - scale_.low),
                                      std::abs(scale_.high - scale_.low));
        const double width = metrics.horizontalAdvance(text) + 2;
        const double left = std::clamp(x - width / 2, bar.left(), bar.right() - width);
        painter.setPen(palette.outline);
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3));
        painter.setPen(palette.mutedText);
        painter.drawText(QRectF(left, bar.bottom() + 4, width, metrics.height()), Qt::AlignCenter,
                         text);
    }
}

void ColorScaleBar::paintMarked(QPainter& painter, const QRectF& bar) const {
    if (!marked_ || !std::isfinite(*marked_) || scale_.high <= scale_.low)
        return;
    const double share = std::clamp((*marked_ - scale_.low) / (scale_.high - scale_.low), 0.0, 1.0);
    const double x = bar.left() + share * bar.width();
    QPainterPath mark;
    mark.moveTo(x, bar.top() - 1);
    mark.lineTo(x - 4.5, bar.top() - 7);
    mark.lineTo(x + 4.5, bar.top() - 7);
    mark.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(mark, rolePalette(*this).text);
}

void ColorScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF bar = barRect();
    if (bar.width() < 10)
        return;
    QImage strip(256, 1, QImage::Format_RGB32);
    const auto table = tableOf(scale_.map);
    for (int i = 0; i < 256; ++i)
        strip.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
    painter.drawImage(bar, strip);
    painter.setPen(QPen(rolePalette(*this).outline, 1));
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setFont(scaledFont(*this, 0.9));
    paintTexts(painter, bar);
    paintTicks(painter, bar);
    paintMarked(painter, bar);
}

void ColorScaleBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace heedmap
