// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config.h"

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

} // namespace heedmap
