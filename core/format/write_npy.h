// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/output_file.h"
#include "core/format/tensor_values.h"

namespace heedmap {

/// Writes one tensor as NPY version 1.0, little-endian F32 in C order
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). The header is padded
/// so that the data begin on a multiple of 64 bytes. The name is not kept: NPY has no place for it.
Result<void> write_npy(const std::filesystem::path& path, const TensorPlan& tensor,
                       std::span<const float> values, const WriteOptions& options = {});

/// The same as bytes.
Result<std::string> npy_bytes(const TensorPlan& tensor, std::span<const float> values);

} // namespace heedmap
