// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/llama_family.h"

#include "core/model/bind.h"
#include "core/model/rope_config.h"

#include <nlohmann/json.hpp>

namespace heedmap {

ModelConfig read_llama_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config;
    config.hidden_size = read_size(fields, {"hidden_size"}, config_limits::hidden_size);
    config.num_hidden_layers = read_size(fields, {"num_hidden_layers"}, config_limits::layers);
    config.num_attention_heads = read_size(fields, {"num_attention_heads"}, config_limits::heads);
    config.num_key_value_heads =
        fields.has("num_key_value_heads")
            ? read_size(fields, {"num_key_value_heads"}, config_limits::heads)
            : config.num_attention_heads;
    config.intermediate_size =
        read_size(fields, {"intermediate_size"}, 4 * config_limits::hidden_size);
    config.max_position_embeddings =
        read_size(fields, {"max_position_embeddings"}, config_limits::positions);
    config.vocab_size = read_size(fields, {"vocab_size"}, config_limits::vocab_size);
    config.hidden_act = read_activation(fields, "hidden_act", Activation::silu);
    config.layer_norm_epsilon = static_cast<float>(fields.number("rms_norm_eps", 0, 1, 1e-6));
    config.tie_word_embeddings = fields.boolean("tie_word_embeddings", false);
    config.bos_token_id = read_token_id(fields, "bos_token_id", config.vocab_size, notices);
    config.eos_token_ids = read_token_ids(fields, "eos_token_id", config.vocab_size, notices);
    config.pad_token_id = read_token_id(fields, "pad_token_id", config.vocab_size, notices);
    const bool own_head_dim = fields.has("head_dim");
    check_heads(fields, config, own_head_dim ? nullptr : "hidden_size", "num_attention_heads");
    if (!fields.error()) {
        config.head_dim = own_head_dim ? read_size(fields, {"head_dim"}, config_limits::head_dim)
                                       : config.hidden_size / config.num_attention_heads;
        config.rope = read_rope_config(fields, config);
    }
    return config;
}

Index read_sliding_window(JsonFields& fields) {
    constexpr Index unsaid = 4096; // what the field stands for where it is left out
    if (fields.has("sliding_window")) {
        return read_size(fields, {"sliding_window"}, config_limits::positions);
    }
    return fields.is_null("sliding_window") ? 0 : unsaid; // null says: no window
}

void read_layer_windows(JsonFields& fields, ModelConfig& config, Index window, Index first_layer) {
    if (fields.error()) {
        return;
    }
    config.sliding_windows.assign(static_cast<std::size_t>(config.num_hidden_layers), 0);
    const nlohmann::json* types = fields.array("layer_types", false);
    if (types != nullptr && types->size() != config.sliding_windows.size()) {
        fields.fail("layer_types", "one entry for each of " +
                                       std::to_string(config.num_hidden_layers) +
                                       " layers (num_hidden_layers)");
        return;
    }
    for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
        const auto at = static_cast<std::size_t>(layer);
        bool slides = layer >= first_layer;
        if (types != nullptr) {
            const nlohmann::json& entry = (*types)[at];
            const auto type = entry.is_string() ? entry.get<std::string>() : std::string();
            slides = type == "sliding_attention";
            if (!slides && type != "full_attention") {
                fields.fail("layer_types", "full_attention or sliding_attention in every entry");
                return;
            }
        }
        config.sliding_windows[at] = slides ? window : 0;
    }
}

namespace {

Block bind_block(WeightSource& source, const std::string& name, const ModelConfig& config,
                 const LlamaTraits& traits) {
    const auto bias = [](bool has) { return has ? Bias::yes : Bias::no; };
    const Index hidden = config.hidden_size;
    const Index inner = config.intermediate_size;
    const std::string attention = name + ".self_attn.";
    const Bias qkv = bias(traits.query_key_value_bias);
    const Bias mlp = bias(traits.mlp_bias);
    Block block;
    block.ln1 = bind_rms_norm(source, name + ".input_layernorm", hidden, config);
    block.attention.q =
        bind_linear(source, attention + "q_proj", hidden, config.query_width(), qkv);
    block.attention.k = bind_linear(source, attention + "k_proj", hidden, config.key_width(), qkv);
    block.attention.v = bind_linear(source, attention + "v_proj", hidden, config.key_width(), qkv);
    block.attention.o = bind_linear(source, attention + "o_proj", config.query_width(), hidden,
                                    bias(traits.output_bias));
    if (traits.query_key_norm) {
        block.attention.q_norm =
            bind_rms_norm(source, attention + "q_norm", config.head_dim, config);
        block.attention.k_norm =
            bind_rms_norm(source, attention + "k_norm", config.head_dim, config);
    }
    block.ln2 = bind_rms_norm(source, name + ".post_attention_layernorm", hidden, config);
    block.mlp_gate = bind_linear(source, name + ".mlp.gate_proj", hidden, inner, mlp);
    block.mlp_in = bind_linear(source, name + ".mlp.up_proj", hidden, inner, mlp);
    block.mlp_out = bind_linear(source, name + ".mlp.down_proj", inner, hidden, mlp);
    return block;
}

/// A folder saved from the bare model, or from a classifier, has none.
void bind_head(WeightSource& source, Model& model) {
    if (!model.config.tie_word_embeddings && !source.has("lm_head.weight")) {
        model.notices.emplace_back("the files have no language head (lm_head.weight): attention is "
                                   "shown, tokens cannot be predicted");
        return;
    }
    model.head.W_U = bind_unembedding(source, model, "lm_head");
}

} // namespace

void bind_llama(WeightSource& source, Model& model, const LlamaTraits& traits) {
    const ModelConfig& config = model.config;
    // Saved without the language head, the names carry no prefix.
    const std::string prefix = source.has("embed_tokens.weight") ? "" : "model.";
    model.W_E =
        source.matrix(prefix + "embed_tokens.weight", config.vocab_size, config.hidden_size);
    for (Index layer = 0; layer < config.num_hidden_layers && !source.error(); ++layer) {
        const std::string name = prefix + "layers." + std::to_string(layer);
        model.blocks.push_back(bind_block(source, name, config, traits));
    }
    model.ln_final = bind_rms_norm(source, prefix + "norm", config.hidden_size, config);
    bind_head(source, model);
}

} // namespace heedmap
