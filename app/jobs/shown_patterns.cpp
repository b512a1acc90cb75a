// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/shown_patterns.h"

#include "core/explain/pattern_change.h"
#include "core/tokenizer/words.h"

#include <algorithm>
#include <numeric>

namespace heedmap {

namespace {

/// Everything that tokens stand for, one after another, and where each of them stands in it.
struct TokenText {
    std::string text;
    std::vector<ByteSpan> spans; // [token]
};

/// A pair's second sentence stands on a line of its own.
TokenText promptText(const Reading& reading) {
    const Sentence& sentence = reading.sentence;
    if (reading.source->secondText() == SecondText::target) {
        return {sentence.second, reading.spans};
    }
    TokenText tokens{sentence.text + '\n' + sentence.second, reading.spans};
    for (std::size_t i = reading.second.begin; i < reading.second.end; ++i) {
        ByteSpan& span = tokens.spans[i];
        span = {span.begin + sentence.text.size() + 1, span.end + sentence.text.size() + 1};
    }
    return tokens;
}

TokenText textOf(const Reading& reading, bool ofSource) {
    if (ofSource) {
        return {reading.sentence.text, reading.sourceSpans};
    }
    TokenText tokens = promptText(reading);
    const std::vector<TokenId>& ids = reading.trace().ids();
    const Tokenizer& tokenizer = *reading.source->tokenizer;
    if (ids.size() > tokens.spans.size()) { // what was generated goes on from where the text ends
        std::size_t end = 0;
        for (const ByteSpan& span : tokens.spans) {
            end = std::max(end, span.end);
        }
        tokens.text.resize(std::min(end, tokens.text.size()));
    }
    for (std::size_t i = tokens.spans.size(); i < ids.size(); ++i) {
        const std::size_t begin = tokens.text.size();
        tokens.text += tokenizer.is_special(ids[i]) ? std::string() : tokenizer.bytes(ids[i]);
        tokens.spans.push_back({begin, tokens.text.size()});
    }
    return tokens;
}

/// A word is read as its text has it; a word of one token as that token.
DisplayToken wordLabel(const TokenText& text, const TokenRange& word,
                       const std::vector<DisplayToken>& tokens) {
    DisplayToken label = tokens[word.begin];
    if (word.end - word.begin == 1) {
        return label;
    }
    const std::size_t begin = text.spans[word.begin].begin;
    std::string whole = text.text.substr(begin, text.spans[word.end - 1].end - begin);
    const std::size_t spaces = std::min(whole.find_first_not_of(' '), whole.size());
    whole.erase(0, spaces);
    label.plain = whole;
    label.text = label.text.starts_with("␣") ? "␣" + whole : whole;
    label.shares_character = false;
    return label;
}

ShownTokens shownTokens(const Reading& reading, bool ofSource,
                        const std::vector<DisplayToken>& tokens, bool merged) {
    ShownTokens shown{tokens, {}};
    if (!merged) {
        return shown;
    }
    const TokenText text = textOf(reading, ofSource);
    shown.words = words_of(text.text, text.spans);
    shown.labels.clear();
    for (const TokenRange& word : shown.words) {
        shown.labels.push_back(wordLabel(text, word, tokens));
    }
    return shown;
}

void change(std::shared_ptr<const HeadView>& view, const HeadPicture& picture, bool merge) {
    if (view && merge) {
        view = std::make_shared<const HeadView>(
            merge_words(*view, picture.rows.words, picture.columns.words));
    }
    if (view && picture.view.firstAside) {
        view = std::make_shared<const HeadView>(without_first_key(*view));
    }
}

} // namespace

Index ShownTokens::placeOf(Index token) const {
    if (words.empty()) {
        return token;
    }
    const auto word = std::partition_point(words.begin(), words.end(), [token](const auto& range) {
        return range.end <= static_cast<std::size_t>(token);
    });
    return word - words.begin();
}

TokenRange ShownTokens::tokensAt(Index place) const {
    const auto at = static_cast<std::size_t>(place);
    return words.empty() ? TokenRange{at, at + 1} : words[at];
}

bool canMergeWords(const HeadPicture& picture) {
    const auto fits = [](const std::shared_ptr<const HeadView>& view) {
        return !view || view->key_mask().window == 0 || view->key_mask().window >= view->keys();
    };
    return fits(picture.masked) && fits(picture.unmasked);
}

void changeShown(HeadPicture& picture) {
    const Reading& reading = *picture.reading;
    const Stack stack = picture.head.site.stack;
    const bool several = reading.trace().encoder() != nullptr;
    const bool merge = picture.view.mergeWords && canMergeWords(picture);
    picture.rows =
        shownTokens(reading, several && stack == Stack::encoder, reading.queryTokens(stack), merge);
    picture.columns =
        shownTokens(reading, several && stack != Stack::decoder, reading.keyTokens(stack), merge);
    change(picture.shown.masked, picture, merge);
    change(picture.shown.unmasked, picture, merge);
    for (BesideHead& head : picture.beside) {
        change(head.shown.masked, picture, merge);
        change(head.shown.unmasked, picture, merge);
    }
}

CellPosition shownCell(const HeadPicture& picture, const CellPosition& tokens) {
    return {picture.rows.placeOf(tokens.query_pos), picture.columns.placeOf(tokens.key_pos)};
}

namespace {

/// The weights of one query on the keys, or of several queries the sums of these.
std::vector<double> sumsOf(const HeadView& view, const TokenRange& queries,
                           const TokenRange& keys) {
    std::vector<double> sums;
    for (std::size_t query = queries.begin; query < queries.end; ++query) {
        double sum = 0;
        for (std::size_t key = keys.begin; key < keys.end; ++key) {
            const double weight = view.pattern(static_cast<Index>(query), static_cast<Index>(key));
            sum += weight;
            if (queries.end - queries.begin == 1) {
                sums.push_back(weight);
            }
        }
        if (queries.end - queries.begin > 1) {
            sums.push_back(sum);
        }
    }
    return sums;
}

} // namespace

std::optional<ShownCell> shownFrom(const HeadPicture& picture, const CellPosition& tokens,
                                   bool other) {
    const bool masked = other != (asTrained(picture.head.site.stack) == MaskView::masked);
    const auto& weights = masked ? picture.masked : picture.unmasked;
    const auto& shown = masked ? picture.shown.masked : picture.shown.unmasked;
    const CellPosition at = shownCell(picture, tokens);
    if (weights == shown ||
        shown->rows[static_cast<std::size_t>(at.query_pos)].state != RowState::normal) {
        return std::nullopt;
    }
    const TokenRange queries = picture.rows.tokensAt(at.query_pos);
    ShownCell cell;
    cell.sums = sumsOf(*weights, queries, picture.columns.tokensAt(at.key_pos));
    cell.queries = static_cast<Index>(queries.end - queries.begin);
    cell.shown = static_cast<double>(shown->pattern(at.query_pos, at.key_pos));
    if (picture.view.firstAside) {
        const std::vector<double> first = sumsOf(*weights, queries, picture.columns.tokensAt(0));
        cell.first =
            std::accumulate(first.begin(), first.end(), 0.0) / static_cast<double>(cell.queries);
        cell.aside = at.key_pos == 0;
    }
    return cell;
}

CellPosition tokenCell(const HeadPicture& picture, const CellPosition& shown, bool unmasked) {
    const TokenRange rows = picture.rows.tokensAt(shown.query_pos);
    const TokenRange columns = picture.columns.tokensAt(shown.key_pos);
    CellPosition found{static_cast<Index>(rows.begin), static_cast<Index>(columns.begin)};
    const auto& wanted = unmasked ? picture.unmasked : picture.masked;
    const HeadView& view = wanted ? *wanted : *picture.own();
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        for (std::size_t column = columns.begin; column < columns.end; ++column) {
            const CellPosition cell{static_cast<Index>(row), static_cast<Index>(column)};
            if (view.pattern(cell.query_pos, cell.key_pos) >
                view.pattern(found.query_pos, found.key_pos)) {
                found = cell;
            }
        }
    }
    return found;
}

} // namespace heedmap
