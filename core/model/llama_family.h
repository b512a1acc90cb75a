// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config_file.h"

namespace heedmap {

/// What Llama's descendants share: pre-norm blocks with RMSNorm, rotary positions, grouped
/// key/value heads, gated feed-forward layers (Touvron et al. 2023, §2.2), and the names of their
/// tensors. Where they differ:
struct LlamaTraits {
    bool query_key_value_bias = false;
    bool output_bias = false;
    bool mlp_bias = false;
    bool query_key_norm = false;
};

/// The fields that all of them have.
ModelConfig read_llama_config(JsonFields& fields, std::vector<std::string>& notices);

/// The field `sliding_window`; 0: null, which says that there is none.
Index read_sliding_window(JsonFields& fields);

/// A window of `window` keys on the layers that `layer_types` names `sliding_attention`; on those
/// from `first_layer` on where the file does not say.
void read_layer_windows(JsonFields& fields, ModelConfig& config, Index window, Index first_layer);

void bind_llama(WeightSource& source, Model& model, const LlamaTraits& traits);

} // namespace heedmap
