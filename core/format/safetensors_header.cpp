// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors_header.h"

#include "core/format/json.h"
#include "core/tensor/shape.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;

constexpr std::size_t rank_cap = 64; // NumPy's and PyTorch's own
/// Values of one entry. A header may have very many entries; no tensor's needs even a hundred.
constexpr std::size_t entry_cap = 65'536;
constexpr const char* metadata_key = "__metadata__";

struct StoredType {
    std::string_view name;
    unsigned bits;
};

constexpr std::array stored_types = {
    StoredType{"F64", 64},    StoredType{"F32", 32},    StoredType{"F16", 16},
    StoredType{"BF16", 16},   StoredType{"I64", 64},    StoredType{"I32", 32},
    StoredType{"I16", 16},    StoredType{"I8", 8},      StoredType{"U64", 64},
    StoredType{"U32", 32},    StoredType{"U16", 16},    StoredType{"U8", 8},
    StoredType{"BOOL", 8},    StoredType{"C64", 64},    StoredType{"F8_E4M3", 8},
    StoredType{"F8_E5M2", 8}, StoredType{"F8_E8M0", 8}, StoredType{"F6_E2M3", 6},
    StoredType{"F6_E3M2", 6}, StoredType{"F4", 4},
};

std::string type_names() {
    std::string out = "one of";
    for (const StoredType& type : stored_types) {
        out += (&type == stored_types.data() ? " " : ", ") + std::string(type.name);
    }
    return out;
}

/// A whole number from 0 to 2^64 − 1.
std::optional<std::uint64_t> whole(const Json& value) {
    if (!value.is_number_unsigned() &&
        !(value.is_number_integer() && value.get<std::int64_t>() >= 0)) {
        return std::nullopt;
    }
    return value.get<std::uint64_t>();
}

/// Reads one tensor's entry; the first thing wrong is kept in `error`.
class EntryReader {
  public:
    EntryReader(const std::string& file, const std::string& name, const Json& entry)
        : file_(file), name_(escaped(name)), entry_(entry) {}

    Result<TensorInfo> read(const std::string& name) {
        TensorInfo tensor;
        tensor.name = name;
        const StoredType* type = read_type();
        const auto shape = read_shape();
        const auto offsets = read_offsets();
        if (!error_) {
            check_size(*type, shape, offsets[1] - offsets[0]);
        }
        if (error_) {
            return *std::move(error_);
        }
        tensor.dtype = type->name;
        tensor.shape.assign(shape.begin(), shape.end());
        tensor.begin = offsets[0];
        tensor.end = offsets[1];
        return tensor;
    }

  private:
    void fail(const std::string& field, std::string got, std::string expected) {
        if (!error_) {
            error_ = Error{ErrorKind::invalid, file_, name_ + field, std::move(got),
                           std::move(expected)};
        }
    }

    /// The entry's field when it is of `type`; null, and an error, otherwise.
    const Json* field(const char* key, Json::value_t type, const char* expected) {
        if (!entry_.is_object()) {
            fail("", got_text(entry_), "an object with dtype, shape and data_offsets");
            return nullptr;
        }
        const auto found = entry_.find(key);
        if (found == entry_.end()) {
            fail(std::string(".") + key, "nothing", expected);
        } else if (found->type() != type) {
            fail(std::string(".") + key, got_text(*found), expected);
        } else {
            return &*found;
        }
        return nullptr;
    }

    const StoredType* read_type() {
        const Json* value = field("dtype", Json::value_t::string, "an element type's name");
        if (value == nullptr) {
            return nullptr;
        }
        const auto& name = value->get_ref<const std::string&>();
        const auto* type = std::find_if(stored_types.begin(), stored_types.end(),
                                        [&](const StoredType& t) { return t.name == name; });
        if (type == stored_types.end()) {
            fail(".dtype", got_text(*value), type_names());
            return nullptr;
        }
        return type;
    }

    std::vector<std::uint64_t> read_shape() {
        std::vector<std::uint64_t> shape;
        const Json* value = field("shape", Json::value_t::array, "an array of sizes");
        if (value == nullptr) {
            return shape;
        }
        if (value->size() > rank_cap) {
            fail(".shape", "a rank of " + std::to_string(value->size()),
                 "a rank of at most " + std::to_string(rank_cap));
            return shape;
        }
        for (const Json& item : *value) {
            const auto size = whole(item);
            if (!size) {
                fail(".shape[" + std::to_string(shape.size()) + "]", got_text(item),
                     "a whole number, 0 or more");
            }
            shape.push_back(size.value_or(0));
        }
        return shape;
    }

