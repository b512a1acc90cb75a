// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "widgets/figure/spec.h"

#include <QString>

namespace heedmap {

/// Why a figure of the kind cannot be made of what is shown.
[[nodiscard]] QString whyNotNow(FigureKind kind);

/// An export's error, and what to do about it.
[[nodiscard]] QString exportSentence(const Error& error);

} // namespace heedmap
