// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/tensor_values.h"

namespace heedmap {

std::size_t element_count(const std::vector<Index>& shape) {
    std::size_t count = 1;
    for (const Index size : shape) {
        count *= static_cast<std::size_t>(size);
    }
    return count;
}

std::string shape_text(const std::vector<Index>& shape) {
    std::string out = "[";
    for (const Index size : shape) {
        out += (out.size() > 1 ? "," : "") + std::to_string(size);
    }
    return out + "]";
}

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
