// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"
#include "core/tensor/weight_view.h"

#include <memory>
#include <string>
#include <vector>

namespace heedmap {

/// y = x · W + b. The bias is empty where the family has none.
struct Linear {
    WeightView weight;       // [in, out]
    std::vector<float> bias; // [out]
};

struct LayerNorm {
    std::vector<float> weight; // [hidden_size]
    std::vector<float> bias;   // [hidden_size]
};

/// One pre-norm Transformer block. q, k and v are views into the fused projection where the
/// family stores one.
struct Block {
    LayerNorm ln1;
    Linear q; ///< [hidden_size, num_attention_heads × head_dim]
    Linear k; ///< [hidden_size, num_key_value_heads × head_dim]
    Linear v; ///< [hidden_size, num_key_value_heads × head_dim]
    Linear o; ///< [num_attention_heads × head_dim, hidden_size]
    LayerNorm ln2;
    Linear mlp_in;  ///< [hidden_size, intermediate_size]
    Linear mlp_out; ///< [intermediate_size, hidden_size]
};

/// What the weights lie in.
class ModelStorage {
  public:
    virtual ~ModelStorage() = default;
    /// An error once a file was cut short under its mapping: what was computed is not to be used.
    [[nodiscard]] virtual Result<void> intact() const = 0;
};

/// A tensor that the model uses, as it is stored.
struct NamedWeight {
    std::string name; ///< in its file
    const void* data = nullptr;
    DType dtype = DType::F32;
    std::vector<Index> shape;
};

/// A model: config and weights, immutable, shared by const pointer. Matrices stay in their
/// stored type in the mapped files (or in memory, for a made one); the small vectors are F32.
struct Model {
    std::string name;   ///< the folder's name, or the hub's `owner/name`
    std::string folder; ///< where it was read from; empty for a made one
    ModelConfig config;
    DType dtype = DType::F32; ///< of most of the weights
    WeightView W_E;           ///< the token embedding as stored: [vocab_size, hidden_size]
    WeightView W_pos;         ///< [max_position_embeddings, hidden_size]
    std::vector<Block> blocks;
    LayerNorm ln_final;
    Linear W_U;                       ///< [hidden_size, vocab_size]
    std::vector<NamedWeight> weights; ///< every tensor that is used, once
    std::size_t weight_bytes = 0;     ///< of the tensors that are used
    std::vector<std::string> notices; ///< what the user should know about how it was read
    std::shared_ptr<const ModelStorage> storage; ///< keeps the mapped files, or the memory, alive
};

using ModelPtr = std::shared_ptr<const Model>;

} // namespace heedmap
