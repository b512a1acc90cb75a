// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/bind.h"

namespace heedmap {

Linear bind_linear(WeightSource& source, const std::string& name, Index in, Index out, Bias bias) {
    Linear linear;
    linear.weight = transposed(source.matrix(name + ".weight", out, in));
    if (bias == Bias::yes) {
        linear.bias = source.vector(name + ".bias", out);
    }
    return linear;
}

Norm bind_layer_norm(WeightSource& source, const std::string& name, const ModelConfig& config) {
    Norm norm;
    norm.weight = source.vector(name + ".weight", config.hidden_size);
    norm.bias = source.vector(name + ".bias", config.hidden_size);
    norm.epsilon = config.layer_norm_epsilon;
    return norm;
}

Norm bind_rms_norm(WeightSource& source, const std::string& name, Index width,
                   const ModelConfig& config) {
    Norm norm;
    norm.kind = Norm::Kind::rms_norm;
    norm.weight = source.vector(name + ".weight", width);
    norm.epsilon = config.layer_norm_epsilon;
    return norm;
}

Linear bind_unembedding(WeightSource& source, const Model& model, const std::string& name) {
    const ModelConfig& config = model.config;
    const WeightView stored =
        config.tie_word_embeddings
            ? model.W_E
            : source.matrix(name + ".weight", config.vocab_size, config.hidden_size);
    return {transposed(stored), {}};
}

} // namespace heedmap
