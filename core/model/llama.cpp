// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Llama (Touvron et al. 2023) and what follows its layout under that name, Llama 3 included.
#include "core/model/llama_family.h"

namespace heedmap {

namespace {

/// The biases are the file's to have: config.json's `attention_bias` and `mlp_bias` are what most
/// folders leave out.
LlamaTraits traits_of(const WeightSource& source) {
    const std::string prefix = source.has("embed_tokens.weight") ? "" : "model.";
    const bool attention = source.has(prefix + "layers.0.self_attn.q_proj.bias");
    const bool mlp = source.has(prefix + "layers.0.mlp.gate_proj.bias");
    return {attention, attention, mlp, false};
}

void bind(WeightSource& source, Model& model) {
    bind_llama(source, model, traits_of(source));
}

} // namespace

const Family llama_family = {"llama", "Llama", read_llama_config, bind};

} // namespace heedmap
