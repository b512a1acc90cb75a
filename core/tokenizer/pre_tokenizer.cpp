// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/characters.h"
#include "core/tokenizer/script.h"

#include <algorithm>
#include <optional>
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

/// Rewrites each word by `change(rewrite, word, span)`, which must pass over all of its bytes.
template <class Change>
Result<void> rewrite_words(Words& words, EncodeBudget& budget, const Change& change) {
    const std::string_view text = words.text.text();
    TextRewrite rewrite(words.text, budget);
    std::size_t end = 0;
    for (std::size_t word = 0; word < words.spans.size(); ++word) {
        if (word % words_between_stop_checks == 0 && budget.stop.stop_requested()) {
            return cancelled();
        }
        ByteSpan& span = words.spans[word];
        rewrite.keep(span.begin - end); // what a split took out
        end = span.end;
        const std::size_t begin = rewrite.written();
        change(rewrite, text.substr(span.begin, span.end - span.begin), span);
        span = {begin, rewrite.written()};
    }
    return rewrite.finish();
}

} // namespace

PreTokenizing::PreTokenizing(const PreTokenizer& steps, EncodeBudget& budget)
    : steps_(&steps), budget_(&budget) {
    for (const PreTokenizer::Step& step : steps.steps) {
        if (const auto* split = std::get_if<Split>(&step)) {
            searches_.emplace_back(split->pattern, budget);
        }
    }
}

Result<void> PreTokenizing::run(AlignedText text, Words& words) {
    words.text = std::move(text);
    words.spans.clear();
    if (const std::size_t size = words.text.text().size(); size > 0) {
        words.spans.push_back({0, size});
    }
    next_search_ = 0;
    for (const PreTokenizer::Step& step : steps_->steps) {
        const auto run = [&](const auto& one) { return run_step(one, words); };
        if (auto done = std::visit(run, step); !done) {
            return done;
        }
    }
    return {};
}

Result<void> PreTokenizing::run_step(const PrefixSpace& /*step*/, Words& words) {
    return rewrite_words(words, *budget_,
                         [](TextRewrite& rewrite, std::string_view word, ByteSpan /*span*/) {
                             rewrite.replace(0, word.starts_with(' ') ? "" : " ");
                             rewrite.keep(word.size());
                         });
}

Result<void> PreTokenizing::run_step(const Metaspace& step, Words& words) {
    const auto change = [&](TextRewrite& rewrite, std::string_view word, ByteSpan span) {
        const bool wanted =
            step.prepend == PrependScheme::always ||
            (step.prepend == PrependScheme::first && words.text.original(span).begin == 0);
        if (wanted && !word.starts_with(' ') && !word.starts_with(step.replacement)) {
            rewrite.replace(0, step.replacement);
        }
        for (std::size_t at = 0; at < word.size();) {
            const std::size_t space = std::min(word.find(' ', at), word.size());
            rewrite.keep(space - at);
            if (space < word.size()) {
                rewrite.replace(1, step.replacement);
            }
            at = space + 1;
        }
    };
    return rewrite_words(words, *budget_, change);
}

Result<void> PreTokenizing::run_step(const ScriptWords& /*step*/, Words& words) {
    const std::string_view text = words.text.text();
    cut_.clear();
    std::size_t read = 0;
    for (const ByteSpan& span : words.spans) {
        std::optional<std::size_t> begin;
        std::optional<int> last;
        for (std::size_t at = span.begin; at < span.end;) {
            if (++read % words_between_stop_checks == 0 && budget_->stop.stop_requested()) {
                return cancelled();
            }
            const Character c = first_character(text.substr(at));
            const std::optional<int> script = word_script(c.point);
            if (script && script != last) {
                if (begin) {
                    cut_.push_back({*begin, at});
                }
                begin = at;
                last = script;
            }
            at += c.bytes;
        }
        if (begin) {
            cut_.push_back({*begin, span.end});
        }
    }
    std::swap(words.spans, cut_);
    return {};
}

Result<void> PreTokenizing::run_step(const Split& split, Words& words) {
    PatternSearch& search = searches_[next_search_++];
    const std::string_view text = words.text.text();
    cut_.clear();
    for (std::size_t word = 0; word < words.spans.size(); ++word) {
        if (word % words_between_stop_checks == 0 && budget_->stop.stop_requested()) {
            return cancelled();
        }
        const ByteSpan span = words.spans[word];
        const std::string_view bytes = text.substr(span.begin, span.end - span.begin);
        if (split.in_letters) {
            write_letters(bytes);
        }
        search.start(split.in_letters ? std::string_view(letters_) : bytes);
        if (auto done = find_parts(split, search); !done) {
            return done;
        }
        apply(split.behavior, parts_);
        const Keep keep{cut_, span.begin};
        for (const Part& part : parts_) {
            keep.span(split.in_letters
                          ? ByteSpan{letter_bytes_[part.span.begin], letter_bytes_[part.span.end]}
                          : part.span);
        }
    }
    std::swap(words.spans, cut_);
    return {};
}

/// All of the subject of `search`, as matches and what lies between them.
Result<void> PreTokenizing::find_parts(const Split& split, PatternSearch& search) {
    parts_.clear();
    std::size_t end = 0;
    std::size_t found = 0;
    while (const auto match = search.next()) {
        if (match->begin > end) {
            parts_.push_back({{end, match->begin}, split.invert});
        }
        parts_.push_back({*match, !split.invert});
        end = match->end;
        if (++found % words_between_stop_checks == 0 && budget_->stop.stop_requested()) {
            return cancelled();
        }
    }
    if (search.error()) {
        return *search.error();
    }
    if (end < search.subject().size()) {
        parts_.push_back({{end, search.subject().size()}, split.invert});
    }
    return {};
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
