// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/component_json.h"
#include "core/tokenizer/pattern.h"

namespace heedmap {

/// A component's `pattern`: {"String": …} or {"Regex": …}.
Result<Pattern> read_pattern(const Component& component);

} // namespace heedmap
