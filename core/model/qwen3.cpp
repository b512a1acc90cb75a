// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Qwen3 (Yang et al. 2025): Llama's blocks with a norm over each head's q and k.
#include "core/model/qwen.h"

namespace heedmap {

namespace {

void bind(WeightSource& source, Model& model) {
    const bool bias = source.has("model.layers.0.self_attn.q_proj.bias");
    bind_llama(source, model,
               {.query_key_value_bias = bias, .output_bias = bias, .query_key_norm = true});
}

} // namespace

const Family qwen3_family = {"qwen3", "Qwen3", read_qwen_config, bind};

} // namespace heedmap
