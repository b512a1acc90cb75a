// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/frames.h"
#include "widgets/figure/head_film.h"
#include "widgets/figure/probability_bars.h"

#include <memory>

namespace heedmap {

/// A decoding, finished: the head is that over the finished text, under a causal mask or across;
/// the sentence is the prompt.
struct DecodeFilm : HeadFilm {
    Index promptLength = 0;
    std::vector<ChosenToken> chosen; ///< a step each
    /// What could come after the prompt and after each step: one more than there are steps, all of
    /// them equally many.
    std::vector<std::vector<FigureToken>> next;

    [[nodiscard]] Index steps() const { return static_cast<Index>(next.size()) - 1; }
};

/// The frames of a decoding, as figures of one size: step by step the heatmap grows by a row, the
/// text by a token, and beside them stands what could come next. A row of a causal head does not
/// change once it is there, so that all frames show one matrix.
class DecodeFrames final : public FigureFrames {
  public:
    /// `film` must outlive this. Errors: what `checkSpec` says of `spec` (its kind is not used).
    static Result<DecodeFrames> of(const FigureSpec& spec, const DecodeFilm& film);
    ~DecodeFrames() override;
    DecodeFrames(DecodeFrames&&) noexcept;
    DecodeFrames& operator=(DecodeFrames&&) noexcept;

    [[nodiscard]] Index count() const override; ///< one more than there are steps
    [[nodiscard]] QSizeF size() const override;
    [[nodiscard]] DisplayList frame(Index index) const override;

  private:
    class Layout;
    explicit DecodeFrames(std::unique_ptr<Layout> layout);
    std::unique_ptr<Layout> layout_;
};

} // namespace heedmap
