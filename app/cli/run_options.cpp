// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"

#include <array>

namespace heedmap {

void addRunOptions(CommandParser& parser, RunOptions& options) {
    parser.add("--mask", options.mask, "MASK",
               "family (as the model was trained), causal, or none (every key is seen)");
    parser.add("--scope", options.scope, "SCOPE",
               "propagated (the whole model runs under the mask) or local (the model runs as "
               "it was trained; only the softmax of what is shown takes the mask)");
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
    return *scope == 1 ? RunMasks{Mask::family, chosen, true}
                       : RunMasks{chosen, Mask::family, false};
}

void addSiteOptions(CommandParser& parser, SiteOptions& options) {
    parser.add("--layer", options.layer, "L", "One layer, from 0 on");
    parser.add("--head", options.head, "H", "One head, from 0 on");
    parser.add("--stack", options.stack, "S",
               "encoder, decoder or cross, where a model has several");
}

namespace {

Result<std::optional<Stack>> readStack(const std::string& name, const ModelConfig& config) {
    if (name.empty()) {
        return std::optional<Stack>();
    }
    std::vector<std::string_view> stacks;
    for (const Stack stack : {Stack::encoder, Stack::decoder, Stack::cross}) {
        if (config.has(stack)) {
            stacks.push_back(name_of(stack));
        }
    }
    const Result<std::size_t> chosen = oneOf("--stack", name, stacks);
    return chosen ? Result<std::optional<Stack>>(stack_from_name(stacks[*chosen])) : chosen.error();
}

} // namespace

Site siteOf(const SiteChoice& choice, const ModelConfig& config) {
    return {choice.stack.value_or(config.stack), choice.layer.value_or(0)};
}

Result<SiteChoice> readSite(const SiteOptions& options, const ModelConfig& config) {
    const Result<std::optional<Stack>> stack = readStack(options.stack, config);
    if (!stack) {
        return stack.error();
    }
    SiteChoice choice;
    choice.stack = *stack;
    const ModelConfig& shape = config.of(choice.stack.value_or(config.stack));
    if (!options.layer.empty()) {
        const Result<Index> layer =
            integerIn("--layer", options.layer, 0, shape.num_hidden_layers - 1);
        if (!layer) {
            return layer.error();
        }
        choice.layer = *layer;
    }
    if (!options.head.empty()) {
        const Result<Index> head =
            integerIn("--head", options.head, 0, shape.num_attention_heads - 1);
        if (!head) {
            return head.error();
        }
        choice.head = *head;
    }
    return choice;
}

} // namespace heedmap
