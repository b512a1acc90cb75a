// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer.h"

#include "core/tokenizer/byte_alphabet.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr std::size_t words_between_stop_checks = 1024;

struct Keep {
    std::vector<ByteSpan>& out;
    std::size_t base;

    void span(ByteSpan part) const {
        if (part.begin != part.end) {
            out.push_back({base + part.begin, base + part.end});
        }
    }
};

/// Joins each match to the part before it, unless that is a match too.
template <class Part>
void merge_with_previous(std::vector<Part>& parts) {
    std::size_t kept = 0;
    bool previous_match = false;
    for (const Part& part : parts) {
        if (part.match && !previous_match && kept > 0) {
            parts[kept - 1].span.end = part.span.end;
        } else {
            parts[kept++] = part;
        }
        previous_match = part.match;
    }
    parts.resize(kept);
}

template <class Part>
void merge_with_next(std::vector<Part>& parts) {
    std::vector<Part> kept; // back to front
    bool next_match = false;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (part->match && !next_match && !kept.empty()) {
            kept.back().span.begin = part->span.begin;
        } else {
            kept.push_back(*part);
        }
        next_match = part->match;
    }
    parts.assign(kept.rbegin(), kept.rend());
}

template <class Part>
void merge_alike(std::vector<Part>& parts) {
    std::size_t kept = 0;
    for (const Part& part : parts) {
        if (kept > 0 && parts[kept - 1].match == part.match) {
            parts[kept - 1].span.end = part.span.end;
        } else {
            parts[kept++] = part;
        }
    }
    parts.resize(kept);
}

template <class Part>
void apply(SplitBehavior behavior, std::vector<Part>& parts) {
    switch (behavior) {
    case SplitBehavior::removed:
        std::erase_if(parts, [](const Part& part) { return part.match; });
        break;
    case SplitBehavior::merged_with_previous:
        merge_with_previous(parts);
        break;
    case SplitBehavior::merged_with_next:
        merge_with_next(parts);
        break;
    case SplitBehavior::contiguous:
        merge_alike(parts);
        break;
    case SplitBehavior::isolated:
        break;
    }
}

} // namespace

PreTokenizing::PreTokenizing(const PreTokenizer& steps, EncodeBudget& budget)
    : steps_(&steps), budget_(&budget) {
    const auto stages = [&](const std::vector<Split>& splits, std::vector<Stage>& out) {
        for (const Split& split : splits) {
            out.push_back({&split, PatternSearch(split.pattern, budget)});
        }
    };
    stages(steps.text_splits, text_);
    stages(steps.word_splits, word_);
    stages(steps.byte_splits, byte_);
}

Result<void> PreTokenizing::run(std::string_view text, Words& words) {
    words.text = text;
    words.inserted.clear();
    words.spans.clear();
    if (!text.empty()) {
        words.spans.push_back({0, text.size()});
    }
    if (auto done = split_all(text_, false, words); !done) {
        return done;
    }
    if (steps_->add_prefix_space) {
        put_prefix_spaces(words);
    }
    if (auto done = split_all(word_, false, words); !done) {
        return done;
    }
    return split_all(byte_, true, words);
}

Result<void> PreTokenizing::split_all(std::vector<Stage>& stages, bool in_letters, Words& words) {
    for (Stage& stage : stages) {
        if (auto done = split_words(stage, in_letters, words); !done) {
            return done;
        }
    }
    return {};
}

Result<void> PreTokenizing::split_words(Stage& stage, bool in_letters, Words& words) {
    cut_.clear();
    for (std::size_t word = 0; word < words.spans.size(); ++word) {
        if (word % words_between_stop_checks == 0 && budget_->stop.stop_requested()) {
            return cancelled();
        }
        const ByteSpan span = words.spans[word];
        const std::string_view bytes = words.text.substr(span.begin, span.end - span.begin);
        if (in_letters) {
            write_letters(bytes);
        }
        if (auto done = find_parts(stage, in_letters ? std::string_view(letters_) : bytes); !done) {
            return done;
        }
        apply(stage.split->behavior, parts_);
        const Keep keep{cut_, span.begin};
        for (const Part& part : parts_) {
            keep.span(in_letters
                          ? ByteSpan{letter_bytes_[part.span.begin], letter_bytes_[part.span.end]}
                          : part.span);
        }
    }
    std::swap(words.spans, cut_);
    return {};
}

Result<void> PreTokenizing::find_parts(Stage& stage, std::string_view subject) {
    parts_.clear();
    const bool invert = stage.split->invert;
    std::size_t end = 0;
    std::size_t found = 0;
    stage.search.start(subject);
    while (const auto match = stage.search.next()) {
        if (match->begin > end) {
            parts_.push_back({{end, match->begin}, invert});
        }
        parts_.push_back({*match, !invert});
        end = match->end;
        if (++found % words_between_stop_checks == 0 && budget_->stop.stop_requested()) {
            return cancelled();
        }
    }
    if (stage.search.error()) {
        return *stage.search.error();
    }
    if (end < subject.size()) {
        parts_.push_back({{end, subject.size()}, invert});
    }
    return {};
}

void PreTokenizing::put_prefix_spaces(Words& words) const {
    const auto needs_space = [&](ByteSpan span) { return words.text[span.begin] != ' '; };
    if (std::none_of(words.spans.begin(), words.spans.end(), needs_space)) {
        return;
    }
    std::string with_spaces;
    with_spaces.reserve(words.text.size() + words.spans.size());
    std::size_t copied = 0;
    for (ByteSpan& span : words.spans) {
        with_spaces += words.text.substr(copied, span.begin - copied); // what a split removed
        copied = span.end;
        const std::size_t begin = with_spaces.size();
        if (needs_space(span)) {
            words.inserted.push_back(begin);
            with_spaces += ' ';
        }
        with_spaces += words.text.substr(span.begin, span.end - span.begin);
        span = {begin, with_spaces.size()};
    }
    with_spaces += words.text.substr(copied);
    words.with_spaces = std::move(with_spaces);
    words.text = words.with_spaces;
}

void PreTokenizing::write_letters(std::string_view bytes) {
    letters_.clear();
    letter_bytes_.clear();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const std::string_view letter = byte_letter(static_cast<unsigned char>(bytes[at]));
        letters_ += letter;
        letter_bytes_.resize(letters_.size(), static_cast<std::uint32_t>(at));
    }
    letter_bytes_.push_back(static_cast<std::uint32_t>(bytes.size()));
}

} // namespace heedmap
