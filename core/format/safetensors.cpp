// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors.h"

#include "core/format/safetensors_header.h"

#include <unordered_map>

namespace heedmap {

struct SafetensorsFile::Contents {
    std::shared_ptr<const MappedFile> file;
    SafetensorsHeader header;
    std::size_t data_begin = 0;
    std::unordered_map<std::string_view, std::size_t> by_name; // views into header.tensors
};

namespace {

constexpr std::size_t length_size = 8;

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Little-endian, whatever the machine's order.
std::uint64_t read_u64(std::span<const std::byte> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length_size; ++i) {
        value |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    }
    return value;
}

/// The header's text, once its length is known to be true.
Result<std::string_view> header_text(const MappedFile& file) {
    const std::string name = file.path().string();
    const auto bytes = file.bytes();
    const auto wrong = [&](std::string field, std::string got, std::string expected) {
        return Error{ErrorKind::invalid, name, std::move(field), std::move(got),
                     std::move(expected)};
    };
    if (const auto kind = foreign_file_kind(text_of(bytes))) {
        return wrong("", *kind, "a safetensors file");
    }
    if (bytes.size() < length_size) {
        return wrong("size", std::to_string(bytes.size()) + " bytes", "at least 8 bytes");
    }
    const std::uint64_t length = read_u64(bytes);
    if (length > safetensors_header_cap) {
        return wrong("header length", std::to_string(length),
                     "at most " + std::to_string(safetensors_header_cap) + " bytes");
    }
    const std::size_t there = bytes.size() - length_size;
    if (length > there) {
        return wrong("header length", std::to_string(length),
                     "at most the " + std::to_string(there) + " bytes that follow it");
    }
    return text_of(bytes.subspan(length_size, static_cast<std::size_t>(length)));
}

} // namespace

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path,
                                              const std::stop_token& stop) {
    auto file = MappedFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto text = header_text(**file);
    if (!text) {
        return text.error();
    }
    auto header = parse_safetensors_header(*text, path.string(), stop);
    // A file cut while it was read is not to be blamed for what the zeros in it break.
    if (const auto intact = (*file)->intact(); !intact) {
        return intact.error();
    }
    if (!header) {
        return header.error();
    }
    const std::size_t data_begin = length_size + text->size();
    const auto layout =
        check_safetensors_layout(*header, (*file)->bytes().size() - data_begin, path.string());
    if (!layout) {
        return layout.error();
    }
    auto contents = std::make_shared<Contents>();
    contents->file = *std::move(file);
    contents->header = *std::move(header);
    contents->data_begin = data_begin;
    contents->by_name.reserve(contents->header.tensors.size());
    for (const TensorInfo& tensor : contents->header.tensors) {
        contents->by_name.emplace(tensor.name, contents->by_name.size());
    }
    SafetensorsFile opened;
    opened.contents_ = std::move(contents);
    return opened;
}

const std::filesystem::path& SafetensorsFile::path() const {
    return contents_->file->path();
}

const std::vector<TensorInfo>& SafetensorsFile::tensors() const {
    return contents_->header.tensors;
}

const TensorInfo* SafetensorsFile::find(std::string_view name) const {
    const auto found = contents_->by_name.find(name);
    return found == contents_->by_name.end() ? nullptr : &tensors()[found->second];
}

const std::map<std::string, std::string>& SafetensorsFile::metadata() const {
    return contents_->header.metadata;
}

std::span<const std::byte> SafetensorsFile::bytes(const TensorInfo& tensor) const {
    return contents_->file->bytes().subspan(contents_->data_begin + tensor.begin,
                                            tensor.end - tensor.begin);
}

std::shared_ptr<const MappedFile> SafetensorsFile::file() const {
    return contents_->file;
}

} // namespace heedmap
