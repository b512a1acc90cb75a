// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/tensor_values.h"

namespace heedmap {

Result<void> check_count(const std::filesystem::path& path, const TensorPlan& tensor,
                         std::size_t values) {
    if (values != element_count(tensor.shape)) {
        return Error{ErrorKind::invalid, path.string(), tensor.name,
                     std::to_string(values) + " values",
                     "as many as the shape " + shape_text(tensor.shape) + " has"};
    }
    return {};
}

} // namespace heedmap
