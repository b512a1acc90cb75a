// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work.h"
#include "core/model/model.h"

#include <string>

namespace heedmap {

/// What tells a model's weights from any others: `blake2b-256:` and the hash over name, type, shape
/// and bytes of every tensor that is used, in the order of their names, however files hold them.
/// Read once a model and remembered; safe to call from several threads. Errors: a stop, a file cut
/// short.
Result<std::string> modelHash(const ModelPtr& model, const Work& work);

} // namespace heedmap
