// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.h"
#include "core/model/config.h"

namespace heedmap {

/// Rotary positions as config.json has them: `rope_theta` and `rope_scaling`, or both in
/// `rope_parameters`. A kind of scaling that is not known is an error, in `fields`.
RopeConfig read_rope_config(JsonFields& fields, const ModelConfig& config);

} // namespace heedmap
