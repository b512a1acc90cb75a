// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>

namespace heedmap {

/// How long a text is, and how long the model takes one.
struct TokenExcess {
    qlonglong count = 0;
    qlonglong limit = 0;
};

/// The two numbers, where the error is that of a text with more tokens than positions.
[[nodiscard]] std::optional<TokenExcess> tokenExcess(const Error& error);

/// What went wrong in the user's language, as one sentence; the error itself is the detail.
[[nodiscard]] QString errorSentence(const Error& error);

/// The error's facts, for who wants them: `FILE: FIELD: got VALUE, expected RULE`, in the language
/// of the window as far as it has the words, and without words of the command line.
[[nodiscard]] QString errorDetail(const Error& error);

} // namespace heedmap
