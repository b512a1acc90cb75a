// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace heedmap {

struct Palette;

/// The style sheet of the standard widgets, and of the tones and faces that labels ask for;
/// Heedmap's own widgets paint themselves.
[[nodiscard]] QString styleSheet(const Palette& palette, double pointSize);

/// The same colours for what the style sheet leaves to the Fusion style. `Midlight` is left to the
/// system, so that Qt still tells when the system's colours change.
[[nodiscard]] QPalette widgetPalette(const Palette& palette);

} // namespace heedmap
