// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/bpe_model.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/byte_token.h"
#include "core/tokenizer/characters.h"

#include <array>
#include <utility>

namespace heedmap {

namespace {

using VocabularyPtr = std::shared_ptr<const Vocabulary>;
using Pieces = std::vector<TokenPiece>;

template <class NameOf>
std::array<TokenId, 256> ids_of_bytes(const Vocabulary& vocabulary, const NameOf& name_of) {
    std::array<TokenId, 256> ids{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto name = name_of(static_cast<unsigned char>(byte));
        ids[byte] = vocabulary.find_in_model(name).value_or(-1);
    }
    return ids;
}

class BpeModel final : public WordModel {
  public:
    BpeModel(VocabularyPtr vocabulary, MergeTable merges, BpeOptions options)
        : vocabulary_(std::move(vocabulary)), merges_(std::move(merges)),
          options_(std::move(options)), letter_ids_(ids_of_bytes(*vocabulary_, byte_letter)),
          fallback_ids_(ids_of_bytes(*vocabulary_, byte_token)) {}

    [[nodiscard]] std::unique_ptr<WordEncoder> encoder(EncodeBudget& budget) const override;

  private:
    class Encoder;
    class Symbols;

    VocabularyPtr vocabulary_;
    MergeTable merges_;
    BpeOptions options_;
    std::array<TokenId, 256> letter_ids_;   ///< of `Ġ` and the like
    std::array<TokenId, 256> fallback_ids_; ///< of `<0x20>` and the like
};

/// Writes the symbols that a word begins as.
class BpeModel::Symbols {
  public:
    Symbols(const BpeModel& model, std::string_view word, Pieces& out)
        : model_(model), options_(model.options_), word_(word), out_(out) {}

    Result<void> write();

  private:
    [[nodiscard]] std::size_t unit_at(std::size_t at) const {
        return options_.unit == BpeUnit::byte ? 1 : first_character(word_.substr(at)).bytes;
    }
    [[nodiscard]] std::optional<TokenId> id_of(std::size_t at, std::size_t bytes);
    [[nodiscard]] bool fall_back_to_bytes(std::string_view unit);
    void write_unknown(std::size_t bytes);
    [[nodiscard]] Error no_token_for(std::string_view unit) const;

    const BpeModel& model_;
    const BpeOptions& options_;
    std::string_view word_;
    Pieces& out_;
    std::string name_;
    bool after_unknown_ = false;
};

Result<void> BpeModel::Symbols::write() {
    for (std::size_t at = 0; at < word_.size();) {
        const std::size_t bytes = unit_at(at);
        const std::string_view unit = word_.substr(at, bytes);
        if (const auto id = id_of(at, bytes)) {
            out_.push_back({*id, static_cast<std::uint32_t>(bytes)});
            after_unknown_ = false;
        } else if (!fall_back_to_bytes(unit)) {
            if (!options_.unknown) {
                return no_token_for(unit);
            }
            write_unknown(bytes);
        }
        at += bytes;
    }
    return {};
}

std::optional<TokenId> BpeModel::Symbols::id_of(std::size_t at, std::size_t bytes) {
    const bool bare =
        options_.continuing_subword_prefix.empty() && options_.end_of_word_suffix.empty();
    const auto byte = static_cast<unsigned char>(word_[at]);
    if (bare && options_.unit == BpeUnit::byte) {
        const TokenId id = model_.letter_ids_[byte];
        return id < 0 ? std::nullopt : std::optional(id);
    }
    if (bare) {
        return model_.vocabulary_->find_in_model(word_.substr(at, bytes));
    }
    name_ = at == 0 ? std::string() : options_.continuing_subword_prefix;
    name_ += options_.unit == BpeUnit::byte ? byte_letter(byte) : word_.substr(at, bytes);
    if (at + bytes == word_.size()) {
        name_ += options_.end_of_word_suffix;
    }
    return model_.vocabulary_->find_in_model(name_);
}

bool BpeModel::Symbols::fall_back_to_bytes(std::string_view unit) {
    const std::size_t before = out_.size();
    for (const char byte : options_.byte_fallback ? unit : std::string_view()) {
        const TokenId id = model_.fallback_ids_[static_cast<unsigned char>(byte)];
        if (id < 0) {
            out_.resize(before);
            return false;
        }
        out_.push_back({id, 1});
    }
    after_unknown_ = after_unknown_ && out_.size() == before;
    return out_.size() > before;
}

void BpeModel::Symbols::write_unknown(std::size_t bytes) {
    if (after_unknown_ && options_.fuse_unknown) {
        out_.back().length += static_cast<std::uint32_t>(bytes);
    } else {
        out_.push_back({*options_.unknown, static_cast<std::uint32_t>(bytes)});
    }
    after_unknown_ = true;
}

Error BpeModel::Symbols::no_token_for(std::string_view unit) const {
    std::string rule = "an unknown token, since ";
    if (options_.unit == BpeUnit::byte) {
        const auto byte = static_cast<unsigned char>(unit[0]);
        rule += "the byte " + std::to_string(static_cast<unsigned>(byte)) + " (";
        rule += byte_letter(byte);
        rule += ')';
    } else {
        rule += "the character " + escaped(unit);
    }
    return {ErrorKind::invalid, model_.vocabulary_->file(), options_.unknown_field, "none",
            rule + " has no token of its own"};
}

class BpeModel::Encoder final : public WordEncoder {
  public:
    Encoder(const BpeModel& model, std::stop_token stop) : model_(model), stop_(std::move(stop)) {}

    Result<void> encode(std::string_view word, Pieces& pieces) override {
        pieces.clear();
        if (model_.options_.ignore_merges && take_whole(word, pieces)) {
            return {};
        }
        if (auto written = Symbols(model_, word, pieces).write(); !written) {
            return written;
        }
        const bool done = merge_pieces(model_.merges_, stop_, scratch_, pieces);
        return done ? Result<void>() : Result<void>(cancelled());
    }

  private:
    bool take_whole(std::string_view word, Pieces& pieces) {
        letters_.clear();
        if (model_.options_.unit == BpeUnit::byte) {
            append_letters(letters_, word);
        }
        const auto id = model_.vocabulary_->find_in_model(letters_.empty() ? word : letters_);
        if (id) {
            pieces.push_back({*id, static_cast<std::uint32_t>(word.size())});
        }
        return id.has_value();
    }

    const BpeModel& model_;
    std::stop_token stop_;
    BpeScratch scratch_;
    std::string letters_;
};

std::unique_ptr<WordEncoder> BpeModel::encoder(EncodeBudget& budget) const {
    return std::make_unique<Encoder>(*this, budget.stop);
}

} // namespace

std::unique_ptr<const WordModel> make_bpe(VocabularyPtr vocabulary, MergeTable merges,
                                          BpeOptions options) {
    return std::make_unique<BpeModel>(std::move(vocabulary), std::move(merges), std::move(options));
}

} // namespace heedmap
