// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer_class.h"

#include "core/format/json.h"
#include "core/tokenizer/json_beside.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr std::pair<std::string_view, const char*> customary_classes[] = {
    {"bert", "BertTokenizer"},   {"distilbert", "DistilBertTokenizer"},
    {"gpt2", "GPT2Tokenizer"},   {"qwen2", "Qwen2Tokenizer"},
    {"qwen3", "Qwen2Tokenizer"}, {"roberta", "RobertaTokenizer"},
};

/// The text under `key` of the file `name`, as a class that still has the name it is written by.
Result<NamedClass> read_name(const std::filesystem::path& folder, const char* name,
                             const char* key) {
    const auto root = load_json_beside(folder, name);
    if (!root) {
        return root.error();
    }
    NamedClass out;
    if (*root) {
        const std::string file = (folder / name).string();
        JsonFields fields(**root, file);
        out.name = fields.string(key, "");
        if (fields.error()) {
            return *fields.error();
        }
        out.unknown = {ErrorKind::invalid, file, key, '"' + escaped(out.name) + '"', {}};
    }
    return out;
}

} // namespace

Result<NamedClass> named_class(const std::filesystem::path& folder) {
    auto said = read_name(folder, "tokenizer_config.json", "tokenizer_class");
    if (said && said->name.ends_with("Fast")) {
        said->name.resize(said->name.size() - 4);
    }
    if (!said || (!said->name.empty() && said->name != "PreTrainedTokenizer")) {
        return said; // PreTrainedTokenizer says nothing
    }
    auto type = read_name(folder, "config.json", "model_type");
    if (!type) {
        return type;
    }
    const auto known =
        std::find_if(std::begin(customary_classes), std::end(customary_classes),
                     [&](const auto& customary) { return customary.first == type->name; });
    type->name = known == std::end(customary_classes) ? "" : known->second;
    return type;
}

Result<void> check_class(const std::filesystem::path& folder, const TokenizerClass& kind) {
    auto named = named_class(folder);
    if (!named) {
        return named.error();
    }
    if (named->name.empty() ||
        std::find(kind.names.begin(), kind.names.end(), named->name) != kind.names.end()) {
        return {};
    }
    named->unknown.expected = kind.rule;
    return std::move(named->unknown);
}

} // namespace heedmap
