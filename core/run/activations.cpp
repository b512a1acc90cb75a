// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/activations.h"

#include "core/base/memory.h"
#include "core/run/layer.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace heedmap {

namespace {

NamedActivation whole(std::string_view name, Matrix m) {
    return {std::string(name), {m.rows(), m.cols()}, std::move(m).release()};
}

/// [head, pos, head_dim] from one [pos, head_dim] a head.
template <class Head>
NamedActivation by_head(std::string_view name, Index heads, Head&& matrix_of) {
    NamedActivation all{std::string(name), {heads}, {}};
    for (Index head = 0; head < heads; ++head) {
        const Matrix one = matrix_of(head);
        all.shape = {heads, one.rows(), one.cols()};
        all.values.reserve(element_count(all.shape)); // once: growing would hold it twice
        all.values.insert(all.values.end(), one.values().begin(), one.values().end());
    }
    return all;
}

NamedActivation split_heads(std::string_view name, const Matrix& m, Index heads) {
    const Index width = m.cols() / heads;
    return by_head(name, heads, [&](Index head) {
        Matrix one(m.rows(), width);
        for (Index r = 0; r < m.rows(); ++r) {
            std::copy_n(m.row(r).data() + head * width, width, one.row(r).data());
        }
        return one;
    });
}

struct Request {
    const Trace& trace; ///< whose positions are the queries
    std::string_view name;
    Site site;
    Layer layer;
    std::optional<Index> head; ///< the only one of `scores` and `pattern`
};

NamedActivation heads_of(Request& r, Index heads, Matrix (Trace::*matrix)(Site, Index) const) {
    return by_head(r.name, heads, [&](Index head) { return (r.trace.*matrix)(r.site, head); });
}

Index heads(const Request& r) {
    return r.trace.model()->config.num_attention_heads;
}
Index key_value_heads(const Request& r) {
    return r.trace.model()->config.num_key_value_heads;
}

NamedActivation square(Request& r, bool softmax) {
    const Index rows = r.trace.length();
    const Index keys = r.trace.keys_of(r.site.stack).length();
    if (r.head) {
        return {std::string(r.name), {rows, keys}, r.layer.scores_of(r.site, softmax, *r.head, 1)};
    }
    return {std::string(r.name),
            {heads(r), rows, keys},
            r.layer.scores_of(r.site, softmax, 0, heads(r))};
}

using Compute = NamedActivation (*)(Request&);

struct Part {
    std::string_view name;
    Compute compute;
    bool (*exists)(const ModelConfig&) = [](const ModelConfig&) { return true; };
};

bool norms_first(const ModelConfig& config) {
    return config.norms == NormPlacement::before;
}
bool is_rotary(const ModelConfig& config) {
    return config.rope.has_value();
}

NamedActivation q(Request& r) {
    return heads_of(r, heads(r), &Trace::q);
}
NamedActivation k(Request& r) {
    return heads_of(r, key_value_heads(r), &Trace::k);
}
NamedActivation v(Request& r) {
    return heads_of(r, key_value_heads(r), &Trace::v);
}
NamedActivation scores_of(Request& r) {
    return square(r, false);
}
NamedActivation pattern_of(Request& r) {
    return square(r, true);
}

/// A block's activations in order of computation.
constexpr std::array<Part, 14> self_parts{{
    {"resid_pre", [](Request& r) { return whole(r.name, r.layer.resid_pre()); }},
    {"ln1_out", [](Request& r) { return whole(r.name, r.layer.ln1_out()); }, norms_first},
    {"q_pre", [](Request& r) { return split_heads(r.name, r.layer.projections().q, heads(r)); },
     is_rotary},
    {"k_pre",
     [](Request& r) { return split_heads(r.name, r.layer.projections().k, key_value_heads(r)); },
     is_rotary},
    {"q", q},
    {"k", k},
    {"v", v},
    {"scores", scores_of},
    {"pattern", pattern_of},
    {"z", [](Request& r) { return split_heads(r.name, r.layer.z(), heads(r)); }},
    {"attn_out", [](Request& r) { return whole(r.name, r.layer.attn_out()); }},
    {"resid_mid", [](Request& r) { return whole(r.name, r.layer.resid_mid()); }},
    {"mlp_out", [](Request& r) { return whole(r.name, r.layer.mlp_out()); }},
    {"resid_post", [](Request& r) { return whole(r.name, r.layer.resid_post()); }},
}};

constexpr std::array<Part, 8> cross_parts{{
    {"resid_pre", [](Request& r) { return whole(r.name, r.layer.after_attention()); }},
    {"q", q},
    {"k", k},
    {"v", v},
    {"scores", scores_of},
    {"pattern", pattern_of},
    {"z", [](Request& r) { return split_heads(r.name, r.layer.cross_z(), heads(r)); }},
    {"attn_out", [](Request& r) { return whole(r.name, r.layer.cross_attn_out()); }},
}};

std::span<const Part> parts_of(Stack stack) {
    return stack == Stack::cross ? std::span<const Part>(cross_parts)
                                 : std::span<const Part>(self_parts);
}

/// A stack's name stands before the rest where a model has several.
std::string prefix_of(const ModelConfig& config, Stack stack) {
    return config.encoder ? std::string(name_of(stack)) + "." : std::string();
}

/// Takes `encoder.` from the front of a name; what follows is left in it.
Stack take_stack(std::string_view& name, const ModelConfig& config) {
    const std::size_t dot = name.find('.');
    if (!config.encoder || dot == std::string_view::npos) {
        return config.stack;
    }
    const auto stack = stack_from_name(name.substr(0, dot));
    name.remove_prefix(stack ? dot + 1 : 0);
    return stack.value_or(config.stack);
}

/// Takes `blocks.N.` from the front of a name. False where it is broken.
bool take_layer(std::string_view& name, std::optional<Index>& layer) {
    constexpr std::string_view blocks = "blocks.";
    if (!name.starts_with(blocks)) {
        return true;
    }
    const std::string_view rest = name.substr(blocks.size());
    Index number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc() || digits >= rest.size() || rest[digits] != '.') {
        return false;
    }
    layer = number;
    name = rest.substr(digits + 1);
    return true;
}

