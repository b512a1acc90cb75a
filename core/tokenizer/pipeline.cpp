// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pipeline.h"

#include "core/base/utf8.h"
#include "core/tokenizer/characters.h"
#include "core/tokenizer/check_text.h"

#include <unordered_set>
#include <utility>

namespace heedmap {

namespace {

class Pipeline final : public Tokenizer {
  public:
    Pipeline(TokenizerParts parts, AddedTokens added);

    Result<Encoding> encode(std::string_view text, const EncodeOptions& options) const override;
    Result<Encoding> encode_pair(std::string_view first, std::string_view second,
                                 const EncodeOptions& options) const override;
    [[nodiscard]] std::string decode(std::span<const TokenId> ids) const override;
    [[nodiscard]] std::string bytes(TokenId id) const override;
    [[nodiscard]] std::string_view token(TokenId id) const override {
        return parts_.vocabulary->token(id);
    }
    [[nodiscard]] bool is_special(TokenId id) const override { return special_.contains(id); }
    [[nodiscard]] Index vocab_size() const override { return parts_.vocabulary->end_id(); }
    [[nodiscard]] const TokenRoles& roles() const override { return parts_.roles; }
    [[nodiscard]] std::string description() const override { return parts_.description; }
    [[nodiscard]] const std::vector<std::string>& notices() const override {
        return parts_.notices;
    }

  private:
    class TextEncoder;
    Result<Encoding> encode_template(const Template& pieces, std::string_view first,
                                     std::string_view second, const EncodeOptions& options) const;

    TokenizerParts parts_;
    AddedTokens added_;
    std::unordered_set<TokenId> special_;
};

/// Encodes one text, without what the post-processor adds.
class Pipeline::TextEncoder {
  public:
    TextEncoder(const Pipeline& tokenizer, std::string_view text, const EncodeOptions& options)
        : tokenizer_(tokenizer), text_(text), options_(options),
          budget_(EncodeBudget::for_text(text.size(), options.stop)),
          pre_tokenizing_(tokenizer.parts_.pre_tokenizer, budget_),
          encoder_(tokenizer.parts_.model->encoder(budget_)) {}

    /// Appends the tokens to `out`.
    Result<void> run(Encoding& out);

  private:
    Result<void> encode_as_written(ByteSpan span, Encoding& out);
    Result<void> encode_normalized(AlignedText text, Encoding& out);
    void put_pieces(const AlignedText& text, std::size_t begin, Encoding& out);
    void put_added(TokenId id, ByteSpan span, Encoding& out);

