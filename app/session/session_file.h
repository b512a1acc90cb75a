// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace heedmap {

/// What a session file held.
struct ReadSession {
    Session session;
    std::vector<std::string> notices; ///< what was set right by itself, each told like an error
    std::string fingerprint;          ///< of the file's bytes: see `saveSession`
};

/// The session as the text of its file: JSON, a field a line. With a checksum, a reader tells
/// whether a bit of it has changed: autosaves have one, and files that people may edit none.
[[nodiscard]] std::string sessionText(const Session& session, bool checksum = false);

/// Errors: JSON that is cut or broken (the byte), another format, a newer version (both versions),
/// a missing or wrong field (its name), a checksum that does not fit.
Result<ReadSession> parseSession(std::string_view text, const std::string& file);
/// The same of a file. Errors: also a path that is none of this computer's.
Result<ReadSession> readSession(const std::filesystem::path& path);

/// An error for a URL or a UNC path: nothing is fetched.
Result<void> checkLocal(const std::string& path);

/// Whether the file can be read, but its bytes are not those that were written: broken JSON, or a
/// checksum that does not fit.
[[nodiscard]] bool provablyDamaged(const std::filesystem::path& path);

/// Writes the file whole or not at all; returns its fingerprint. Errors: also a value that could
/// not be read again.
Result<std::string> writeSession(const Session& session, const std::filesystem::path& path,
                                 bool checksum);

/// The same for the file that the user has chosen. `known` is that of the file as it
/// was last read or written here: where the file is another one by now, it is not overwritten.
/// Empty: the user has agreed to replace what is there.
Result<std::string> saveSession(const Session& session, const std::filesystem::path& path,
                                const std::string& known);

} // namespace heedmap
