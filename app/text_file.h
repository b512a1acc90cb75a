// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace heedmap {

/// The text of a UTF-8 file, for the sentence field; a byte-order mark and one line end at its end
/// are left out. Errors: not a regular file, more than 1,000,000 bytes, another encoding (named, or
/// the line and byte that break UTF-8).
Result<QString> readTextFile(const QString& path);

} // namespace heedmap
