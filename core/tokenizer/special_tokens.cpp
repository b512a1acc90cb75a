// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/special_tokens.h"

#include "core/format/json.h"
#include "core/tokenizer/json_beside.h"
#include "core/tokenizer/roles.h"
#include "core/tokenizer/vocabulary_json.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace heedmap {

namespace {

using Json = nlohmann::json;

constexpr const char* config_name = "tokenizer_config.json";

class Reader {
  public:
    Reader(const std::filesystem::path& folder, const TokenizerClass& kind, Vocabulary& vocabulary)
        : folder_(folder), kind_(kind), vocabulary_(vocabulary) {}

    Result<void> put_known(SpecialTokens known);
    Result<void> read_added();
    Result<void> read_config();
    Result<void> read_map();
    Result<void> put_ends();

    SpecialTokens out;

  private:
    /// Runs `read` on an object, where the file is there.
    template <class Read>
    Result<void> with_file(const char* name, const Read& read);
    Result<void> read_decoder(const Json& object, const std::string& file);
    Result<void> read_named(const Json& root, const std::string& file);
    Result<std::optional<TokenId>> read_name(const Json& value, const std::string& file,
                                             const std::string& key);
    Result<void> read_options(const Json& root, const std::string& file);
    Result<void> put(AddedToken token);
    Result<void> put_end(const char* key, std::optional<bool> said, bool otherwise,
                         std::optional<TokenId> id, std::vector<TokenId>& end) const;

