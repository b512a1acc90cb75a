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

struct OpenRequest {
    std::string reference;
    Sentence sentence;    ///< its second text is read by a model that reads two
    std::string fallback; ///< read instead of a sentence that the model cannot take
    HeadRequest head;
};

/// Opens the model and reads the sentence with it, so that the window swaps in both at once.
Result<Opened> openAndRead(const OpenRequest& request, const JobContext& context);

} // namespace heedmap
