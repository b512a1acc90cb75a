// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/activation_choice.h"

#include "app/cli/arguments.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr std::string_view block_prefix = "blocks.";

std::optional<Index> layerOf(std::string_view name) {
    if (!name.starts_with(block_prefix)) {
        return std::nullopt;
    }
    const std::string_view rest = name.substr(block_prefix.size());
    return std::stol(std::string(rest.substr(0, rest.find('.'))));
}

bool hasHeads(std::string_view kind) {
    return kind == "q" || kind == "k" || kind == "v" || kind == "scores" || kind == "pattern" ||
           kind == "z";
}

bool isKeyValue(std::string_view kind) {
    return kind == "k" || kind == "v";
}

Result<void> checkWanted(const std::vector<std::string>& wanted,
                         const std::vector<std::string>& all) {
    for (const std::string& want : wanted) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const std::string& name) {
            return name == want || kindOf(name) == want;
        });
        if (!known) {
            std::vector<std::string_view> kinds;
            for (const std::string& name : all) {
                if (std::find(kinds.begin(), kinds.end(), kindOf(name)) == kinds.end()) {
                    kinds.push_back(kindOf(name));
                }
            }
            return wrongArgument("--what", want, alternatives(kinds));
        }
    }
    return {};
}

} // namespace

std::string_view kindOf(std::string_view name) {
    return name.starts_with(block_prefix) ? name.substr(name.find('.', block_prefix.size()) + 1)
                                          : name;
}

Result<ActivationChoice> chooseActivations(const ModelConfig& config, std::string_view what,
                                           const SiteChoice& site) {
    const std::vector<std::string> all = activation_names(config);
    const std::vector<std::string> wanted =
        what.empty() ? std::vector<std::string>() : partsOf(what);
    if (Result<void> known = checkWanted(wanted, all); !known) {
        return known.error();
    }
    ActivationChoice choice{{}, site.head};
    for (const std::string& name : all) {
        const bool named = wanted.empty() ||
                           std::any_of(wanted.begin(), wanted.end(), [&](const std::string& want) {
                               return name == want || kindOf(name) == want;
                           });
        const std::optional<Index> layer = layerOf(name);
        // A layer leaves out what belongs to none, unless that is asked for by name.
        const bool here = !site.layer || (layer ? *layer == *site.layer : !wanted.empty());
        if (named && here) {
            choice.names.push_back(name);
        }
    }
    if (choice.names.empty()) {
        return wrongArgument("--what", what,
                             "an activation of layer " + std::to_string(site.layer.value_or(0)));
    }
    return choice;
}

std::vector<Index> shapeOf(const ModelConfig& config, std::string_view name, Index tokens,
                           std::optional<Index> head) {
    const std::string_view kind = kindOf(name);
    if (kind == "logits") {
        return {tokens, config.vocab_size};
    }
    if (!hasHeads(kind)) {
        return {tokens, config.hidden_size};
    }
    const bool square = kind == "scores" || kind == "pattern";
    const Index columns = square ? tokens : config.head_dim;
    if (head) {
        return {tokens, columns};
    }
    return {isKeyValue(kind) ? config.num_key_value_heads : config.num_attention_heads, tokens,
            columns};
}

std::span<const float> valuesOf(const ModelConfig& config, const NamedActivation& activation,
                                std::optional<Index> head) {
    const std::span<const float> all = activation.values;
    const std::string_view kind = kindOf(activation.name);
    if (!head || !hasHeads(kind)) {
        return all;
    }
    const Index group = config.num_attention_heads / config.num_key_value_heads;
    const Index heads = isKeyValue(kind) ? config.num_key_value_heads : config.num_attention_heads;
    const std::size_t size = all.size() / static_cast<std::size_t>(heads);
    const Index at = isKeyValue(kind) ? *head / group : *head;
    return all.subspan(static_cast<std::size_t>(at) * size, size);
}

} // namespace heedmap
