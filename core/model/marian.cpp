// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Marian's translation models (Junczys-Dowmunt et al. 2018) as Hugging Face stores them: the
// Transformer of Vaswani et al. 2017 with an encoder, a decoder, and norms that follow their
// sublayers. The logits' bias is `final_logits_bias`.
#include "core/model/bind.h"
#include "core/model/config_file.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace heedmap {

namespace {

/// One stack's own fields: `encoder_layers` or `decoder_layers`, …
void read_stack(JsonFields& fields, const std::string& stack, ModelConfig& config) {
    const std::string layers = stack + "_layers";
    const std::string heads = stack + "_attention_heads";
    const std::string inner = stack + "_ffn_dim";
    config.num_hidden_layers = read_size(fields, {layers.c_str()}, config_limits::layers);
    config.num_attention_heads = read_size(fields, {heads.c_str()}, config_limits::heads);
    config.num_key_value_heads = config.num_attention_heads;
    config.intermediate_size = read_size(fields, {inner.c_str()}, 4 * config_limits::hidden_size);
    check_heads(fields, config, "d_model", heads.c_str());
    if (!fields.error()) {
        config.head_dim = config.hidden_size / config.num_attention_heads;
    }
}

/// The words of one token in `bad_words_ids`: Marian's padding, which begins the decoder's input,
/// would come again and again.
std::vector<TokenId> read_forbidden_tokens(JsonFields& fields, Index vocab_size) {
    std::vector<TokenId> ids;
    const nlohmann::json* words = fields.array("bad_words_ids", false);
    for (std::size_t i = 0; words != nullptr && i < words->size(); ++i) {
        const nlohmann::json& word = (*words)[i];
        if (!word.is_array() || word.size() != 1) {
            continue;
        }
        const auto id = word[0].is_number_integer() ? word[0].get<std::int64_t>() : -1;
        if (id < 0 || id >= vocab_size) {
            fields.fail("bad_words_ids", "ids from 0 to " + std::to_string(vocab_size - 1));
            break;
        }
        ids.push_back(static_cast<TokenId>(id));
    }
    return ids;
}

/// Variants that no published Marian folder uses, and that would compute something else.
void refuse_variants(JsonFields& fields) {
    for (const char* field : {"normalize_before", "normalize_embedding", "add_final_layer_norm"}) {
        if (fields.boolean(field, false)) {
            fields.fail(field, "false");
        }
    }
}

/// The decoder's vocabulary: the encoder's, unless each stack has its own.
Index read_decoder_vocab_size(JsonFields& fields, const ModelConfig& common) {
    const bool own = !common.share_encoder_decoder_embeddings && fields.has("decoder_vocab_size");
    return own ? read_size(fields, {"decoder_vocab_size"}, config_limits::vocab_size)
               : common.vocab_size;
}

/// What both stacks have alike.
ModelConfig read_common(JsonFields& fields) {
    ModelConfig config;
    config.norms = NormPlacement::after;
    config.sinusoidal_positions = true;
    config.hidden_size = read_size(fields, {"d_model"}, config_limits::hidden_size);
    config.max_position_embeddings =
        read_size(fields, {"max_position_embeddings"}, config_limits::positions);
    config.vocab_size = read_size(fields, {"vocab_size"}, config_limits::vocab_size);
    config.hidden_act = read_activation(fields, "activation_function", Activation::gelu);
    config.tie_word_embeddings = fields.boolean("tie_word_embeddings", true);
    config.share_encoder_decoder_embeddings =
        fields.boolean("share_encoder_decoder_embeddings", true);
    if (fields.boolean("scale_embedding", false)) {
        config.embedding_scale =
            static_cast<float>(std::sqrt(static_cast<double>(config.hidden_size)));
    }
    refuse_variants(fields);
    return config;
}

ModelConfig read_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config = read_common(fields);
    const Index source_vocab_size = config.vocab_size;
    config.vocab_size = read_decoder_vocab_size(fields, config);
    const auto id = [&](const char* name) {
        return read_token_id(fields, name, config.vocab_size, notices);
    };
    config.pad_token_id = id("pad_token_id");
    config.bos_token_id = id("bos_token_id");
    config.eos_token_ids = read_token_ids(fields, "eos_token_id", config.vocab_size, notices);
    config.decoder_start_token_id = id("decoder_start_token_id");
    config.forbidden_tokens = read_forbidden_tokens(fields, config.vocab_size);

    ModelConfig encoder = config;
    encoder.stack = Stack::encoder;
    encoder.vocab_size = source_vocab_size;
    read_stack(fields, "encoder", encoder);
    read_stack(fields, "decoder", config);
    config.encoder = std::make_shared<const ModelConfig>(std::move(encoder));
    return config;
}

Attention bind_attention(WeightSource& source, const std::string& name, const ModelConfig& config) {
    const Index hidden = config.hidden_size;
    const auto linear = [&](const char* part) {
        return bind_linear(source, name + part, hidden, hidden, Bias::yes);
    };
    Attention attention;
    attention.q = linear(".q_proj");
    attention.k = linear(".k_proj");
    attention.v = linear(".v_proj");
    attention.o = linear(".out_proj");
    return attention;
}

Block bind_block(WeightSource& source, const std::string& name, const ModelConfig& config) {
    const Index hidden = config.hidden_size;
    const Index inner = config.intermediate_size;
    Block block;
    block.attention = bind_attention(source, name + ".self_attn", config);
    block.ln1 = bind_layer_norm(source, name + ".self_attn_layer_norm", config);
    if (config.encoder) {
        block.cross = bind_attention(source, name + ".encoder_attn", config);
        block.ln_cross = bind_layer_norm(source, name + ".encoder_attn_layer_norm", config);
    }
    block.mlp_in = bind_linear(source, name + ".fc1", hidden, inner, Bias::yes);
    block.mlp_out = bind_linear(source, name + ".fc2", inner, hidden, Bias::yes);
    block.ln2 = bind_layer_norm(source, name + ".final_layer_norm", config);
    return block;
}

void bind_stack(WeightSource& source, const std::string& name, Model& model) {
    for (Index layer = 0; layer < model.config.num_hidden_layers && !source.error(); ++layer) {
        const std::string block = name + ".layers." + std::to_string(layer);
        model.blocks.push_back(bind_block(source, block, model.config));
    }
}

/// A stack's token embedding: `shared`, or its own where the stacks have a vocabulary each.
WeightView bind_embedding(WeightSource& source, const std::string& stack,
                          const ModelConfig& config) {
    const std::string name =
        config.share_encoder_decoder_embeddings ? "model.shared" : stack + ".embed_tokens";
    return source.matrix(name + ".weight", config.vocab_size, config.hidden_size);
}

void bind(WeightSource& source, Model& model) {
    const ModelConfig& config = model.config;
    model.W_E = bind_embedding(source, "model.decoder", config);
    const auto encoder = std::make_shared<Model>();
    encoder->name = model.name;
    encoder->config = *config.encoder;
    encoder->storage = model.storage;
    encoder->W_E = bind_embedding(source, "model.encoder", encoder->config);
    bind_stack(source, "model.encoder", *encoder);
    model.encoder = encoder;
    bind_stack(source, "model.decoder", model);
    model.head.W_U = bind_unembedding(source, model, "lm_head");
    model.head.W_U.bias = source.row("final_logits_bias", config.vocab_size);
}

} // namespace

const Family marian_family = {"marian", "Marian", read_config, bind};

} // namespace heedmap