    const Pipeline& tokenizer_;
    std::string_view text_;
    const EncodeOptions& options_;
    EncodeBudget budget_;
    PreTokenizing pre_tokenizing_;
    std::unique_ptr<WordEncoder> encoder_;
    Words words_;
    std::vector<TokenPiece> pieces_; ///< of the current word
};

void put_token(TokenId id, ByteSpan span, Encoding& out) {
    out.ids.push_back(id);
    out.spans.push_back(span);
}

Result<void> Pipeline::TextEncoder::run(Encoding& out) {
    if (text_.size() > most_text_bytes) {
        return too_long_error(text_.size(), {});
    }
    if (const auto at = first_invalid_utf8(text_)) {
        return invalid_utf8_error(text_, *at, {});
    }
    const auto parts = tokenizer_.added_.split_as_written(text_, options_.special, budget_);
    if (!parts) {
        return parts.error();
    }
    for (const TextPart& part : *parts) {
        if (part.id >= 0) {
            put_added(part.id, part.span, out);
        } else if (auto done = encode_as_written(part.span, out); !done) {
            return done;
        }
    }
    return {};
}

/// Encodes what stands between added tokens that are looked for in the text as it was written.
Result<void> Pipeline::TextEncoder::encode_as_written(ByteSpan span, Encoding& out) {
    AlignedText text(text_.substr(span.begin, span.end - span.begin), span.begin);
    if (auto done = normalize(tokenizer_.parts_.normalizers, text, budget_); !done) {
        return done;
    }
    if (!tokenizer_.added_.any_normalized()) {
        return encode_normalized(std::move(text), out);
    }
    const auto parts = tokenizer_.added_.split_normalized(text.text(), options_.special, budget_);
    if (!parts) {
        return parts.error();
    }
    for (const TextPart& part : *parts) {
        if (part.id >= 0) {
            put_added(part.id, text.original(part.span), out);
        } else if (auto done = encode_normalized(text.part(part.span), out); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Pipeline::TextEncoder::encode_normalized(AlignedText text, Encoding& out) {
    constexpr std::size_t words_between_stop_checks = 1024;
    if (auto done = pre_tokenizing_.run(std::move(text), words_); !done) {
        return done;
    }
    std::size_t count = 0;
    for (const ByteSpan& span : words_.spans) {
        if (++count % words_between_stop_checks == 0 && budget_.stop.stop_requested()) {
            return cancelled();
        }
        const std::string_view word = words_.text.text().substr(span.begin, span.end - span.begin);
        if (auto done = encoder_->encode(word, pieces_); !done) {
            return done;
        }
        put_pieces(words_.text, span.begin, out);
    }
    return {};
}

/// Appends the pieces of a word that stands at `begin`, with their spans of the original text.
void Pipeline::TextEncoder::put_pieces(const AlignedText& text, std::size_t begin, Encoding& out) {
    for (const TokenPiece& piece : pieces_) {
        ByteSpan span = text.original({begin, begin + piece.length});
        begin += piece.length;
        if (tokenizer_.parts_.post_processor.trim_offsets) {
            for (; span.begin < span.end && text_[span.begin] == ' '; ++span.begin) {
            }
            for (; span.begin < span.end && text_[span.end - 1] == ' '; --span.end) {
            }
        }
        put_token(piece.id, span, out);
    }
}

/// Appends an added token, which may have taken the white space around it.
void Pipeline::TextEncoder::put_added(TokenId id, ByteSpan span, Encoding& out) {
    if (tokenizer_.parts_.post_processor.trim_offsets) {
        const auto rest = [&] { return text_.substr(span.begin, span.end - span.begin); };
        span.begin += white_space_before(rest());
        span.end -= white_space_after(rest());
    }
    put_token(id, span, out);
}

Pipeline::Pipeline(TokenizerParts parts, AddedTokens added)
    : parts_(std::move(parts)), added_(std::move(added)) {
    for (const AddedToken& token : parts_.added) {
        if (token.special) {
            special_.insert(token.id);
        }
    }
    for (const Template* pieces : {&parts_.post_processor.single, &parts_.post_processor.pair}) {
        for (const TemplatePiece& piece : *pieces) {
            if (piece.kind == TemplatePiece::Kind::special) {
                special_.insert(piece.id);
            }
        }
    }
}

Result<Encoding> Pipeline::encode(std::string_view text, const EncodeOptions& options) const {
    return encode_template(parts_.post_processor.single, text, {}, options);
}

Result<Encoding> Pipeline::encode_pair(std::string_view first, std::string_view second,
                                       const EncodeOptions& options) const {
    return encode_template(parts_.post_processor.pair, first, second, options);
}

Result<Encoding> Pipeline::encode_template(const Template& pieces, std::string_view first,
                                           std::string_view second,
                                           const EncodeOptions& options) const {
    Encoding out;
    std::size_t end = 0; // of the text that was put last
    for (const TemplatePiece& piece : pieces) {
        const std::size_t before = out.ids.size();
        if (piece.kind != TemplatePiece::Kind::special) {
            const bool is_first = piece.kind == TemplatePiece::Kind::first_text;
            const std::string_view text = is_first ? first : second;
            if (auto done = TextEncoder(*this, text, options).run(out); !done) {
                return done.error();
            }
            end = text.size();
            out.second = is_first ? out.second : TokenRange{before, out.ids.size()};
        } else if (options.special) {
            put_token(piece.id, {end, end}, out);
        }
        out.type_ids.resize(out.ids.size(), piece.type_id);
    }
    if (std::all_of(out.type_ids.begin(), out.type_ids.end(), [](int id) { return id == 0; })) {
        out.type_ids.clear();
    }
    return out;
}

std::string Pipeline::decode(std::span<const TokenId> ids) const {
    std::vector<DecodedToken> tokens;
    for (const TokenId id : ids) {
        if (const std::string_view token = parts_.vocabulary->token(id); !token.empty()) {
            tokens.push_back({std::string(token), parts_.vocabulary->is_literal(id)});
        }
    }
    for (const Decoder& step : parts_.decoders) {
        if (!tokens.empty()) {
            step.all(tokens);
        }
    }
    std::string bytes;
    for (const DecodedToken& token : tokens) {
        bytes += token.text;
    }
    return bytes;
}

std::string Pipeline::bytes(TokenId id) const {
    DecodedToken token{std::string(parts_.vocabulary->token(id)),
                       parts_.vocabulary->is_literal(id)};
    for (const Decoder& step : parts_.decoders) {
        if (step.one) {
            step.one(token);
        }
    }
    return std::move(token.text);
}

/// Added tokens that are looked for in the normalized text, normalized as it is.
Result<std::vector<AddedToken>> searched_tokens(const TokenizerParts& parts) {
    std::vector<AddedToken> tokens = parts.added;
    for (AddedToken& token : tokens) {
        if (token.normalized) {
            const std::string content = token.content;
            EncodeBudget budget = EncodeBudget::for_text(content.size(), {});
            AlignedText text(content);
            if (auto done = normalize(parts.normalizers, text, budget); !done) {
                return done.error();
            }
            token.content = text.text();
        }
    }
    std::erase_if(tokens, [](const AddedToken& token) { return token.content.empty(); });
    return tokens;
}

} // namespace

Result<TokenizerPtr> make_tokenizer(TokenizerParts parts) {
    auto tokens = searched_tokens(parts);
    if (!tokens) {
        return tokens.error();
    }
    return TokenizerPtr(
        std::make_shared<const Pipeline>(std::move(parts), AddedTokens(*std::move(tokens))));
}

} // namespace heedmap
