// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// What a SentencePiece model file says (google/sentencepiece, sentencepiece_model.proto).
struct SentencePieceModel {
    enum class Kind { unigram = 1, bpe = 2 };
    enum class PieceType {
        normal = 1,
        unknown = 2,
        control = 3, ///< stands for no text: `<s>`
        user_defined = 4,
        unused = 5,
        byte = 6, ///< `<0xE4>`
    };
    struct Piece {
        std::string text;
        float score = 0.0F;
        PieceType type = PieceType::normal;
    };

    Kind kind = Kind::unigram;
    std::vector<Piece> pieces; ///< by their ids
    bool byte_fallback = false;
    bool add_dummy_prefix = true;
    bool remove_extra_whitespaces = true;
    std::string bos_piece = "<s>";
    std::string eos_piece = "</s>";
    std::size_t growth = 1;  ///< at most how many bytes its normalization makes of one
    std::size_t longest = 0; ///< bytes of the longest piece
    std::size_t nested = 0;  ///< of how many pieces, one the beginning of the next, a chain has
};

/// Reads the bytes of a model file. What libsentencepiece, which trusts such a file, would come to
/// harm by is an error: broken fields; pieces that are empty, longer than 4,096 bytes, not UTF-8,
/// hold a zero byte or stand twice; scores that are not finite; a character map that leads astray
/// (`CharsMap`). So is what Heedmap does not do: other kinds of model, a map for decoding.
Result<SentencePieceModel> read_sentencepiece_model(std::string_view bytes,
                                                    const std::string& file);

} // namespace heedmap
