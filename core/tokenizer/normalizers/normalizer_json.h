// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// Reads tokenizer.json's `normalizer` (null where it has none); a type that is not known is an
/// error.
Result<std::vector<Normalizer>> read_normalizers(const nlohmann::json* node,
                                                 const std::string& file);

} // namespace heedmap
