// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_image.h"
#include "widgets/theme/application_theme.h"

#include <QPaintEvent>
#include <QPainter>

namespace heedmap {

namespace {

void hatch(QPainter& painter, QRectF rect, const Palette& palette) {
    constexpr double distance = 4;
    painter.setPen(QPen(palette.hatch, 1));
    painter.setClipRect(rect);
    for (double x = rect.left() - rect.height(); x < rect.right(); x += distance) {
        painter.drawLine(QPointF(x, rect.top()), QPointF(x + rect.height(), rect.bottom()));
    }
    painter.setClipping(false);
}

/// The mask of a thumbnail whose `size` columns stand for `keys`: a block of which a row sees a
/// part is seen.
KeyMask reducedMask(KeyMask mask, Index size, Index keys) {
    if (mask.window > 0 && size < keys) {
        mask.window = (mask.window * size + keys - 1) / keys + 1;
    }
    return mask;
}

} // namespace

QPixmap HeadGrid::picture(int index, QSize size) const {
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size) * ratio).toSize().expandedTo({1, 1});
    QPixmap pixmap(pixels);
    pixmap.setDevicePixelRatio(ratio);
    const Palette& palette = rolePalette(*this);
    pixmap.fill(palette.card);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all({0, 0}, QSizeF(size));
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    if (head.mask.mask != Mask::none) {
        hatch(painter, all, palette);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Shares its owner. A smaller picture keeps every bright cell: it is reduced, not sampled.
    const std::shared_ptr<const Matrix> weights(heads_, &head.thumbnail);
    CellPyramid pyramid(CellField(weights, reducedMask(head.mask, weights->cols(), shape_.keys)),
                        Reduction::largest);
    CellScale scale;
    scale.notFinite = palette.notFinite.rgb();
    const QRectF cells(0, 0, static_cast<double>(weights->cols()),
                       static_cast<double>(weights->rows()));
    painter.drawImage(all, cellImage(pyramid, cells, pixels, scale));
    return pixmap;
}

void HeadGrid::paintEvent(QPaintEvent* event) {
    if (itemCount() == 0) {
        return;
    }
    const Frame f = frame();
    const QSize pixels = (QSizeF(f.picture) * devicePixelRatioF()).toSize();
    if (pixels != picture_pixels_) {
        pictures_.assign(pictures_.size(), QPixmap());
        picture_pixels_ = pixels;
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
    if (order_ != HeadOrder::layer) {
        return; // a row is no layer then; each head has its own caption
    }
    painter.setFont(numberFont(*this, 0.8));
    painter.setPen(rolePalette(*this).mutedText);
    for (int row = 0; row < rows_; ++row) {
        painter.drawText(QRect(0, f.top + row * f.step_y, f.left - 8, f.picture.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(row));
    }
}

void HeadGrid::paintHead(QPainter& painter, const Frame& f, int index) {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    const Palette& palette = rolePalette(*this);
    const QRect rect = itemRect(index);
    QPixmap& pixmap = pictures_[static_cast<std::size_t>(index)];
    if (pixmap.isNull()) {
        pixmap = picture(index, f.picture);
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
        painter.drawText(
            QRect(rect.left() - 8, rect.bottom() + 3, rect.width() + 16, captionHeight()),
            Qt::AlignHCenter | Qt::AlignTop,
            QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head));
    }
}

} // namespace heedmap
