// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors_header.h"

namespace heedmap {

namespace {

std::string range_text(std::uint64_t begin, std::uint64_t end) {
    return "[" + std::to_string(begin) + ", " + std::to_string(end) + ")";
}

std::string bytes_text(std::uint64_t count) {
    return std::to_string(count) + " bytes";
}

/// `next` does not begin where the tensors before it end.
Error misplaced(const std::string& file, const TensorInfo* before, const TensorInfo& next,
                std::uint64_t claimed) {
    if (next.begin > claimed) {
        return {ErrorKind::invalid, file, escaped(next.name),
                "bytes " + range_text(claimed, next.begin) + " of the data unclaimed before it",
                "tensors that follow each other without a hole, from byte 0"};
    }
    return {ErrorKind::invalid, file, escaped(next.name),
            "bytes " + range_text(next.begin, next.end) + ", which overlap " +
                escaped(before->name) + " at " + range_text(before->begin, before->end),
            "tensors that do not overlap"};
}

} // namespace

Result<void> check_safetensors_layout(const SafetensorsHeader& header, std::uint64_t data_size,
                                      const std::string& file) {
    std::uint64_t claimed = 0;
    const TensorInfo* before = nullptr;
    for (const TensorInfo& tensor : header.tensors) {
        if (tensor.begin != claimed) {
            return misplaced(file, before, tensor, claimed);
        }
        claimed = tensor.end;
        before = &tensor;
    }
    if (claimed > data_size) {
        return Error{ErrorKind::invalid, file, "data", bytes_text(data_size) + " (the file is cut)",
                     bytes_text(claimed) + ", as the header says"};
    }
    if (claimed < data_size) {
        return Error{ErrorKind::invalid, file, "data",
                     bytes_text(data_size - claimed) + " behind the last tensor",
                     "a file that ends with it, after " + bytes_text(claimed) + " of data"};
    }
    return {};
}

} // namespace heedmap
