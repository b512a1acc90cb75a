// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weight_source.h"

namespace heedmap {

/// What families share in finding their tensors.

/// Whether a linear layer has a `.bias` beside its `.weight`.
enum class Bias { no, yes };

/// PyTorch's Linear: NAME.weight is stored as [out, in].
Linear bind_linear(WeightSource& source, const std::string& name, Index in, Index out, Bias bias);
/// NAME.weight and NAME.bias, of hidden_size.
Norm bind_layer_norm(WeightSource& source, const std::string& name, const ModelConfig& config);
/// NAME.weight.
Norm bind_rms_norm(WeightSource& source, const std::string& name, Index width,
                   const ModelConfig& config);
/// The unembedding without a bias: NAME.weight, or the token embedding where they are tied.
Linear bind_unembedding(WeightSource& source, const Model& model, const std::string& name);

} // namespace heedmap
