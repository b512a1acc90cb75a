// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

// The values of options, read from their text here rather than by the parser, so that a wrong one
// is told as `--head: got 99, expected 0 to 5`, under every locale.

/// The error of an option's value.
[[nodiscard]] Error wrongArgument(std::string_view option, std::string_view got,
                                  std::string expected);

/// A whole number in [min, max].
Result<Index> integerIn(std::string_view option, std::string_view text, Index min, Index max);

/// A place among `count`; none where nothing was written.
Result<std::optional<Index>> positionIn(std::string_view option, std::string_view text,
                                        std::size_t count);

/// A finite number in [min, max].
Result<double> numberIn(std::string_view option, std::string_view text, double min, double max);

/// The place of `text` among `names`.
Result<std::size_t> oneOf(std::string_view option, std::string_view text,
                          std::span<const std::string_view> names);

/// `1,2,3`: whole numbers from 0 on; white space around them is passed over.
Result<std::vector<TokenId>> idsOf(std::string_view option, std::string_view text);

/// `a,b,c` without white space around the parts.
[[nodiscard]] std::vector<std::string> partsOf(std::string_view text, char separator = ',');

/// `a, b or c`
[[nodiscard]] std::string alternatives(std::span<const std::string_view> names);

} // namespace heedmap
