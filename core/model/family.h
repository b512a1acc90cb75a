// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.h"
#include "core/model/model.h"
#include "core/model/weight_source.h"

#include <string_view>

namespace heedmap {

/// What one architecture knows: how its config.json reads, and where its tensors go. One file a
/// family; add it to the table in families.cpp.
struct Family {
    std::string_view model_type;
    std::string_view class_prefix; ///< of the names in `architectures`: `GPT2` of GPT2LMHeadModel
    /// Errors stay in `fields`.
    ModelConfig (*read_config)(JsonFields& fields, std::vector<std::string>& notices);
    /// Fills the model's weights by its config. Errors stay in `source`.
    void (*bind)(WeightSource& source, Model& model);
};

/// By `model_type`; null when there is none.
[[nodiscard]] const Family* family_of(std::string_view model_type);
/// By a class name in `architectures`.
[[nodiscard]] const Family* family_of_class(std::string_view class_name);
/// `gpt2, llama`: for messages.
[[nodiscard]] std::string supported_model_types();

extern const Family gpt2_family;
extern const Family llama_family;
extern const Family mistral_family;
extern const Family qwen2_family;
extern const Family qwen3_family;
extern const Family bert_family;
extern const Family roberta_family;
extern const Family distilbert_family;
extern const Family marian_family;

} // namespace heedmap
