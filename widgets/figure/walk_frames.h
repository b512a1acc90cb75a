// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk.h"
#include "widgets/figure/frames.h"
#include "widgets/figure/head_film.h"

#include <memory>
#include <stop_token>

namespace heedmap {

/// A head's walk through its formula; the head is the same one, under the walk's mask.
struct WalkFilm : HeadFilm {
    HeadWalk walk;
};

/// The frames of a walk, as figures of one size: step by step from X to the head's output, each
/// with its part of the formula, what happens in it, and its matrices.
class WalkFrames final : public FigureFrames {
  public:
    /// `film` must outlive this. Errors: what `checkSpec` says of `spec` (kind and quantity are not
    /// used), those of `HeadWalk::matrix`.
    static Result<WalkFrames> of(const FigureSpec& spec, const WalkFilm& film,
                                 const std::stop_token& stop = {});
    ~WalkFrames() override;
    WalkFrames(WalkFrames&&) noexcept;
    WalkFrames& operator=(WalkFrames&&) noexcept;

    [[nodiscard]] Index count() const override; ///< one a step that the family has
    [[nodiscard]] QSizeF size() const override;
    [[nodiscard]] DisplayList frame(Index index) const override;

  private:
    class Layout;
    explicit WalkFrames(std::unique_ptr<Layout> layout);
    std::unique_ptr<Layout> layout_;
};

} // namespace heedmap
