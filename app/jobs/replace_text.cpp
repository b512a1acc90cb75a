// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/replace_text.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

namespace {

/// The tokens of a text that stand for a part of it.
Result<std::vector<ByteSpan>> partsOf(const Tokenizer& tokenizer, const std::string& text,
                                      const EncodeOptions& options) {
    Result<Encoding> encoding = tokenizer.encode(text, options);
    if (!encoding) {
        return encoding.error();
    }
    std::erase_if(encoding->spans, [](const ByteSpan& span) { return span.begin >= span.end; });
    return std::move(encoding->spans);
}

/// Takes the last tokens from the text, and what is left of a letter that ends in one of them.
void cutLast(std::string& text, const std::vector<ByteSpan>& parts, Index tokens) {
    const auto kept = static_cast<Index>(parts.size()) - tokens;
    std::size_t end = kept > 0 ? parts[static_cast<std::size_t>(kept - 1)].end : 0;
    end = std::min(end, text.size() - 1); // less in any case
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    text.resize(end);
}

/// `count`: the tokens that the model reads of the text, those that stand for no text too.
template <class Count>
Result<void> fit(std::string& text, const Tokenizer& tokenizer, const EncodeOptions& options,
                 Index most, Count count) {
    for (;;) {
        const Result<Index> tokens = count();
        if (!tokens) {
            return tokens.error();
        }
        if (*tokens <= most || text.empty()) {
            return {};
        }
        const auto parts = partsOf(tokenizer, text, options);
        if (!parts) {
            return parts.error();
        }
        cutLast(text, *parts, *tokens - most);
    }
}

Result<void> fitPair(Sentence& sentence, const Tokenizer& tokenizer, const EncodeOptions& options,
                     Index most) {
    for (;;) {
        const auto both = tokenizer.encode_pair(sentence.text, sentence.second, options);
        if (!both) {
            return both.error();
        }
        const Index excess = static_cast<Index>(both->ids.size()) - most;
        if (excess <= 0 || (sentence.text.empty() && sentence.second.empty())) {
            return {};
        }
        const auto first = partsOf(tokenizer, sentence.text, options);
        const auto second = partsOf(tokenizer, sentence.second, options);
        if (!first || !second) {
            return first ? second.error() : first.error();
        }
        const auto difference =
            static_cast<Index>(first->size()) - static_cast<Index>(second->size());
        const Index tokens = std::min(excess, std::max<Index>(1, std::abs(difference)));
        difference >= 0 ? cutLast(sentence.text, *first, tokens)
                        : cutLast(sentence.second, *second, tokens);
    }
}

} // namespace

Result<Sentence> shortened(const OpenModel& model, const Sentence& sentence,
                           const JobContext& context) {
    Sentence fits = sentence;
    EncodeOptions options;
    options.stop = context.stop;
    const ModelConfig& config = model.model->config;
    const Tokenizer& tokenizer = *model.tokenizer;
    if (model.secondText() == SecondText::pair && !is_blank(fits.second)) {
        Result<void> done = fitPair(fits, tokenizer, options, config.max_tokens());
        return done ? Result<Sentence>(std::move(fits)) : done.error();
    }
    const auto counter = [](const Tokenizer& by, const std::string& text,
                            const EncodeOptions& how) {
        return [&by, &text, how]() -> Result<Index> {
            const Result<Encoding> encoding = by.encode(text, how);
            return encoding ? Result<Index>(static_cast<Index>(encoding->ids.size()))
                            : encoding.error();
        };
    };
    const bool two = model.secondText() == SecondText::target;
    const Index most = two ? config.of(Stack::encoder).max_tokens() : config.max_tokens();
    const Tokenizer& first = model.sentenceTokenizer();
    Result<void> done = fit(fits.text, first, options, most, counter(first, fits.text, options));
    if (done && two) { // the decoder reads its start token, too
        options.special = false;
        done = fit(fits.second, tokenizer, options, config.max_tokens() - 1,
                   counter(tokenizer, fits.second, options));
    }
    return done ? Result<Sentence>(std::move(fits)) : done.error();
}

Result<std::string> translated(const OpenModelPtr& model, const std::string& source,
                               const JobContext& context) {
    const Result<ReadingPtr> start = readText(model, {source, {}}, nullptr, context);
    if (!start) {
        return start.error();
    }
    DecodingSession session = (*start)->session;
    ForwardOptions options;
    options.stop = context.stop;
    while (!session.ended() && session.trace().length() < model->model->config.max_tokens()) {
        if (Result<void> done = session.step(SamplerOptions{}, options); !done) {
            return done.error();
        }
    }
    const std::vector<TokenId> ids = session.trace().ids();
    return model->tokenizer->decode_text(
        std::span(ids).subspan(static_cast<std::size_t>(session.prompt_length())));
}

} // namespace heedmap
