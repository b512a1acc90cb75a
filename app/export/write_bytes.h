// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/output_file.h"

#include <QByteArray>

namespace heedmap {

/// The bytes to a file, whole or not at all; an error that there is instead of them is handed on.
inline Result<void> writeBytes(const std::filesystem::path& path, const Result<QByteArray>& bytes,
                               const WriteOptions& write) {
    return bytes ? write_file(path, {bytes->constData(), static_cast<std::size_t>(bytes->size())},
                              write)
                 : bytes.error();
}

} // namespace heedmap
