// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/sentencepiece_model.h"
#include "core/tokenizer/word_model.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace heedmap {

/// A SentencePiece file, run by libsentencepiece, of which nothing is seen beyond this file.
class SentencePieces {
  public:
    /// Reads a file of at most 32 MiB.
    static Result<SentencePieces> load(const std::filesystem::path& path);

    [[nodiscard]] const SentencePieceModel& model() const { return *model_; }
    /// For whole texts, which the library itself normalizes and cuts into words. `ids` are those of
    /// the pieces, by their places in the file; with none the places are the ids.
    ///
    /// White space that normalization drops goes to the piece behind it. A character that is no
    /// piece, and is taken apart into bytes, gives each piece its own byte. The library cannot be
    /// stopped midway: a text may have 2 MiB at most, 16 MiB once it is normalized, and fewer where
    /// the pieces are so long, or so many of them begin alike, that it would take many seconds.
    [[nodiscard]] std::unique_ptr<const WordModel> word_model(std::vector<TokenId> ids = {}) const;

  private:
    struct Library;
    class Words;
    SentencePieces(std::shared_ptr<const SentencePieceModel> model,
                   std::shared_ptr<const Library> library)
        : model_(std::move(model)), library_(std::move(library)) {}

    std::shared_ptr<const SentencePieceModel> model_;
    std::shared_ptr<const Library> library_;
};

} // namespace heedmap
