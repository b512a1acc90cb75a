// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/template_json.h"

#include "core/format/json.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

namespace heedmap {

namespace {

using Json = nlohmann::json;

class Reader {
  public:
    explicit Reader(const Vocabulary& vocabulary)
        : vocabulary_(vocabulary), file_(vocabulary.file()) {}

    Result<void> read(const Json& node, const std::string& field);

    SpecialsAround around;

  private:
    Result<void> read_template(JsonFields& fields, const std::string& field);
    Result<void> put_special(const Json& piece, const Json& specials, const std::string& field,
                             std::vector<TokenId>& to);

    const Vocabulary& vocabulary_;
    const std::string& file_;
    bool has_template_ = false;
};

Result<void> Reader::read(const Json& node, const std::string& field) {
    JsonFields fields(node, file_, field + ".");
    const std::string type = fields.string("type");
    if (fields.error()) {
        return *fields.error();
    }
    if (type == "ByteLevel") {
        return {};
    }
    if (type == "TemplateProcessing" && !has_template_) {
        has_template_ = true;
        return read_template(fields, field);
    }
    if (type != "Sequence") {
        fields.fail("type", "ByteLevel, one TemplateProcessing, or a Sequence of them");
        return *fields.error();
    }
    const Json* list = fields.array("processors", true);
    for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
        if (auto done = read((*list)[at], field + ".processors[" + std::to_string(at) + ']');
            !done) {
            return done;
        }
    }
    return fields.error() ? Result<void>(*fields.error()) : Result<void>();
}

Result<void> Reader::read_template(JsonFields& fields, const std::string& field) {
    const Json* single = fields.array("single", true);
    const Json* specials = fields.object("special_tokens", true);
    if (fields.error()) {
        return *fields.error();
    }
    bool text_seen = false;
    for (std::size_t at = 0; at < single->size(); ++at) {
        const Json& piece = (*single)[at];
        const std::string place = field + ".single[" + std::to_string(at) + ']';
        if (piece.is_object() && piece.contains("Sequence") && !text_seen) {
            text_seen = true;
        } else if (piece.is_object() && piece.contains("SpecialToken")) {
            auto done = put_special(piece["SpecialToken"], *specials, place,
                                    text_seen ? around.after : around.before);
            if (!done) {
                return done;
            }
        } else {
            return wrong_value(file_, place, &piece, "SpecialToken, or one Sequence");
        }
    }
    return text_seen ? Result<void>()
                     : Result<void>(wrong_value(file_, field + ".single", single, "a Sequence"));
}

Result<void> Reader::put_special(const Json& piece, const Json& specials, const std::string& field,
                                 std::vector<TokenId>& to) {
    JsonFields named(piece, file_, field + ".SpecialToken.");
    const std::string name = named.string("id");
    if (named.error()) {
        return *named.error();
    }
    const auto special = specials.find(name);
    if (special == specials.end() || !special->is_object()) {
        named.fail("id", "a key of special_tokens");
        return *named.error();
    }
    JsonFields fields(*special, file_, field + ".special_tokens." + name + ".");
    const Json* ids = fields.array("ids", true);
    if (fields.error()) {
        return *fields.error();
    }
    for (const Json& value : *ids) {
        const auto id = read_token_id(value, name, vocabulary_, file_);
        if (!id) {
            return id.error();
        }
        if (vocabulary_.token(*id).empty()) {
            fields.fail("ids", "ids of tokens in the vocabulary");
            return *fields.error();
        }
        to.push_back(*id);
    }
    return {};
}

} // namespace

Result<SpecialsAround> read_post_processor(const Json* node, const Vocabulary& vocabulary) {
    Reader reader(vocabulary);
    if (node != nullptr) {
        if (auto done = reader.read(*node, "post_processor"); !done) {
            return done.error();
        }
    }
    return std::move(reader.around);
}

Result<void> accept_only(const Json* node, const std::string& field, const char* list,
                         std::string_view type, const std::string& file) {
    if (node == nullptr) {
        return {};
    }
    JsonFields fields(*node, file, field + ".");
    const std::string name = fields.string("type");
    if (!fields.error() && name == "Sequence") {
        const Json* parts = fields.array(list, true);
        for (std::size_t at = 0; parts != nullptr && at < parts->size(); ++at) {
            const std::string place = field + '.' + list + '[' + std::to_string(at) + ']';
            if (auto done = accept_only(&(*parts)[at], place, list, type, file); !done) {
                return done;
            }
        }
    } else if (!fields.error() && (type.empty() || name != type)) {
        fields.fail("type", type.empty() ? "no " + field : std::string(type));
    }
    return fields.error() ? Result<void>(*fields.error()) : Result<void>();
}

} // namespace heedmap
