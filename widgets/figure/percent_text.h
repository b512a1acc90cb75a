// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace heedmap {

/// A share in [0, 1] as views and figures label it, in six characters at most: `18.1%`, `0.05%`,
/// `<0.01%` for less, and `0%` for nothing at all.
[[nodiscard]] QString percentText(double share);

/// In full, where one share is told of: under 0.1% with two significant digits, however small.
[[nodiscard]] QString exactPercentText(double share);

} // namespace heedmap
