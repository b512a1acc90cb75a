// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace heedmap {

/// Reads a Hugging Face model folder: `config.json`, then `model.safetensors` or its shards, by
/// the family that `model_type` / `architectures` name. Weights are mapped;
/// `storage->settle` is for whoever computes with them next.
Result<ModelPtr> load_model(const std::filesystem::path& folder, const std::stop_token& stop = {});

/// A model of that shape with seeded normal weights, for benchmarks and tests.
struct RandomModelOptions {
    ModelConfig
        config; ///< a GPT-2's or, by `model_type`, a Llama's; what is 0 follows from the rest
    DType dtype = DType::F32;
    std::uint64_t seed = 1;
    float standard_deviation = 0.02F;
};
ModelPtr make_random_model(const RandomModelOptions& options);

} // namespace heedmap
