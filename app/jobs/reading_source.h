// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "app/jobs/reading.h"

namespace heedmap {

/// What is read, as a figure's source; its tokenizers are the reading's own.
[[nodiscard]] FigureSource sourceOf(const Reading& reading);

/// The same without what was decoded: the prompt alone.
[[nodiscard]] FigureSource promptOf(const Reading& reading);

/// The tokens that were decoded after the prompt.
[[nodiscard]] std::vector<ChosenToken> decodedOf(const Reading& reading);

} // namespace heedmap
