// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer_json.h"

#include "core/format/json.h"
#include "core/tokenizer/pattern_dialect.h"

#include <nlohmann/json.hpp>

namespace heedmap {

namespace {

using Json = nlohmann::json;

constexpr const char* known_types = "ByteLevel, Split, Digits, Punctuation or Sequence";

/// Rust's `is_ascii_punctuation`, and Unicode's P.
constexpr std::string_view punctuation = R"([!-/:-@\[-`{-~\p{P}])";

std::optional<SplitBehavior> behavior_named(std::string_view name) {
    if (name == "Removed") {
        return SplitBehavior::removed;
    }
    if (name == "Isolated") {
        return SplitBehavior::isolated;
    }
    if (name == "MergedWithPrevious") {
        return SplitBehavior::merged_with_previous;
    }
    if (name == "MergedWithNext") {
        return SplitBehavior::merged_with_next;
    }
    if (name == "Contiguous") {
        return SplitBehavior::contiguous;
    }
    return std::nullopt;
}

/// Collects the steps of a tree of pre-tokenizers, in the order in which they run.
class Reader {
  public:
    explicit Reader(std::string file) : file_(std::move(file)) {}

    Result<void> read(const Json& node, const std::string& field);
    [[nodiscard]] bool has_byte_level() const { return has_byte_level_; }

    PreTokenizer steps;

  private:
    Result<void> read_sequence(const Json& list, const std::string& field);
    Result<void> read_byte_level(JsonFields& fields, const std::string& field);
    Result<void> read_split(JsonFields& fields, const std::string& field);
    Result<void> add(std::string_view pattern, Pattern::Kind kind, SplitBehavior behavior,
                     bool invert, const std::string& field);
    SplitBehavior behavior(JsonFields& fields, const char* fallback);

    std::string file_;
    bool has_byte_level_ = false;
};

Result<void> Reader::read(const Json& node, const std::string& field) {
    JsonFields fields(node, file_, field + ".");
    const std::string type = fields.string("type");
    if (fields.error()) {
        return *fields.error();
    }
    if (type == "Sequence") {
        const Json* list = fields.array("pretokenizers", true);
        return list == nullptr ? Result<void>(*fields.error())
                               : read_sequence(*list, field + ".pretokenizers");
    }
    if (type == "ByteLevel") {
        return read_byte_level(fields, field);
    }
    if (type == "Split") {
        return read_split(fields, field);
    }
    if (type == "Digits") {
        const bool individual = fields.boolean("individual_digits", false);
        return fields.error()
                   ? Result<void>(*fields.error())
                   : add(R"(\p{N})", Pattern::Kind::built_in,
                         individual ? SplitBehavior::isolated : SplitBehavior::contiguous, false,
                         field);
    }
    if (type == "Punctuation") {
        const SplitBehavior how = behavior(fields, "Isolated");
        return fields.error() ? Result<void>(*fields.error())
                              : add(punctuation, Pattern::Kind::built_in, how, false, field);
    }
    fields.fail("type", known_types);
    return *fields.error();
}

Result<void> Reader::read_sequence(const Json& list, const std::string& field) {
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (auto done = read(list[at], field + '[' + std::to_string(at) + ']'); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Reader::read_byte_level(JsonFields& fields, const std::string& field) {
    const bool prefix = fields.boolean("add_prefix_space", true);
    const bool use_regex = fields.boolean("use_regex", true);
    if (fields.error()) {
        return *fields.error();
    }
    if (has_byte_level_) {
        return Error{ErrorKind::invalid, file_, field + ".type", "a second ByteLevel",
                     "one ByteLevel"};
    }
    has_byte_level_ = true;
    steps.add_prefix_space = prefix;
    if (use_regex) {
        auto words = gpt2_words();
        if (!words) {
            return words.error();
        }
        steps.word_splits.push_back(*std::move(words));
    }
    return {};
}

Result<void> Reader::read_split(JsonFields& fields, const std::string& field) {
    const SplitBehavior how = behavior(fields, nullptr);
    const bool invert = fields.boolean("invert", false);
    const Json* pattern = fields.object("pattern", true);
    if (fields.error()) {
        return *fields.error();
    }
    JsonFields kinds(*pattern, file_, field + ".pattern.");
    const bool literal = kinds.has("String");
    const char* key = literal ? "String" : "Regex";
    const std::string text = kinds.string(key);
    if (kinds.error()) {
        return *kinds.error();
    }
    return add(text, literal ? Pattern::Kind::literal : Pattern::Kind::from_file, how, invert,
               field + ".pattern." + key);
}

Result<void> Reader::add(std::string_view pattern, Pattern::Kind kind, SplitBehavior how,
                         bool invert, const std::string& field) {
    auto compiled = Pattern::compile(pattern, kind, {file_, field});
    if (!compiled) {
        return compiled.error();
    }
    auto& list = has_byte_level_ ? steps.byte_splits : steps.text_splits;
    list.push_back({*std::move(compiled), how, invert});
    return {};
}

SplitBehavior Reader::behavior(JsonFields& fields, const char* fallback) {
    const std::string name =
        fields.string("behavior", fallback == nullptr ? std::optional<std::string>() : fallback);
    const auto known = behavior_named(name);
    if (!fields.error() && !known) {
        fields.fail("behavior",
                    "Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous");
    }
    return known.value_or(SplitBehavior::isolated);
}

} // namespace

Result<Split> gpt2_words() {
    const std::string space(white_space_class);
    const std::string pattern = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{L}\p{N})" +
                                space + "]+|[" + space + "]+(?![^" + space + "])|[" + space + "]+";
    auto compiled = Pattern::compile(pattern, Pattern::Kind::built_in, {{}, "GPT-2's pattern"});
    if (!compiled) {
        return compiled.error();
    }
    return Split{*std::move(compiled), SplitBehavior::isolated, false};
}

Result<PreTokenizer> read_pre_tokenizer(const Json* node, const std::string& file) {
    Reader reader(file);
    if (node != nullptr) {
        if (auto done = reader.read(*node, "pre_tokenizer"); !done) {
            return done.error();
        }
    }
    if (!reader.has_byte_level()) {
        return wrong_value(file, "pre_tokenizer", node, "one with ByteLevel in it");
    }
    return std::move(reader.steps);
}

} // namespace heedmap
