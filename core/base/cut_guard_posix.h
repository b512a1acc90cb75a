// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace heedmap {

/// One mapping that is watched; see `guard_against_cuts`.
struct CutGuard;

/// From now on a read in [data, data + size) that the file can no longer serve gives zero bytes
/// and marks the guard, instead of ending the program with SIGBUS. Other faults go to whoever
/// handled them before. Lock-free; `data` begins a page.
[[nodiscard]] CutGuard* guard_against_cuts(const void* data, std::size_t size);
/// Call once nobody can read the mapping any more.
void release_cut_guard(CutGuard* guard);
[[nodiscard]] bool was_cut(const CutGuard* guard);

} // namespace heedmap
