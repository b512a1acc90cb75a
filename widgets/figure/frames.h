// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

namespace heedmap {

/// Figures of one size, one after another: what an animation shows.
class FigureFrames {
  public:
    virtual ~FigureFrames() = default;

    [[nodiscard]] virtual Index count() const = 0;
    [[nodiscard]] virtual QSizeF size() const = 0; ///< mm
    [[nodiscard]] virtual DisplayList frame(Index index) const = 0;

  protected:
    FigureFrames() = default;
    FigureFrames(const FigureFrames&) = default;
    FigureFrames(FigureFrames&&) = default;
    FigureFrames& operator=(const FigureFrames&) = default;
    FigureFrames& operator=(FigureFrames&&) = default;
};

} // namespace heedmap
