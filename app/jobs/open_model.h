// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"

namespace heedmap {

/// Loads a model and its tokenizer, by folder or embedded name.
Result<OpenModelPtr> openModel(const std::string& reference, const JobContext& context);

/// A model that was opened, and what it shows.
struct Opened {
    Shown shown;
    std::optional<Error> textError; ///< why the fallback was read and not the text
};

/// Opens the model and reads `text` with it, so that the window swaps in both at once. A text
/// that the new model cannot take gives way to `fallback`.
Result<Opened> openAndRead(const std::string& reference, const std::string& text,
                           const std::string& fallback, const HeadRequest& request,
                           const JobContext& context);

} // namespace heedmap