    std::array<std::uint64_t, 2> read_offsets() {
        const char* const rule = "two whole numbers, the begin and the end of the data";
        const Json* value = field("data_offsets", Json::value_t::array, rule);
        if (value == nullptr) {
            return {};
        }
        std::array<std::uint64_t, 2> offsets = {};
        bool valid = value->size() == offsets.size();
        for (std::size_t i = 0; valid && i < offsets.size(); ++i) {
            const auto offset = whole((*value)[i]);
            valid = offset.has_value();
            offsets[i] = offset.value_or(0);
        }
        if (!valid) {
            fail(".data_offsets", got_text(*value), rule);
        } else if (offsets[1] < offsets[0]) {
            fail(".data_offsets",
                 "begin " + std::to_string(offsets[0]) + " and end " + std::to_string(offsets[1]),
                 "an end that is not before the begin");
        }
        return offsets;
    }

    void check_size(const StoredType& type, const std::vector<std::uint64_t>& shape,
                    std::uint64_t claimed) {
        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<Index>::max());
        std::uint64_t elements = 1;
        for (const std::uint64_t size : shape) {
            if (__builtin_mul_overflow(elements, size, &elements)) {
                fail(".shape", shape_text(shape), "a product below 2^64");
                return;
            }
        }
        std::uint64_t units = 0; // bytes, or bits for the types smaller than a byte
        const bool whole_bytes = type.bits % 8 == 0;
        const bool overflow =
            __builtin_mul_overflow(elements, whole_bytes ? type.bits / 8 : type.bits, &units);
        if (overflow || std::any_of(shape.begin(), shape.end(),
                                    [](std::uint64_t size) { return size > largest; })) {
            fail(".shape", shape_text(shape) + " of " + std::string(type.name),
                 "a size in bytes below 2^64 and no dimension above 2^63 - 1");
            return;
        }
        const std::uint64_t bytes = whole_bytes ? units : units / 8 + (units % 8 != 0 ? 1 : 0);
        if (bytes != claimed) {
            fail(".data_offsets", std::to_string(claimed) + " bytes",
                 std::to_string(bytes) + " bytes for " + shape_text(shape) + " of " +
                     std::string(type.name));
        }
    }

    const std::string& file_;
    std::string name_;
    const Json& entry_;
    std::optional<Error> error_;
};

Result<std::map<std::string, std::string>> read_metadata(Json& entry, const std::string& file) {
    const std::string field = metadata_key;
    std::map<std::string, std::string> metadata;
    if (!entry.is_object()) {
        return wrong_value(file, field, &entry, "an object of strings");
    }
    for (auto& [key, value] : entry.items()) {
        if (!value.is_string()) {
            return wrong_value(file, field + "." + escaped(key), &value, "a string");
        }
        metadata.emplace(key, std::move(value.get_ref<std::string&>()));
    }
    return metadata;
}

/// A name that two tensors have.
std::optional<std::string> name_twice(const std::vector<TensorInfo>& tensors) {
    std::vector<const TensorInfo*> by_name;
    by_name.reserve(tensors.size());
    for (const TensorInfo& tensor : tensors) {
        by_name.push_back(&tensor);
    }
    const auto name = [](const TensorInfo* tensor) -> const std::string& { return tensor->name; };
    std::ranges::sort(by_name, {}, name);
    const auto found = std::ranges::adjacent_find(by_name, {}, name);
    return found == by_name.end() ? std::nullopt : std::optional((*found)->name);
}

} // namespace

Result<SafetensorsHeader> parse_safetensors_header(std::string_view text, const std::string& file,
                                                   const std::stop_token& stop) {
    const JsonOptions options{8, 256, stop};
    SafetensorsHeader header;
    bool metadata_read = false;
    const auto take = [&](const std::string& name, Json& entry) -> Result<void> {
        if (stop.stop_requested()) {
            return cancelled();
        }
        if (name != metadata_key) {
            auto tensor = EntryReader(file, name, entry).read(name);
            if (!tensor) {
                return tensor.error();
            }
            header.tensors.push_back(*std::move(tensor));
            return {};
        }
        if (std::exchange(metadata_read, true)) {
            return key_twice(text, file, name, options);
        }
        auto metadata = read_metadata(entry, file);
        if (!metadata) {
            return metadata.error();
        }
        header.metadata = *std::move(metadata);
        return {};
    };
    if (auto read = parse_json_entries(text, file, "header", entry_cap, take, options); !read) {
        return read.error();
    }
    if (const auto name = name_twice(header.tensors)) {
        return key_twice(text, file, *name, options);
    }
    std::sort(header.tensors.begin(), header.tensors.end(),
              [](const TensorInfo& a, const TensorInfo& b) {
                  return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
              });
    return header;
}

} // namespace heedmap
