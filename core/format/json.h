// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace heedmap {

struct JsonOptions {
    std::size_t first_byte = 0; ///< where the text begins in its file, for errors
    std::size_t max_depth = 256;
    std::stop_token stop;
};

/// Strict JSON (RFC 8259) in UTF-8; a byte-order mark is passed over. An error names the byte
/// (from 0) and the line (from 1), and the path of keys where there is one: broken syntax, bytes
/// that are not UTF-8, UTF-16, NaN and Infinity, a number that no double holds, a key twice in
/// one object (both places), too many levels. `file` is what errors call it.
Result<nlohmann::json> parse_json(std::string_view text, const std::string& file,
                                  const JsonOptions& options = {});

/// Takes an entry of an object; an error ends the reading. The value may be moved from.
using JsonEntryTaker = std::function<Result<void>(const std::string& key, nlohmann::json& value)>;

/// `parse_json` of an object of any number of entries: each is handed to `take`, in the text's
/// order, and let go, so that one is held at a time. Errors, besides: another root (its field is
/// `root`), an entry of more than `max_values` values. The object's own keys are not compared.
Result<void> parse_json_entries(std::string_view text, const std::string& file,
                                const std::string& root, std::size_t max_values,
                                const JsonEntryTaker& take, const JsonOptions& options = {});

/// The error of a key that stands twice in a text's outermost object. The text must have it so.
[[nodiscard]] Error key_twice(std::string_view text, const std::string& file,
                              const std::string& key, const JsonOptions& options);

/// `parse_json` of a file of at most `max_bytes`: parsed, JSON takes some twenty times its size.
Result<nlohmann::json> load_json(const std::filesystem::path& path,
                                 std::size_t max_bytes = std::size_t{1} << 28,
                                 const std::stop_token& stop = {});

/// `value` for the `got` of an error: compact, escaped, at most 80 characters.
[[nodiscard]] std::string got_text(const nlohmann::json& value);

/// The error of a value that is not what `field` needs: `got` is null for a missing one.
[[nodiscard]] Error wrong_value(const std::string& file, const std::string& field,
                                const nlohmann::json* got, std::string expected);

/// Reads the fields of one object by type. The first error stays and is what `error` gives: read
/// all that is needed, then ask once. After an error, readers return their fallback or zero.
class JsonFields {
  public:
    /// `object` must outlive this; anything but an object is an error. `prefix` stands before
    /// the names of fields in errors: `rope_scaling.`.
    JsonFields(const nlohmann::json& object, std::string file, std::string prefix = {});

    /// Present, and not null.
    [[nodiscard]] bool has(const char* key) const;
    /// There, and JSON's null: some fields mean something by it.
    [[nodiscard]] bool is_null(const char* key) const;
    [[nodiscard]] const std::string& file() const { return file_; }
    /// The value, or null when it is missing or JSON's null.
    [[nodiscard]] const nlohmann::json* find(const char* key) const;

    /// A whole number in [min, max]. Without a fallback the field is required.
    std::int64_t integer(const char* key, std::int64_t min, std::int64_t max,
                         std::optional<std::int64_t> fallback = {});
    /// A finite number in [min, max].
    double number(const char* key, double min, double max, std::optional<double> fallback = {});
    bool boolean(const char* key, std::optional<bool> fallback = {});
    std::string string(const char* key, std::optional<std::string> fallback = {});
    /// An object or an array; null when it is missing and not required, or of another type.
    const nlohmann::json* object(const char* key, bool required);
    const nlohmann::json* array(const char* key, bool required);

    /// Keeps the first error.
    void fail(Error error);
    /// The error of `key` as it stands in the object.
    void fail(const char* key, std::string expected);
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  private:
    const nlohmann::json* wanted(const char* key, bool required, const char* expected);

    const nlohmann::json* object_;
    std::string file_;
    std::string prefix_;
    std::optional<Error> error_;
};

} // namespace heedmap
