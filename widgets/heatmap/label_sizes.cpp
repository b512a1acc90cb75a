// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/label_sizes.h"

#include "widgets/heatmap/attention_content.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

/// Measured only for those that can be it: the longest by their bytes.
double measureWidest(const LabelSizes::Tokens& tokens, const QFontMetricsF& metrics) {
    std::vector<Index> order(tokens.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<Index>(i);
    const auto measured = std::min<std::ptrdiff_t>(64, static_cast<std::ptrdiff_t>(order.size()));
    std::partial_sort(order.begin(), order.begin() + measured, order.end(), [&](Index a, Index b) {
        return tokens[static_cast<std::size_t>(a)].plain.size() >
               tokens[static_cast<std::size_t>(b)].plain.size();
    });
    double widest = metrics.horizontalAdvance(QStringLiteral("00"));
    for (std::ptrdiff_t i = 0; i < measured; ++i)
        widest = std::max(widest, metrics.horizontalAdvance(
                                      axisLabel(tokens, order[static_cast<std::size_t>(i)])));
    return std::ceil(widest);
}

double measureOverhang(const LabelSizes::Tokens& tokens, const QFontMetricsF& metrics) {
    constexpr double leastCell = 10.0;
    const auto count = static_cast<Index>(tokens.size());
    double reach = 0;
    for (Index i = std::max<Index>(0, count - 8); i < count; ++i) {
        const double width =
            std::min(metrics.horizontalAdvance(axisLabel(tokens, i)), longestLabel);
        const double from_edge = (static_cast<double>(count - i) - 0.5) * leastCell;
        reach = std::max(reach, (width + metrics.height()) * std::sqrt(0.5) - from_edge);
    }
    return std::ceil(reach);
}

} // namespace

LabelSizes::Measured& LabelSizes::in(const QFont& font) {
    const auto found = std::find_if(measured_.begin(), measured_.end(),
                                    [&](const Measured& known) { return known.font == font; });
    return found != measured_.end() ? *found : measured_.emplace_back(Measured{font, {}, {}});
}

double LabelSizes::widest(const Tokens& tokens, const QFont& font) {
    std::optional<double>& width = in(font).widest;
    if (!width)
        width = measureWidest(tokens, QFontMetricsF(font));
    return *width;
}

double LabelSizes::overhang(const Tokens& tokens, const QFont& font) {
    std::optional<double>& reach = in(font).overhang;
    if (!reach)
        reach = measureOverhang(tokens, QFontMetricsF(font));
    return *reach;
}

} // namespace heedmap
