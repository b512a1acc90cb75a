// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace heedmap {

/// Makes the three standard streams safe to use: a closed one is not handed to the next file that
/// is opened, and a reader that goes away is an error of the write, not a signal.
void guardStandardStreams();

/// `text` to standard output, through to the system: a full disk or a closed pipe is an error.
Result<void> printOut(std::string_view text);

/// Standard output for much text: it goes out in pieces as it comes.
class Output {
  public:
    /// Whether it can still be written to.
    bool add(std::string_view text);
    /// Writes the rest; the first error, if any.
    Result<void> finish();

  private:
    void send();

    std::string held_;
    Result<void> done_;
};

/// The error as one line on standard error.
void printError(const Error& error);
/// A remark as one line on standard error.
void printNotice(std::string_view text);

} // namespace heedmap
