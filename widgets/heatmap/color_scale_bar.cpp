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

constexpr double barThickness = 12.0;
constexpr double markRoom = 8.0; // for the mark beside the bar
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

void ColorScaleBar::setOrientation(Qt::Orientation orientation) {
    orientation_ = orientation;
    update();
}

void ColorScaleBar::setSpan(int begin, int end) {
    begin_ = begin;
    end_ = end;
    update();
}

/// Of a logarithmic scale: its powers of ten, the lowest standing for all below it.
QString ColorScaleBar::tickAt(int index) const {
    if (scale_.logarithmic) {
        const double value = scale_.high * std::pow(10.0, index - (ticks() - 1));
        const QString text = tickText(value, value < 0.01 ? 0.05 : value < 0.1 ? 1 : 2);
        return index == 0 ? QStringLiteral("≤ ") + text : text;
    }
    const double share = index / (tickCount - 1.0);
    return tickText(scale_.low + share * (scale_.high - scale_.low),
                    std::abs(scale_.high - scale_.low));
}

int ColorScaleBar::ticks() const {
    return scale_.logarithmic ? qRound(std::log10(scale_.high / scale_.low)) + 1 : tickCount;
}

double ColorScaleBar::widestTick(const QFontMetricsF& metrics) const {
    double widest = 0;
    for (int i = 0; i < ticks(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(tickAt(i)));
    return std::ceil(widest);
}

int ColorScaleBar::thickness() const {
    const QFontMetricsF metrics(scaledFont(*this, 0.9));
    const double lines = standing() && !note_.isEmpty() ? 2 : 1;
    const double texts = lines * metrics.height();
    const double ticks = standing() ? widestTick(metrics) + 14 : metrics.height() + 6;
    return static_cast<int>(std::ceil(markRoom + barThickness + ticks + texts));
}

QSize ColorScaleBar::sizeHint() const {
    return standing() ? QSize(thickness(), 320) : QSize(320, thickness());
}

QSize ColorScaleBar::minimumSizeHint() const {
    return standing() ? QSize(thickness(), 80) : QSize(80, thickness());
}

QRectF ColorScaleBar::barRect() const {
    const QFontMetricsF metrics(scaledFont(*this, 0.9));
    const int room = standing() ? height() : width();
    const double begin = std::clamp(begin_, 0, room);
    const double end = end_ > begin_ ? std::min(end_, room) : room;
    if (standing())
        return {markRoom, begin, barThickness, end - begin};
    return {begin, std::ceil(metrics.height()) + markRoom, end - begin, barThickness};
}

void ColorScaleBar::paintLyingTexts(QPainter& painter, const QRectF& bar) const {
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

/// Caption and note read upwards, as the scale grows.
void ColorScaleBar::paintStandingTexts(QPainter& painter, const QRectF& bar) const {
    const QFontMetricsF metrics(painter.font());
    const Palette& palette = rolePalette(*this);
    painter.save();
    painter.translate(bar.right() + widestTick(metrics) + 12, bar.bottom());
    painter.rotate(-90);
    const auto line = [&](int index, const QString& text, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRectF(0, index * metrics.height(), bar.height(), metrics.height()),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, bar.height()));
    };
    line(0, caption_, palette.mutedText);
    line(1, note_, palette.warning);
    painter.restore();
}

void ColorScaleBar::paintTicks(QPainter& painter, const QRectF& bar) const {
    const Palette& palette = rolePalette(*this);
    const QFontMetricsF metrics(painter.font());
    for (int i = 0; i < ticks(); ++i) {
        const double share = i / (ticks() - 1.0);
        const QString text = tickAt(i);
        const double width = metrics.horizontalAdvance(text) + 2;
        painter.setPen(palette.outline);
        QRectF box;
        if (standing()) {
            const double y = bar.bottom() - share * bar.height();
            painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3, y));
            box = QRectF(bar.right() + 6, y - metrics.height() / 2, width, metrics.height());
        } else {
            const double x = bar.left() + share * bar.width();
            const double left = std::clamp(x - width / 2, bar.left(), bar.right() - width);
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3));
            box = QRectF(left, bar.bottom() + 4, width, metrics.height());
        }
        painter.setPen(palette.mutedText);
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

void ColorScaleBar::paintMarked(QPainter& painter, const QRectF& bar) const {
    if (!marked_ || !std::isfinite(*marked_) || scale_.high <= scale_.low)
        return;
    const double share = scale_.shareOf(*marked_);
    painter.save();
    if (standing()) {
        painter.translate(bar.left(), bar.bottom() - share * bar.height());
        painter.rotate(-90);
    } else {
        painter.translate(bar.left() + share * bar.width(), bar.top());
    }
    QPainterPath mark; // above the origin, with its tip at it
    mark.moveTo(0, -1);
    mark.lineTo(-4.5, -7);
    mark.lineTo(4.5, -7);
    mark.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(mark, rolePalette(*this).text);
    painter.restore();
}

void ColorScaleBar::paintColors(QPainter& painter, const QRectF& bar) const {
    QImage strip(standing() ? QSize(1, 256) : QSize(256, 1), QImage::Format_RGB32);
    const auto table = tableOf(scale_.map);
    for (int i = 0; i < 256; ++i)
        strip.setPixel(standing() ? QPoint(0, 255 - i) : QPoint(i, 0),
                       table[static_cast<std::size_t>(i)]);
    painter.drawImage(bar, strip);
    painter.setPen(QPen(rolePalette(*this).outline, 1));
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void ColorScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF bar = barRect();
    if (std::max(bar.width(), bar.height()) < 16)
        return;
    paintColors(painter, bar);
    painter.setFont(scaledFont(*this, 0.9));
    standing() ? paintStandingTexts(painter, bar) : paintLyingTexts(painter, bar);
    paintTicks(painter, bar);
    paintMarked(painter, bar);
}

void ColorScaleBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace heedmap
