// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/sentencepiece.h"

#include "core/base/read_file.h"
#include "core/format/safetensors_header.h"
#include "core/tokenizer/byte_token.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <exception>

namespace sentencepiece::logging {
void SetMinLogLevel(int level); // exported, though the library's header leaves it out
} // namespace sentencepiece::logging

namespace heedmap {

namespace {

constexpr std::size_t most_model_bytes = std::size_t{32} * 1024 * 1024;
constexpr std::size_t most_normalized_bytes = std::size_t{16} * 1024 * 1024;

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

/// The library gives the whole span of a character that it takes apart to the last of its byte
/// pieces. Each gets its own byte, unless normalization changed the character.
void share_span(std::span<ByteSpan> bytes) {
    const ByteSpan whole = bytes.back();
    if (whole.end - whole.begin == bytes.size()) {
        for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
            bytes[byte] = {whole.begin + byte, whole.begin + byte + 1};
        }
    }
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
    return SentencePieces(*std::move(model), std::move(library));
}

std::size_t SentencePieces::most_bytes() const {
    constexpr std::size_t most_text_bytes = std::size_t{2} * 1024 * 1024;
    return std::min(most_text_bytes, most_normalized_bytes / model_.growth);
}

Result<void> SentencePieces::encode(std::string_view text, std::size_t base, Encoding& out) const {
    if (text.size() > most_bytes()) {
        return Error{ErrorKind::limit,
                     {},
                     "text",
                     std::to_string(text.size()) + " bytes",
                     "at most " + std::to_string(most_bytes()) + " bytes for SentencePiece"};
    }
    sentencepiece::ImmutableSentencePieceText pieces;
    auto encoded = guarded(
        library_->file, [&] { return library_->processor.Encode(text, pieces.mutable_proto()); });
    if (!encoded) {
        return encoded;
    }
    const std::size_t first = out.ids.size();
    for (std::size_t at = 0; at < pieces.pieces_size(); ++at) {
        const auto piece = pieces.pieces(static_cast<int>(at));
        out.ids.push_back(static_cast<TokenId>(piece.id()));
        out.spans.push_back({base + piece.begin(), base + piece.end()});
    }
    share_spans(first, out);
    return {};
}

/// Over the pieces from `first` on.
void SentencePieces::share_spans(std::size_t first, Encoding& out) const {
    for (std::size_t at = first; at < out.ids.size();) {
        const auto& piece = model_.pieces[static_cast<std::size_t>(out.ids[at])];
        const auto byte = piece.type == SentencePieceModel::PieceType::byte
                              ? byte_of_token(piece.text)
                              : std::nullopt;
        const std::size_t length =
            byte ? std::min(character_length(*byte), out.ids.size() - at) : 1;
        share_span(std::span(out.spans).subspan(at, length));
        at += length;
    }
}

} // namespace heedmap
