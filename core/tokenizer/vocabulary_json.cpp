// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/vocabulary_json.h"

#include "core/format/json.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace heedmap {

Result<TokenId> read_token_id(const nlohmann::json& value, std::string_view token,
                              const Vocabulary& vocabulary, const std::string& file) {
    const bool whole = value.is_number_integer();
    const bool too_large =
        value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    const std::int64_t id = whole && !too_large ? value.get<std::int64_t>() : -1;
    if (id < 0 || id >= vocabulary.id_limit()) {
        return Error{ErrorKind::invalid, file, "token " + escaped(token), "id " + got_text(value),
                     "a whole number from 0 to " + std::to_string(vocabulary.id_limit() - 1)};
    }
    return static_cast<TokenId>(id);
}

Result<void> read_vocabulary(const nlohmann::json& object, const std::string& field,
                             Vocabulary& vocabulary) {
    if (!object.is_object() || object.empty()) {
        return wrong_value(vocabulary.file(), field, &object,
                           "an object of at least one token and its id");
    }
    vocabulary.reserve(object.size());
    for (const auto& [token, value] : object.items()) {
        const auto id = read_token_id(value, token, vocabulary, vocabulary.file());
        if (!id) {
            return id.error();
        }
        if (auto added = vocabulary.add(token, *id); !added) {
            return added;
        }
    }
    return {};
}

Result<std::shared_ptr<Vocabulary>> load_vocabulary(const std::filesystem::path& path,
                                                    Index vocab_size, const std::stop_token& stop) {
    const auto root = load_json(path, std::size_t{1} << 28, stop);
    if (!root) {
        return root.error();
    }
    auto vocabulary = std::make_shared<Vocabulary>(path.string(), vocab_size);
    if (auto done = read_vocabulary(*root, {}, *vocabulary); !done) {
        return done.error();
    }
    return vocabulary;
}

Result<AddedToken> read_added_token(const nlohmann::json& object, const std::string& file,
                                    const std::string& prefix) {
    JsonFields fields(object, file, prefix);
    AddedToken token;
    token.content = fields.string("content");
    token.special = fields.boolean("special", false);
    token.lstrip = fields.boolean("lstrip", false);
    token.rstrip = fields.boolean("rstrip", false);
    token.single_word = fields.boolean("single_word", false);
    token.normalized = fields.boolean("normalized", false);
    if (!fields.error() && token.content.empty()) {
        fields.fail("content", "a text that is not empty");
    }
    if (fields.error()) {
        return *fields.error();
    }
    return token;
}

Result<void> add_to_vocabulary(const AddedToken& token, Vocabulary& vocabulary) {
    return vocabulary.add_literal(token.content, token.id);
}

} // namespace heedmap
