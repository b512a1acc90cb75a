// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"
#include "core/tokenizer/byte_span.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// A text as tokens; both vectors have one entry a token.
struct Encoding {
    std::vector<TokenId> ids;
    std::vector<ByteSpan> spans; ///< empty (begin == end) for a token that stands for no text
    friend bool operator==(const Encoding&, const Encoding&) = default;
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
    /// The bytes that the ids stand for; not always UTF-8. An unknown id gives nothing.
    [[nodiscard]] virtual std::string decode(std::span<const TokenId> ids) const = 0;
    /// The token as its vocabulary file writes it: `Ġcat`. Empty for an unknown id.
    [[nodiscard]] virtual std::string_view token(TokenId id) const = 0;
    [[nodiscard]] virtual bool is_special(TokenId id) const = 0;
    [[nodiscard]] virtual Index vocab_size() const = 0;
    /// The kind, for people: `byte-level BPE (vocab.json + merges.txt)`.
    [[nodiscard]] virtual std::string description() const = 0;
    [[nodiscard]] virtual const std::vector<std::string>& notices() const = 0;
};

using TokenizerPtr = std::shared_ptr<const Tokenizer>;

/// The tokenizer of a model folder: `tokenizer.json`, else `vocab.json` + `merges.txt`. Every id
/// must be below `vocab_size` (0: unchecked).
Result<TokenizerPtr> load_tokenizer(const std::filesystem::path& folder, Index vocab_size = 0);

} // namespace heedmap
