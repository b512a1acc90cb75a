// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/sentencepiece_model.h"

#include "core/base/utf8.h"
#include "core/tokenizer/chars_map.h"
#include "core/tokenizer/wire_format.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace heedmap {

namespace {

using Piece = SentencePieceModel::Piece;
using PieceType = SentencePieceModel::PieceType;
using Field = WireField;

constexpr std::size_t most_nested_symbols = 64; // libsentencepiece's PrefixMatcher has no more room
constexpr std::size_t longest_piece = 4096;     // its tries are built by recursion, a byte a level

/// Reads a model's messages; a field of an unknown number or type is passed over, as protocol
/// buffers have it.
class Reader {
  public:
    explicit Reader(const std::string& file) : file_(file) {}

    Result<void> read_model(std::string_view bytes);

    SentencePieceModel model;

  private:
    /// Calls `read(field)` for each field of a message.
    template <class Read>
    Result<void> each_field(std::string_view message, std::size_t first_byte, const Read& read);
    Result<void> read_piece(const Field& message);
    Result<void> read_trainer(const Field& message);
    Result<void> read_normalizer(const Field& message);
    Result<void> refuse_denormalizer(const Field& message);
    template <class Enum>
    Result<void> read_enum(const Field& field, const char* name, Enum last, Enum& out) const;

    std::string file_;
};

template <class Read>
Result<void> Reader::each_field(std::string_view message, std::size_t first_byte,
                                const Read& read) {
    WireReader wire(message, file_, first_byte);
    while (const auto field = wire.next()) {
        if (Result<void> done = read(*field); !done) {
            return done;
        }
    }
    return wire.error() ? Result<void>(*wire.error()) : Result<void>();
}

template <class Enum>
Result<void> Reader::read_enum(const Field& field, const char* name, Enum last, Enum& out) const {
    if (field.value < 1 || field.value > static_cast<std::uint64_t>(last)) {
        return Error{ErrorKind::invalid, file_,
                     "byte " + std::to_string(field.first_byte) + ", " + name,
                     std::to_string(field.value), "1 to " + std::to_string(static_cast<int>(last))};
    }
    out = static_cast<Enum>(field.value);
    return {};
}

Result<void> Reader::read_model(std::string_view bytes) {
    return each_field(bytes, 0, [&](const Field& field) -> Result<void> {
        switch (field.tag) {
        case Field::tag_of(1, Field::bytes_of_length):
            return read_piece(field);
        case Field::tag_of(2, Field::bytes_of_length):
            return read_trainer(field);
        case Field::tag_of(3, Field::bytes_of_length):
            return read_normalizer(field);
        case Field::tag_of(5, Field::bytes_of_length):
            return refuse_denormalizer(field);
        default:
            return {};
        }
    });
}

Result<void> Reader::read_piece(const Field& message) {
    Piece& piece = model.pieces.emplace_back();
    return each_field(message.bytes, message.first_byte, [&](const Field& field) -> Result<void> {
        switch (field.tag) {
        case Field::tag_of(1, Field::bytes_of_length):
            piece.text = field.bytes;
            return {};
        case Field::tag_of(2, Field::fixed32):
            piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(field.value));
            return {};
        case Field::tag_of(3, Field::varint):
            return read_enum(field, "type", PieceType::byte, piece.type);
        default:
            return {};
        }
    });
}

Result<void> Reader::read_trainer(const Field& message) {
    return each_field(message.bytes, message.first_byte, [&](const Field& field) -> Result<void> {
        switch (field.tag) {
        case Field::tag_of(3, Field::varint):
            return read_enum(field, "model_type", SentencePieceModel::Kind::bpe, model.kind);
        case Field::tag_of(35, Field::varint):
            model.byte_fallback = field.value != 0;
            return {};
        case Field::tag_of(46, Field::bytes_of_length):
            model.bos_piece = field.bytes;
            return {};
        case Field::tag_of(47, Field::bytes_of_length):
            model.eos_piece = field.bytes;
            return {};
        default:
            return {};
        }
    });
}

