// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/display.h"
#include "widgets/figure/sheet.h"

#include <span>
#include <vector>

namespace heedmap {

/// A text as its tokens, set in lines once, so that words do not move while it grows.
class RunningText {
  public:
    /// `lines`: at most so many are seen at once; the last ones where the text has more.
    RunningText(std::span<const DisplayToken> tokens, const TextStyle& style, double width,
                int lines);

    [[nodiscard]] double height() const; ///< mm
    /// The first `shown` tokens, from `topLeft` on: those before `begun` quiet, the last one in the
    /// query's colour.
    void draw(Sheet& sheet, QPointF topLeft, Index begun, Index shown) const;

  private:
    struct Piece {
        QString text;
        double x = 0;
        int line = 0;
    };

    void set(std::span<const DisplayToken> tokens, double width);
    [[nodiscard]] double pitch() const;

    TextStyle style_;
    int window_ = 1; ///< lines seen at once
    int lines_ = 0;  ///< lines of the whole text
    std::vector<Piece> pieces_;
};

} // namespace heedmap
