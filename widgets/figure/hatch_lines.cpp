// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/hatch_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace heedmap {

namespace {

/// A stretch of a line x − y = const, by its y.
struct Stretch {
    double begin = 0;
    double end = 0;
};

constexpr double touching = 1e-6; ///< mm

} // namespace

double hatchStep(const HatchItem& hatch) {
    return hatch.spacing * std::sqrt(2.0);
}

std::vector<QLineF> hatchLines(const HatchItem& hatch) {
    const double step = hatchStep(hatch);
    std::map<long, std::vector<Stretch>> lines;
    for (const QRectF& rect : hatch.region) {
        const double first = std::ceil((rect.left() - rect.bottom()) / step);
        const double last = std::floor((rect.right() - rect.top()) / step);
        for (double n = first; n <= last; n += 1) {
            const double begin = std::max(rect.top(), rect.left() - n * step);
            const double end = std::min(rect.bottom(), rect.right() - n * step);
            if (end > begin) {
                lines[std::lround(n)].push_back({begin, end});
            }
        }
    }
    std::vector<QLineF> joined;
    for (auto& [n, stretches] : lines) {
        std::ranges::sort(stretches, {}, &Stretch::begin);
        const double shift = static_cast<double>(n) * step;
        Stretch open = stretches.front();
        const auto close = [&] {
            joined.emplace_back(shift + open.begin, open.begin, shift + open.end, open.end);
        };
        for (const Stretch& next : stretches) {
            if (next.begin > open.end + touching) {
                close();
                open = next;
            }
            open.end = std::max(open.end, next.end);
        }
        close();
    }
    return joined;
}

} // namespace heedmap
