// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config_file.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace heedmap {

namespace {

using Json = nlohmann::json;

/// By `model_type`, or by `architectures` where that is left out.
const Family* find_family(JsonFields& fields) {
    const std::string rule = "one of: " + supported_model_types();
    if (fields.has("model_type")) {
        const Family* family = family_of(fields.string("model_type"));
        if (family == nullptr) {
            fields.fail("model_type", rule);
        }
        return family;
    }
    const Json* architectures = fields.array("architectures", false);
    if (architectures == nullptr) {
        fields.fail("model_type", rule);
        return nullptr;
    }
    for (const Json& name : *architectures) {
        const Family* family =
            name.is_string() ? family_of_class(name.get_ref<const std::string&>()) : nullptr;
        if (family != nullptr) {
            return family;
        }
    }
    fields.fail("architectures", "a class of one of: " + supported_model_types());
    return nullptr;
}

void note_remote_code(const JsonFields& fields, std::vector<std::string>& notices) {
    for (const char* key : {"auto_map", "trust_remote_code", "custom_pipelines"}) {
        if (fields.has(key)) {
            notices.push_back("config.json: " + std::string(key) +
                              " is ignored: no code is run or fetched");
        }
    }
}

constexpr std::int64_t largest_id = std::numeric_limits<TokenId>::max();

bool is_token_id(const Json& value) {
    // As a double: the library compares what is above 2^63 as if it were negative.
    return value.is_number_integer() && value.get<double>() >= -1 &&
           value.get<double>() <= static_cast<double>(largest_id);
}

std::optional<TokenId> in_vocabulary(std::int64_t id, const char* name, Index vocab_size,
                                     std::vector<std::string>& notices) {
    if (id >= 0 && id < vocab_size) {
        return static_cast<TokenId>(id);
    }
    notices.push_back("config.json: " + std::string(name) + " " + std::to_string(id) +
                      " is left out: the vocabulary has " + std::to_string(vocab_size) + " tokens");
    return std::nullopt;
}

} // namespace

Index read_size(JsonFields& fields, std::initializer_list<const char*> names, Index limit) {
    for (const char* name : names) {
        if (fields.has(name)) {
            return static_cast<Index>(fields.integer(name, 1, limit));
        }
    }
    return static_cast<Index>(fields.integer(*names.begin(), 1, limit)); // names what is missing
}

Activation read_activation(JsonFields& fields, const char* name, Activation fallback) {
    const auto activation =
        activation_from_name(fields.string(name, std::string(name_of(fallback))));
    if (!activation) {
        fields.fail(name, "gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish, quick_gelu or "
                          "tanh");
    }
    return activation.value_or(fallback);
}

std::optional<TokenId> read_token_id(JsonFields& fields, const char* name, Index vocab_size,
                                     std::vector<std::string>& notices) {
    if (!fields.has(name)) {
        return std::nullopt;
    }
    return in_vocabulary(fields.integer(name, -1, largest_id), name, vocab_size, notices);
}

std::vector<TokenId> read_token_ids(JsonFields& fields, const char* name, Index vocab_size,
                                    std::vector<std::string>& notices) {
    std::vector<TokenId> ids;
    if (!fields.has(name)) {
        return ids;
    }
    if (!fields.find(name)->is_array()) {
        const auto id = read_token_id(fields, name, vocab_size, notices);
        return id ? std::vector{*id} : ids;
    }
    for (const Json& entry : *fields.find(name)) {
        if (!is_token_id(entry)) {
            fields.fail(name, "a token's id, or a list of such");
            return {};
        }
        if (const auto id = in_vocabulary(entry.get<std::int64_t>(), name, vocab_size, notices)) {
            ids.push_back(*id);
        }
    }
    return ids;
}

void check_heads(JsonFields& fields, const ModelConfig& config, const char* hidden_name,
                 const char* heads_name) {
    if (fields.error()) {
        return;
    }
    if (hidden_name != nullptr && config.hidden_size % config.num_attention_heads != 0) {
        fields.fail(hidden_name, "a multiple of " + std::string(heads_name) + ", which is " +
                                     std::to_string(config.num_attention_heads));
    }
    if (config.num_attention_heads % config.num_key_value_heads != 0) {
        fields.fail(heads_name, "a multiple of num_key_value_heads, which is " +
                                    std::to_string(config.num_key_value_heads));
    }
}

Result<ConfigFile> read_config_file(const std::filesystem::path& path) {
    const auto json = load_json(path, std::size_t{1} << 24);
    if (!json) {
        return json.error();
    }
    JsonFields fields(*json, path.string());
    ConfigFile file;
    if (!fields.error()) {
        file.family = find_family(fields);
        note_remote_code(fields, file.notices);
    }
    if (file.family != nullptr) {
        file.config = file.family->read_config(fields, file.notices);
        file.config.model_type = file.family->model_type;
    }
    if (fields.error()) {
        return *fields.error();
    }
    return file;
}

} // namespace heedmap
