// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/site.h"

#include <QString>

namespace heedmap {

/// `Encoder`, as a tab names it.
[[nodiscard]] QString stackName(Stack stack);
/// What its attention is, in a sentence.
[[nodiscard]] QString stackHelp(Stack stack);

} // namespace heedmap
