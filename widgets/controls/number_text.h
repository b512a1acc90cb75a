// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace heedmap {

/// A number as people read it: a true minus sign, `NaN`, `∞`, and a power of ten where `decimals`
/// would show 0 for what is not 0, or more than 7 digits. Never groups digits.
[[nodiscard]] QString numberText(double value, int decimals = 3);

/// A share in [0, 1] as a percentage: `18.1%`; under 0.1% with two significant digits.
[[nodiscard]] QString percentText(double share);

} // namespace heedmap
