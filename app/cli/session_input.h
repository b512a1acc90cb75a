// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input.h"
#include "app/session/session.h"

namespace heedmap {

/// Reads a session file and puts its model and its texts into `options`; a model given there stays.
/// Notices about the file go to standard error. Errors: those of the file, and a text beside it.
Result<Session> readSessionInput(const std::string& path, InputOptions& options);

} // namespace heedmap
