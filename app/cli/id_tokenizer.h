// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

namespace heedmap {

/// Stands in for the tokenizer of a folder that has none: ids are shown as `⟨17⟩`, and text cannot
/// be encoded.
class IdTokenizer : public Tokenizer {
  public:
    IdTokenizer(std::filesystem::path folder, Index vocabSize);

    /// Whether the folder holds no file of a tokenizer.
    static bool wantedFor(const std::filesystem::path& folder);

    Result<Encoding> encode(std::string_view text, const EncodeOptions& options) const override;
    [[nodiscard]] std::string decode(std::span<const TokenId> ids) const override;
    [[nodiscard]] std::string_view token(TokenId id) const override;
    [[nodiscard]] bool is_special(TokenId id) const override;
    [[nodiscard]] Index vocab_size() const override;
    [[nodiscard]] std::string description() const override;
    [[nodiscard]] const std::vector<std::string>& notices() const override;

  private:
    std::filesystem::path folder_;
    std::vector<std::string> tokens_;
    std::vector<std::string> notices_;
};

} // namespace heedmap
