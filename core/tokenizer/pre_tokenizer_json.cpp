// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer_json.h"

#include "core/tokenizer/characters.h"
#include "core/tokenizer/metaspace_json.h"
#include "core/tokenizer/pattern_dialect.h"
#include "core/tokenizer/pattern_json.h"

#include <optional>
#include <utility>

namespace heedmap {

namespace {

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

SplitBehavior behavior(JsonFields& fields, const char* fallback) {
    const std::string name =
        fields.string("behavior", fallback == nullptr ? std::optional<std::string>() : fallback);
    const auto known = behavior_named(name);
    if (!fields.error() && !known) {
        fields.fail("behavior",
                    "Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous");
    }
    return known.value_or(SplitBehavior::isolated);
}

/// Adds a split at a pattern of ours.
Result<void> add_split(std::string_view pattern, SplitBehavior how, PreTokenizer& out,
                       Pattern::Kind kind = Pattern::Kind::built_in) {
    auto compiled = Pattern::compile(pattern, kind, {{}, "pre_tokenizer"});
    if (!compiled) {
        return compiled.error();
    }
    out.steps.emplace_back(Split{*std::move(compiled), how, false, out.byte_level});
    return {};
}

Result<void> add_bert_words(PreTokenizer& out) {
    auto done = add_split("[" + std::string(white_space_class) + "]", SplitBehavior::removed, out);
    return done ? add_split(punctuation, SplitBehavior::isolated, out) : done;
}

Result<void> read_byte_level(const Component& component, PreTokenizer& out) {
    const bool prefix = component.fields.boolean("add_prefix_space", true);
    const bool use_regex = component.fields.boolean("use_regex", true);
    if (out.byte_level) {
        return Error{ErrorKind::invalid, component.file, component.field + ".type",
                     "a second ByteLevel", "one ByteLevel"};
    }
    if (prefix) {
        out.steps.emplace_back(PrefixSpace{});
    }
    if (use_regex) {
        auto words = gpt2_words();
        if (!words) {
            return words.error();
        }
        out.steps.emplace_back(*std::move(words));
    }
    out.byte_level = true;
    return {};
}

Result<void> read_split(const Component& component, PreTokenizer& out) {
    const SplitBehavior how = behavior(component.fields, nullptr);
    const bool invert = component.fields.boolean("invert", false);
    auto pattern = read_pattern(component);
    if (!pattern) {
        return pattern.error();
    }
    out.steps.emplace_back(Split{*std::move(pattern), how, invert, out.byte_level});
    return {};
}

Result<void> read_digits(const Component& component, PreTokenizer& out) {
    const bool individual = component.fields.boolean("individual_digits", false);
    return add_split(R"(\p{N})", individual ? SplitBehavior::isolated : SplitBehavior::contiguous,
                     out);
}

Result<void> read_punctuation(const Component& component, PreTokenizer& out) {
    return add_split(punctuation, behavior(component.fields, "Isolated"), out);
}

Result<void> read_whitespace_split(const Component& /*component*/, PreTokenizer& out) {
    return add_split("[" + std::string(white_space_class) + "]", SplitBehavior::removed, out);
}

Result<void> read_bert(const Component& /*component*/, PreTokenizer& out) {
    return add_bert_words(out);
}

/// Runs of word characters, as Rust has them (with joiners), and runs of what is neither they nor
/// white space.
Result<void> read_whitespace(const Component& /*component*/, PreTokenizer& out) {
    const std::string word = std::string(word_class) + R"(\x{200C}\x{200D})";
    const std::string sign = "[^" + word + std::string(white_space_class) + "]+";
    auto done = add_split("[" + word + "]+|" + sign, SplitBehavior::removed, out);
    if (done) {
        std::get<Split>(out.steps.back()).invert = true;
    }
    return done;
}

Result<void> read_char_delimiter(const Component& component, PreTokenizer& out) {
    const std::string delimiter = component.fields.string("delimiter");
    if (!component.fields.error() && !is_one_character(delimiter)) {
        component.fields.fail("delimiter", "one character");
    }
    return add_split(delimiter, SplitBehavior::removed, out, Pattern::Kind::literal);
}

Result<void> read_metaspace(const Component& component, PreTokenizer& out) {
    const bool split = component.fields.boolean("split", true);
    const Metaspace metaspace = read_metaspace_fields(component.fields);
    if (out.byte_level) {
        component.fields.fail("type", "no Metaspace after ByteLevel");
    }
    out.steps.emplace_back(metaspace);
    return split ? add_split(metaspace.replacement, SplitBehavior::merged_with_next, out,
                             Pattern::Kind::literal)
                 : Result<void>();
}

Result<void> read_unicode_scripts(const Component& component, PreTokenizer& out) {
    if (out.byte_level) {
        component.fields.fail("type", "no UnicodeScripts after ByteLevel");
    }
    out.steps.emplace_back(ScriptWords{});
    return {};
}

constexpr ComponentKind<PreTokenizer> kinds[] = {
    {"BertPreTokenizer", read_bert},
    {"ByteLevel", read_byte_level},
    {"CharDelimiterSplit", read_char_delimiter},
    {"Digits", read_digits},
    {"Metaspace", read_metaspace},
    {"Punctuation", read_punctuation},
    {"Split", read_split},
    {"UnicodeScripts", read_unicode_scripts},
    {"Whitespace", read_whitespace},
    {"WhitespaceSplit", read_whitespace_split},
};

} // namespace

Result<Split> gpt2_words() {
    const std::string space(white_space_class);
    const std::string pattern = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{L}\p{N})" +
                                space + "]+|[" + space + "]+(?![^" + space + "])|[" + space + "]+";
    auto compiled = Pattern::compile(pattern, Pattern::Kind::built_in, {{}, "GPT-2's pattern"});
    if (!compiled) {
        return compiled.error();
    }
    return Split{*std::move(compiled), SplitBehavior::isolated, false, false};
}

Result<Split> qwen2_words() {
    auto compiled = Pattern::compile(
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|)"
        R"(\s*[\r\n]+|\s+(?!\S)|\s+)",
        Pattern::Kind::from_file, {{}, "Qwen2's pattern"});
    if (!compiled) {
        return compiled.error();
    }
    return Split{*std::move(compiled), SplitBehavior::isolated, false, false};
}

Result<PreTokenizer> bert_words() {
    PreTokenizer out;
    auto done = add_bert_words(out);
    return done ? Result<PreTokenizer>(std::move(out)) : done.error();
}

Result<PreTokenizer> read_pre_tokenizer(const nlohmann::json* node, const std::string& file) {
    PreTokenizer out;
    auto done =
        read_components<PreTokenizer>(node, {file, "pre_tokenizer", "pretokenizers"}, kinds, out);
    return done ? Result<PreTokenizer>(std::move(out)) : Result<PreTokenizer>(done.error());
}

} // namespace heedmap
