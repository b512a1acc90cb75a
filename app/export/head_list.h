// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"
#include "widgets/figure/spec.h"

#include <string>
#include <vector>

namespace heedmap {

/// `1.0,2.5` as people write it: LAYER.HEAD each, spaces or not, every head once. Error: anything
/// else, or heads that a stack of this shape does not have.
Result<std::vector<HeadPosition>> readHeadList(const std::string& text, const ModelConfig& shape);

} // namespace heedmap
