// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/write_safetensors.h"

#include "core/format/number_text.h"

#include <bit>

namespace heedmap {

static_assert(std::endian::native == std::endian::little, "files are written as memory lies");

namespace {

std::string header_text(const std::vector<TensorPlan>& plan,
                        const std::map<std::string, std::string>& metadata) {
    std::string out = "{";
    if (!metadata.empty()) {
        out += "\"__metadata__\":{";
        for (const auto& [key, value] : metadata) {
            out += (out.back() == '{' ? "" : ",") + json_string(key) + ":" + json_string(value);
        }
        out += "}";
    }
    std::size_t offset = 0;
    for (const TensorPlan& tensor : plan) {
        const std::size_t end = offset + element_count(tensor.shape) * sizeof(float);
        out += (out.size() == 1 ? "" : ",") + json_string(tensor.name) +
               ":{\"dtype\":\"F32\",\"shape\":" + shape_text(tensor.shape, ",") +
               ",\"data_offsets\":[" + std::to_string(offset) + "," + std::to_string(end) + "]}";
        offset = end;
    }
    out += "}";
    out.append((8 - out.size() % 8) % 8, ' ');
    return out;
}

std::string length_bytes(std::size_t length) {
    std::string out;
    for (int shift = 0; shift < 64; shift += 8) {
        out.push_back(static_cast<char>((length >> shift) & 0xFF));
    }
    return out;
}

} // namespace

Result<void> write_safetensors(const std::filesystem::path& path,
                               const std::vector<TensorPlan>& plan, const TensorSource& source,
                               const std::map<std::string, std::string>& metadata,
                               const WriteOptions& options) {
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    const std::string header = header_text(plan, metadata);
    file->write(length_bytes(header.size()));
    file->write(header);
    for (std::size_t i = 0; i < plan.size() && file->good(); ++i) {
        const Result<std::span<const float>> values = source(i);
        if (!values) {
            return values.error();
        }
        if (Result<void> fits = check_count(path, plan[i], values->size()); !fits) {
            return fits;
        }
        file->write({reinterpret_cast<const char*>(values->data()), values->size_bytes()});
    }
    return file->commit();
}

} // namespace heedmap
