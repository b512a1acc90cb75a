// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pattern.h"

#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// What becomes of the matches of a split; the names are those of tokenizer.json.
enum class SplitBehavior { removed, isolated, merged_with_previous, merged_with_next, contiguous };

/// Cuts a text at the matches of a pattern.
struct Split {
    Pattern pattern;
    SplitBehavior behavior = SplitBehavior::isolated;
    bool invert = false; ///< what lies between the matches takes their place
};

/// How a text falls into the words that are encoded alone.
struct PreTokenizer {
    std::vector<Split> text_splits; ///< of the text
    bool add_prefix_space = false;  ///< then: a space before each part that begins with none
    std::vector<Split> word_splits; ///< then: of the text, still (GPT-2's pattern)
    std::vector<Split> byte_splits; ///< then: of the text written in GPT-2's byte alphabet
};

/// The words of a text.
struct Words {
    std::string_view text;             ///< what `spans` refer to: the text, or `with_spaces`
    std::vector<ByteSpan> spans;       ///< of `text`, in order; none is empty
    std::string with_spaces;           ///< the text with prefix spaces put in
    std::vector<std::size_t> inserted; ///< where they stand in it
};

/// Runs a pre-tokenizer over the parts of one text, in one thread.
class PreTokenizing {
  public:
    PreTokenizing(const PreTokenizer& steps, EncodeBudget& budget);

    /// Puts the words of `text` (valid UTF-8) in `words`.
    Result<void> run(std::string_view text, Words& words);

  private:
    struct Part {
        ByteSpan span;
        bool match = false;
    };
    struct Stage {
        const Split* split;
        PatternSearch search;
    };
    Result<void> split_all(std::vector<Stage>& stages, bool in_letters, Words& words);
    Result<void> split_words(Stage& stage, bool in_letters, Words& words);
    Result<void> find_parts(Stage& stage, std::string_view subject);
    void put_prefix_spaces(Words& words) const;
    void write_letters(std::string_view bytes);

    const PreTokenizer* steps_;
    EncodeBudget* budget_;
    std::vector<Stage> text_;
    std::vector<Stage> word_;
    std::vector<Stage> byte_;
    std::vector<Part> parts_;
    std::vector<ByteSpan> cut_;
    std::string letters_;
    std::vector<std::uint32_t> letter_bytes_; ///< of each offset into `letters_`, the byte's index
};

} // namespace heedmap
