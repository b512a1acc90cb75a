// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"
#include "core/tensor/shape.h"
#include "core/tensor/weight_view.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace heedmap {

/// y = x · W + b. The bias is empty where the family has none; the whole is, where it has no such
/// projection.
struct Linear {
    WeightView weight;       // [in, out]
    std::vector<float> bias; // [out]

    [[nodiscard]] bool empty() const { return weight.data == nullptr; }
};

/// A norm over the last axis: LayerNorm (Ba et al. 2016) or RMSNorm (Zhang and Sennrich 2019).
/// Empty where the family has none.
struct Norm {
    enum class Kind { layer_norm, rms_norm };

    std::vector<float> weight; // [width]
    std::vector<float> bias;   // [width]; RMSNorm has none
    float epsilon = 1e-5F;
    Kind kind = Kind::layer_norm;

    [[nodiscard]] bool empty() const { return weight.empty(); }
};

/// The projections of an attention sublayer. q, k and v are views into the fused projection where
/// the family stores one.
struct Attention {
    Linear q;    ///< [hidden_size, num_attention_heads × head_dim]
    Linear k;    ///< [hidden_size, num_key_value_heads × head_dim]
    Linear v;    ///< [hidden_size, num_key_value_heads × head_dim]
    Linear o;    ///< [num_attention_heads × head_dim, hidden_size]
    Norm q_norm; ///< Qwen3: over each head's head_dim, before the rotation
    Norm k_norm;
};

/// One Transformer block: attention, in a decoder with an encoder also cross-attention, and the
/// feed-forward layers. ModelConfig::norms says where the norms stand.
struct Block {
    Attention attention;
    Norm ln1;        ///< of the attention
    Attention cross; ///< its k and v read the encoder's output; empty without one
    Norm ln_cross;
    Norm ln2;        ///< of the feed-forward layers
    Linear mlp_gate; ///< [hidden_size, intermediate_size]; gated units (SwiGLU) only
    Linear mlp_in;   ///< [hidden_size, intermediate_size]
    Linear mlp_out;  ///< [intermediate_size, hidden_size]
};

/// From the last block to the logits: BERT's heads transform first.
struct LanguageHead {
    Linear transform; ///< [hidden_size, hidden_size]; may be empty, as the norm after it
    Activation activation = Activation::gelu; ///< of the transform
    Norm norm;
    Linear W_U; ///< [hidden_size, vocab_size]; empty where the files have no such head
};

/// What the weights lie in.
class ModelStorage {
  public:
    virtual ~ModelStorage() = default;
    /// An error once a file was cut short under its mapping: what was computed is not to be used.
    [[nodiscard]] virtual Result<void> intact() const = 0;
    /// Reads mapped files into memory of large pages, where they are big enough to gain by it and
    /// the machine has the memory to spare; the weights stay at their addresses. For whoever is
    /// about to compute, and before anyone does.
    virtual void settle(const std::stop_token& /*stop*/) const {}
};

/// A tensor that the model uses, as it is stored.
struct NamedWeight {
    std::string name; ///< in its file
    const void* data = nullptr;
    DType dtype = DType::F32;
    std::vector<Index> shape;

    [[nodiscard]] std::size_t elements() const { return element_count(shape); }
};

/// A model: config and weights, immutable, shared by const pointer. Matrices stay in their
/// stored type in the mapped files (or in memory, for a made one); the small vectors are F32.
struct Model {
    std::string name;   ///< the folder's name, or the hub's `owner/name`
    std::string folder; ///< where it was read from; empty for a made one
    ModelConfig config;
    DType dtype = DType::F32; ///< of most of the weights
    WeightView W_E;           ///< the token embedding as stored: [vocab_size, hidden_size]
    WeightView W_pos;         ///< [positions, hidden_size]; empty where positions are not learnt
    WeightView W_type;        ///< [type_vocab_size, hidden_size]; may be empty
    Norm ln_embed;            ///< of the embeddings' sum; may be empty
    std::vector<Block> blocks;
    Norm ln_final; ///< empty where norms follow their sublayers
    LanguageHead head;
    std::shared_ptr<const Model> encoder; ///< of an encoder-decoder; then this is the decoder
    std::vector<NamedWeight> weights;     ///< every tensor that is used, once
    std::size_t weight_bytes = 0;         ///< of the tensors that are used
    std::vector<std::string> notices;     ///< what the user should know about how it was read
    std::shared_ptr<const ModelStorage> storage; ///< keeps the mapped files, or the memory, alive
};

using ModelPtr = std::shared_ptr<const Model>;

} // namespace heedmap
