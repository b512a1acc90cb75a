// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/write_npy.h"

namespace heedmap {

namespace {

constexpr std::string_view magic{"\x93NUMPY\x01\x00", 8};
constexpr std::size_t alignment = 64;

/// A Python tuple: `(3,)`, `(3, 4)`.
std::string tuple_text(const std::vector<Index>& shape) {
    std::string out = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        out += (i > 0 ? " " : "") + std::to_string(shape[i]);
        out += shape.size() == 1 || i + 1 < shape.size() ? "," : "";
    }
    return out + ")";
}

std::string header_bytes(const std::vector<Index>& shape) {
    std::string dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple_text(shape) + ", }";
    const std::size_t fixed = magic.size() + 2;
    const std::size_t unpadded = fixed + dictionary.size() + 1;
    dictionary.append((alignment - unpadded % alignment) % alignment, ' ');
    dictionary += '\n';
    std::string out(magic);
    out.push_back(static_cast<char>(dictionary.size() & 0xFF));
    out.push_back(static_cast<char>(dictionary.size() >> 8));
    return out + dictionary;
}

} // namespace

Result<void> write_npy(const std::filesystem::path& path, const TensorPlan& tensor,
                       std::span<const float> values, const WriteOptions& options) {
    if (Result<void> fits = check_count(path, tensor, values.size()); !fits) {
        return fits;
    }
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    file->write(header_bytes(tensor.shape));
    file->write({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    return file->commit();
}

Result<std::string> npy_bytes(const TensorPlan& tensor, std::span<const float> values) {
    if (Result<void> fits = check_count(tensor.name, tensor, values.size()); !fits) {
        return fits.error();
    }
    std::string bytes = header_bytes(tensor.shape);
    return bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

} // namespace heedmap
