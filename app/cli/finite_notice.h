// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace heedmap {

class Trace;

/// Tells on standard error when a run gave values that are not finite, and which weights hold
/// such values. Reads the weights only then.
void noteNotFinite(const Trace& trace);

} // namespace heedmap
