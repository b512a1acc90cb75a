// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/reading_source.h"

namespace heedmap {

FigureSource sourceOf(const Reading& reading) {
    const Trace& trace = reading.trace();
    FigureSource source;
    source.model = trace.model();
    source.ids = trace.ids();
    source.tokenTypes = trace.token_types();
    source.sourceIds = trace.encoder() ? trace.encoder()->ids() : std::vector<TokenId>();
    source.tokenizer = reading.source->tokenizer;
    source.sourceTokenizer = reading.source->sourceTokenizer;
    source.text = reading.sentence.text;
    if (reading.source->secondText() == SecondText::pair) {
        source.pair = reading.sentence.second;
    }
    return source;
}

std::vector<TokenId> takeDecoded(FigureSource& source, const Reading& reading) {
    const Index prompt = reading.promptLength();
    std::vector<TokenId> taken(source.ids.begin() + prompt, source.ids.end());
    source.ids.resize(static_cast<std::size_t>(prompt));
    return taken;
}

} // namespace heedmap
