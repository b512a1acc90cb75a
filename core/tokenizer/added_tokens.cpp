// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/added_tokens.h"

#include "core/tokenizer/characters.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

bool is_word(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0 || u_isdigit(c) != 0 ||
           has_category(c, U_GC_M_MASK | U_GC_PC_MASK);
}

/// Whether a word character stands right before `begin` or right after `end`.
bool touches_word(std::string_view text, std::size_t begin, std::size_t end) {
    return (begin > 0 && is_word(last_character(text.substr(0, begin)).point)) ||
           (end < text.size() && is_word(first_character(text.substr(end)).point));
}

Error too_many_steps(std::size_t bytes) {
    return {ErrorKind::limit,
            {},
            "added_tokens",
            "a text of " + std::to_string(bytes) + " bytes that reached the step limit",
            std::to_string(steps_per_byte) + " steps a byte"};
}

} // namespace

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) {
    const auto written = std::stable_partition(tokens.begin(), tokens.end(),
                                               [](const auto& token) { return token.normalized; });
    fill(as_written_, {written, tokens.end()});
    tokens.erase(written, tokens.end());
    fill(normalized_, std::move(tokens));
}

void AddedTokens::fill(Sorted& index, std::vector<AddedToken> tokens) {
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const auto& a, const auto& b) { return a.content < b.content; });
    for (const AddedToken& token : tokens) {
        index.first_bytes[static_cast<unsigned char>(token.content[0])] = true;
    }
    index.tokens = std::move(tokens);
}

/// The longest token at the front of `text`: byte for byte, the tokens that go on as the text
/// does are a smaller range. Null where there is none, or when the steps ran out.
const AddedToken* AddedTokens::match(const Sorted& index, std::string_view text,
                                     EncodeBudget& budget) {
    constexpr std::uint64_t steps_of_a_search = 16;
    const AddedToken* longest = nullptr;
    auto first = index.tokens.begin();
    auto last = index.tokens.end();
    for (std::size_t depth = 0; first != last && budget.pay_steps(steps_of_a_search); ++depth) {
        if (first->content.size() == depth) {
            longest = &*first;
        }
        if (depth == text.size()) {
            break;
        }
        // A token that ends here stands before those that go on.
        const auto goes_on_before = [depth](const AddedToken& token, int byte) {
            return token.content.size() == depth ||
                   static_cast<unsigned char>(token.content[depth]) < byte;
        };
        const int byte = static_cast<unsigned char>(text[depth]);
        first = std::lower_bound(first, last, byte, goes_on_before);
        last = std::lower_bound(first, last, byte + 1, goes_on_before);
    }
    return longest;
}

Result<std::vector<TextPart>> AddedTokens::split(const Sorted& index, std::string_view text,
                                                 bool special, EncodeBudget& budget) {
    constexpr std::size_t bytes_between_stop_checks = 64 * 1024;
    std::vector<TextPart> parts;
    const auto push = [&](std::size_t begin, std::size_t end, TokenId id) {
        if (begin < end) {
            parts.push_back({{begin, end}, id});
        }
    };
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size() && !index.tokens.empty();) {
        if (at % bytes_between_stop_checks == 0 && budget.stop.stop_requested()) {
            return cancelled();
        }
        const bool possible = index.first_bytes[static_cast<unsigned char>(text[at])];
        const AddedToken* token = possible ? match(index, text.substr(at), budget) : nullptr;
        if (budget.steps == 0) {
            return too_many_steps(text.size());
        }
        if (token == nullptr) {
            ++at;
            continue;
        }
        const std::size_t end = at + token->content.size();
        const bool refused = (token->special && !special) || at < done ||
                             (token->single_word && touches_word(text, at, end));
        if (!refused) {
            const std::size_t begin =
                token->lstrip ? at - white_space_after(text.substr(done, at - done)) : at;
            const std::size_t stripped =
                token->rstrip ? end + white_space_before(text.substr(end)) : end;
            push(done, begin, -1);
            push(begin, stripped, token->id);
            done = stripped;
        }
        at = end;
    }
    push(done, text.size(), -1);
    return parts;
}

} // namespace heedmap
