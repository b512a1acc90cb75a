// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/aligned_text.h"
#include "core/tokenizer/pattern.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace heedmap {

/// What becomes of the matches of a split; the names are those of tokenizer.json.
enum class SplitBehavior { removed, isolated, merged_with_previous, merged_with_next, contiguous };

/// Cuts words at the matches of a pattern.
struct Split {
    Pattern pattern;
    SplitBehavior behavior = SplitBehavior::isolated;
    bool invert = false;     ///< what lies between the matches takes their place
    bool in_letters = false; ///< the pattern reads the word in GPT-2's byte alphabet
};

/// Puts a space before each word that begins with none.
struct PrefixSpace {};

enum class PrependScheme {
    always, ///< before every word
    first,  ///< before the word at the front of the text
    never,
};

/// Writes spaces as `replacement`, and puts it before words that do not begin with it.
struct Metaspace {
    std::string replacement = "▁"; ///< one character
    PrependScheme prepend = PrependScheme::always;
};

/// Cuts words where the script changes. A space goes with the word before it; at the front of a word
/// it is left out.
struct ScriptWords {};

/// How a text falls into the words that are encoded alone.
struct PreTokenizer {
    using Step = std::variant<Split, PrefixSpace, Metaspace, ScriptWords>;
    std::vector<Step> steps;
    bool byte_level = false; ///< the model reads words as bytes
};

/// The words of a text.
struct Words {
    AlignedText text;
    std::vector<ByteSpan> spans; ///< of `text.text()`, in order; none is empty
};

/// Runs a pre-tokenizer over the parts of one text, in one thread.
class PreTokenizing {
  public:
    PreTokenizing(const PreTokenizer& steps, EncodeBudget& budget);

    /// Puts the words of `text` (valid UTF-8) in `words`.
    Result<void> run(AlignedText text, Words& words);

  private:
    struct Part {
        ByteSpan span;
        bool match = false;
    };
    Result<void> run_step(const Split& split, Words& words);
    Result<void> run_step(const PrefixSpace& step, Words& words);
    Result<void> run_step(const Metaspace& step, Words& words);
    Result<void> run_step(const ScriptWords& step, Words& words);
    Result<void> find_parts(const Split& split, PatternSearch& search);
    void write_letters(std::string_view bytes);

    const PreTokenizer* steps_;
    EncodeBudget* budget_;
    std::vector<PatternSearch> searches_; ///< one a split
    std::size_t next_search_ = 0;
    std::vector<Part> parts_;
    std::vector<ByteSpan> cut_;
    std::string letters_;
    std::vector<std::uint32_t> letter_bytes_; ///< of each offset into `letters_`, the byte's index
};

} // namespace heedmap
