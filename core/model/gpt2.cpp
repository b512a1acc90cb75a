// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2 (Radford et al. 2019) in Hugging Face's names: pre-norm blocks, learnt positions, and
// projections stored by its Conv1D as [in, out], with q, k and v side by side in `c_attn`.
#include "core/model/bind.h"
#include "core/model/config_file.h"

namespace heedmap {

namespace {

ModelConfig read_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config;
    const char* const hidden = fields.has("n_embd") ? "n_embd" : "hidden_size";
    const char* const heads = fields.has("n_head") ? "n_head" : "num_attention_heads";
    config.hidden_size = read_size(fields, {"n_embd", "hidden_size"}, config_limits::hidden_size);
    config.num_hidden_layers =
        read_size(fields, {"n_layer", "num_hidden_layers"}, config_limits::layers);
    config.num_attention_heads =
        read_size(fields, {"n_head", "num_attention_heads"}, config_limits::heads);
    config.max_position_embeddings = read_size(
        fields, {"n_positions", "max_position_embeddings", "n_ctx"}, config_limits::positions);
    config.vocab_size = read_size(fields, {"vocab_size"}, config_limits::vocab_size);
    config.intermediate_size = fields.has("n_inner")
                                   ? read_size(fields, {"n_inner"}, 4 * config_limits::hidden_size)
                                   : 4 * config.hidden_size;
    config.hidden_act = read_activation(fields, "activation_function", Activation::gelu_new);
    config.layer_norm_epsilon = static_cast<float>(fields.number("layer_norm_epsilon", 0, 1, 1e-5));
    config.tie_word_embeddings = fields.boolean("tie_word_embeddings", true);
    config.scale_attn_weights = fields.boolean("scale_attn_weights", true);
    config.scale_attn_by_inverse_layer_idx =
        fields.boolean("scale_attn_by_inverse_layer_idx", false);
    config.bos_token_id = read_token_id(fields, "bos_token_id", config.vocab_size, notices);
    config.eos_token_ids = read_token_ids(fields, "eos_token_id", config.vocab_size, notices);
    config.num_key_value_heads = config.num_attention_heads;
    check_heads(fields, config, hidden, heads);
    if (!fields.error()) {
        config.head_dim = config.hidden_size / config.num_attention_heads;
    }
    return config;
}

Linear bind_conv1d(WeightSource& source, const std::string& name, Index in, Index out) {
    return {source.matrix(name + ".weight", in, out), source.vector(name + ".bias", out)};
}

/// The columns [begin, begin + count) of a fused projection.
Linear outputs(const Linear& fused, Index begin, Index count) {
    const auto first = fused.bias.begin() + begin;
    return {fused.weight.outputs(begin, count), {first, first + count}};
}

Block bind_block(WeightSource& source, const std::string& name, const ModelConfig& config) {
    const Index hidden = config.hidden_size;
    const Index queries = config.query_width();
    const Index keys = config.key_width();
    Block block;
    block.ln1 = bind_layer_norm(source, name + ".ln_1", config);
    const Linear fused = bind_conv1d(source, name + ".attn.c_attn", hidden, queries + 2 * keys);
    block.attention.o = bind_conv1d(source, name + ".attn.c_proj", queries, hidden);
    block.ln2 = bind_layer_norm(source, name + ".ln_2", config);
    block.mlp_in = bind_conv1d(source, name + ".mlp.c_fc", hidden, config.intermediate_size);
    block.mlp_out = bind_conv1d(source, name + ".mlp.c_proj", config.intermediate_size, hidden);
    if (!source.error()) {
        block.attention.q = outputs(fused, 0, queries);
        block.attention.k = outputs(fused, queries, keys);
        block.attention.v = outputs(fused, queries + keys, keys);
    }
    return block;
}

void bind(WeightSource& source, Model& model) {
    const ModelConfig& config = model.config;
    // Saved from GPT2LMHeadModel the names carry a prefix, from GPT2Model none.
    const std::string prefix = source.has("transformer.wte.weight") ? "transformer." : "";
    model.W_E = source.matrix(prefix + "wte.weight", config.vocab_size, config.hidden_size);
    model.W_pos =
        source.matrix(prefix + "wpe.weight", config.max_position_embeddings, config.hidden_size);
    for (Index layer = 0; layer < config.num_hidden_layers && !source.error(); ++layer) {
        const std::string name = prefix + "h." + std::to_string(layer);
        model.blocks.push_back(bind_block(source, name, config));
    }
    model.ln_final = bind_layer_norm(source, prefix + "ln_f", config);
    model.head.W_U = bind_unembedding(source, model, "lm_head");
}

} // namespace

const Family gpt2_family = {"gpt2", "GPT2", read_config, bind};

} // namespace heedmap