Result<void> Reader::read_normalizer(const Field& message) {
    return each_field(message.bytes, message.first_byte, [&](const Field& field) -> Result<void> {
        switch (field.tag) {
        case Field::tag_of(2, Field::bytes_of_length): {
            if (field.bytes.empty()) {
                return {};
            }
            const auto map = CharsMap::read(field.bytes, file_, "precompiled_charsmap");
            if (!map) {
                return map.error();
            }
            model.growth = std::max(model.growth, map->growth());
            return {};
        }
        case Field::tag_of(3, Field::varint):
            model.add_dummy_prefix = field.value != 0;
            return {};
        case Field::tag_of(4, Field::varint):
            model.remove_extra_whitespaces = field.value != 0;
            return {};
        default:
            return {};
        }
    });
}

Result<void> Reader::refuse_denormalizer(const Field& message) {
    return each_field(message.bytes, message.first_byte, [&](const Field& field) -> Result<void> {
        if (field.tag == Field::tag_of(2, Field::bytes_of_length) && !field.bytes.empty()) {
            return Error{ErrorKind::invalid, file_, "denormalizer_spec.precompiled_charsmap",
                         std::to_string(field.bytes.size()) + " bytes", "none"};
        }
        return {};
    });
}

/// The rule that a piece's text breaks; null when it breaks none.
const char* broken_rule(std::string_view text) {
    return text.empty()                                ? "one character at least"
           : text.size() > longest_piece               ? "at most 4096 bytes"
           : text.find('\0') != std::string_view::npos ? "no zero byte"
           : first_invalid_utf8(text)                  ? "UTF-8"
                                                       : nullptr;
}

Result<void> check_pieces(const std::vector<Piece>& pieces, const std::string& file) {
    std::unordered_set<std::string_view> texts;
    texts.reserve(pieces.size());
    for (std::size_t id = 0; id < pieces.size(); ++id) {
        const Piece& piece = pieces[id];
        const auto wrong = [&](std::string got, std::string expected) {
            return Error{ErrorKind::invalid, file, "piece " + std::to_string(id), std::move(got),
                         std::move(expected)};
        };
        if (const char* expected = broken_rule(piece.text)) {
            return wrong(escaped(piece.text), expected);
        }
        if (!texts.insert(piece.text).second) {
            return wrong(escaped(piece.text), "a text that no piece before it has");
        }
        if (!std::isfinite(piece.score)) {
            return wrong("the score " + std::to_string(piece.score), "a finite score");
        }
    }
    return {};
}

/// Of how many texts, one the beginning of the next, the longest chain is.
std::size_t longest_chain(std::vector<std::string_view> texts) {
    std::sort(texts.begin(), texts.end());
    std::vector<std::string_view> chain; // the texts that the present one begins with
    std::size_t longest = 0;
    for (const std::string_view text : texts) {
        while (!chain.empty() && !text.starts_with(chain.back())) {
            chain.pop_back();
        }
        chain.push_back(text);
        longest = std::max(longest, chain.size());
    }
    return longest;
}

Result<void> check_user_symbols(const std::vector<Piece>& pieces, const std::string& file) {
    std::vector<std::string_view> symbols;
    for (const Piece& piece : pieces) {
        if (piece.type == PieceType::user_defined) {
            symbols.push_back(piece.text);
        }
    }
    const std::size_t chain = longest_chain(std::move(symbols));
    if (chain > most_nested_symbols) {
        return Error{ErrorKind::invalid, file, "user-defined symbols",
                     "one that begins with " + std::to_string(chain - 1) + " others",
                     "with " + std::to_string(most_nested_symbols - 1) + " at most"};
    }
    return {};
}

/// What the pieces make a text cost.
void measure_pieces(SentencePieceModel& model) {
    std::vector<std::string_view> texts;
    for (const Piece& piece : model.pieces) {
        texts.push_back(piece.text);
        model.longest = std::max(model.longest, piece.text.size());
    }
    model.nested = longest_chain(std::move(texts));
}

} // namespace

Result<SentencePieceModel> read_sentencepiece_model(std::string_view bytes,
                                                    const std::string& file) {
    Reader reader(file);
    if (auto read = reader.read_model(bytes); !read) {
        return read.error();
    }
    if (reader.model.pieces.empty()) {
        return Error{ErrorKind::invalid, file, "pieces", "none", "a SentencePiece model's"};
    }
    for (auto check : {check_pieces, check_user_symbols}) {
        if (auto fine = check(reader.model.pieces, file); !fine) {
            return fine.error();
        }
    }
    measure_pieces(reader.model);
    return std::move(reader.model);
}

} // namespace heedmap