const Part* find_part(const ActivationPlace& place, const ModelConfig& config) {
    for (const Part& part : parts_of(place.stack)) {
        if (part.name == place.part && part.exists(config.of(place.stack))) {
            return &part;
        }
    }
    return nullptr;
}

/// What an activation's axes count.
bool of_key_value_heads(std::string_view part) {
    return part == "k" || part == "v" || part == "k_pre";
}
bool is_square(std::string_view part) {
    return part == "scores" || part == "pattern";
}
bool has_head_axis(std::string_view part) {
    return of_key_value_heads(part) || is_square(part) || part == "q" || part == "q_pre" ||
           part == "z";
}

/// A head that the site has; what is computed must fit before anything is made.
Result<void> check_request(const Trace& trace, const ActivationPlace& place,
                           std::optional<Index> head) {
    const ModelConfig& config = trace.model()->config.of(place.stack);
    if (head && (*head < 0 || *head >= config.num_attention_heads)) {
        return Error{ErrorKind::invalid,
                     {},
                     "head",
                     std::to_string(*head),
                     "0 to " + std::to_string(config.num_attention_heads - 1)};
    }
    const std::string tokens = std::to_string(trace.keys_of(place.stack).length()) + " tokens";
    std::size_t values = element_count(activation_shape(trace, place));
    if (!is_square(place.part)) {
        const Index rows = trace.queries_of(place.stack).length();
        values += static_cast<std::size_t>(layer_scratch(config, rows));
        return check_memory(values * sizeof(float), std::string(place.part) + " over " + tokens);
    }
    values /= head ? static_cast<std::size_t>(config.num_attention_heads) : 1;
    return check_memory(values * sizeof(float),
                        std::string(head ? "a head" : "all heads") + " over " + tokens);
}

