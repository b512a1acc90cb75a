// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

namespace heedmap {

/// What every film of one head shows.
struct HeadFilm {
    std::vector<DisplayToken> queries;
    std::vector<DisplayToken> keys; ///< of a cross-attention's source; empty: the same
    HeadView head;
    QString modelName;
    QString sentence;
    QString program;

    [[nodiscard]] FigureInput input() const; ///< borrows from this
};

/// `spec` for a film: of the still picture that a frame is most like, whatever picture and cell the
/// spec was made for.
[[nodiscard]] FigureSpec ofHead(FigureSpec spec, FigureKind kind);

} // namespace heedmap
