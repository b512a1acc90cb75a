// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_image.h"
#include "widgets/theme/application_theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

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

QPixmap HeadGrid::pictureOf(const std::shared_ptr<const Matrix>& weights, KeyMask mask,
                            QSize size) const {
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size) * ratio).toSize().expandedTo({1, 1});
    QPixmap pixmap(pixels);
    pixmap.setDevicePixelRatio(ratio);
    const Palette& palette = rolePalette(*this);
    pixmap.fill(palette.card);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all({0, 0}, QSizeF(size));
    if (mask.mask != Mask::none) {
        hatch(painter, all, palette);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // A smaller picture keeps every bright cell: it is reduced, not sampled.
    CellPyramid pyramid(CellField(weights, reducedMask(mask, weights->cols(), shape_.keys)),
                        Reduction::largest);
    CellScale scale;
    scale.map = mapOn(palette.theme, colors_);
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
        mean_pictures_.assign(mean_pictures_.size(), QPixmap());
        picture_pixels_ = pixels;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabels(painter, f);
    for (int i = 0; i < itemCount(); ++i) {
        const QRect reach = itemRect(i).adjusted(-3, -3, 3, 3 + markHeight() + captionHeight());
        if (reach.intersects(event->rect())) {
            paintHead(painter, f, i);
        }
    }
    if (showsMeans() && means_) {
        paintMeans(painter, f);
    }
}

/// The means stand apart from the heads: a rule between them.
void HeadGrid::paintMeans(QPainter& painter, const Frame& f) {
    const Palette& palette = rolePalette(*this);
    const QRect first = meanRect(0);
    const int rule = first.left() - (f.step_x - f.picture.width()) / 2 - meanGap / 2;
    painter.setPen(QPen(palette.hairline, 1));
    painter.drawLine(rule, f.top, rule, meanRect(rows_ - 1).bottom());
    painter.setFont(numberFont(*this, 0.8));
    const int layers = std::min(rows_, static_cast<int>(means_->size()));
    for (int layer = 0; layer < layers; ++layer) {
        const LayerMean& mean = (*means_)[static_cast<std::size_t>(layer)];
        QPixmap& pixmap = mean_pictures_[static_cast<std::size_t>(layer)];
        if (pixmap.isNull()) {
            pixmap = pictureOf({means_, &mean.thumbnail}, mean.mask, f.picture);
        }
        const QRect rect = meanRect(layer);
        painter.drawPixmap(rect.topLeft(), pixmap);
        if (f.captions) {
            painter.setPen(palette.mutedText);
            painter.drawText(QRect(rect.left() - 8, rect.bottom() + 3 + markHeight(),
                                   rect.width() + 16, captionHeight()),
                             Qt::AlignHCenter | Qt::AlignTop, tr("mean"));
        }
    }
}

/// A bar on a trough of the picture's width: full at the most that the statistic can be.
void HeadGrid::paintMark(QPainter& painter, const QRect& picture, int index) const {
    const auto value = statisticOf((*heads_)[static_cast<std::size_t>(index)].statistics, mark_);
    if (!value || !std::isfinite(*value)) {
        return;
    }
    const Palette& palette = rolePalette(*this);
    const double share = std::clamp(*value / fullMark(), 0.0, 1.0);
    QRectF bar(picture.left(), picture.bottom() + 3, picture.width(), 3);
    painter.fillRect(bar, palette.raised);
    bar.setWidth(bar.width() * share);
    painter.fillRect(bar, mark_ == HeadOrder::future ? palette.future : palette.bar);
}

/// Its place in the model and, where there is room, the statistic that is marked.
QString HeadGrid::captionOf(int index) const {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    const QString place = QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head);
    const auto value = statisticOf(head.statistics, mark_);
    const QString both =
        value && known_ ? place + QStringLiteral(" ") + numberText(*value, 2) : place;
    const bool fits =
        QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(both) <= frame().step_x - 4;
    return fits ? both : place;
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
        pixmap = pictureOf({heads_, &head.thumbnail}, head.mask, f.picture);
    }
    known_ ? painter.drawPixmap(rect.topLeft(), pixmap) : painter.fillRect(rect, palette.raised);
    painter.setBrush(Qt::NoBrush);
    if (index == chosen_) {
        painter.setPen(QPen(hasFocus() ? palette.focusRing : palette.text, 2));
        painter.drawRect(QRectF(rect).adjusted(-2, -2, 2, 2));
    } else if (index == hovered_) {
        painter.setPen(QPen(palette.outline, 1));
        painter.drawRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    if (mark_ != HeadOrder::layer && known_) {
        paintMark(painter, rect, index);
    }
    if (f.captions) {
        QFont font = numberFont(*this, 0.8);
        font.setBold(index == chosen_);
        painter.setFont(font);
        painter.setPen(index == chosen_ ? palette.text : palette.mutedText);
        painter.drawText(QRect(rect.center().x() - f.step_x / 2, rect.bottom() + 3 + markHeight(),
                               f.step_x, captionHeight()),
                         Qt::AlignHCenter | Qt::AlignTop, captionOf(index));
    }
}

} // namespace heedmap
