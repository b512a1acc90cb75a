// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/paint.h"

#include "widgets/figure/cell_image.h"
#include "widgets/figure/hatch_lines.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/vector_cells.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace heedmap {

namespace {

QColor colorFrom(QRgb rgb) {
    return QColor::fromRgba(rgb);
}

QPen penOf(const Stroke& stroke) {
    QPen pen(colorFrom(stroke.color), stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (stroke.dashed) {
        pen.setDashPattern({dash, dashGap});
    }
    return pen;
}

QPen casingOf(const Stroke& stroke) {
    return QPen(colorFrom(stroke.casing), stroke.width * casingWidth, Qt::SolidLine, Qt::SquareCap,
                Qt::MiterJoin);
}

class ItemPainter {
  public:
    ItemPainter(QPainter& painter, bool images) : painter_(painter), images_(images) {}

    void operator()(const RectItem& item) {
        if (qAlpha(item.fill) != 0) {
            fillCrisply(item.rect, item.fill);
        }
        painter_.setBrush(Qt::NoBrush);
        if (qAlpha(item.stroke.casing) != 0) {
            painter_.setPen(casingOf(item.stroke));
            painter_.drawRect(item.rect);
        }
        if (qAlpha(item.stroke.color) != 0) {
            painter_.setPen(penOf(item.stroke));
            painter_.drawRect(item.rect);
        }
    }

    void operator()(const PolylineItem& item) {
        painter_.setBrush(Qt::NoBrush);
        const int count = static_cast<int>(item.points.size());
        if (qAlpha(item.stroke.casing) != 0) {
            painter_.setPen(casingOf(item.stroke));
            painter_.drawPolyline(item.points.data(), count);
        }
        painter_.setPen(penOf(item.stroke));
        painter_.drawPolyline(item.points.data(), count);
    }

    void operator()(const HatchItem& item) {
        QPainterPath region;
        QRectF bounds;
        for (const QRectF& rect : item.region) {
            region.addRect(rect);
            bounds = bounds.united(rect);
        }
        painter_.save();
        painter_.setClipPath(region, Qt::IntersectClip);
        painter_.setPen(QPen(colorFrom(item.color), item.width, Qt::SolidLine, Qt::FlatCap));
        // Lines x − y = n × step run through the page, so that neighbours' lines meet.
        const double step = hatchStep(item);
        const double first = std::floor((bounds.left() - bounds.bottom()) / step);
        const double last = std::ceil((bounds.right() - bounds.top()) / step);
        for (double n = first; n <= last; n += 1) {
            painter_.drawLine(QPointF(n * step + bounds.top(), bounds.top()),
                              QPointF(n * step + bounds.bottom(), bounds.bottom()));
        }
        painter_.restore();
    }

    void operator()(const CellsItem& item) {
        if (item.values.empty()) {
            return;
        }
        const bool pixels = painter_.paintEngine()->type() == QPaintEngine::Raster;
        if (pixels && painter_.deviceTransform().type() <= QTransform::TxScale) {
            drawSnapped(item);
        } else if (images_ && item.role == ItemRole::cells) {
            painter_.setRenderHint(QPainter::LosslessImageRendering);
            painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
            painter_.drawImage(item.rect, cellImage(item));
        } else {
            drawRectangles(item);
        }
    }

    void operator()(const TextItem& item) {
        if (item.text.isEmpty()) {
            return;
        }
        const double mm = mmPerFontPixel(item.style);
        const QRectF box = item.localBox();
        painter_.save();
        painter_.translate(item.anchor);
        painter_.rotate(-item.degrees);
        painter_.translate(box.left(), item.lift);
        painter_.scale(mm, mm);
        painter_.setFont(measuringFont(item.style));
        painter_.setPen(colorFrom(item.color));
        painter_.drawText(QPointF(0, 0), item.text);
        painter_.restore();
    }

  private:
    /// Without soft edges, so that neighbours meet without a seam.
    void fillCrisply(const QRectF& rect, QRgb color) {
        painter_.setRenderHint(QPainter::Antialiasing, false);
        painter_.fillRect(rect, colorFrom(color));
        painter_.setRenderHint(QPainter::Antialiasing, true);
    }

    void drawSnapped(const CellsItem& item) {
        const QTransform toDevice = painter_.deviceTransform();
        const QRectF mapped = toDevice.mapRect(item.rect);
        const QRect device(QPoint(qRound(mapped.left()), qRound(mapped.top())),
                           QPoint(qRound(mapped.right()) - 1, qRound(mapped.bottom()) - 1));
        const QImage image = cellImage(item, device.size());
        painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter_.drawImage(toDevice.inverted().mapRect(QRectF(device)), image);
    }

    void drawRectangles(const CellsItem& item) {
        for (const CellRun& run : cellRuns(item)) {
            fillCrisply(rectOf(item, run), run.color);
        }
    }

    QPainter& painter_;
    bool images_;
};

} // namespace

void paint(const DisplayList& figure, QPainter& painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (qAlpha(figure.ground) != 0) {
        painter.fillRect(QRectF(QPointF(0, 0), figure.size), colorFrom(figure.ground));
    }
    ItemPainter items(painter, hasImages(figure));
    for (const FigureItem& item : figure.items) {
        std::visit(items, item);
    }
    painter.restore();
}

} // namespace heedmap
