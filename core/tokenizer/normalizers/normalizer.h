// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tokenizer/aligned_text.h"
#include "core/tokenizer/chars_map.h"
#include "core/tokenizer/pattern.h"

#include <functional>
#include <vector>

namespace heedmap {

/// Changes a text (valid UTF-8, which it stays) before it is cut into words, keeping count of
/// where each byte came from. Safe to call from several threads at once. `budget` bounds what
/// its matching may cost, and its stop token ends it early.
using Normalizer = std::function<Result<void>(AlignedText& text, EncodeBudget& budget)>;

/// Runs one after another.
Result<void> normalize(const std::vector<Normalizer>& steps, AlignedText& text,
                       EncodeBudget& budget);

/// Unicode's normalization forms (UAX #15).
enum class UnicodeForm { nfc, nfd, nfkc, nfkd };
Normalizer unicode_form(UnicodeForm form);

/// Every character by its own lower-case mapping, whatever stands around it.
Normalizer lowercase();

/// Takes out the characters of the general categories `mask` (ICU's `U_GC_MN_MASK`).
Normalizer remove_categories(std::uint32_t mask);

struct BertOptions {
    bool clean_text = true;           ///< takes out control characters, makes white space a space
    bool handle_chinese_chars = true; ///< puts spaces around ideographs
    bool strip_accents = true;
    bool lowercase = true;
};
/// What BERT does to a text (google-research/bert, tokenization.py, BasicTokenizer).
std::vector<Normalizer> bert_normalizers(const BertOptions& options);

/// The characters that SentencePiece's `nmt_nfkc` takes out or makes a space, before its NFKC.
Normalizer nmt();

/// Replaces what stands in the map (tokenizer.json calls it `Precompiled`).
Normalizer precompiled(CharsMap chars_map);

/// Takes out white space at either end.
Normalizer strip(bool left, bool right);

/// Puts `prefix` before a text that is not empty.
Normalizer prepend(std::string prefix);

/// Puts `content` in the place of each match.
Normalizer replace(Pattern pattern, std::string content);

} // namespace heedmap
