// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/cell_image.h"

#include <cmath>
#include <limits>

namespace heedmap {

namespace {

struct Span {
    Index begin = 0;
    Index end = 0;
};

/// The cells that pixel `i` of `pixels` shows: the one it lies in when cells are at least a pixel
/// wide, else all that touch it.
std::vector<Span> spansOf(Index cells, int pixels) {
    std::vector<Span> spans(static_cast<std::size_t>(pixels));
    const double ratio = static_cast<double>(cells) / pixels;
    if (ratio > 1.0) {
        for (int i = 0; i < pixels; ++i) {
            spans[static_cast<std::size_t>(i)] = {
                static_cast<Index>(std::floor(i * ratio)),
                std::min(cells, static_cast<Index>(std::ceil((i + 1) * ratio)))};
        }
        return spans;
    }
    for (Index c = 0; c < cells; ++c) {
        const auto begin = std::lround(static_cast<double>(c) / ratio);
        const auto end = std::lround(static_cast<double>(c + 1) / ratio);
        for (auto i = begin; i < end; ++i) {
            spans[static_cast<std::size_t>(i)] = {c, c + 1};
        }
    }
    return spans;
}

float strongest(const CellsItem& cells, Span rows, Span cols) {
    const bool signedScale = cells.scale.map == ColorMap::diverging;
    float best = std::numeric_limits<float>::quiet_NaN();
    for (Index r = rows.begin; r < rows.end; ++r) {
        for (Index c = cols.begin; c < cols.end; ++c) {
            const float value = cells.values(r, c);
            if (std::isnan(value)) {
                continue;
            }
            const bool stronger = signedScale ? std::abs(value) > std::abs(best) : value > best;
            if (std::isnan(best) || stronger) {
                best = value;
            }
        }
    }
    return best;
}

} // namespace

QImage cellImage(const CellsItem& cells, QSize pixels) {
    if (cells.values.empty() || pixels.isEmpty()) {
        return {};
    }
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return image;
    }
    const auto columns = spansOf(cells.values.cols(), pixels.width());
    const auto rows = spansOf(cells.values.rows(), pixels.height());
    for (int y = 0; y < pixels.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const Span row = rows[static_cast<std::size_t>(y)];
        const bool repeats = y > 0 && row.end - row.begin == 1 &&
                             rows[static_cast<std::size_t>(y) - 1].begin == row.begin;
        if (repeats) {
            std::copy_n(reinterpret_cast<const QRgb*>(image.constScanLine(y - 1)), pixels.width(),
                        line);
            continue;
        }
        for (int x = 0; x < pixels.width(); ++x) {
            line[x] = cells.scale(strongest(cells, row, columns[static_cast<std::size_t>(x)]));
        }
    }
    return image;
}

QImage cellImage(const CellsItem& cells) {
    return cellImage(
        cells, QSize(static_cast<int>(cells.values.cols()), static_cast<int>(cells.values.rows())));
}

} // namespace heedmap
