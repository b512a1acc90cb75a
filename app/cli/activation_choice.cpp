// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/activation_choice.h"

#include "app/cli/arguments.h"

#include <algorithm>

namespace heedmap {

namespace {

/// A name with what it says.
struct Named {
    std::string name;
    ActivationPlace place; ///< its part points into the model's own names
};

std::vector<Named> allOf(const Model& model) {
    std::vector<Named> all;
    for (std::string& name : activation_names(model)) {
        all.push_back({std::move(name), {}});
    }
    for (Named& named : all) { // the views point into strings that stay where they are
        named.place = *activation_place(named.name, model.config);
    }
    return all;
}

bool names(const std::string& want, const Named& named) {
    return named.name == want || named.place.part == want;
}

Result<void> checkWanted(const std::vector<std::string>& wanted, const std::vector<Named>& all) {
    for (const std::string& want : wanted) {
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&](const Named& named) { return names(want, named); });
        if (!known) {
            std::vector<std::string_view> kinds;
            for (const Named& named : all) {
                if (std::find(kinds.begin(), kinds.end(), named.place.part) == kinds.end()) {
                    kinds.push_back(named.place.part);
                }
            }
            return wrongArgument("--what", want, alternatives(kinds));
        }
    }
    return {};
}

} // namespace

Result<ActivationChoice> chooseActivations(const Model& model, std::string_view what,
                                           const SiteChoice& site) {
    const std::vector<Named> all = allOf(model);
    const std::vector<std::string> wanted =
        what.empty() ? std::vector<std::string>() : partsOf(what);
    if (Result<void> known = checkWanted(wanted, all); !known) {
        return known.error();
    }
    ActivationChoice choice{{}, site.head};
    for (const Named& named : all) {
        const bool asked = wanted.empty() ||
                           std::any_of(wanted.begin(), wanted.end(),
                                       [&](const std::string& want) { return names(want, named); });
        const ActivationPlace& place = named.place;
        // A layer or a stack leaves out what belongs to none, unless that is asked for by name.
        const bool here = place.layer ? (!site.layer || *place.layer == *site.layer) &&
                                            (!site.stack || place.stack == *site.stack)
                                      : (!site.layer && !site.stack) || !wanted.empty();
        if (asked && here) {
            choice.names.push_back(named.name);
        }
    }
    if (choice.names.empty()) {
        return wrongArgument("--what", what,
                             "an activation of layer " + std::to_string(site.layer.value_or(0)));
    }
    return choice;
}

std::vector<Index> shapeOf(const Trace& trace, std::string_view name, std::optional<Index> head) {
    const ActivationPlace place = *activation_place(name, trace.model()->config);
    std::vector<Index> shape = activation_shape(trace, place);
    if (head && place.head_axis) {
        shape.erase(shape.begin());
    }
    return shape;
}

std::span<const float> valuesOf(const ModelConfig& config, const NamedActivation& activation,
                                std::optional<Index> head) {
    const std::span<const float> all = activation.values;
    const ActivationPlace place = *activation_place(activation.name, config);
    const bool alone = place.part == "scores" || place.part == "pattern";
    if (!head || !place.head_axis || alone) {
        return all;
    }
    const Index heads = activation.shape.front();
    const std::size_t size = all.size() / static_cast<std::size_t>(heads);
    // Of fewer key/value heads each serves a group of heads.
    const Index group = config.of(place.stack).num_attention_heads / heads;
    return all.subspan(static_cast<std::size_t>(*head / group) * size, size);
}

} // namespace heedmap
