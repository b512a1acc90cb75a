// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tensor/shape.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace heedmap {

/// A tensor that a file will hold, known before its values are.
struct TensorPlan {
    std::string name;
    std::vector<Index> shape; ///< no axis: a single value
};

/// Gives the values of a plan's tensor `index`, row-major F32; asked for once each, in order. They
/// stay valid until the next call.
using TensorSource = std::function<Result<std::span<const float>>(std::size_t index)>;

/// An error unless there are as many values as the tensor's shape has.
Result<void> check_count(const std::filesystem::path& path, const TensorPlan& tensor,
                         std::size_t values);

} // namespace heedmap
