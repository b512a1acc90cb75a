// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/byte_level_bpe.h"

#include "core/base/utf8.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/check_text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace heedmap {

namespace {

std::array<TokenId, 256> byte_ids_of(const ByteLevelBpeParts& parts) {
    std::array<TokenId, 256> ids = parts.vocabulary.byte_ids();
    if (parts.unknown) {
        std::replace(ids.begin(), ids.end(), TokenId{-1}, *parts.unknown);
    }
    return ids;
}

class ByteLevelBpe final : public Tokenizer {
  public:
    explicit ByteLevelBpe(ByteLevelBpeParts parts);

    Result<Encoding> encode(std::string_view text, const EncodeOptions& options) const override;
    [[nodiscard]] std::string decode(std::span<const TokenId> ids) const override;
    [[nodiscard]] std::string_view token(TokenId id) const override {
        return parts_.vocabulary.token(id);
    }
    [[nodiscard]] bool is_special(TokenId id) const override { return special_.contains(id); }
    [[nodiscard]] Index vocab_size() const override { return parts_.vocabulary.end_id(); }
    [[nodiscard]] std::string description() const override { return parts_.description; }
    [[nodiscard]] const std::vector<std::string>& notices() const override {
        return parts_.notices;
    }

  private:
    struct Run;
    Result<void> encode_part(std::string_view text, std::size_t base, Run& run) const;
    Result<void> encode_word(std::string_view word, Run& run) const;
    [[nodiscard]] Error no_token_for(unsigned char byte) const;

    ByteLevelBpeParts parts_;
    Bpe bpe_;
    AddedTokens added_;
    std::unordered_set<TokenId> special_;
};

/// Gives each piece its bytes of the original text; prefix spaces have none.
class SpanWriter {
  public:
    SpanWriter(const Words& words, std::size_t base, Encoding& out)
        : inserted_(words.inserted), base_(base), out_(out) {}

    void write(ByteSpan word, const std::vector<BpePiece>& pieces) {
        std::size_t at = word.begin;
        for (const BpePiece& piece : pieces) {
            const std::size_t begin = original(at);
            at += piece.length;
            out_.ids.push_back(piece.id);
            out_.spans.push_back({begin, original(at)});
        }
    }

  private:
    /// Offsets come in rising order.
    std::size_t original(std::size_t offset) {
        while (passed_ < inserted_.size() && inserted_[passed_] < offset) {
            ++passed_;
        }
        return base_ + offset - passed_;
    }

    const std::vector<std::size_t>& inserted_;
    std::size_t base_;
    Encoding& out_;
    std::size_t passed_ = 0;
};

} // namespace

/// The state of one `encode`.
struct ByteLevelBpe::Run {
    const std::stop_token& stop;
    EncodeBudget budget;
    PreTokenizing pre_tokenizing;
    Words words;
    BpeScratch scratch;
    std::vector<BpePiece> pieces;
    Encoding out;

    Run(const PreTokenizer& steps, std::size_t bytes, const std::stop_token& stop_token)
        : stop(stop_token), budget(EncodeBudget::for_text(bytes, stop_token)),
          pre_tokenizing(steps, budget) {}
};

ByteLevelBpe::ByteLevelBpe(ByteLevelBpeParts parts)
    : parts_(std::move(parts)), bpe_(std::move(parts_.merges), byte_ids_of(parts_)),
      added_(std::move(parts_.added)) {
    for (const AddedToken& token : added_.tokens()) {
        if (token.special) {
            special_.insert(token.id);
        }
    }
    special_.insert(parts_.before.begin(), parts_.before.end());
    special_.insert(parts_.after.begin(), parts_.after.end());
    if (parts_.whole_words_first) {
        parts_.vocabulary.index_bytes();
    }
}

Result<Encoding> ByteLevelBpe::encode(std::string_view text, const EncodeOptions& options) const {
    if (text.size() > most_text_bytes) {
        return too_long_error(text.size(), {});
    }
    if (const auto at = first_invalid_utf8(text)) {
        return invalid_utf8_error(text, *at, {});
    }
    const auto parts = added_.split(text, options.special, options.stop);
    if (!parts) {
        return parts.error();
    }
    Run run(parts_.pre_tokenizer, text.size(), options.stop);
    const auto put = [&](TokenId id, ByteSpan span) {
        run.out.ids.push_back(id);
        run.out.spans.push_back(span);
    };
    for (const TokenId id : options.special ? parts_.before : std::vector<TokenId>()) {
        put(id, {0, 0});
    }
    for (const TextPart& part : *parts) {
        if (part.id >= 0) {
            put(part.id, part.span);
            continue;
        }
        const std::string_view bytes =
            text.substr(part.span.begin, part.span.end - part.span.begin);
        if (auto done = encode_part(bytes, part.span.begin, run); !done) {
            return done.error();
        }
    }
    for (const TokenId id : options.special ? parts_.after : std::vector<TokenId>()) {
        put(id, {text.size(), text.size()});
    }
    return std::move(run.out);
}

/// `base` is where `text` stands in the whole text.
Result<void> ByteLevelBpe::encode_part(std::string_view text, std::size_t base, Run& run) const {
    constexpr std::size_t words_between_stop_checks = 1024;
    if (auto done = run.pre_tokenizing.run(text, run.words); !done) {
        return done;
    }
    SpanWriter writer(run.words, base, run.out);
    std::size_t count = 0;
    for (const ByteSpan& span : run.words.spans) {
        if (++count % words_between_stop_checks == 0 && run.stop.stop_requested()) {
            return cancelled();
        }
        const std::string_view word = run.words.text.substr(span.begin, span.end - span.begin);
        if (auto done = encode_word(word, run); !done) {
            return done;
        }
        writer.write(span, run.pieces);
    }
    return {};
}

Result<void> ByteLevelBpe::encode_word(std::string_view word, Run& run) const {
    if (parts_.whole_words_first) {
        if (const auto whole = parts_.vocabulary.find_bytes(word)) {
            run.pieces.assign(1, {*whole, static_cast<std::uint32_t>(word.size())});
            return {};
        }
    }
    if (!bpe_.encode(word, run.stop, run.scratch, run.pieces)) {
        return cancelled();
    }
    std::size_t at = 0;
    for (const BpePiece& piece : run.pieces) {
        if (piece.id < 0) {
            return no_token_for(static_cast<unsigned char>(word[at]));
        }
        at += piece.length;
    }
    return {};
}

Error ByteLevelBpe::no_token_for(unsigned char byte) const {
    std::string rule = "an unknown token, since the byte ";
    rule += std::to_string(static_cast<unsigned>(byte));
    rule += " (";
    rule += byte_letter(byte);
    rule += ") has no token of its own";
    return {ErrorKind::invalid, parts_.vocabulary.file(), parts_.unknown_field, "none",
            std::move(rule)};
}

std::string ByteLevelBpe::decode(std::span<const TokenId> ids) const {
    std::string bytes;
    for (const TokenId id : ids) {
        bytes += parts_.vocabulary.bytes(id);
    }
    return bytes;
}

TokenizerPtr make_byte_level_bpe(ByteLevelBpeParts parts) {
    return std::make_shared<const ByteLevelBpe>(std::move(parts));
}

} // namespace heedmap
