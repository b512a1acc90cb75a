// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token.h"
#include "core/model/site.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// Activation functions by their Hugging Face names.
enum class Activation { gelu, gelu_new, relu, silu, quick_gelu, tanh };

[[nodiscard]] std::string_view name_of(Activation activation);
/// Takes Hugging Face's other names for the same functions as well: `swish`, `gelu_pytorch_tanh`.
[[nodiscard]] std::optional<Activation> activation_from_name(std::string_view name);

/// How a norm's sublayer and its residual stand to each other (Xiong et al. 2020, §3.1).
enum class NormPlacement {
    before, ///< resid + sublayer(norm(resid)): GPT-2, Llama
    after,  ///< norm(resid + sublayer(resid)): BERT, Marian
};

/// Rotary position embedding (Su et al. 2021), by the names of Hugging Face's `rope_scaling`.
struct RopeConfig {
    enum class Scaling { none, linear, dynamic, llama3 };

    double theta = 10'000;
    Scaling scaling = Scaling::none;
    double factor = 1;
    double low_freq_factor = 1;                 ///< llama3
    double high_freq_factor = 4;                ///< llama3
    Index original_max_position_embeddings = 0; ///< dynamic, llama3
};

/// A model's shape in Hugging Face's names; a family's own names (`n_embd`) are translated once,
/// at load. Of an encoder-decoder it is the decoder's, and `encoder` the encoder's.
struct ModelConfig {
    std::string model_type;
    Stack stack = Stack::decoder; ///< decoder or encoder
    Index hidden_size = 0;
    Index num_hidden_layers = 0;
    Index num_attention_heads = 0;
    Index num_key_value_heads = 0;
    Index head_dim = 0;
    Index intermediate_size = 0;
    Index max_position_embeddings = 0;
    Index vocab_size = 0;
    Index type_vocab_size = 0; ///< token types (BERT's segments); 0: none
    Activation hidden_act = Activation::gelu_new;
    NormPlacement norms = NormPlacement::before;
    float layer_norm_epsilon = 1e-5F;
    Index position_offset = 0;         ///< RoBERTa: the first token's row of W_pos
    /// RoBERTa's padding: it takes the row before the first token's, and is not counted.
    std::optional<TokenId> uncounted_token;
    bool sinusoidal_positions = false; ///< added to the embedding; none are stored
    std::optional<RopeConfig> rope;    ///< none: positions are added to the embedding
    float embedding_scale = 1.0F;      ///< Marian: √hidden_size
    bool tie_word_embeddings = true;
    /// Of an encoder-decoder: one vocabulary and token embedding for both stacks.
    bool share_encoder_decoder_embeddings = true;
    bool scale_attn_weights = true;               ///< GPT-2: divide by √d_head
    bool scale_attn_by_inverse_layer_idx = false; ///< GPT-2: and by layer + 1
    /// Keys that a query sees at most, itself included, by layer; 0: all. Empty: all everywhere.
    std::vector<Index> sliding_windows;
    std::optional<TokenId> bos_token_id;
    std::vector<TokenId> eos_token_ids; ///< any of them ends a text
    std::optional<TokenId> pad_token_id;
    std::optional<TokenId> decoder_start_token_id; ///< encoder-decoder: what decoding begins with
    std::vector<TokenId> forbidden_tokens;      ///< never written: the single ones of bad_words_ids
    std::shared_ptr<const ModelConfig> encoder; ///< of an encoder-decoder, else null

    /// What q·k is multiplied by in `layer`.
    [[nodiscard]] float attention_scale(Index layer) const;
    [[nodiscard]] Index sliding_window(Index layer) const;
    /// How many tokens a text may have.
    [[nodiscard]] Index max_tokens() const;
    /// Whether a text of `length` tokens has other positions than its prefixes (dynamic scaling).
    [[nodiscard]] bool stretches(Index length) const;
    [[nodiscard]] Index query_width() const { return num_attention_heads * head_dim; }
    [[nodiscard]] Index key_width() const { return num_key_value_heads * head_dim; }
    [[nodiscard]] bool ends_text(TokenId id) const;
    /// The tokens of the encoder's texts; without an encoder, of the one text there is.
    [[nodiscard]] Index source_vocab_size() const {
        return encoder ? encoder->vocab_size : vocab_size;
    }
    /// The config of the stack that the sites of `stack` lie in.
    [[nodiscard]] const ModelConfig& of(Stack stack) const;
    [[nodiscard]] bool has(Stack stack) const;
};

/// Every attention sublayer: encoder, decoder, cross; layers in order.
[[nodiscard]] std::vector<Site> sites_of(const ModelConfig& config);

} // namespace heedmap
