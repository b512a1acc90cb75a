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
    std::optional<CellPosition> cell; ///< of the example that was read
    std::optional<Error> textError;   ///< why an example was read and not the sentence
    std::optional<Error> stepsError;  ///< why the steps of decoding were not replayed
};

struct OpenRequest {
    std::string reference;
    std::optional<Sentence> sentence;     ///< none: the model's first example
    SecondText second = SecondText::none; ///< what the second text was read as; none: not yet
    /// The mask token that the sentence may hold, as the model before wrote it; empty: it had none.
    std::string mask = {};
    HeadRequest head;
    std::optional<DecodeAction> replay = {}; ///< what decoding goes on with from the sentence
    SamplerOptions sampler = {};             ///< of the replay
};

/// The reading with its decoding replayed; where that fails, as it was, and `failed` says why.
Result<ReadingPtr> replayed(Result<ReadingPtr> reading, const DecodeAction& action,
                            const SamplerOptions& sampler, const JobContext& context,
                            std::optional<Error>& failed);

/// Opens the model and reads the sentence with it, so that the window swaps in both at once. A
/// sentence that the model cannot take, or one with gaps to fill for a model that fills none,
/// gives way to its first example.
Result<Opened> openAndRead(const OpenRequest& request, const JobContext& context);

} // namespace heedmap
