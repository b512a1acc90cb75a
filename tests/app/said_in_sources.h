// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// What stands in the place of what a program fills in.
inline constexpr QChar filledIn(0xFFFC);

/// The texts that C++ puts together: a literal, or a sum of literals and of what is filled in. The
/// choices of `b ? "x" : "y"` are told apart; what is translated where it stands is left out.
[[nodiscard]] QStringList textsIn(const QString& source);
