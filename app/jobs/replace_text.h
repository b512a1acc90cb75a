// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"

namespace heedmap {

/// The sentence cut behind as many whole tokens as the model reads; of a pair the longer text is
/// cut first.
Result<Sentence> shortened(const OpenModel& model, const Sentence& sentence,
                           const JobContext& context);

/// What an encoder-decoder writes for the source, the most probable token each time.
Result<std::string> translated(const OpenModelPtr& model, const std::string& source,
                               const JobContext& context);

} // namespace heedmap
