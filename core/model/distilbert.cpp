// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DistilBERT (Sanh et al. 2019): BERT's blocks under names of their own, without token types.
#include "core/model/bert_family.h"
#include "core/model/bind.h"

namespace heedmap {

namespace {

ModelConfig read_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config;
    config.stack = Stack::encoder;
    config.norms = NormPlacement::after;
    config.hidden_size = read_size(fields, {"dim"}, config_limits::hidden_size);
    config.num_hidden_layers = read_size(fields, {"n_layers"}, config_limits::layers);
    config.num_attention_heads = read_size(fields, {"n_heads"}, config_limits::heads);
    config.num_key_value_heads = config.num_attention_heads;
    config.intermediate_size = read_size(fields, {"hidden_dim"}, 4 * config_limits::hidden_size);
    config.max_position_embeddings =
        read_size(fields, {"max_position_embeddings"}, config_limits::positions);
    config.vocab_size = read_size(fields, {"vocab_size"}, config_limits::vocab_size);
    config.hidden_act = read_activation(fields, "activation", Activation::gelu);
    config.layer_norm_epsilon = 1e-12F; // the architecture's own: no field says it
    config.tie_word_embeddings = fields.boolean("tie_word_embeddings", true);
    config.pad_token_id = read_token_id(fields, "pad_token_id", config.vocab_size, notices);
    check_heads(fields, config, "dim", "n_heads");
    if (!fields.error()) {
        config.head_dim = config.hidden_size / config.num_attention_heads;
    }
    return config;
}

Block bind_block(WeightSource& source, const std::string& name, const ModelConfig& config) {
    const Index hidden = config.hidden_size;
    const Index inner = config.intermediate_size;
    const auto linear = [&](const char* part, Index in, Index out) {
        return bind_linear(source, name + part, in, out, Bias::yes);
    };
    Block block;
    block.attention.q = linear(".attention.q_lin", hidden, hidden);
    block.attention.k = linear(".attention.k_lin", hidden, hidden);
    block.attention.v = linear(".attention.v_lin", hidden, hidden);
    block.attention.o = linear(".attention.out_lin", hidden, hidden);
    block.ln1 = bind_layer_norm(source, name + ".sa_layer_norm", config);
    block.mlp_in = linear(".ffn.lin1", hidden, inner);
    block.mlp_out = linear(".ffn.lin2", inner, hidden);
    block.ln2 = bind_layer_norm(source, name + ".output_layer_norm", config);
    return block;
}

void bind(WeightSource& source, Model& model) {
    const ModelConfig& config = model.config;
    const std::string prefix = source.has("embeddings.word_embeddings.weight") ? "" : "distilbert.";
    const std::string embeddings = prefix + "embeddings.";
    model.W_E =
        source.matrix(embeddings + "word_embeddings.weight", config.vocab_size, config.hidden_size);
    model.W_pos = source.matrix(embeddings + "position_embeddings.weight",
                                config.max_position_embeddings, config.hidden_size);
    model.ln_embed = bind_layer_norm(source, embeddings + "LayerNorm", config);
    for (Index layer = 0; layer < config.num_hidden_layers && !source.error(); ++layer) {
        const std::string name = prefix + "transformer.layer." + std::to_string(layer);
        model.blocks.push_back(bind_block(source, name, config));
    }
    bind_masked_head(
        source, model,
        {"vocab_transform", "vocab_layer_norm", "vocab_projector", "vocab_projector.bias"});
    model.head.activation = config.hidden_act;
}

} // namespace

const Family distilbert_family = {"distilbert", "DistilBert", read_config, bind};

} // namespace heedmap
