// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/future_bars.h"

#include "widgets/figure/text_measure.h"

#include <cmath>

namespace heedmap {

namespace {

QString numberOf(double weight) {
    return std::isnan(weight) ? QStringLiteral("–") : QString::number(weight, 'f', 2);
}

} // namespace

std::vector<Index> futureBegins(const HeadView& masked) {
    std::vector<Index> begins;
    for (Index r = 0; r < masked.queries(); ++r) {
        Index key = 0;
        while (key < masked.keys() && !masked.masked(r, key)) {
            ++key;
        }
        begins.push_back(key);
    }
    return begins;
}

void drawStaircase(Sheet& sheet, const QRectF& plot, const std::vector<Index>& begins, Index keys,
                   double width) {
    const double pitchX = plot.width() / static_cast<double>(keys);
    const double pitchY = plot.height() / static_cast<double>(begins.size());
    std::vector<QPointF> points;
    for (std::size_t r = 0; r < begins.size() && begins[r] < keys; ++r) {
        const double x = plot.left() + static_cast<double>(begins[r]) * pitchX;
        points.emplace_back(x, plot.top() + static_cast<double>(r) * pitchY);
        points.emplace_back(x, plot.top() + static_cast<double>(r + 1) * pitchY);
    }
    if (points.size() > 1) {
        // White on dark, whatever the theme: it must show on every colour of the map.
        sheet.line(ItemRole::staircase, std::move(points),
                   {qRgb(255, 255, 255), width, true, qRgba(0, 0, 0, 200)});
    }
}

std::vector<double> futureWeights(const HeadView& unmasked, const std::vector<Index>& begins) {
    std::vector<double> weights;
    for (Index r = 0; r < unmasked.queries(); ++r) {
        double sum = 0;
        for (Index c = begins[static_cast<std::size_t>(r)]; c < unmasked.keys(); ++c) {
            sum += static_cast<double>(unmasked.pattern(r, c));
        }
        weights.push_back(sum);
    }
    return weights;
}

void drawFutureBars(Sheet& sheet, const QRectF& place, const std::vector<double>& weights,
                    const TypeScale& type) {
    const double pitch = place.height() / static_cast<double>(weights.size());
    TextStyle style = type.number();
    style.pointSize = std::min(style.pointSize, pitch / (1.15 * mmPerPoint));
    const bool numbers = style.pointSize >= minPointSize;
    const double room = numbers ? textWidth(QStringLiteral("0.00"), style) + type.gap() / 2 : 0;
    const QRectF scale(place.left(), place.top(), std::max(1.0, place.width() - room),
                       place.height());
    const Stroke rule{sheet.palette().outline.rgba(), 0.15, false, 0};
    const double thickness = pitch < 1.0 ? 1.0 : 0.7; // of a row: narrow ones touch
    for (std::size_t r = 0; r < weights.size(); ++r) {
        const double top = place.top() + static_cast<double>(r) * pitch;
        const double share = std::isnan(weights[r]) ? 0 : std::clamp(weights[r], 0.0, 1.0);
        sheet.rect(ItemRole::futureBar,
                   {scale.left(), top + (1 - thickness) / 2 * pitch, share * scale.width(),
                    thickness * pitch},
                   sheet.palette().future);
        if (numbers) {
            sheet.text(ItemRole::futureLabel, numberOf(weights[r]), style, sheet.palette().future,
                       {{place.right(), top + pitch / 2}, HAlign::right, VAlign::middle});
        }
    }
    sheet.line(ItemRole::frame, {scale.topLeft(), scale.bottomLeft(), scale.bottomRight()}, rule);
    sheet.line(ItemRole::frame, {scale.topRight(), scale.bottomRight()}, rule);
    const double y = place.bottom() + lineHeight(type.number());
    sheet.text(ItemRole::futureLabel, QStringLiteral("0"), type.number(), sheet.palette().text,
               {{scale.left(), y}});
    sheet.text(ItemRole::futureLabel, QStringLiteral("1"), type.number(), sheet.palette().text,
               {{scale.right(), y}, HAlign::right});
}

} // namespace heedmap
