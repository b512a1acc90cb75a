// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

using TokenId = std::int32_t;

/// Activation functions by their Hugging Face names.
enum class Activation { gelu, gelu_new, relu, silu, quick_gelu, tanh };

[[nodiscard]] std::string_view name_of(Activation activation);
/// Takes Hugging Face's other names for the same functions as well: `swish`, `gelu_pytorch_tanh`.
[[nodiscard]] std::optional<Activation> activation_from_name(std::string_view name);

/// A model's shape in Hugging Face's names; a family's own names (`n_embd`) are translated once,
/// at load.
struct ModelConfig {
    std::string model_type;
    Index hidden_size = 0;
    Index num_hidden_layers = 0;
    Index num_attention_heads = 0;
    Index num_key_value_heads = 0;
    Index head_dim = 0;
    Index intermediate_size = 0;
    Index max_position_embeddings = 0;
    Index vocab_size = 0;
    Activation hidden_act = Activation::gelu_new;
    float layer_norm_epsilon = 1e-5F;
    bool tie_word_embeddings = true;
    bool scale_attn_weights = true;               ///< GPT-2: divide by √d_head
    bool scale_attn_by_inverse_layer_idx = false; ///< GPT-2: and by layer + 1
    std::optional<TokenId> bos_token_id;
    std::optional<TokenId> eos_token_id;

    /// What q·k is multiplied by in `layer`.
    [[nodiscard]] float attention_scale(Index layer) const;
};

} // namespace heedmap
