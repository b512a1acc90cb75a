// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench.h"
#include "core/base/memory.h"
#include "core/model/load.h"

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

constexpr std::string_view shape_rule =
    "LAYERSxHIDDENxHEADSxVOCAB such as 12x768x12x50257, HIDDEN a multiple of HEADS";

std::string familyOf(const BenchOptions& options) {
    return options.family.empty() ? "gpt2" : options.family;
}

Result<ModelConfig> configOf(const BenchOptions& options, Index tokens) {
    const std::vector<std::string> parts = partsOf(options.shape, 'x');
    constexpr std::array<Index, 4> limits{1000, 65'536, 4096, 10'000'000};
    std::array<Index, 4> sizes{};
    bool valid = parts.size() == sizes.size();
    for (std::size_t i = 0; valid && i < sizes.size(); ++i) {
        const Result<Index> size = integerIn("--shape", parts[i], 1, limits[i]);
        valid = size.ok();
        sizes[i] = valid ? *size : 0;
    }
    if (!valid || sizes[1] % sizes[2] != 0) {
        return wrongArgument("--shape", options.shape, std::string(shape_rule));
    }
    ModelConfig config;
    config.model_type = familyOf(options);
    config.num_hidden_layers = sizes[0];
    config.hidden_size = sizes[1];
    config.num_attention_heads = sizes[2];
    config.max_position_embeddings = std::max<Index>(1024, tokens);
    config.vocab_size = sizes[3];
    return config;
}

/// `--kv-heads`: groups of as many queries share a key and a value (Ainslie et al. 2023).
Result<Index> keyValueHeadsOf(const BenchOptions& options, Index heads) {
    if (options.keyValueHeads.empty()) {
        return heads;
    }
    const bool grouped = familyOf(options) == "llama";
    const Result<Index> count = integerIn("--kv-heads", options.keyValueHeads, 1, heads);
    if (!count || heads % *count != 0 || (!grouped && *count != heads)) {
        return wrongArgument("--kv-heads", options.keyValueHeads,
                             grouped
                                 ? "a divisor of " + std::to_string(heads) + ", the number of heads"
                                 : std::to_string(heads) + " (gpt2 has as many as heads)");
    }
    return *count;
}

/// The weights must fit the machine's memory before anything is made.
Result<void> checkMemory(const ModelConfig& config, DType dtype) {
    const Index width = config.hidden_size;
    const Index count = config.num_hidden_layers * 12 * width * width +
                        (config.vocab_size + config.max_position_embeddings) * width;
    return check_memory(static_cast<std::size_t>(count) * size_of(dtype), "the weights of --shape");
}

Result<ModelPtr> randomModel(const BenchOptions& options, Index tokens) {
    constexpr std::array<std::string_view, 3> types{"f32", "f16", "bf16"};
    constexpr std::array<std::string_view, 2> families{"gpt2", "llama"};
    const Result<std::size_t> type =
        oneOf("--dtype", options.dtype.empty() ? "f32" : options.dtype, types);
    if (!type) {
        return type.error();
    }
    if (const Result<std::size_t> family = oneOf("--family", familyOf(options), families);
        !family) {
        return family.error();
    }
    const Result<ModelConfig> config = configOf(options, tokens);
    if (!config) {
        return config.error();
    }
    const Result<Index> keyValueHeads = keyValueHeadsOf(options, config->num_attention_heads);
    if (!keyValueHeads) {
        return keyValueHeads.error();
    }
    RandomModelOptions random;
    random.config = *config;
    random.config.num_key_value_heads = *keyValueHeads;
    random.dtype = std::array{DType::F32, DType::F16, DType::BF16}[*type];
    if (Result<void> fits = checkMemory(*config, random.dtype); !fits) {
        return fits.error();
    }
    return make_random_model(random);
}

} // namespace

Result<ModelPtr> benchModel(const BenchOptions& options, Index tokens) {
    if (!options.shape.empty()) {
        return randomModel(options, tokens);
    }
    Result<OpenedModel> opened = openModel(options.input);
    if (!opened) {
        return opened.error();
    }
    opened->model->storage->settle({});
    return opened->model;
}

} // namespace heedmap
