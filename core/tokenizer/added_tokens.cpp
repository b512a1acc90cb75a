// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/added_tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr std::size_t bytes_between_stop_checks = 64 * 1024;
constexpr std::uint64_t fewest_steps = 100'000'000;
constexpr std::uint64_t steps_per_byte = 512;

bool is_word(UChar32 c) {
    return c >= 0 && (u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0 || u_isdigit(c) != 0 ||
                      (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_PC_MASK)) != 0);
}

bool is_space(UChar32 c) {
    return c >= 0 && u_isUWhiteSpace(c) != 0;
}

UChar32 character_at(std::string_view text, std::size_t& at) {
    auto index = static_cast<std::int64_t>(at);
    UChar32 c = -1;
    U8_NEXT(text.data(), index, static_cast<std::int64_t>(text.size()), c);
    at = static_cast<std::size_t>(index);
    return c;
}

/// The character that ends at `at`, which moves to its front. The text is valid UTF-8.
UChar32 character_before(std::string_view text, std::size_t& at) {
    do {
        --at;
    } while (at > 0 && (text[at] & '\xC0') == '\x80');
    std::size_t end = at;
    return character_at(text, end);
}

/// Whether a word character stands right before `begin` or right after `end`.
bool touches_word(std::string_view text, std::size_t begin, std::size_t end) {
    return (begin > 0 && is_word(character_before(text, begin))) ||
           (end < text.size() && is_word(character_at(text, end)));
}

std::size_t before_spaces(std::string_view text, std::size_t begin, std::size_t least) {
    for (std::size_t at = begin; at > least && is_space(character_before(text, at));) {
        begin = at;
    }
    return std::max(begin, least);
}

std::size_t after_spaces(std::string_view text, std::size_t end) {
    for (std::size_t at = end; at < text.size() && is_space(character_at(text, at));) {
        end = at;
    }
    return end;
}

} // namespace

struct AddedTokens::Work {
    std::string_view text;
    bool special;
    const std::stop_token& stop;
    std::uint64_t steps;
    std::vector<TextPart> parts;
    bool stopped = false;
};

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) : tokens_(std::move(tokens)) {
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
        const AddedToken& token = tokens_[at];
        any_normalized_ = any_normalized_ || token.normalized;
        (token.normalized ? normalized_ : as_written_)[static_cast<unsigned char>(token.content[0])]
            .push_back(at);
    }
    for (ByFirstByte* index : {&as_written_, &normalized_}) {
        for (auto& list : *index) {
            std::stable_sort(list.begin(), list.end(), [this](std::uint32_t a, std::uint32_t b) {
                return tokens_[a].content.size() > tokens_[b].content.size();
            });
        }
    }
}

const AddedToken* AddedTokens::match(const ByFirstByte& index, std::string_view text,
                                     std::size_t at, Work& work) const {
    for (const std::uint32_t candidate : index[static_cast<unsigned char>(text[at])]) {
        const AddedToken& token = tokens_[candidate];
        work.steps -= std::min(work.steps, std::uint64_t{1} + token.content.size() / 16);
        if (text.substr(at).starts_with(token.content)) {
            return &token;
        }
    }
    return nullptr;
}

/// False when stopped, or when the steps ran out.
bool AddedTokens::split_part(const ByFirstByte& index, TextPart part, Work& work) const {
    // What is matched sees its own part only, as if the text began and ended there.
    const std::string_view text =
        work.text.substr(part.span.begin, part.span.end - part.span.begin);
    const auto push = [&](std::size_t begin, std::size_t end, TokenId id) {
        if (begin < end) {
            work.parts.push_back({{part.span.begin + begin, part.span.begin + end}, id});
        }
    };
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (at % bytes_between_stop_checks == 0) {
            work.stopped = work.stopped || work.stop.stop_requested();
        }
        if (work.stopped || work.steps == 0) {
            return false;
        }
        const AddedToken* token = match(index, text, at, work);
        if (token == nullptr) {
            ++at;
            continue;
        }
        std::size_t end = at + token->content.size();
        const bool refused = (token->special && !work.special) || at < done ||
                             (token->single_word && touches_word(text, at, end));
        if (!refused) {
            const std::size_t begin = token->lstrip ? before_spaces(text, at, done) : at;
            const std::size_t stripped = token->rstrip ? after_spaces(text, end) : end;
            push(done, begin, -1);
            push(begin, stripped, token->id);
            done = stripped;
        }
        at = end;
    }
    push(done, text.size(), -1);
    return true;
}

Result<std::vector<TextPart>> AddedTokens::split(std::string_view text, bool special,
                                                 const std::stop_token& stop) const {
    const TextPart whole{{0, text.size()}, -1};
    if (tokens_.empty()) {
        return text.empty() ? std::vector<TextPart>() : std::vector{whole};
    }
    Work work{text, special, stop, fewest_steps + steps_per_byte * text.size(), {}};
    bool whole_text = split_part(as_written_, whole, work);
    if (whole_text && any_normalized_) {
        const std::vector<TextPart> first = std::exchange(work.parts, {});
        for (const TextPart& part : first) {
            if (part.id >= 0) {
                work.parts.push_back(part);
            } else {
                whole_text = whole_text && split_part(normalized_, part, work);
            }
        }
    }
    if (whole_text) {
        return std::move(work.parts);
    }
    return work.stopped ? cancelled()
                        : Error{ErrorKind::limit,
                                {},
                                "added_tokens",
                                "a text of " + std::to_string(text.size()) +
                                    " bytes that reached the step limit",
                                std::to_string(steps_per_byte) + " steps a byte"};
}

} // namespace heedmap
