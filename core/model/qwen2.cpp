// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Qwen2 (Yang et al. 2024): Llama's blocks with biases on q, k and v.
#include "core/model/qwen.h"

namespace heedmap {

ModelConfig read_qwen_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config = read_llama_config(fields, notices);
    const Index window =
        fields.boolean("use_sliding_window", false) ? read_sliding_window(fields) : 0;
    if (window > 0) {
        const Index first = fields.integer("max_window_layers", 0, config_limits::layers, 28);
        read_layer_windows(fields, config, window, first);
    }
    return config;
}

namespace {

void bind(WeightSource& source, Model& model) {
    bind_llama(source, model, {.query_key_value_bias = true});
}

} // namespace

const Family qwen2_family = {"qwen2", "Qwen2", read_qwen_config, bind};

} // namespace heedmap
