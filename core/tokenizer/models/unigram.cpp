// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/unigram.h"

#include "core/tokenizer/byte_token.h"
#include "core/tokenizer/characters.h"
#include "core/tokenizer/models/piece_trie.h"

#include <algorithm>
#include <array>
#include <utility>

namespace heedmap {

namespace {

using Pieces = std::vector<TokenPiece>;

class Unigram final : public WordModel {
  public:
    Unigram(std::shared_ptr<const Vocabulary> vocabulary, UnigramOptions options);

    [[nodiscard]] std::unique_ptr<WordEncoder> encoder(EncodeBudget& budget) const override;

  private:
    class Encoder;

    std::shared_ptr<const Vocabulary> vocabulary_;
    UnigramOptions options_;
    PieceTrie trie_;
    double unknown_score_ = 0.0;
    std::array<TokenId, 256> byte_ids_{}; ///< of `<0x20>` and the like, -1 where there is none
};

Unigram::Unigram(std::shared_ptr<const Vocabulary> vocabulary, UnigramOptions options)
    : vocabulary_(std::move(vocabulary)), options_(std::move(options)) {
    constexpr double unknown_penalty = 10.0;
    byte_ids_.fill(-1);
    std::vector<PieceTrie::Piece> pieces;
    pieces.reserve(options_.scores.size());
    for (std::size_t at = 0; at < options_.scores.size(); ++at) {
        const auto id = static_cast<TokenId>(at);
        const std::string_view text = vocabulary_->token(id);
        const auto byte = options_.byte_fallback ? byte_of_token(text) : std::nullopt;
        if (byte) {
            byte_ids_[*byte] = id;
        } else if (!text.empty() && id != options_.unknown) {
            pieces.push_back({text, id});
        }
    }
    trie_ = PieceTrie(std::move(pieces));
    unknown_score_ =
        *std::min_element(options_.scores.begin(), options_.scores.end()) - unknown_penalty;
}

/// Viterbi's algorithm over the places between bytes.
class Unigram::Encoder final : public WordEncoder {
  public:
    Encoder(const Unigram& model, EncodeBudget& budget) : model_(model), budget_(budget) {}

    Result<void> encode(std::string_view word, Pieces& pieces) override;

  private:
    /// The best way to a place.
    struct Way {
        static constexpr TokenId none = -2;
        static constexpr TokenId unknown = -1;
        double score = 0.0;
        TokenId last = none;      ///< token
        std::uint32_t length = 0; ///< of the last token
    };
    Result<void> find_ways(std::string_view word);
    std::size_t go_on_from(std::size_t at, std::string_view word);
    void reach(std::size_t end, const Way& way);
    void walk_back(Pieces& pieces) const;
    Result<void> replace_unknown(std::string_view word, Pieces& pieces) const;
    bool fall_back_to_bytes(std::string_view text, Pieces& out) const;

    const Unigram& model_;
    EncodeBudget& budget_;
    std::vector<Way> ways_; ///< to each place, the word's end included
};

void Unigram::Encoder::reach(std::size_t end, const Way& way) {
    Way& best = ways_[end];
    if (best.last == Way::none || way.score > best.score) {
        best = way;
    }
}

/// Takes each token that follows the place `at`; returns how many bytes were read.
std::size_t Unigram::Encoder::go_on_from(std::size_t at, std::string_view word) {
    const std::string_view rest = word.substr(at);
    const double before = ways_[at].score;
    const std::size_t character = first_character(rest).bytes;
    bool character_found = false;
    const std::size_t read = model_.trie_.prefixes(rest, [&](std::size_t length, TokenId id) {
        if (!model_.vocabulary_->is_literal(id)) {
            const double score = model_.options_.scores[static_cast<std::size_t>(id)];
            reach(at + length, {before + score, id, static_cast<std::uint32_t>(length)});
            character_found = character_found || length == character;
        }
    });
    if (!character_found) {
        reach(at + character, {before + model_.unknown_score_, Way::unknown,
                               static_cast<std::uint32_t>(character)});
    }
    return read;
}

Result<void> Unigram::Encoder::find_ways(std::string_view word) {
    constexpr std::size_t places_between_stop_checks = 64 * 1024;
    ways_.assign(word.size() + 1, Way());
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size(); at += first_character(word.substr(at)).bytes) {
        if (++count % places_between_stop_checks == 0 && budget_.stop.stop_requested()) {
            return cancelled();
        }
        if (!budget_.pay_steps(go_on_from(at, word))) {
            return Error{ErrorKind::limit, model_.vocabulary_->file(), "model.vocab",
                         "a word of " + std::to_string(word.size()) +
                             " bytes that reached the step limit",
                         std::to_string(steps_per_byte) + " steps a byte"};
        }
    }
    return {};
}

/// Unknown characters side by side are one piece.
void Unigram::Encoder::walk_back(Pieces& pieces) const {
    for (std::size_t at = ways_.size() - 1; at > 0; at -= ways_[at].length) {
        const Way& way = ways_[at];
        if (way.last == Way::unknown && !pieces.empty() && pieces.back().id == Way::unknown) {
            pieces.back().length += way.length;
        } else {
            pieces.push_back({way.last, way.length});
        }
    }
    std::reverse(pieces.begin(), pieces.end());
}

bool Unigram::Encoder::fall_back_to_bytes(std::string_view text, Pieces& out) const {
    const auto id_of = [&](char byte) {
        return model_.byte_ids_[static_cast<unsigned char>(byte)];
    };
    if (std::any_of(text.begin(), text.end(), [&](char byte) { return id_of(byte) < 0; })) {
        return false;
    }
    for (const char byte : text) {
        out.push_back({id_of(byte), 1});
    }
    return true;
}

Result<void> Unigram::Encoder::replace_unknown(std::string_view word, Pieces& pieces) const {
    Pieces out;
    out.reserve(pieces.size());
    std::size_t at = 0;
    for (const TokenPiece& piece : pieces) {
        const std::string_view text = word.substr(at, piece.length);
        at += piece.length;
        if (piece.id != Way::unknown) {
            out.push_back(piece);
        } else if (!fall_back_to_bytes(text, out)) {
            if (!model_.options_.unknown) {
                return Error{ErrorKind::invalid, model_.vocabulary_->file(), "model.unk_id", "none",
                             "an unknown token, since " + escaped(text) + " is in no token"};
            }
            out.push_back({*model_.options_.unknown, piece.length});
        }
    }
    pieces.swap(out);
    return {};
}

Result<void> Unigram::Encoder::encode(std::string_view word, Pieces& pieces) {
    pieces.clear();
    if (auto found = find_ways(word); !found) {
        return found;
    }
    walk_back(pieces);
    const bool all_known = std::all_of(pieces.begin(), pieces.end(), [](const TokenPiece& piece) {
        return piece.id != Way::unknown;
    });
    return all_known ? Result<void>() : replace_unknown(word, pieces);
}

std::unique_ptr<WordEncoder> Unigram::encoder(EncodeBudget& budget) const {
    return std::make_unique<Encoder>(*this, budget);
}

} // namespace

std::unique_ptr<const WordModel> make_unigram(std::shared_ptr<const Vocabulary> vocabulary,
                                              UnigramOptions options) {
    return std::make_unique<Unigram>(std::move(vocabulary), std::move(options));
}

} // namespace heedmap
