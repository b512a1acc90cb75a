// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"

#include "core/base/memory.h"
#include "core/base/read_file.h"
#include "core/base/utf8.h"
#include "core/format/json_places.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace heedmap {

namespace {

using Json = nlohmann::json;

constexpr std::size_t parsed_growth = 20; ///< what a text grows to, about

std::string twice(std::string_view text, std::size_t first, std::size_t second,
                  std::size_t first_byte) {
    return "the key twice, at " + json_place(text, first, first_byte) + " and at " +
           json_place(text, second, first_byte);
}

Error not_an_object(std::string_view text, const std::string& file, const std::string& root) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    return {ErrorKind::invalid, file, root, escaped(text.substr(begin, end - begin)),
            "a JSON object"};
}

/// Builds the value from the parser's events; stops at the first thing that breaks a rule.
class Builder : public Json::json_sax_t {
  public:
    Builder(std::string_view text, const std::string& file, const JsonOptions& options,
            const std::size_t& position)
        : text_(text), file_(file), options_(options), position_(position) {}

    /// Hands the root's entries over instead of keeping them.
    void hand_over(const JsonEntryTaker& take, std::size_t max_values, std::string root_name) {
        take_ = &take;
        root_name_ = std::move(root_name);
        max_values_ = max_values;
    }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t& /*text*/) override {
        return put(value);
    }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; } // JSON has none
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override;
    bool parse_error(std::size_t position, const std::string& token,
                     const Json::exception& exception) override;

    Json root;
    std::optional<Error> error;

  private:
    struct Level {
        Json* container;
        std::size_t ordinal;              ///< which of the text's objects or arrays this is
        const std::string* key = nullptr; ///< of the value being read, in an object
    };

    bool put(Json value);
    bool open(Json container);
    bool close() {
        levels_.pop_back();
        return finish_entry();
    }
    Json& place(Json value);
    bool finish_entry();
    bool counted();
    bool stopped();
    bool fail(std::size_t at, std::string got, std::string expected);
    [[nodiscard]] std::string path() const;

    std::string_view text_;
    const std::string& file_;
    const JsonOptions& options_;
    const std::size_t& position_;
    std::vector<Level> levels_;
    std::size_t opened_ = 0;
    std::size_t put_ = 0;                  ///< values that are no containers
    const JsonEntryTaker* take_ = nullptr; ///< null: all is kept
    std::size_t max_values_ = 0;
    std::string root_name_;
    std::size_t values_ = 0; ///< of the entry being read
    Json entry_;
};

/// Where the value stands: `added_tokens[3].id`.
std::string Builder::path() const {
    std::string out;
    for (const Level& level : levels_) {
        if (level.container->is_array()) {
            const std::size_t deeper = &level == &levels_.back() ? 0 : 1; // stands already
            out += '[' + std::to_string(level.container->size() - deeper) + ']';
        } else if (level.key != nullptr) {
            out += (out.empty() ? "" : ".") + *level.key;
        }
    }
    return out;
}

bool Builder::fail(std::size_t at, std::string got, std::string expected) {
    const std::string where = path();
    const std::string place = json_place(text_, at, options_.first_byte);
    error = Error{ErrorKind::invalid, file_,
                  where.empty() ? place : escaped(where) + " (" + place + ")", std::move(got),
                  std::move(expected)};
    return false;
}

Json& Builder::place(Json value) {
    if (levels_.empty()) {
        return root = std::move(value);
    }
    Level& level = levels_.back();
    if (take_ != nullptr && levels_.size() == 1) {
        return entry_ = std::move(value);
    }
    if (level.container->is_array()) {
        level.container->push_back(std::move(value));
        return level.container->back();
    }
    return (*level.container)[*level.key] = std::move(value);
}

/// Hands over what stands whole in the root now.
bool Builder::finish_entry() {
    if (take_ == nullptr || levels_.size() != 1) {
        return true;
    }
    values_ = 0;
    Level& top = levels_.back();
    const Result<void> taken = (*take_)(*top.key, entry_);
    if (!taken) {
        error = taken.error();
        return false;
    }
    top.key = nullptr;
    top.container->clear();
    return true;
}

bool Builder::stopped() {
    if (options_.stop.stop_requested()) {
        error = cancelled();
    }
    return error.has_value();
}

/// Counts a value of an entry that will be handed over.
bool Builder::counted() {
    if (take_ == nullptr || ++values_ <= max_values_) {
        return true;
    }
    return fail(position_ - std::min<std::size_t>(position_, 1),
                "more than " + std::to_string(max_values_) + " values",
                "at most so many in one entry");
}

bool Builder::put(Json value) {
    constexpr std::size_t values_between_stop_checks = 1024;
    if (!counted() || (++put_ % values_between_stop_checks == 0 && stopped())) {
        return false;
    }
    place(std::move(value));
    return finish_entry();
}

