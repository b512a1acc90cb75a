// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/trace.h"
#include "core/tokenizer/tokenizer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

class CommandParser;

/// The options that say what is read, as they were written; empty where one was not given.
struct InputOptions {
    std::string model; ///< a folder or a name; the default model without one
    std::optional<std::string> text;
    std::optional<std::string> textFile;
    std::optional<std::string> ids;
    std::optional<std::string> textPair;   ///< the second of two sentences (BERT)
    std::optional<std::string> targetText; ///< what an encoder-decoder's decoder has read
    std::optional<std::string> decoderIds;
    bool noSpecial = false;
};

void addModelOption(CommandParser& parser, InputOptions& options);
void addTextOption(CommandParser& parser, InputOptions& options);
/// --model, --text, --text-file, --ids, --text-pair, --target-text, --decoder-ids, --no-special.
void addInputOptions(CommandParser& parser, InputOptions& options);

/// A model with what reads for it.
struct OpenedModel {
    ModelPtr model;
    TokenizerPtr tokenizer; ///< of the model's own stack: an encoder-decoder's target
    TokenizerPtr source;    ///< an encoder-decoder's, of its source; else null
};

/// Tokens with their tokenizer.
struct SiteTokens {
    const Tokenizer& tokenizer;
    std::span<const TokenId> ids;
};

/// The tokens that a command works on.
struct Input : OpenedModel {
    std::string text;        ///< empty where ids were given
    std::string pair;        ///< the second of two sentences
    Encoding encoding;       ///< of the model's own stack
    Encoding sourceEncoding; ///< an encoder-decoder's
    std::vector<TokenId> tokenTypes;
    std::vector<std::filesystem::path> files; ///< what is read: no output may be one of them

    [[nodiscard]] ModelInput modelInput() const {
        return {encoding.ids, tokenTypes, sourceEncoding.ids};
    }
    /// The queries' tokens of the sites of `stack`, and the keys', with what reads them.
    [[nodiscard]] SiteTokens queriesOf(Stack stack) const {
        return tokensOf(stack == Stack::encoder);
    }
    [[nodiscard]] SiteTokens keysOf(Stack stack) const { return tokensOf(stack != Stack::decoder); }

  private:
    [[nodiscard]] SiteTokens tokensOf(bool ofSource) const {
        return source && ofSource ? SiteTokens{*source, sourceEncoding.ids}
                                  : SiteTokens{*tokenizer, encoding.ids};
    }
};

/// Opens the model; notices about it go to standard error.
Result<OpenedModel> openModel(const InputOptions& options);

/// The text that the options give. Errors: none given, not UTF-8, too long.
Result<std::string> readText(const InputOptions& options);

/// Opens the model and reads the tokens. Errors: as above, more than one text, no tokens, an id
/// outside the vocabulary, options that the model has no use for.
Result<Input> readInput(const InputOptions& options);
/// The same, with the weights where a pass reads them fastest.
Result<Input> readInputToCompute(const InputOptions& options);

} // namespace heedmap
