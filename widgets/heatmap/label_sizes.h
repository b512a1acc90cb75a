// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/display.h"

#include <QFont>

#include <optional>
#include <vector>

namespace heedmap {

/// No label takes more room than this; longer ones are elided.
constexpr double longestLabel = 104.0;

/// How much room the labels of an axis need. They are measured once in each font: a layout asks for
/// the same few again whenever the size changes.
class LabelSizes {
  public:
    using Tokens = std::vector<DisplayToken>;

    /// The tokens are others now, or fonts give other widths.
    void forget() { measured_.clear(); }
    /// The widest label, and no less than a number of two digits.
    [[nodiscard]] double widest(const Tokens& tokens, const QFont& font);
    /// How far the last labels of columns, slanted, reach beyond the plot's right edge.
    [[nodiscard]] double overhang(const Tokens& tokens, const QFont& font);

  private:
    struct Measured {
        QFont font;
        std::optional<double> widest;
        std::optional<double> overhang;
    };
    Measured& in(const QFont& font);

    std::vector<Measured> measured_;
};

} // namespace heedmap
