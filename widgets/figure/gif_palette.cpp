// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/gif_palette.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr std::size_t maxColors = 256;

} // namespace

/// Bins that share a colour, and how far they are from it.
struct GifPalette::Box {
    std::vector<std::size_t> bins;
    std::array<double, 3> mean{};
    int axis = 0;     ///< along which they differ most
    double error = 0; ///< Σ count × distance², along that axis
};

GifPalette::GifPalette() : bins_(std::size_t{1} << (3 * bits)) {}

void GifPalette::count(const QImage& image) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < rgb.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x) {
            Bin& bin = bins_[binOf(line[x])];
            ++bin.count;
            bin.sum[0] += static_cast<unsigned>(qRed(line[x]));
            bin.sum[1] += static_cast<unsigned>(qGreen(line[x]));
            bin.sum[2] += static_cast<unsigned>(qBlue(line[x]));
        }
    }
}

GifPalette::Box GifPalette::boxOf(std::vector<std::size_t> bins) const {
    Box box;
    double total = 0;
    std::array<double, 3> squares{};
    for (const std::size_t index : bins) {
        const Bin& bin = bins_[index];
        const auto count = static_cast<double>(bin.count);
        total += count;
        for (std::size_t c = 0; c < 3; ++c) {
            const auto sum = static_cast<double>(bin.sum[c]);
            box.mean[c] += sum;
            squares[c] += sum * sum / count;
        }
    }
    for (std::size_t c = 0; c < 3; ++c) {
        box.mean[c] /= total;
        const double error = squares[c] - total * box.mean[c] * box.mean[c];
        if (bins.size() > 1 && error > box.error) {
            box.error = error;
            box.axis = static_cast<int>(c);
        }
    }
    box.bins = std::move(bins);
    return box;
}

void GifPalette::build() {
    std::vector<std::size_t> seen;
    for (std::size_t i = 0; i < bins_.size(); ++i) {
        if (bins_[i].count > 0) {
            seen.push_back(i);
        }
    }
    colors_.clear();
    indices_.assign(bins_.size(), 0);
    if (seen.empty()) {
        return;
    }
    std::vector<Box> boxes{boxOf(std::move(seen))};
    while (boxes.size() < maxColors) {
        const auto worst = std::ranges::max_element(boxes, {}, &Box::error);
        if (worst->error <= 0) {
            break;
        }
        const auto axis = static_cast<std::size_t>(worst->axis);
        const double cut = worst->mean[axis];
        const auto isLow = [&](std::size_t index) {
            const Bin& bin = bins_[index];
            return static_cast<double>(bin.sum[axis]) < cut * static_cast<double>(bin.count);
        };
        std::vector<std::size_t> bins = std::move(worst->bins);
        const auto middle = std::stable_partition(bins.begin(), bins.end(), isLow);
        std::vector<std::size_t> high(middle, bins.end());
        bins.erase(middle, bins.end());
        if (bins.empty() || high.empty()) { // no more than rounding told them apart
            bins.insert(bins.end(), high.begin(), high.end());
            *worst = boxOf(std::move(bins));
            worst->error = 0;
            continue;
        }
        *worst = boxOf(std::move(bins));
        boxes.push_back(boxOf(std::move(high)));
    }
    for (const Box& box : boxes) {
        for (const std::size_t index : box.bins) {
            indices_[index] = static_cast<std::uint8_t>(colors_.size());
        }
        colors_.push_back(qRgb(qRound(box.mean[0]), qRound(box.mean[1]), qRound(box.mean[2])));
    }
}

} // namespace heedmap
