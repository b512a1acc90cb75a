// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/sentencepiece.h"

#include "core/base/read_file.h"
#include "core/format/safetensors_header.h"
#include "core/tokenizer/byte_token.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <exception>
#include <span>
#include <utility>

namespace sentencepiece::logging {
void SetMinLogLevel(int level); // exported, though the library's header leaves it out
} // namespace sentencepiece::logging

namespace heedmap {

namespace {

constexpr std::size_t most_model_bytes = std::size_t{32} * 1024 * 1024;

/// Runs `work`, which gives a status of the library's; what it throws becomes an error, too.
template <class Work>
Result<void> guarded(const std::string& file, const Work& work) {
    std::string message;
    try {
        const sentencepiece::util::Status status = work();
        if (status.ok()) {
            return {};
        }
        message = status.message();
    } catch (const std::exception& thrown) {
        message = thrown.what();
    }
    return Error{ErrorKind::invalid, file, {}, escaped(message), "what libsentencepiece accepts"};
}

std::size_t character_length(unsigned char first_byte) {
    return first_byte < 0xC0 ? 1 : first_byte < 0xE0 ? 2 : first_byte < 0xF0 ? 3 : 4;
}

/// The library gives all of a character that it takes apart to the last of its byte pieces. Each
/// gets its own byte, unless normalization changed the character.
void share_bytes(std::span<TokenPiece> bytes) {
    if (bytes.back().length == bytes.size()) {
        bytes.back().length = 0;
        for (TokenPiece& piece : bytes) {
            ++piece.length;
        }
    }
}

/// Puts the pieces by their places in the file.
void put(const sentencepiece::ImmutableSentencePieceText& found, std::vector<TokenPiece>& pieces) {
    std::size_t end = 0; // of the piece before
    for (std::size_t at = 0; at < found.pieces_size(); ++at) {
        const auto piece = found.pieces(static_cast<int>(at));
        const std::size_t begin = std::exchange(end, std::max<std::size_t>(end, piece.end()));
        pieces.push_back(
            {static_cast<TokenId>(piece.id()), static_cast<std::uint32_t>(end - begin)});
    }
}

/// How many bytes of text the library may be given at once. At each byte of the normalized text it
/// looks at every piece that the rest begins with, on the way to the longest one (a byte of which
/// costs a quarter of a piece, as measured).
std::size_t most_bytes(const SentencePieceModel& model) {
    constexpr std::size_t most_text = std::size_t{2} * 1024 * 1024;
    constexpr std::size_t most_normalized = std::size_t{16} * 1024 * 1024;
    constexpr std::size_t most_steps = std::size_t{1} << 28U; // a few seconds
    const std::size_t steps = model.nested + model.longest / 4;
    return std::min(
        {most_text, most_normalized / model.growth, most_steps / (steps * model.growth)});
}

} // namespace

struct SentencePieces::Library {
    std::string file;
    sentencepiece::SentencePieceProcessor processor;
};

Result<SentencePieces> SentencePieces::load(const std::filesystem::path& path) {
    const std::string file = path.string();
    const auto bytes = read_file(path, most_model_bytes);
    if (!bytes) {
        return bytes.error();
    }
    if (const auto kind = foreign_file_kind(*bytes)) {
        return Error{ErrorKind::invalid, file, {}, *kind, "a SentencePiece model"};
    }
    auto model = read_sentencepiece_model(*bytes, file);
    if (!model) {
        return model.error();
    }
    constexpr int fatal_errors_only = 3;
    sentencepiece::logging::SetMinLogLevel(fatal_errors_only);
    auto library = std::make_shared<Library>();
    library->file = file;
    auto loaded = guarded(file, [&] { return library->processor.LoadFromSerializedProto(*bytes); });
    if (!loaded) {
        return loaded.error();
    }
    return SentencePieces(std::make_shared<const SentencePieceModel>(*std::move(model)),
                          std::move(library));
}

class SentencePieces::Words final : public WordModel {
  public:
    Words(SentencePieces pieces, std::vector<TokenId> ids);

    [[nodiscard]] std::unique_ptr<WordEncoder> encoder(EncodeBudget& budget) const override;

  private:
    class Encoder;
    struct Piece {
        TokenId id = -1;
        std::size_t character = 1; ///< how many bytes the character has that this byte begins
    };

    SentencePieces pieces_;
    std::vector<Piece> by_place_;
    std::size_t most_bytes_;
};

SentencePieces::Words::Words(SentencePieces pieces, std::vector<TokenId> ids)
    : pieces_(std::move(pieces)), most_bytes_(most_bytes(pieces_.model())) {
    for (const auto& piece : pieces_.model().pieces) {
        const std::size_t place = by_place_.size();
        const bool is_byte = piece.type == SentencePieceModel::PieceType::byte;
        const auto byte = is_byte ? byte_of_token(piece.text) : std::nullopt;
        by_place_.push_back({ids.empty() ? static_cast<TokenId>(place) : ids[place],
                             byte ? character_length(*byte) : 1});
    }
}

class SentencePieces::Words::Encoder final : public WordEncoder {
  public:
    Encoder(const Words& model, std::stop_token stop) : model_(model), stop_(std::move(stop)) {}

    Result<void> encode(std::string_view word, std::vector<TokenPiece>& pieces) override;

  private:
    [[nodiscard]] const Piece& piece_of(const TokenPiece& piece) const {
        return model_.by_place_[static_cast<std::size_t>(piece.id)];
    }

    const Words& model_;
    std::stop_token stop_;
};

Result<void> SentencePieces::Words::Encoder::encode(std::string_view word,
                                                    std::vector<TokenPiece>& pieces) {
    pieces.clear();
    if (stop_.stop_requested()) {
        return cancelled();
    }
    const Library& library = *model_.pieces_.library_;
    if (word.size() > model_.most_bytes_) {
        const std::string most = std::to_string(model_.most_bytes_);
        return Error{ErrorKind::limit, library.file, "text", std::to_string(word.size()) + " bytes",
                     "at most " + most + " bytes between special tokens"};
    }
    sentencepiece::ImmutableSentencePieceText found;
    auto encoded = guarded(library.file,
                           [&] { return library.processor.Encode(word, found.mutable_proto()); });
    if (!encoded) {
        return encoded;
    }
    put(found, pieces);
    for (std::size_t at = 0; at < pieces.size();) {
        const std::size_t bytes = std::min(piece_of(pieces[at]).character, pieces.size() - at);
        share_bytes(std::span(pieces).subspan(at, bytes));
        at += bytes;
    }
    for (TokenPiece& piece : pieces) {
        piece.id = piece_of(piece).id;
    }
    return {};
}

std::unique_ptr<WordEncoder> SentencePieces::Words::encoder(EncodeBudget& budget) const {
    return std::make_unique<Encoder>(*this, budget.stop);
}

std::unique_ptr<const WordModel> SentencePieces::word_model(std::vector<TokenId> ids) const {
    return std::make_unique<Words>(*this, std::move(ids));
}

} // namespace heedmap
