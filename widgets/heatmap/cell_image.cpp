// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace heedmap {

namespace {

/// The cells that one pixel of a row or column of pixels covers.
struct CellRange {
    Index begin = 0;
    Index end = 0;
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// Gives every cell to exactly one pixel where pixels cover many, and every pixel the cell under
/// its middle where cells cover many.
std::vector<CellRange> pixelRanges(double begin, double extent, int pixels, Index cells) {
    std::vector<CellRange> ranges(static_cast<std::size_t>(pixels));
    const double step = extent / pixels;
    for (int i = 0; i < pixels; ++i) {
        const double at = begin + step * i;
        CellRange range;
        if (step <= 1.0) {
            range.begin = static_cast<Index>(std::floor(at + step / 2));
            range.end = range.begin + 1;
        } else {
            range.begin = static_cast<Index>(std::floor(at));
            range.end = static_cast<Index>(std::floor(at + step));
        }
        range.begin = std::clamp<Index>(range.begin, 0, cells - 1);
        range.end = std::clamp<Index>(range.end, range.begin + 1, cells);
        ranges[static_cast<std::size_t>(i)] = range;
    }
    return ranges;
}

int levelFor(double cells_per_pixel) {
    return cells_per_pixel < 2.0 ? 0 : static_cast<int>(std::floor(std::log2(cells_per_pixel)));
}

} // namespace

double CellScale::shareOf(double value) const {
    if (!(high > low))
        return 0.5;
    const double share = logarithmic ? std::log(std::max(value, low) / low) / std::log(high / low)
                                     : (value - low) / (high - low);
    return std::clamp(share, 0.0, 1.0);
}

QRgb CellScale::colorOfValue(float value) const {
    return std::isfinite(value) ? colorAt(map, shareOf(static_cast<double>(value))) : notFinite;
}

QImage cellImage(CellPyramid& pyramid, const QRectF& cells, QSize size, const CellScale& scale) {
    if (pyramid.empty() || size.isEmpty() || cells.isEmpty())
        return {};
    const CellField& field = pyramid.field();
    const auto rows = pixelRanges(cells.top(), cells.height(), size.height(), field.rows());
    const auto cols = pixelRanges(cells.left(), cells.width(), size.width(), field.cols());
    const int level =
        levelFor(std::min(cells.width() / size.width(), cells.height() / size.height()));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    for (std::size_t y = 0; y < rows.size(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
        if (y > 0 && rows[y] == rows[y - 1]) {
            std::memcpy(line, image.constScanLine(static_cast<int>(y) - 1),
                        cols.size() * sizeof(QRgb));
            continue;
        }
        const Index begin = field.visible(rows[y].begin).begin;
        const Index end = field.visible(rows[y].end - 1).end;
        for (std::size_t x = 0; x < cols.size(); ++x) {
            if (cols[x].begin >= end || cols[x].end <= begin)
                line[x] = 0;
            else if (x > 0 && cols[x] == cols[x - 1])
                line[x] = line[x - 1];
            else
                line[x] = scale.colorOfValue(
                    pyramid.reduced(level, rows[y].begin, rows[y].end, cols[x].begin, cols[x].end));
        }
    }
    return image;
}

} // namespace heedmap
