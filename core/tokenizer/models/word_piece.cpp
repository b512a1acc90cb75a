// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/word_piece.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

bool begins_character(char byte) {
    return (byte & '\xC0') != '\x80';
}

class WordPiece final : public WordModel {
  public:
    WordPiece(std::shared_ptr<const Vocabulary> vocabulary, WordPieceOptions options)
        : vocabulary_(std::move(vocabulary)), options_(std::move(options)) {
        for (TokenId id = 0; id < vocabulary_->end_id(); ++id) {
            longest_token_ = std::max(longest_token_, vocabulary_->token(id).size());
        }
    }

    [[nodiscard]] std::unique_ptr<WordEncoder> encoder(EncodeBudget& budget) const override;

  private:
    class Encoder;

    std::shared_ptr<const Vocabulary> vocabulary_;
    WordPieceOptions options_;
    std::size_t longest_token_ = 0; ///< bytes
};

class WordPiece::Encoder final : public WordEncoder {
  public:
    Encoder(const WordPiece& model, EncodeBudget& budget) : model_(model), budget_(budget) {}

    Result<void> encode(std::string_view word, std::vector<TokenPiece>& pieces) override;

  private:
    /// The longest token at `at`; of length 0 where there is none or the budget ran out.
    TokenPiece longest_at(std::string_view word, std::size_t at);

    const WordPiece& model_;
    EncodeBudget& budget_;
    std::string name_;
    bool out_of_steps_ = false;
};

TokenPiece WordPiece::Encoder::longest_at(std::string_view word, std::size_t at) {
    constexpr std::size_t bytes_hashed_per_step = 16;
    name_ = at == 0 ? std::string() : model_.options_.continuing_subword_prefix;
    const std::size_t prefix = name_.size();
    name_ += word.substr(at, model_.longest_token_);
    for (std::size_t length = name_.size() - prefix; length > 0; --length) {
        if (at + length < word.size() && !begins_character(word[at + length])) {
            continue;
        }
        if (!budget_.pay_steps(1 + length / bytes_hashed_per_step)) {
            out_of_steps_ = true;
            break;
        }
        name_.resize(prefix + length);
        if (const auto id = model_.vocabulary_->find_in_model(name_)) {
            return {*id, static_cast<std::uint32_t>(length)};
        }
    }
    return {};
}

Result<void> WordPiece::Encoder::encode(std::string_view word, std::vector<TokenPiece>& pieces) {
    pieces.clear();
    const WordPieceOptions& options = model_.options_;
    const auto characters =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), begins_character));
    TokenPiece piece{-1, characters <= options.max_input_chars_per_word ? 1U : 0U};
    for (std::size_t at = 0; at < word.size() && piece.length > 0; at += piece.length) {
        piece = longest_at(word, at);
        pieces.push_back(piece);
    }
    if (out_of_steps_) {
        return Error{ErrorKind::limit, model_.vocabulary_->file(), "model.vocab",
                     "a word of " + std::to_string(word.size()) +
                         " bytes that reached the step limit",
                     std::to_string(steps_per_byte) + " steps a byte"};
    }
    if (piece.length == 0) { // one part that is no token makes the whole word unknown
        pieces.assign(1, {options.unknown, static_cast<std::uint32_t>(word.size())});
    }
    return {};
}

std::unique_ptr<WordEncoder> WordPiece::encoder(EncodeBudget& budget) const {
    return std::make_unique<Encoder>(*this, budget);
}

} // namespace

std::unique_ptr<const WordModel> make_word_piece(std::shared_ptr<const Vocabulary> vocabulary,
                                                 WordPieceOptions options) {
    return std::make_unique<WordPiece>(std::move(vocabulary), std::move(options));
}

} // namespace heedmap