    std::filesystem::path folder_;
    const TokenizerClass& kind_;
    Vocabulary& vocabulary_;
    std::optional<bool> add_bos_;
    std::optional<bool> add_eos_;
};

template <class Read>
Result<void> Reader::with_file(const char* name, const Read& read) {
    const auto root = load_json_beside(folder_, name);
    if (!root) {
        return root.error();
    }
    return *root ? read(**root, (folder_ / name).string()) : Result<void>();
}

/// A later file's flags replace an earlier one's; special stays special.
Result<void> Reader::put(AddedToken token) {
    if (auto added = add_to_vocabulary(token, vocabulary_); !added) {
        return added;
    }
    const auto known = std::find_if(out.added.begin(), out.added.end(),
                                    [&](const auto& other) { return other.id == token.id; });
    if (known == out.added.end()) {
        out.added.push_back(std::move(token));
    } else {
        token.special = token.special || known->special;
        *known = std::move(token);
    }
    return {};
}

Result<void> Reader::read_added() {
    return with_file("added_tokens.json", [&](const Json& root, const std::string& file) {
        for (const auto& [content, value] : root.items()) {
            const auto id = read_token_id(value, content, vocabulary_, file);
            if (!id) {
                return Result<void>(id.error());
            }
            if (content.empty()) {
                return Result<void>(wrong_value(file, "token", &root, "tokens that are not empty"));
            }
            AddedToken token;
            token.content = content;
            token.id = *id;
            if (auto done = put(std::move(token)); !done) {
                return done;
            }
        }
        return Result<void>();
    });
}

Result<void> Reader::read_config() {
    return with_file(config_name, [&](const Json& root, const std::string& file) {
        JsonFields fields(root, file);
        const Json* decoder = fields.object("added_tokens_decoder", false);
        if (fields.error()) {
            return Result<void>(*fields.error());
        }
        if (decoder != nullptr) {
            if (auto done = read_decoder(*decoder, file); !done) {
                return done;
            }
        }
        if (auto done = read_named(root, file); !done) {
            return done;
        }
        return read_options(root, file);
    });
}

Result<void> Reader::read_map() {
    return with_file("special_tokens_map.json", [&](const Json& root, const std::string& file) {
        return read_named(root, file);
    });
}

Result<void> Reader::read_decoder(const Json& object, const std::string& file) {
    for (const auto& [key, value] : object.items()) {
        const std::string field = "added_tokens_decoder." + key;
        auto token = read_added_token(value, file, field + '.');
        if (!token) {
            return token.error();
        }
        const bool digits = !key.empty() && key.size() <= 9 &&
                            key.find_first_not_of("0123456789") == std::string::npos;
        const auto id = read_token_id(digits ? Json(std::stoll(key)) : Json(key), token->content,
                                      vocabulary_, file);
        if (!id) {
            return id.error();
        }
        token->id = *id;
        if (auto done = put(*std::move(token)); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Reader::read_named(const Json& root, const std::string& file) {
    JsonFields fields(root, file);
    for (const RoleName& role : role_names) {
        if (const Json* value = fields.find(role.key)) {
            auto id = read_name(*value, file, role.key);
            if (!id) {
                return id.error();
            }
            if (*id) {
                out.roles.*role.id = *id;
            }
        }
    }
    const Json* more = fields.find("additional_special_tokens");
    for (std::size_t at = 0; more != nullptr && more->is_array() && at < more->size(); ++at) {
        const std::string key = "additional_special_tokens[" + std::to_string(at) + "]";
        if (auto id = read_name((*more)[at], file, key); !id) {
            return id.error();
        }
    }
    return {};
}

/// A special token by its name: a text, or an object with flags. Nothing, and a notice, where it
/// is not in the vocabulary.
Result<std::optional<TokenId>> Reader::read_name(const Json& value, const std::string& file,
                                                 const std::string& key) {
    AddedToken token;
    if (value.is_string()) {
        token.content = value.get<std::string>();
    } else if (value.is_object()) {
        auto read = read_added_token(value, file, key + '.');
        if (!read) {
            return read.error();
        }
        token = *std::move(read);
    } else {
        return wrong_value(file, key, &value, "a token");
    }
    const auto id = vocabulary_.find(token.content);
    if (!id || token.content.empty()) {
        out.notices.push_back(file + ": " + key + ": " + escaped(token.content) +
                              " has no id in the vocabulary and is passed over");
        return std::optional<TokenId>();
    }
    token.id = *id;
    token.special = true;
    auto done = put(std::move(token));
    return done ? Result<std::optional<TokenId>>(id) : done.error();
}

Result<void> Reader::read_options(const Json& root, const std::string& file) {
    JsonFields fields(root, file);
    out.add_prefix_space = fields.boolean("add_prefix_space", false);
    for (const auto& [key, wanted] :
         {std::pair{"add_bos_token", &add_bos_}, std::pair{"add_eos_token", &add_eos_}}) {
        if (fields.has(key)) {
            *wanted = fields.boolean(key);
        }
    }
    return fields.error() ? Result<void>(*fields.error()) : Result<void>();
}

Result<void> Reader::put_known(SpecialTokens known) {
    out = std::move(known);
    for (const AddedToken& token : out.added) {
        if (auto added = add_to_vocabulary(token, vocabulary_); !added) {
            return added;
        }
    }
    return {};
}

Result<void> Reader::put_end(const char* key, std::optional<bool> said, bool otherwise,
                             std::optional<TokenId> id, std::vector<TokenId>& end) const {
    if (said.value_or(false) && !id) {
        return Error{ErrorKind::invalid, (folder_ / config_name).string(), key, "true",
                     "false, since no " + std::string(key).substr(4) + " is in the vocabulary"};
    }
    if (said.value_or(otherwise) && id) {
        end.push_back(*id);
    }
    return {};
}

Result<void> Reader::put_ends() {
    auto bos = put_end("add_bos_token", add_bos_, kind_.add_bos, out.roles.bos, out.before);
    return bos ? put_end("add_eos_token", add_eos_, kind_.add_eos, out.roles.eos, out.after) : bos;
}

} // namespace

Result<SpecialTokens> load_special_tokens(const std::filesystem::path& folder,
                                          const TokenizerClass& kind, Vocabulary& vocabulary,
                                          SpecialTokens known) {
    if (auto done = check_class(folder, kind); !done) {
        return done.error();
    }
    Reader reader(folder, kind, vocabulary);
    if (auto done = reader.put_known(std::move(known)); !done) {
        return done.error();
    }
    for (auto step :
         {&Reader::read_added, &Reader::read_map, &Reader::read_config, &Reader::put_ends}) {
        if (auto done = (reader.*step)(); !done) {
            return done.error();
        }
    }
    return std::move(reader.out);
}

void put_special_tokens(SpecialTokens special, TokenizerParts& parts) {
    parts.added = std::move(special.added);
    parts.roles = special.roles;
    parts.notices = std::move(special.notices);
    const auto piece = [](TokenId id) {
        return TemplatePiece{TemplatePiece::Kind::special, 0, id};
    };
    for (Template* pieces : {&parts.post_processor.single, &parts.post_processor.pair}) {
        std::transform(special.before.rbegin(), special.before.rend(),
                       std::inserter(*pieces, pieces->begin()), piece);
        std::transform(special.after.begin(), special.after.end(), std::back_inserter(*pieces),
                       piece);
    }
}

SpecialTokens customary_tokens(const Vocabulary& vocabulary,
                               std::span<const CustomaryToken> tokens) {
    SpecialTokens out;
    for (const CustomaryToken& customary : tokens) {
        auto token = special_token(vocabulary, customary.content);
        if (!token) {
            continue;
        }
        token->lstrip = customary.lstrip;
        out.roles.*customary.role = token->id;
        const bool known = std::any_of(out.added.begin(), out.added.end(),
                                       [&](const auto& other) { return other.id == token->id; });
        if (!known) { // one token may have several roles
            out.added.push_back(*std::move(token));
        }
    }
    return out;
}

std::optional<AddedToken> special_token(const Vocabulary& vocabulary, std::string_view content) {
    const auto id = vocabulary.find(content);
    if (!id || content.empty()) {
        return std::nullopt;
    }
    AddedToken token;
    token.content = content;
    token.id = *id;
    token.special = true;
    return token;
}

} // namespace heedmap
