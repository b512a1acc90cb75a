// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/post_processor_json.h"

#include "core/tokenizer/component_json.h"
#include "core/tokenizer/vocabulary_json.h"

#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;
using Kind = TemplatePiece::Kind;

struct Reading {
    const Vocabulary& vocabulary;
    PostProcessor out;
    bool has_template = false;
};

/// Reads the `single` and the `pair` of a TemplateProcessing.
class TemplateReader {
  public:
    TemplateReader(const Component& component, const Vocabulary& vocabulary, const Json& specials)
        : component_(component), vocabulary_(vocabulary), specials_(specials) {}

    Result<Template> read(const char* key, const Json& list, std::size_t texts);

  private:
    Result<void> read_piece(const Json& piece, const std::string& field, Template& out);
    Result<void> read_text(JsonFields& fields, int type_id, Template& out);
    Result<void> read_special(JsonFields& fields, int type_id, Template& out);

    const Component& component_;
    const Vocabulary& vocabulary_;
    const Json& specials_;
};

Result<Template> TemplateReader::read(const char* key, const Json& list, std::size_t texts) {
    Template out;
    const std::string field = component_.field + '.' + key;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const std::string place = field + '[' + std::to_string(at) + ']';
        if (auto done = read_piece(list[at], place, out); !done) {
            return done.error();
        }
    }
    const auto count = [&](Kind kind) {
        return std::count_if(out.begin(), out.end(),
                             [kind](const TemplatePiece& piece) { return piece.kind == kind; });
    };
    if (count(Kind::first_text) != 1 || count(Kind::second_text) + 1 != std::ptrdiff_t(texts)) {
        return wrong_value(component_.file, field, &list,
                           texts == 1 ? "the Sequence A once, and no other"
                                      : "the Sequences A and B, each once");
    }
    return out;
}

Result<void> TemplateReader::read_piece(const Json& piece, const std::string& field,
                                        Template& out) {
    constexpr std::int64_t most_types = 1'000'000;
    const bool special = piece.is_object() && piece.contains("SpecialToken");
    const char* kind = special ? "SpecialToken" : "Sequence";
    if (!piece.is_object() || !piece.contains(kind)) {
        return wrong_value(component_.file, field, &piece, "SpecialToken or Sequence");
    }
    JsonFields fields(piece[kind], component_.file, field + '.' + kind + '.');
    const auto type_id = static_cast<int>(fields.integer("type_id", 0, most_types, 0));
    return special ? read_special(fields, type_id, out) : read_text(fields, type_id, out);
}

Result<void> TemplateReader::read_text(JsonFields& fields, int type_id, Template& out) {
    const std::string id = fields.string("id", "A");
    if (id != "A" && id != "B") {
        fields.fail("id", "A or B");
    }
    out.push_back({id == "A" ? Kind::first_text : Kind::second_text, type_id, -1});
    return fields.error() ? Result<void>(*fields.error()) : Result<void>();
}

Result<void> TemplateReader::read_special(JsonFields& fields, int type_id, Template& out) {
    const std::string name = fields.string("id");
    if (fields.error()) {
        return *fields.error();
    }
    const auto special = specials_.find(name);
    if (special == specials_.end() || !special->is_object()) {
        fields.fail("id", "a key of special_tokens");
        return *fields.error();
    }
    JsonFields token(*special, component_.file, component_.field + ".special_tokens." + name + ".");
    const Json* ids = token.array("ids", true);
    if (token.error()) {
        return *token.error();
    }
    for (const Json& value : *ids) {
        const auto id = read_token_id(value, name, vocabulary_, component_.file);
        if (!id) {
            return id.error();
        }
        if (vocabulary_.token(*id).empty()) {
            token.fail("ids", "ids of tokens in the vocabulary");
            return *token.error();
        }
        out.push_back({Kind::special, type_id, *id});
    }
    return {};
}

/// The processors that put special tokens cannot follow one another.
bool first_template(const Component& component, Reading& reading) {
    if (reading.has_template) {
        component.fields.fail("type", "one processor that puts special tokens");
    }
    reading.has_template = true;
    return !component.fields.error();
}

/// What a ByteLevel before or after says of spans stays.
void put_templates(PostProcessor from, Reading& reading) {
    from.trim_offsets = from.trim_offsets || reading.out.trim_offsets;
    reading.out = std::move(from);
}

Result<void> read_template(const Component& component, Reading& reading) {
    const Json* single = component.fields.array("single", true);
    const Json* pair = component.fields.array("pair", false);
    const Json* specials = component.fields.object("special_tokens", true);
    if (!first_template(component, reading)) {
        return {};
    }
    TemplateReader reader(component, reading.vocabulary, *specials);
    auto one = reader.read("single", *single, 1);
    if (!one) {
        return one.error();
    }
    reading.out.single = *std::move(one);
    if (pair != nullptr && !pair->empty()) {
        auto two = reader.read("pair", *pair, 2);
        if (!two) {
            return two.error();
        }
        reading.out.pair = *std::move(two);
    }
    return {};
}

/// A special token as ["[SEP]", 102].
TokenId named_token(const Component& component, const char* key, const Reading& reading) {
    const Json* value = component.fields.array(key, true);
    const bool named = value != nullptr && value->size() == 2 && (*value)[0].is_string();
    const auto id =
        named ? reading.vocabulary.find((*value)[0].get_ref<const std::string&>()) : std::nullopt;
    if (!id || (*value)[1] != *id) {
        component.fields.fail(key, "a token of the vocabulary and its id");
    }
    return id.value_or(-1);
}

Result<void> read_bert(const Component& component, Reading& reading) {
    const TokenId sep = named_token(component, "sep", reading);
    const TokenId cls = named_token(component, "cls", reading);
    if (first_template(component, reading)) {
        put_templates(bert_processor(cls, sep), reading);
    }
    return {};
}

Result<void> read_roberta(const Component& component, Reading& reading) {
    const TokenId sep = named_token(component, "sep", reading);
    const TokenId cls = named_token(component, "cls", reading);
    const bool trim = component.fields.boolean("trim_offsets", true);
    component.fields.boolean("add_prefix_space", true); // checked: the pre-tokenizer's counts
    if (first_template(component, reading)) {
        put_templates(roberta_processor(cls, sep, trim), reading);
    }
    return {};
}

Result<void> read_byte_level(const Component& component, Reading& reading) {
    if (component.fields.boolean("trim_offsets", true)) {
        reading.out.trim_offsets = true;
    }
    return {};
}

constexpr ComponentKind<Reading> kinds[] = {
    {"BertProcessing", read_bert},
    {"ByteLevel", read_byte_level},
    {"RobertaProcessing", read_roberta},
    {"TemplateProcessing", read_template},
};

} // namespace

Result<PostProcessor> read_post_processor(const Json* node, const Vocabulary& vocabulary) {
    Reading reading{vocabulary, {}, false};
    auto done = read_components<Reading>(node, {vocabulary.file(), "post_processor", "processors"},
                                         kinds, reading);
    return done ? Result<PostProcessor>(std::move(reading.out))
                : Result<PostProcessor>(done.error());
}

} // namespace heedmap
