// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/decoders/decoder.h"

#include "core/base/utf8.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/byte_token.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace heedmap {

namespace {

using Tokens = std::vector<DecodedToken>;

/// A step that does the same to each token.
template <class Change>
Decoder each_token(Change change) {
    const auto all = [change](Tokens& tokens) {
        for (DecodedToken& token : tokens) {
            change(token);
        }
    };
    return {all, change};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = text.find(from); at != std::string::npos && !from.empty();
         at = text.find(from, done)) {
        out.append(text, done, at - done);
        out += to;
        done = at + from.size();
    }
    if (done > 0) {
        out.append(text, done);
        text = std::move(out);
    }
}

void fuse(Tokens& tokens) {
    DecodedToken whole;
    for (const DecodedToken& token : tokens) {
        whole.text += token.text;
    }
    tokens.assign(1, std::move(whole));
}

/// As in the tokenizers library, over the whole text.
void clean_up(std::string& text) {
    constexpr std::pair<const char*, const char*> rules[] = {
        {" .", "."},   {" ?", "?"},     {" !", "!"},     {" ,", ","},
        {" ' ", "'"},  {" n't", "n't"}, {" 'm", "'m"},   {" do not", " don't"},
        {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
    };
    for (const auto& [from, to] : rules) {
        replace_all(text, from, to);
    }
}

std::string with_matches_replaced(const Pattern& pattern, const std::string& text,
                                  const std::string& to) {
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    PatternSearch search(pattern, budget);
    search.start(text);
    std::string out;
    std::size_t end = 0;
    while (const auto match = search.next()) {
        out.append(text, end, match->begin - end);
        out += to;
        end = match->end;
    }
    out.append(text, end);
    return search.error() ? text : out;
}

} // namespace

Decoder byte_level_decoder() {
    return each_token([](DecodedToken& token) {
        auto bytes = token.literal ? std::nullopt : bytes_from_letters(token.text);
        if (bytes) {
            token.text = *std::move(bytes);
        }
    });
}

Decoder byte_fallback_decoder() {
    return each_token([](DecodedToken& token) {
        if (const auto byte = byte_of_token(token.text)) {
            token.text.assign(1, static_cast<char>(*byte));
        }
    });
}

Decoder word_piece_decoder(std::string prefix, bool cleanup) {
    const auto all = [prefix = std::move(prefix), cleanup](Tokens& tokens) {
        for (std::size_t at = 1; at < tokens.size(); ++at) {
            std::string& text = tokens[at].text;
            if (text.starts_with(prefix)) {
                text.erase(0, prefix.size());
            } else {
                text.insert(0, 1, ' ');
            }
        }
        fuse(tokens);
        if (cleanup) {
            clean_up(tokens.front().text);
        }
    };
    return {all, nullptr};
}

Decoder metaspace_decoder(std::string replacement, bool prepended) {
    const auto all = [replacement, prepended](Tokens& tokens) {
        for (DecodedToken& token : tokens) {
            const bool first = &token == &tokens.front();
            replace_all(token.text, replacement, first && prepended ? "" : " ");
        }
    };
    const auto one = [replacement](DecodedToken& token) {
        replace_all(token.text, replacement, " ");
    };
    return {all, one};
}

Decoder bpe_decoder(std::string suffix) {
    const auto all = [suffix = std::move(suffix)](Tokens& tokens) {
        for (DecodedToken& token : tokens) {
            replace_all(token.text, suffix, &token == &tokens.back() ? "" : " ");
        }
    };
    return {all, nullptr};
}

Decoder replace_decoder(std::string from, std::string to) {
    return each_token([from = std::move(from), to = std::move(to)](DecodedToken& token) {
        replace_all(token.text, from, to);
    });
}

Decoder replace_decoder(Pattern pattern, std::string to) {
    return each_token([pattern = std::move(pattern), to = std::move(to)](DecodedToken& token) {
        if (!first_invalid_utf8(token.text)) {
            token.text = with_matches_replaced(pattern, token.text, to);
        }
    });
}

Decoder fuse_decoder() {
    return {fuse, nullptr};
}

Decoder strip_decoder(std::string content, std::size_t start, std::size_t stop) {
    const auto all = [content = std::move(content), start, stop](Tokens& tokens) {
        for (auto& [text, literal] : tokens) {
            std::string_view kept = text;
            for (std::size_t left = start; left > 0 && kept.starts_with(content); --left) {
                kept.remove_prefix(content.size());
            }
            for (std::size_t left = stop; left > 0 && kept.ends_with(content); --left) {
                kept.remove_suffix(content.size());
            }
            text = std::string(kept);
        }
    };
    return {all, nullptr};
}

Decoder space_decoder() {
    const auto all = [](Tokens& tokens) {
        for (std::size_t at = 1; at < tokens.size(); ++at) {
            tokens[at].text.insert(0, 1, ' ');
        }
    };
    return {all, nullptr};
}

} // namespace heedmap
