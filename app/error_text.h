// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// How long a text is, and how long the model takes one.
struct TokenExcess {
    qlonglong count = 0;
    qlonglong limit = 0;
    bool ofSource = false; ///< of an encoder-decoder's source
};

/// The two numbers, where the error is that of a text with more tokens than positions.
[[nodiscard]] std::optional<TokenExcess> tokenExcess(const Error& error);

/// What went wrong in the user's language, as one sentence; the error itself is the detail.
[[nodiscard]] QString errorSentence(const Error& error);

/// The error's facts, for who wants them: `FILE: FIELD: got VALUE, expected RULE`, in the language
/// of the window, and without words of the command line. Names of files and fields stay.
[[nodiscard]] QString errorDetail(const Error& error);

/// What is said of files that were read all the same, a line each: a model's or a session's
/// notices, in the language of the window.
[[nodiscard]] QString noticeText(const std::vector<std::string>& notices);

} // namespace heedmap
