// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#define HEEDMAP_KERNEL_API __attribute__((visibility("default")))

namespace heedmap::kernels {

/// The instruction set this library was built for: `x86-64`, `x86-64-v3`, `x86-64-v4`, or
/// `generic`.
HEEDMAP_KERNEL_API const char* instruction_set();

} // namespace heedmap::kernels
