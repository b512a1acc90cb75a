// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"

#include <QString>

#include <optional>
#include <span>

namespace heedmap {

/// A sentence worth looking at, and the head of the embedded model that shows why.
struct Example {
    const char* title; ///< translated in the context `Examples`
    const char* text;
    HeadId head;
    std::optional<CellPosition> cell;
};

[[nodiscard]] std::span<const Example> examples();
[[nodiscard]] QString titleOf(const Example& example);

/// The model the examples' heads are heads of: the one inside the program.
[[nodiscard]] std::string defaultModel();
/// The sentence the window opens with: the first example's.
[[nodiscard]] QString defaultText();

} // namespace heedmap
