// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QPaintEvent>
#include <QPainter>

namespace heedmap {

namespace {

/// The weights as colours, one pixel a cell; what the mask hides is transparent.
QImage coloured(const HeadSummary& head, Mask mask) {
    const Matrix& weights = head.thumbnail;
    QImage image(static_cast<int>(weights.cols()), static_cast<int>(weights.rows()),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (Index row = 0; row < weights.rows(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row)));
        const Index visible = visible_keys(mask, row, weights.cols());
        for (Index col = 0; col < visible; ++col) {
            line[col] = colorAt(ColorMap::viridis, static_cast<double>(weights(row, col)));
        }
    }
    return image;
}

void hatch(QPainter& painter, QRectF rect, const Palette& palette) {
    constexpr double distance = 4;
    painter.setPen(QPen(palette.hatch, 1));
    painter.setClipRect(rect);
    for (double x = rect.left() - rect.height(); x < rect.right(); x += distance) {
        painter.drawLine(QPointF(x, rect.top()), QPointF(x + rect.height(), rect.bottom()));
    }
    painter.setClipping(false);
}

} // namespace

QPixmap HeadGrid::picture(const HeadSummary& head, int side) const {
    const double ratio = devicePixelRatioF();
    const int pixels = std::max(1, qRound(side * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(ratio);
    const Palette& palette = rolePalette(*this);
    pixmap.fill(palette.card);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all(0, 0, side, side);
    if (mask_ != Mask::none) {
        hatch(painter, all, palette);
    }
    const QImage image = coloured(head, mask_);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, image.width() > pixels);
    painter.drawImage(all, image);
    return pixmap;
}

void HeadGrid::paintEvent(QPaintEvent* event) {
    if (itemCount() == 0) {
        return;
    }
    const Frame f = frame();
    const int side = qRound(f.side * devicePixelRatioF());
    if (side != picture_side_) {
        pictures_.assign(pictures_.size(), QPixmap());
        picture_side_ = side;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabels(painter, f);
    for (int i = 0; i < itemCount(); ++i) {
        const QRect reach = itemRect(i).adjusted(-3, -3, 3, 3 + captionHeight());
        if (reach.intersects(event->rect())) {
            paintHead(painter, f, i);
        }
    }
}

void HeadGrid::paintLabels(QPainter& painter, const Frame& f) const {
    painter.setFont(numberFont(*this, 0.8));
    painter.setPen(rolePalette(*this).mutedText);
    for (int row = 0; row < rows_; ++row) {
        painter.drawText(QRect(0, f.top + row * f.step_y, f.left - 8, f.side),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(row));
    }
}

void HeadGrid::paintHead(QPainter& painter, const Frame& f, int index) {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    const Palette& palette = rolePalette(*this);
    const QRect rect = itemRect(index);
    QPixmap& pixmap = pictures_[static_cast<std::size_t>(index)];
    if (pixmap.isNull()) {
        pixmap = picture(head, f.side);
    }
    painter.drawPixmap(rect.topLeft(), pixmap);
    painter.setBrush(Qt::NoBrush);
    if (index == chosen_) {
        painter.setPen(QPen(hasFocus() ? palette.focusRing : palette.text, 2));
        painter.drawRect(QRectF(rect).adjusted(-2, -2, 2, 2));
    } else if (index == hovered_) {
        painter.setPen(QPen(palette.outline, 1));
        painter.drawRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    if (f.captions) {
        QFont font = numberFont(*this, 0.8);
        font.setBold(index == chosen_);
        painter.setFont(font);
        painter.setPen(index == chosen_ ? palette.text : palette.mutedText);
        painter.drawText(QRect(rect.left() - 8, rect.bottom() + 3, f.side + 16, captionHeight()),
                         Qt::AlignHCenter | Qt::AlignTop,
                         QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head));
    }
}

} // namespace heedmap
