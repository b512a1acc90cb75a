// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <array>
#include <cstdint>
#include <vector>

namespace heedmap {

/// At most 256 colours for frames that have more: the colours seen are counted in a cube of 64 by
/// 64 by 64 bins, and the cube is cut (Heckbert 1982, "Color image quantization for frame buffer
/// display", with boxes chosen by their squared error and cut at their mean) until there are as
/// many boxes as colours. The bytes depend on what was counted alone.
class GifPalette {
  public:
    GifPalette();

    /// Counts the colours of a frame; before `build`.
    void count(const QImage& image);
    void build();

    [[nodiscard]] const std::vector<QRgb>& colors() const { return colors_; }
    /// The place of `color` among `colors`; it must have been counted.
    [[nodiscard]] std::uint8_t indexOf(QRgb color) const { return indices_[binOf(color)]; }

  private:
    static constexpr int bits = 6;
    struct Bin {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sum{}; // red, green, blue
    };
    struct Box;

    static std::size_t binOf(QRgb color) {
        constexpr int drop = 8 - bits;
        return (static_cast<std::size_t>(qRed(color) >> drop) << (2 * bits)) |
               (static_cast<std::size_t>(qGreen(color) >> drop) << bits) |
               static_cast<std::size_t>(qBlue(color) >> drop);
    }
    [[nodiscard]] Box boxOf(std::vector<std::size_t> bins) const;

    std::vector<Bin> bins_;
    std::vector<QRgb> colors_;
    std::vector<std::uint8_t> indices_; // one a bin
};

} // namespace heedmap