Error unknown(std::string_view name, const ModelConfig& config) {
    const std::string prefix =
        config.encoder ? "encoder., decoder. or cross.blocks.N.PART" : "blocks.N.PART";
    return {ErrorKind::invalid,
            {},
            "activation",
            escaped(name),
            prefix_of(config, config.stack) + "embed, logits, or " + prefix + " with N from 0 to " +
                std::to_string(config.num_hidden_layers - 1)};
}

} // namespace

std::string site_path(const ModelConfig& config, Site site) {
    return prefix_of(config, site.stack) + "blocks." + std::to_string(site.layer) + ".";
}

std::optional<ActivationPlace> activation_place(std::string_view name, const ModelConfig& config) {
    if (name == "logits") {
        return ActivationPlace{config.stack, {}, name, false};
    }
    ActivationPlace place;
    place.stack = take_stack(name, config);
    if (!config.has(place.stack) || !take_layer(name, place.layer)) {
        return std::nullopt;
    }
    place.part = name;
    if (!place.layer) {
        return name == "embed" && place.stack != Stack::cross ? std::optional(place) : std::nullopt;
    }
    const Index layers = config.of(place.stack).num_hidden_layers;
    if (*place.layer < 0 || *place.layer >= layers || find_part(place, config) == nullptr) {
        return std::nullopt;
    }
    place.head_axis = has_head_axis(name);
    return place;
}

std::vector<Index> activation_shape(const Trace& trace, const ActivationPlace& place) {
    const ModelConfig& config = trace.model()->config.of(place.stack);
    const Index queries = trace.queries_of(place.stack).length();
    const Index keys = trace.keys_of(place.stack).length();
    if (place.part == "logits") {
        return {queries, config.vocab_size};
    }
    if (is_square(place.part)) {
        return {config.num_attention_heads, queries, keys};
    }
    if (of_key_value_heads(place.part)) {
        return {config.num_key_value_heads, keys, config.head_dim};
    }
    return place.head_axis
               ? std::vector<Index>{config.num_attention_heads, queries, config.head_dim}
               : std::vector<Index>{queries, config.hidden_size};
}

std::vector<std::string> activation_names(const Model& model) {
    const ModelConfig& config = model.config;
    std::vector<std::string> names;
    for (const Site& site : sites_of(config)) {
        const std::string prefix = prefix_of(config, site.stack);
        if (site.layer == 0 && site.stack != Stack::cross) {
            names.push_back(prefix + "embed");
        }
        for (const Part& part : parts_of(site.stack)) {
            if (part.exists(config.of(site.stack))) {
                names.push_back(site_path(config, site) + std::string(part.name));
            }
        }
    }
    if (!model.head.W_U.empty()) {
        names.emplace_back("logits");
    }
    return names;
}

Result<NamedActivation> activation(const Trace& trace, std::string_view name, Mask mask,
                                   const ForwardOptions& options, std::optional<Index> head) {
    const ModelConfig& config = trace.model()->config;
    if (name == "logits") {
        auto all = logits(trace, 0, trace.length(), options);
        return all ? Result<NamedActivation>(whole(name, *std::move(all))) : all.error();
    }
    const std::optional<ActivationPlace> place = activation_place(name, config);
    if (!place) {
        return unknown(name, config);
    }
    const Trace& own = trace.queries_of(place->stack);
    if (!place->layer) {
        return whole(name, own.resid_pre(0));
    }
    const Part* part = find_part(*place, config);
    const Index layer = *place->layer;
    // Of a cross site the mask is none; what its queries come from ran under the decoder's own.
    const Mask of_self = place->stack == Stack::cross ? Mask::family : mask;
    const KeyMask key_mask = own.key_mask({own.model()->config.stack, layer}, of_self);
    Team team(options.threads);
    Request request{own,
                    name,
                    {place->stack, layer},
                    Layer(team, own, {layer, key_mask, 0, own.length()}, options.stop),
                    head};
    if (auto enough = check_request(trace, *place, head); !enough) {
        return enough.error();
    }
    NamedActivation result = part->compute(request);
    if (options.stop.stop_requested()) {
        return cancelled();
    }
    if (auto intact = trace.model()->storage->intact(); !intact) { // weights were read again
        return intact.error();
    }
    return result;
}

} // namespace heedmap
