// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/token.h"
#include "core/tensor/dtype.h"
#include "core/tokenizer/byte_span.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// A text, or a pair of texts, as tokens; `ids` and `spans` have one entry a token.
struct Encoding {
    std::vector<TokenId> ids;
    /// Bytes of the token's own text; empty (begin == end) for a token that stands for no text.
    std::vector<ByteSpan> spans;
    std::vector<int> type_ids = {}; ///< empty: all 0
    TokenRange second = {};         ///< the tokens of a pair's second text, special tokens left out
    friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// The tokens that a tokenizer's files give a role.
struct TokenRoles {
    std::optional<TokenId> bos;
    std::optional<TokenId> eos;
    std::optional<TokenId> unknown;
    std::optional<TokenId> sep;
    std::optional<TokenId> pad;
    std::optional<TokenId> cls;
    std::optional<TokenId> mask;
};

struct EncodeOptions {
    bool special = true; ///< whether special tokens in the text are recognised, and added ones put
    std::stop_token stop;
};

/// Text to tokens and back. Immutable and safe to use from several threads at once.
class Tokenizer {
  public:
    virtual ~Tokenizer() = default;

    virtual Result<Encoding> encode(std::string_view text,
                                    const EncodeOptions& options = {}) const = 0;
    /// The two texts as one sequence, as the tokenizer's post-processor has it. By default an
    /// error.
    virtual Result<Encoding> encode_pair(std::string_view first, std::string_view second,
                                         const EncodeOptions& options = {}) const;
    /// The bytes that the ids stand for; not always UTF-8. An unknown id gives nothing.
    [[nodiscard]] virtual std::string decode(std::span<const TokenId> ids) const = 0;
    /// The same without special tokens: the text alone.
    [[nodiscard]] std::string decode_text(std::span<const TokenId> ids) const;
    /// What ids add to the text of those before them: a space at their front stays, which `decode`
    /// of some tokenizers takes from the front of a text.
    [[nodiscard]] std::string decode_after(std::span<const TokenId> before,
                                           std::span<const TokenId> ids) const;
    /// The same without special tokens.
    [[nodiscard]] std::string decode_text_after(std::span<const TokenId> before,
                                                std::span<const TokenId> ids) const;
    /// What one token stands for with others before and after it, for labels: where the tokenizer
    /// marks the begin of words by a space, that space is there.
    [[nodiscard]] virtual std::string bytes(TokenId id) const { return decode({&id, 1}); }
    /// The token as its vocabulary file writes it: `Ġcat`. Empty for an unknown id.
    [[nodiscard]] virtual std::string_view token(TokenId id) const = 0;
    [[nodiscard]] virtual bool is_special(TokenId id) const = 0;
    [[nodiscard]] virtual Index vocab_size() const = 0;
    [[nodiscard]] virtual const TokenRoles& roles() const;
    [[nodiscard]] std::optional<TokenId> mask_token() const { return roles().mask; }
    /// Whether it stands for text that is not in the vocabulary. GPT-2 names its end-of-text token
    /// as the unknown one, too, and never puts it for text.
    [[nodiscard]] bool is_unknown(TokenId id) const;
    [[nodiscard]] Index count_unknown(std::span<const TokenId> ids) const;
    /// The kind, for people: `byte-level BPE (vocab.json + merges.txt)`.
    [[nodiscard]] virtual std::string description() const = 0;
    [[nodiscard]] virtual const std::vector<std::string>& notices() const = 0;

  private:
    [[nodiscard]] std::vector<TokenId> without_special(std::span<const TokenId> ids) const;
};

using TokenizerPtr = std::shared_ptr<const Tokenizer>;

/// Whether a file of any tokenizer is in the folder, be it readable or not.
[[nodiscard]] bool has_tokenizer_files(const std::filesystem::path& folder);

/// The tokenizers of a model's texts: what the encoder of an encoder-decoder reads, and what its
/// decoder reads. They are the same where the files do not tell them apart.
struct TokenizerPair {
    TokenizerPtr source;
    TokenizerPtr target;
};

/// How many tokens a model knows in each of its texts; 0: unchecked.
struct VocabularySizes {
    VocabularySizes(Index both) : source(both), target(both) {} // NOLINT: most models have one
    VocabularySizes(Index of_source, Index of_target) : source(of_source), target(of_target) {}
    /// What a vocabulary of both texts must fit in.
    [[nodiscard]] Index both() const { return std::min(source, target); }

    Index source;
    Index target;
};

/// The tokenizers of a model folder: `source.spm` + `target.spm` + `vocab.json`, else
/// `tokenizer.json`, else `vocab.json` + `merges.txt`, else `tokenizer.model`, else `vocab.txt`.
/// Every id must be below its text's size.
Result<TokenizerPair> load_tokenizers(const std::filesystem::path& folder,
                                      VocabularySizes sizes = 0, const std::stop_token& stop = {});

} // namespace heedmap
