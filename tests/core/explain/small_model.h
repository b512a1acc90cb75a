// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

#include <cmath>
#include <deque>
#include <random>

namespace heedmap::test {

/// The memory a model made by hand lies in.
struct SmallStorage final : ModelStorage {
    std::deque<std::vector<float>> buffers;
    [[nodiscard]] Result<void> intact() const override { return {}; }
};

/// The shape of a model made by hand: few numbers, but no two axes of the same size.
inline ModelConfig small_config() {
    ModelConfig config;
    config.model_type = "gpt2";
    config.hidden_size = 20;
    config.num_hidden_layers = 3;
    config.num_attention_heads = 4;
    config.num_key_value_heads = 4;
    config.head_dim = 5;
    config.intermediate_size = 24;
    config.max_position_embeddings = 300;
    config.vocab_size = 17;
    return config;
}

/// Fills a GPT-2 of that shape with seeded values that no two heads share, biases too. The
/// attention it gives is far from uniform.
class SmallModel {
  public:
    explicit SmallModel(ModelConfig config = small_config(), unsigned seed = 1)
        : generator_(seed), storage_(std::make_shared<SmallStorage>()) {
        const Index hidden = config.hidden_size;
        const Index queries = config.num_attention_heads * config.head_dim;
        const Index keys = config.num_key_value_heads * config.head_dim;
        model_.config = config;
        model_.storage = storage_;
        model_.W_E = weight(config.vocab_size, hidden, 1.0F);
        model_.W_pos = weight(config.max_position_embeddings, hidden, 0.5F);
        for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
            Block block;
            block.ln1 = norm(hidden);
            block.attention.q = linear(hidden, queries);
            block.attention.k = linear(hidden, keys);
            block.attention.v = linear(hidden, keys);
            block.attention.o = linear(queries, hidden);
            block.ln2 = norm(hidden);
            block.mlp_in = linear(hidden, config.intermediate_size);
            block.mlp_out = linear(config.intermediate_size, hidden);
            model_.blocks.push_back(block);
        }
        model_.ln_final = norm(hidden);
        model_.head.W_U = linear(hidden, config.vocab_size);
    }

    Model& operator*() { return model_; }
    Model* operator->() { return &model_; }
    [[nodiscard]] ModelPtr share() const { return std::make_shared<const Model>(model_); }

    /// The values of a weight, to be changed before the model is shared.
    static float* values(const WeightView& view) {
        return const_cast<float*>(static_cast<const float*>(view.data));
    }

    /// A full [in, heads × head_dim] projection out of one with fewer heads: each head `group`
    /// times.
    Linear repeated(const Linear& from, Index head_dim, Index group) {
        const Index heads = from.weight.out / head_dim;
        Linear to{weight(from.weight.in, from.weight.out * group, 0.0F), {}};
        for (Index head = 0; head < heads * group; ++head) {
            for (Index d = 0; d < head_dim; ++d) {
                const Index source = head / group * head_dim + d;
                const Index target = head * head_dim + d;
                for (Index i = 0; i < from.weight.in; ++i) {
                    values(to.weight)[i * to.weight.out + target] = from.weight.at(i, source);
                }
                to.bias.push_back(from.bias[static_cast<std::size_t>(source)]);
            }
        }
        return to;
    }

  private:
    std::vector<float> vector(Index count, float mean, float deviation) {
        std::normal_distribution<float> normal(mean, deviation);
        std::vector<float> values(static_cast<std::size_t>(count));
        for (float& value : values) {
            value = deviation > 0 ? normal(generator_) : mean;
        }
        return values;
    }
    WeightView weight(Index in, Index out, float deviation) {
        storage_->buffers.push_back(vector(in * out, 0.0F, deviation));
        return {storage_->buffers.back().data(), DType::F32, in, out, out, 1};
    }
    Linear linear(Index in, Index out) {
        return {weight(in, out, 1.5F / std::sqrt(static_cast<float>(in))), vector(out, 0.0F, 0.2F)};
    }
    Norm norm(Index size) { return {vector(size, 1.0F, 0.1F), vector(size, 0.0F, 0.1F)}; }

    std::mt19937 generator_;
    std::shared_ptr<SmallStorage> storage_;
    Model model_;
};

/// `count` token ids of a vocabulary of `vocab_size`, seeded.
inline std::vector<TokenId> small_ids(Index count, Index vocab_size = 17, unsigned seed = 5) {
    std::mt19937 generator(seed);
    std::uniform_int_distribution<TokenId> any(0, static_cast<TokenId>(vocab_size - 1));
    std::vector<TokenId> ids(static_cast<std::size_t>(count));
    for (TokenId& id : ids) {
        id = any(generator);
    }
    return ids;
}

} // namespace heedmap::test
