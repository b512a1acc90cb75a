// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"

#include "app/cli/arguments.h"

#include <CLI/CLI.hpp>

#include <array>

namespace heedmap {

void addRunOptions(CLI::App& app, RunOptions& options) {
    app.add_option("--mask", options.mask,
                   "family (as the model was trained), causal, or none (every key is seen)")
        ->type_name("MASK");
    app.add_option("--scope", options.scope,
                   "propagated (the whole model runs under the mask) or local (the model runs as "
                   "it was trained; only the softmax of what is shown takes the mask)")
        ->type_name("SCOPE");
}

Result<RunMasks> readRunMasks(const RunOptions& options) {
    constexpr std::array<std::string_view, 3> masks{"family", "causal", "none"};
    constexpr std::array<std::string_view, 2> scopes{"propagated", "local"};
    const Result<std::size_t> mask = oneOf("--mask", options.mask, masks);
    if (!mask) {
        return mask.error();
    }
    const Result<std::size_t> scope = oneOf("--scope", options.scope, scopes);
    if (!scope) {
        return scope.error();
    }
    const Mask chosen = std::array{Mask::family, Mask::causal, Mask::none}[*mask];
    return *scope == 1 ? RunMasks{Mask::family, chosen, true} : RunMasks{chosen, chosen, false};
}

void addSiteOptions(CLI::App& app, SiteOptions& options) {
    app.add_option("--layer", options.layer, "One layer, from 0 on")->type_name("L");
    app.add_option("--head", options.head, "One head, from 0 on")->type_name("H");
    app.add_option("--stack", options.stack, "decoder (the only one of a decoder-only model)")
        ->type_name("S");
}

Result<SiteChoice> readSite(const SiteOptions& options, const ModelConfig& config) {
    SiteChoice choice;
    if (!options.layer.empty()) {
        const Result<Index> layer =
            integerIn("--layer", options.layer, 0, config.num_hidden_layers - 1);
        if (!layer) {
            return layer.error();
        }
        choice.layer = *layer;
    }
    if (!options.head.empty()) {
        const Result<Index> head =
            integerIn("--head", options.head, 0, config.num_attention_heads - 1);
        if (!head) {
            return head.error();
        }
        choice.head = *head;
    }
    if (!options.stack.empty() && options.stack != "decoder") {
        return wrongArgument("--stack", options.stack, "decoder");
    }
    return choice;
}

} // namespace heedmap
