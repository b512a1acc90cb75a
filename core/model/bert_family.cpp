// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/bert_family.h"

#include "core/model/bind.h"

namespace heedmap {

ModelConfig read_bert_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config;
    config.stack = Stack::encoder;
    config.norms = NormPlacement::after;
    config.hidden_size = read_size(fields, {"hidden_size"}, config_limits::hidden_size);
    config.num_hidden_layers = read_size(fields, {"num_hidden_layers"}, config_limits::layers);
    config.num_attention_heads = read_size(fields, {"num_attention_heads"}, config_limits::heads);
    config.num_key_value_heads = config.num_attention_heads;
    config.intermediate_size =
        read_size(fields, {"intermediate_size"}, 4 * config_limits::hidden_size);
    config.max_position_embeddings =
        read_size(fields, {"max_position_embeddings"}, config_limits::positions);
    config.vocab_size = read_size(fields, {"vocab_size"}, config_limits::vocab_size);
    config.type_vocab_size = fields.integer("type_vocab_size", 1, config_limits::vocab_size, 2);
    config.hidden_act = read_activation(fields, "hidden_act", Activation::gelu);
    config.layer_norm_epsilon = static_cast<float>(fields.number("layer_norm_eps", 0, 1, 1e-12));
    config.tie_word_embeddings = fields.boolean("tie_word_embeddings", true);
    config.pad_token_id = read_token_id(fields, "pad_token_id", config.vocab_size, notices);
    config.bos_token_id = read_token_id(fields, "bos_token_id", config.vocab_size, notices);
    config.eos_token_ids = read_token_ids(fields, "eos_token_id", config.vocab_size, notices);
    if (fields.string("position_embedding_type", "absolute") != "absolute") {
        fields.fail("position_embedding_type", "absolute");
    }
    if (fields.boolean("is_decoder", false)) {
        fields.fail("is_decoder", "false: an encoder");
    }
    check_heads(fields, config, "hidden_size", "num_attention_heads");
    if (!fields.error()) {
        config.head_dim = config.hidden_size / config.num_attention_heads;
    }
    return config;
}

namespace {

Block bind_block(WeightSource& source, const std::string& name, const ModelConfig& config) {
    const Index hidden = config.hidden_size;
    const Index inner = config.intermediate_size;
    const auto linear = [&](const char* part, Index in, Index out) {
        return bind_linear(source, name + part, in, out, Bias::yes);
    };
    Block block;
    block.attention.q = linear(".attention.self.query", hidden, hidden);
    block.attention.k = linear(".attention.self.key", hidden, hidden);
    block.attention.v = linear(".attention.self.value", hidden, hidden);
    block.attention.o = linear(".attention.output.dense", hidden, hidden);
    block.ln1 = bind_layer_norm(source, name + ".attention.output.LayerNorm", config);
    block.mlp_in = linear(".intermediate.dense", hidden, inner);
    block.mlp_out = linear(".output.dense", inner, hidden);
    block.ln2 = bind_layer_norm(source, name + ".output.LayerNorm", config);
    return block;
}

} // namespace

void bind_bert(WeightSource& source, Model& model, const std::string& prefix) {
    const ModelConfig& config = model.config;
    const std::string embeddings = prefix + "embeddings.";
    const Index hidden = config.hidden_size;
    model.W_E = source.matrix(embeddings + "word_embeddings.weight", config.vocab_size, hidden);
    model.W_pos = source.matrix(embeddings + "position_embeddings.weight",
                                config.max_position_embeddings, hidden);
    model.W_type =
        source.matrix(embeddings + "token_type_embeddings.weight", config.type_vocab_size, hidden);
    model.ln_embed = bind_layer_norm(source, embeddings + "LayerNorm", config);
    for (Index layer = 0; layer < config.num_hidden_layers && !source.error(); ++layer) {
        const std::string name = prefix + "encoder.layer." + std::to_string(layer);
        model.blocks.push_back(bind_block(source, name, config));
    }
}

void bind_masked_head(WeightSource& source, Model& model, const MaskedHeadNames& names) {
    const ModelConfig& config = model.config;
    const std::string transform = names.transform;
    if (!source.has(transform + ".weight")) {
        model.notices.push_back("the files have no masked-language-model head (" + transform +
                                ".weight): attention is shown, gaps cannot be filled");
        return;
    }
    model.head.transform =
        bind_linear(source, transform, config.hidden_size, config.hidden_size, Bias::yes);
    model.head.norm = bind_layer_norm(source, names.norm, config);
    model.head.W_U = bind_unembedding(source, model, names.decoder);
    model.head.W_U.bias = source.vector(names.bias, config.vocab_size);
}

} // namespace heedmap
