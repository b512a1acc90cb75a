// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/llama_family.h"

namespace heedmap {

/// Llama's fields, and the window that Qwen puts on the layers from `max_window_layers` on, where
/// `use_sliding_window` says so.
ModelConfig read_qwen_config(JsonFields& fields, std::vector<std::string>& notices);

} // namespace heedmap
