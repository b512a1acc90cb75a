// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/document_state.h"
#include "app/jobs/examples.h"
#include "app/jobs/job_slot.h"
#include "app/jobs/positions.h"
#include "app/jobs/sentence.h"
#include "app/jobs/view_options.h"
#include "core/explain/head_view.h"
#include "core/run/decoding.h"
#include "core/tokenizer/display.h"

#include <memory>
#include <string>
#include <vector>

namespace heedmap {

/// A model that is open, and the tokenizers that read for it.
struct OpenModel {
    std::string reference; ///< what it was asked for as: an embedded name or a folder
    ModelPtr model;
    TokenizerPtr tokenizer;       ///< of the model's own stack: an encoder-decoder's target
    TokenizerPtr sourceTokenizer; ///< an encoder-decoder's, of its source; else null
    std::vector<Example> examples;
    std::vector<std::string> notices; ///< what its files hold that was not used, a line each

    [[nodiscard]] SecondText secondText() const;
    /// What reads the sentence.
    [[nodiscard]] const Tokenizer& sentenceTokenizer() const {
        return sourceTokenizer ? *sourceTokenizer : *tokenizer;
    }
};
using OpenModelPtr = std::shared_ptr<const OpenModel>;

/// One sentence as the model read it, and as decoding went on from it.
struct Reading {
    OpenModelPtr source;
    Sentence sentence;
    DecodingSession session;                ///< at its position; its trace is what the views show
    std::optional<Trace> encoded;           ///< an encoder's, which has no session, instead
    std::vector<ByteSpan> spans;            // [prompt length]: in the text each token is of
    std::vector<ByteSpan> sourceSpans;      // of an encoder-decoder's source
    TokenRange second;                      ///< the tokens of a pair's second sentence
    std::vector<DisplayToken> tokens;       // [trace length]: the prompt's, the generated ones
    std::vector<DisplayToken> sourceTokens; // of an encoder-decoder's source
    double milliseconds = 0;                ///< what the last run took

    [[nodiscard]] const Trace& trace() const { return encoded ? *encoded : session.trace(); }
    [[nodiscard]] Index length() const { return trace().length(); }
    /// Of the tokens that stand for a part of the sentence, how many the model does not know.
    struct Unknown {
        Index tokens = 0;
        Index of = 0;
    };
    [[nodiscard]] Unknown unknownOfText() const;
    [[nodiscard]] Index promptLength() const {
        return encoded ? length() : session.prompt_length();
    }
    /// Whether the last token is one that the model ended its text with.
    [[nodiscard]] bool ended() const;
    /// The tokens of a site's rows, and of its columns.
    [[nodiscard]] const std::vector<DisplayToken>& queryTokens(Stack stack) const;
    [[nodiscard]] const std::vector<DisplayToken>& keyTokens(Stack stack) const;
};
using ReadingPtr = std::shared_ptr<const Reading>;

/// What the trace was made from.
[[nodiscard]] ModelInput inputOf(const Trace& trace);

/// The patterns as the views have them: a head's own, or changed as the options ask.
struct ShownPatterns {
    std::shared_ptr<const HeadView> masked;
    std::shared_ptr<const HeadView> unmasked;
};

/// A head whose lines are drawn beside those of the chosen one.
struct BesideHead {
    Index head = 0;
    ShownPatterns shown;
};

/// What the rows or the columns of a shown pattern are: tokens or, where they are merged, words.
struct ShownTokens {
    std::vector<DisplayToken> labels;
    std::vector<TokenRange> words; ///< the tokens of each; empty: tokens are not merged

    /// The row or column that shows a token, and the tokens of a row or column.
    [[nodiscard]] Index placeOf(Index token) const;
    [[nodiscard]] TokenRange tokensAt(Index place) const;
};

/// One head of a reading as it was trained and, where the view needs it, under the other mask.
struct HeadPicture {
    ReadingPtr reading;
    HeadId head;
    SiteView view;
    std::shared_ptr<const HeadView> masked;   ///< null where it is the other and not shown
    std::shared_ptr<const HeadView> unmasked; ///< null where it is the other and not shown
    std::shared_ptr<const Trace> otherTrace;  ///< the propagated run; null in the local scope
    ShownPatterns shown;                      ///< what the views show of them
    std::vector<BesideHead> beside;           ///< the heads of SiteView::beside
    ShownTokens rows;                         ///< what the rows of the shown patterns are
    ShownTokens columns;

    /// As trained: never null.
    [[nodiscard]] const std::shared_ptr<const HeadView>& own() const {
        return asTrained(head.site.stack) == MaskView::masked ? masked : unmasked;
    }
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
    std::shared_ptr<const Trace> otherTrace; ///< used again where it is of the same reading
};

/// The nearest head that a model of this shape has; where it lacks the stack, one of the stack that
/// shows most: an encoder-decoder's cross-attention.
[[nodiscard]] HeadId clampedTo(const ModelConfig& config, HeadId position);

/// What decoding is asked to do.
struct DecodeAction {
    enum class Kind : std::uint8_t { step, take, jump, replay };
    Kind kind = Kind::step;
    TokenId id = 0;                      ///< take: the token chosen by hand
    Index index = 0;                     ///< jump, replay: the step
    std::vector<ChosenToken> steps = {}; ///< replay: these and no others
};

/// The cell to look at first: the last query's strongest key, but in self-attention neither the
/// first, which swallows what is left over, nor itself, where another one has some weight.
[[nodiscard]] CellPosition tellingCell(const HeadView& view);

/// Reads the text, reusing what `previous` shares with it. Errors: those of the tokenizer and of
/// `forward`; a text of no tokens.
Result<ReadingPtr> readText(const OpenModelPtr& source, const Sentence& sentence,
                            const ReadingPtr& previous, const JobContext& context);

Result<ReadingPtr> decode(const Reading& reading, const DecodeAction& action,
                          const SamplerOptions& sampler, const JobContext& context);

Result<HeadPicturePtr> drawHead(const ReadingPtr& reading, const HeadRequest& request,
                                const JobContext& context);

/// The reading and the picture of its head.
Result<Shown> show(Result<ReadingPtr> reading, const HeadRequest& request,
                   const JobContext& context);

} // namespace heedmap
