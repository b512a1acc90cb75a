// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/family.h"

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

constexpr std::array families = {&gpt2_family,    &llama_family,      &mistral_family,
                                 &qwen2_family,   &qwen3_family,      &bert_family,
                                 &roberta_family, &distilbert_family, &marian_family};

/// `Qwen2` is not the family of Qwen2MoeForCausalLM: what follows the prefix must be a task.
bool is_task(std::string_view rest) {
    constexpr std::array tasks = {"For", "Model", "LMHead", "MTModel", "DoubleHeads", "PreTrained"};
    return std::any_of(tasks.begin(), tasks.end(),
                       [&](const char* task) { return rest.starts_with(task); });
}

} // namespace

const Family* family_of(std::string_view model_type) {
    for (const Family* family : families) {
        if (family->model_type == model_type) {
            return family;
        }
    }
    return nullptr;
}

const Family* family_of_class(std::string_view class_name) {
    for (const Family* family : families) {
        if (class_name.starts_with(family->class_prefix) &&
            is_task(class_name.substr(family->class_prefix.size()))) {
            return family;
        }
    }
    return nullptr;
}

std::string supported_model_types() {
    std::string out;
    for (const Family* family : families) {
        out += (out.empty() ? "" : ", ") + std::string(family->model_type);
    }
    return out;
}

} // namespace heedmap
