// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.h"
#include "core/tokenizer/pre_tokenizer.h"

namespace heedmap {

/// The fields of a Metaspace, in a pre-tokenizer or a decoder: `replacement`, and `prepend_scheme`
/// or the older `add_prefix_space`.
Metaspace read_metaspace_fields(JsonFields& fields);

} // namespace heedmap
