// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/format/safetensors.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>

namespace heedmap {

struct SafetensorsHeader {
    std::vector<TensorInfo> tensors; ///< by where their data begins
    std::map<std::string, std::string> metadata;
};

/// The longest header that the format allows.
constexpr std::uint64_t safetensors_header_cap = 100'000'000;

/// Reads the header's JSON, each tensor against its own fields. `file` is what errors call it.
Result<SafetensorsHeader> parse_safetensors_header(std::string_view text, const std::string& file,
                                                   const std::stop_token& stop);

/// That the tensors fill the data section without a hole, an overlap or a rest.
Result<void> check_safetensors_layout(const SafetensorsHeader& header, std::uint64_t data_size,
                                      const std::string& file);

/// What a file that is no safetensors file seems to be: a Git LFS pointer (with its oid and
/// size), an HTML page, a ZIP archive, a pickle… Nothing is parsed.
std::optional<std::string> foreign_file_kind(std::string_view bytes);

} // namespace heedmap
