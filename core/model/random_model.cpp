// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_pages.h"
#include "core/base/split_mix.h"
#include "core/model/family.h"
#include "core/model/finish_model.h"
#include "core/model/load.h"

#include <cassert>
#include <cstring>
#include <numeric>

namespace heedmap {

namespace {

class MemoryStorage : public ModelStorage {
  public:
    [[nodiscard]] Result<void> intact() const override { return {}; }

    /// Room for a tensor, in few large blocks as a file's tensors are.
    std::byte* room_for(std::size_t bytes) {
        constexpr std::size_t block = std::size_t{32} << 20;
        constexpr std::size_t line = 64;
        if (bytes > left_) {
            left_ = std::max(bytes, block);
            blocks_.push_back(allocate_memory(left_));
            next_ = blocks_.back().get();
        }
        const std::size_t taken = std::min(left_, (bytes + line - 1) / line * line);
        left_ -= taken;
        return std::exchange(next_, next_ + taken);
    }

  private:
    std::vector<MemoryBlock> blocks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0; ///< bytes of the last block from next_ on
};

/// The counter's value, scrambled.
std::uint64_t scramble(std::uint64_t counter) {
    return split_mix::mixed(counter * split_mix::golden);
}

/// Roughly normal with mean 0 and deviation 1: the sum of three uniform numbers of 21 bits.
float normal(std::uint64_t counter) {
    constexpr std::uint64_t mask = (1U << 21) - 1;
    const std::uint64_t bits = scramble(counter);
    const std::uint64_t sum = (bits & mask) + ((bits >> 21) & mask) + ((bits >> 42) & mask);
    return (static_cast<float>(static_cast<std::int64_t>(sum)) * 0x1p-21F - 1.5F) * 2.0F;
}

template <class Convert>
void fill(std::byte* out, std::size_t count, std::uint64_t first, float mean, float deviation,
          Convert convert) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto element = convert(mean + deviation * normal(first + i));
        std::memcpy(out + i * sizeof element, &element, sizeof element);
    }
}

/// Makes every tensor that it is asked for.
class RandomSource : public WeightSource {
  public:
    RandomSource(const RandomModelOptions& options, MemoryStorage& storage)
        : options_(options), storage_(storage), next_(scramble(options.seed)) {}

    /// Of what a family may go without, the language head alone.
    [[nodiscard]] bool has(std::string_view name) const override {
        return name == "lm_head.weight";
    }

  protected:
    Stored locate(const std::string& name, std::span<const Index> shape) override {
        const std::size_t count = element_count(shape);
        std::byte* const bytes = storage_.room_for(count * size_of(options_.dtype));
        // A norm's weight scales: it is near 1 in a trained model.
        const float mean = shape.size() == 1 && name.ends_with(".weight") ? 1.0F : 0.0F;
        switch (options_.dtype) {
        case DType::F32:
            fill(bytes, count, next_, mean, options_.standard_deviation,
                 [](float value) { return value; });
            break;
        case DType::F16:
            fill(bytes, count, next_, mean, options_.standard_deviation, f32_to_f16);
            break;
        case DType::BF16:
            fill(bytes, count, next_, mean, options_.standard_deviation, f32_to_bf16);
            break;
        }
        next_ += count;
        return {bytes, options_.dtype};
    }

  private:
    const RandomModelOptions& options_;
    MemoryStorage& storage_;
    std::uint64_t next_;
};

/// The feed-forward width of Llama's papers: two thirds of 4 × hidden_size, since the gate is a
/// third matrix, rounded up to whole 256s.
Index gated_width(Index hidden_size) {
    const Index width = 8 * hidden_size / 3;
    return (width + 255) / 256 * 256;
}

/// What the caller may leave at 0, and what the family has its own way.
ModelConfig completed(ModelConfig config) {
    const auto or_else = [](Index& size, Index value) { size = size != 0 ? size : value; };
    if (config.model_type.empty()) {
        config.model_type = gpt2_family.model_type;
    }
    if (config.model_type == llama_family.model_type) {
        config.hidden_act = Activation::silu;
        config.rope = config.rope.value_or(RopeConfig());
        or_else(config.intermediate_size, gated_width(config.hidden_size));
    }
    or_else(config.num_key_value_heads, config.num_attention_heads);
    or_else(config.head_dim, config.hidden_size / config.num_attention_heads);
    or_else(config.intermediate_size, 4 * config.hidden_size);
    or_else(config.max_position_embeddings, 1024);
    return config;
}

} // namespace

ModelPtr make_random_model(const RandomModelOptions& options) {
    const auto storage = std::make_shared<MemoryStorage>();
    const auto model = std::make_shared<Model>();
    model->name = "random";
    model->config = completed(options.config);
    model->storage = storage;
    const Family* family = family_of(model->config.model_type);
    assert(family != nullptr);
    RandomSource source(options, *storage);
    family->bind(source, *model);
    finish_model(source, *model);
    return model;
}

} // namespace heedmap
