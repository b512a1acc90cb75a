// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"
#include "app/jobs/positions.h"
#include "app/jobs/view_options.h"
#include "core/explain/head_view.h"
#include "core/run/decoding.h"
#include "core/tokenizer/display.h"

#include <memory>
#include <string>
#include <vector>

namespace heedmap {

/// A model that is open, and the tokenizer that reads for it.
struct OpenModel {
    std::string reference; ///< what it was asked for as: an embedded name or a folder
    ModelPtr model;
    TokenizerPtr tokenizer;
};
using OpenModelPtr = std::shared_ptr<const OpenModel>;

/// One sentence as the model read it, and as decoding went on from it.
struct Reading {
    OpenModelPtr source;
    std::string text;                 ///< the prompt
    DecodingSession session;          ///< at its position; its trace is what the views show
    std::vector<DisplayToken> tokens; // [trace length]: the prompt's, then the generated ones
    double milliseconds = 0;          ///< what the last run took

    [[nodiscard]] const Trace& trace() const { return session.trace(); }
    [[nodiscard]] Index length() const { return trace().length(); }
    [[nodiscard]] Index promptLength() const { return session.prompt_length(); }
};
using ReadingPtr = std::shared_ptr<const Reading>;

/// One head of a reading, with the mask and, where the view needs it, without.
struct HeadPicture {
    ReadingPtr reading;
    HeadId head;
    ViewOptions options;
    std::shared_ptr<const HeadView> masked;
    std::shared_ptr<const HeadView> unmasked;   ///< null when the options do not show it
    std::shared_ptr<const Trace> unmaskedTrace; ///< the propagated run; null in the local scope
};
using HeadPicturePtr = std::shared_ptr<const HeadPicture>;

/// A reading with the picture of its chosen head: what the window swaps in at once.
struct Shown {
    ReadingPtr reading;
    HeadPicturePtr picture;
};

/// Which head to draw, and how.
struct HeadRequest {
    HeadId head; ///< clamped to the model's shape
    ViewOptions options;
    std::shared_ptr<const Trace> unmaskedTrace; ///< used again where it is of the same reading
};

/// The nearest head that a model of this shape has.
[[nodiscard]] HeadId clampedTo(const ModelConfig& config, HeadId position);

/// What decoding is asked to do.
struct DecodeAction {
    enum class Kind : std::uint8_t { step, take, jump };
    Kind kind = Kind::step;
    TokenId id = 0;  ///< take: the token chosen by hand
    Index index = 0; ///< jump: the step
};

/// Reads the text, reusing what `previous` shares with it. Errors: those of the tokenizer and of
/// `forward`; a text of no tokens.
Result<ReadingPtr> readText(const OpenModelPtr& source, const std::string& text,
                            const ReadingPtr& previous, const JobContext& context);

Result<ReadingPtr> decode(const Reading& reading, const DecodeAction& action,
                          const SamplerOptions& sampler, const JobContext& context);

Result<HeadPicturePtr> drawHead(const ReadingPtr& reading, const HeadRequest& request,
                                const JobContext& context);

/// The reading and the picture of its head.
Result<Shown> show(Result<ReadingPtr> reading, const HeadRequest& request,
                   const JobContext& context);

} // namespace heedmap
