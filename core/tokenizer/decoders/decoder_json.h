// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/decoders/decoder.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// Reads tokenizer.json's `decoder` (null where it has none: tokens with spaces between, or bytes
/// if `byte_level`); a type that is not known is an error.
Result<std::vector<Decoder>> read_decoders(const nlohmann::json* node, bool byte_level,
                                           const std::string& file);

} // namespace heedmap
