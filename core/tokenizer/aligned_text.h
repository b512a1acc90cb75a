// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tokenizer/byte_span.h"
#include "core/tokenizer/encode_budget.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// A text as normalizers and pre-tokenizers leave it, each of its bytes with the bytes of the
/// original text that it came from.
class AlignedText {
  public:
    AlignedText() = default;
    /// `original`, still unchanged: it must outlive this. It stands at byte `begin` of the text
    /// that `original(span)` speaks of, which is at most `most_text_bytes` long.
    explicit AlignedText(std::string_view original, std::size_t begin = 0)
        : original_(original), begin_(begin) {}

    [[nodiscard]] std::string_view text() const { return rewritten_ ? text_ : original_; }
    /// Where the bytes `span` of `text()` came from; empty for what was put in.
    [[nodiscard]] ByteSpan original(ByteSpan span) const;
    /// The bytes `span` of `text()` as a text of their own.
    [[nodiscard]] AlignedText part(ByteSpan span) const;

  private:
    friend class TextRewrite;
    struct Origin {
        std::uint32_t begin;
        std::uint32_t end;
    };
    [[nodiscard]] std::size_t begin_of(std::size_t at) const;

    std::string_view original_;
    std::size_t begin_ = 0;
    bool rewritten_ = false;
    std::string text_;            ///< if `rewritten_`
    std::vector<Origin> origins_; ///< of each byte; empty while byte i came from `begin_` + i alone
};

/// Writes an aligned text anew, from front to back. By how much it may grow is bounded by the
/// budget: past that it stays as it was, and `finish` says so.
class TextRewrite {
  public:
    TextRewrite(AlignedText& text, EncodeBudget& budget)
        : text_(text), budget_(budget), source_(text.text()) {}

    /// The next `bytes` stay as they are.
    void keep(std::size_t bytes);
    /// `with` takes the place of the next `bytes`, and comes from all of them. With none, `with`
    /// is put in; empty, it takes them out.
    void replace(std::size_t bytes, std::string_view with);
    /// Keeps the rest and changes the text. The error is the budget's.
    Result<void> finish();

    /// What is still to be rewritten.
    [[nodiscard]] std::string_view rest() const { return source_.substr(read_); }
    /// How many bytes were written.
    [[nodiscard]] std::size_t written() const { return changed_ ? out_.size() : read_; }

  private:
    using Origin = AlignedText::Origin;
    void start_change();
    void start_move();
    void copy_origins(ByteSpan span);

    AlignedText& text_;
    EncodeBudget& budget_;
    std::string_view source_;
    std::size_t read_ = 0;
    bool changed_ = false; ///< until then what is written is what was read
    bool moved_ = false;   ///< until then byte i comes from where it came from before
    bool too_long_ = false;
    std::string out_;
    std::vector<Origin> origins_;
};

} // namespace heedmap
