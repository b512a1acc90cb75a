// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Mistral (Jiang et al. 2023): Llama's blocks with a sliding window.
#include "core/model/llama_family.h"

namespace heedmap {

namespace {

ModelConfig read_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config = read_llama_config(fields, notices);
    if (const Index window = read_sliding_window(fields)) {
        read_layer_windows(fields, config, window, 0);
    }
    return config;
}

void bind(WeightSource& source, Model& model) {
    bind_llama(source, model, {});
}

} // namespace

const Family mistral_family = {"mistral", "Mistral", read_config, bind};

} // namespace heedmap
