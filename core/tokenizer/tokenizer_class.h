// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace heedmap {

/// A tokenizer class of the transformers library, whose files have no tokenizer.json.
struct TokenizerClass {
    std::span<const std::string_view> names; ///< in `tokenizer_class`, `Fast` left out
    const char* rule;                        ///< what else it should be, for errors
    bool add_bos = false;                    ///< where `add_bos_token` is not there
    bool add_eos = false;
};

/// What the files of a folder say of their tokenizer's class.
struct NamedClass {
    std::string name; ///< `Fast` left out; empty where nothing tells
    Error unknown;    ///< the error if that is none of the right ones; its rule is still open
};

/// `tokenizer_class` of tokenizer_config.json, else the customary one of config.json's
/// `model_type`.
Result<NamedClass> named_class(const std::filesystem::path& folder);

/// An error if the files of `folder` name a class that is not `kind`.
Result<void> check_class(const std::filesystem::path& folder, const TokenizerClass& kind);

} // namespace heedmap
