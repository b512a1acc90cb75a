// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/word_level.h"

#include <utility>

namespace heedmap {

namespace {

class WordLevel final : public WordModel {
  public:
    WordLevel(std::shared_ptr<const Vocabulary> vocabulary, std::optional<TokenId> unknown)
        : vocabulary_(std::move(vocabulary)), unknown_(unknown) {}

    [[nodiscard]] std::unique_ptr<WordEncoder> encoder(EncodeBudget& /*budget*/) const override {
        return std::make_unique<Encoder>(*this);
    }

  private:
    class Encoder final : public WordEncoder {
      public:
        explicit Encoder(const WordLevel& model) : model_(model) {}

        Result<void> encode(std::string_view word, std::vector<TokenPiece>& pieces) override {
            const auto known = model_.vocabulary_->find_in_model(word);
            const auto id = known ? known : model_.unknown_;
            if (!id) {
                return Error{ErrorKind::invalid, model_.vocabulary_->file(), "model.unk_token",
                             "none",
                             "an unknown token, since the word " + escaped(word, 40) +
                                 " has no token of its own"};
            }
            pieces.assign(1, {*id, static_cast<std::uint32_t>(word.size())});
            return {};
        }

      private:
        const WordLevel& model_;
    };

    std::shared_ptr<const Vocabulary> vocabulary_;
    std::optional<TokenId> unknown_;
};

} // namespace

std::unique_ptr<const WordModel> make_word_level(std::shared_ptr<const Vocabulary> vocabulary,
                                                 std::optional<TokenId> unknown) {
    return std::make_unique<WordLevel>(std::move(vocabulary), unknown);
}

} // namespace heedmap
