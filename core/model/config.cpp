// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace heedmap {

namespace {

struct ActivationName {
    std::string_view name;
    Activation activation;
};

// The first name of each is its own. `gelu_new`, `gelu_fast` and `gelu_pytorch_tanh` are three
// writings of the tanh approximation (Hendrycks and Gimpel, arXiv:1606.08415).
constexpr std::array activation_names = {
    ActivationName{"gelu", Activation::gelu},
    ActivationName{"gelu_new", Activation::gelu_new},
    ActivationName{"relu", Activation::relu},
    ActivationName{"silu", Activation::silu},
    ActivationName{"quick_gelu", Activation::quick_gelu},
    ActivationName{"tanh", Activation::tanh},
    ActivationName{"gelu_python", Activation::gelu},
    ActivationName{"gelu_fast", Activation::gelu_new},
    ActivationName{"gelu_pytorch_tanh", Activation::gelu_new},
    ActivationName{"swish", Activation::silu},
};

} // namespace

std::string_view name_of(Activation activation) {
    for (const ActivationName& entry : activation_names) {
        if (entry.activation == activation) {
            return entry.name;
        }
    }
    return "?";
}

std::optional<Activation> activation_from_name(std::string_view name) {
    for (const ActivationName& entry : activation_names) {
        if (entry.name == name) {
            return entry.activation;
        }
    }
    return std::nullopt;
}

float ModelConfig::attention_scale(Index layer) const {
    const double by_head = scale_attn_weights ? 1.0 / std::sqrt(static_cast<double>(head_dim)) : 1;
    const double by_layer =
        scale_attn_by_inverse_layer_idx ? 1.0 / static_cast<double>(layer + 1) : 1;
    return static_cast<float>(by_head * by_layer);
}

Index ModelConfig::sliding_window(Index layer) const {
    return sliding_windows.empty() ? 0 : sliding_windows[static_cast<std::size_t>(layer)];
}

Index ModelConfig::max_tokens() const {
    if (rope && rope->scaling == RopeConfig::Scaling::dynamic) {
        const auto stretched = static_cast<Index>(
            static_cast<double>(rope->original_max_position_embeddings) * rope->factor);
        return std::max(max_position_embeddings, stretched);
    }
    return max_position_embeddings - position_offset;
}

bool ModelConfig::stretches(Index length) const {
    return rope && rope->scaling == RopeConfig::Scaling::dynamic &&
           length > rope->original_max_position_embeddings;
}

bool ModelConfig::ends_text(TokenId id) const {
    return std::find(eos_token_ids.begin(), eos_token_ids.end(), id) != eos_token_ids.end();
}

const ModelConfig& ModelConfig::of(Stack which) const {
    return which == Stack::encoder && encoder ? *encoder : *this;
}

bool ModelConfig::has(Stack which) const {
    return which == stack || (encoder && which != stack);
}

std::vector<Site> sites_of(const ModelConfig& config) {
    std::vector<Site> sites;
    for (const Stack stack : {Stack::encoder, Stack::decoder, Stack::cross}) {
        const Index layers = config.has(stack) ? config.of(stack).num_hidden_layers : 0;
        for (Index layer = 0; layer < layers; ++layer) {
            sites.push_back({stack, layer});
        }
    }
    return sites;
}

} // namespace heedmap
