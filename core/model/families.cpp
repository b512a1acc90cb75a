// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/family.h"

#include <array>

namespace heedmap {

namespace {

constexpr std::array families = {&gpt2_family};

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
        if (class_name.starts_with(family->class_prefix)) {
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
