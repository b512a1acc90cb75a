// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/sentencepiece_model.h"
#include "core/tokenizer/tokenizer.h"

namespace heedmap {

/// A SentencePiece model, run by libsentencepiece, of which nothing is seen beyond this file.
/// Immutable and safe to use from several threads at once.
class SentencePieces {
  public:
    /// Reads a model file of at most 32 MiB.
    static Result<SentencePieces> load(const std::filesystem::path& path);

    [[nodiscard]] const SentencePieceModel& model() const { return model_; }
    /// Appends the pieces of `text` (valid UTF-8), which stands at byte `base` of the whole text.
    /// White space that normalization drops goes to the piece behind it. A character that is no
    /// piece, taken apart into bytes, gives each byte its own. Errors: more than `most_bytes()`.
    Result<void> encode(std::string_view text, std::size_t base, Encoding& out) const;
    /// libsentencepiece cannot be stopped midway, and takes a hundred times a text's size.
    [[nodiscard]] std::size_t most_bytes() const;

  private:
    struct Library;
    SentencePieces(SentencePieceModel model, std::shared_ptr<const Library> library)
        : model_(std::move(model)), library_(std::move(library)) {}
    void share_spans(std::size_t first, Encoding& out) const;

    SentencePieceModel model_;
    std::shared_ptr<const Library> library_;
};

} // namespace heedmap
