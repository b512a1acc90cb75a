// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/output_file.h"
#include "core/format/tensor_values.h"

#include <map>

namespace heedmap {

/// Writes F32 tensors in the plan's order: one is in memory at a time. The header is padded with
/// spaces so that the data begin on a multiple of 8 bytes. The same values give the same bytes.
Result<void> write_safetensors(const std::filesystem::path& path,
                               const std::vector<TensorPlan>& plan, const TensorSource& source,
                               const std::map<std::string, std::string>& metadata,
                               const WriteOptions& options = {});

} // namespace heedmap
