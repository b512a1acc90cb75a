// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/output_file.h"
#include "core/format/tensor_values.h"

#include <map>

namespace heedmap {

/// Writes tensors as one JSON object: every name holds arrays nested as the shape is, and
/// `__metadata__` an object of strings, as in a safetensors header. Numbers as `json_number`
/// writes them. One tensor is in memory at a time.
Result<void> write_json(const std::filesystem::path& path, const std::vector<TensorPlan>& plan,
                        const TensorSource& source,
                        const std::map<std::string, std::string>& metadata,
                        const WriteOptions& options = {});

} // namespace heedmap
