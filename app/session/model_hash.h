// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"

#include <filesystem>

namespace heedmap {

/// What tells one model's numbers from another's: the SHA-256, in hex, of the bytes of
/// `config.json` and then of its safetensors files, whole, by name. Files whose sizes and times
/// have not changed since are not read again. Errors: a file that cannot be read; a stop.
Result<std::string> hashModel(const std::filesystem::path& folder, const JobContext& context);

} // namespace heedmap