bool Builder::open(Json container) {
    if (take_ != nullptr && levels_.empty() && !container.is_object()) {
        error = not_an_object(text_, file_, root_name_);
        return false;
    }
    if (stopped()) {
        return false;
    }
    if (levels_.size() == options_.max_depth) {
        return fail(position_ - 1, std::to_string(options_.max_depth + 1) + " open brackets",
                    "a depth of at most " + std::to_string(options_.max_depth));
    }
    if (!counted()) {
        return false;
    }
    Json& placed = place(std::move(container));
    levels_.push_back({&placed, opened_++});
    return true;
}

bool Builder::key(string_t& name) {
    Level& level = levels_.back();
    const auto [entry, fresh] =
        level.container->get_ref<Json::object_t&>().emplace(std::move(name), nullptr);
    level.key = &entry->first;
    if (fresh) {
        return true;
    }
    const std::size_t second = key_begin(text_, position_);
    const std::size_t first = places_of_key(text_, level.ordinal, entry->first, 1).front();
    return fail(second, twice(text_, first, second, options_.first_byte), "each key once");
}

bool Builder::parse_error(std::size_t position, const std::string& token,
                          const Json::exception& exception) {
    constexpr int number_overflow = 406;
    const std::size_t at = std::min(position - std::min<std::size_t>(position, 1), text_.size());
    if (exception.id == number_overflow) {
        return fail(position - std::min(position, token.size()), escaped(token),
                    "a number that a double can hold");
    }
    for (const char* literal : {"NaN", "Infinity", "nan", "inf"}) {
        if (text_.substr(at).starts_with(literal)) {
            return fail(at, literal, "a finite number");
        }
    }
    if (at == text_.size()) {
        return fail(at, "the end of the text", "JSON that is complete");
    }
    return fail(at, escaped(text_.substr(at, 80), 20), "valid JSON");
}

/// What can be told wrong about the text before it is parsed.
std::optional<Error> check_text(std::string_view text, const std::string& file,
                                std::size_t first_byte) {
    const auto wrong = [&](std::size_t at, std::string got, std::string expected) {
        return Error{ErrorKind::invalid, file, json_place(text, at, first_byte), std::move(got),
                     std::move(expected)};
    };
    if (text.empty()) {
        return Error{ErrorKind::invalid, file, "size", "0 bytes (empty)", "JSON"};
    }
    if (const char* encoding = foreign_unicode_encoding(text)) {
        return Error{ErrorKind::invalid, file, "encoding", encoding, "UTF-8"};
    }
    if (const auto at = first_invalid_utf8(text)) {
        return wrong(*at, escaped(text.substr(*at, 1)), "UTF-8");
    }
    // The parser takes a zero byte for the end of its input.
    if (const auto at = text.find('\0'); at != std::string_view::npos) {
        return wrong(at, "a zero byte", "valid JSON");
    }
    return std::nullopt;
}

} // namespace

Result<Json> parse_json(std::string_view text, const std::string& file,
                        const JsonOptions& options) {
    if (auto error = check_text(text, file, options.first_byte)) {
        return *std::move(error);
    }
    std::size_t position = 0;
    Builder builder(text, file, options, position);
    const bool done = sax_parse_counted(text, builder, position);
    if (builder.error || !done) {
        return builder.error.value_or(Error{ErrorKind::invalid, file, {}, "no JSON", "JSON"});
    }
    return std::move(builder.root);
}

Result<void> parse_json_entries(std::string_view text, const std::string& file,
                                const std::string& root, std::size_t max_values,
                                const JsonEntryTaker& take, const JsonOptions& options) {
    if (auto error = check_text(text, file, options.first_byte)) {
        return *std::move(error);
    }
    std::size_t position = 0;
    Builder builder(text, file, options, position);
    builder.hand_over(take, max_values, root);
    const bool done = sax_parse_counted(text, builder, position);
    if (builder.error || !done) {
        return builder.error.value_or(Error{ErrorKind::invalid, file, {}, "no JSON", "JSON"});
    }
    if (!builder.root.is_object()) {
        return not_an_object(text, file, root);
    }
    return {};
}

Error key_twice(std::string_view text, const std::string& file, const std::string& key,
                const JsonOptions& options) {
    const std::vector<std::size_t> places = places_of_key(text, 0, key, 2);
    return {ErrorKind::invalid, file,
            escaped(key) + " (" + json_place(text, places.back(), options.first_byte) + ")",
            twice(text, places.front(), places.back(), options.first_byte), "each key once"};
}

Result<Json> load_json(const std::filesystem::path& path, std::size_t max_bytes,
                       const std::stop_token& stop) {
    const auto text = read_file(path, max_bytes);
    if (!text) {
        return text.error();
    }
    if (auto enough = check_memory(text->size() * parsed_growth, path.string()); !enough) {
        return enough.error();
    }
    JsonOptions options;
    options.stop = stop;
    return parse_json(*text, path.string(), options);
}

} // namespace heedmap
