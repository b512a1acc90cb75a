// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "app/jobs/reading.h"

namespace heedmap {

/// What is read, as a figure's source; its tokenizers are the reading's own.
[[nodiscard]] FigureSource sourceOf(const Reading& reading);

/// The tokens that were decoded after the prompt; the source is left with the prompt alone.
std::vector<TokenId> takeDecoded(FigureSource& source, const Reading& reading);

} // namespace heedmap
