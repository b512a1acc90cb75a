// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/reading_source.h"

namespace heedmap {

FigureSource promptOf(const Reading& reading) {
    const Trace& trace = reading.trace();
    FigureSource source;
    source.model = trace.model();
    const auto end = trace.ids().begin() + reading.promptLength();
    source.ids.assign(trace.ids().begin(), end);
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

FigureSource sourceOf(const Reading& reading) {
    return promptOf(reading).withDecoded(decodedOf(reading), reading.session.sampler());
}

std::vector<ChosenToken> decodedOf(const Reading& reading) {
    std::vector<ChosenToken> tokens;
    for (Index i = 0; i < reading.session.position(); ++i) { // an encoder's has none
        const DecodeStep& step = reading.session.step_at(i);
        tokens.push_back({step.chosen.id, step.by_hand});
    }
    return tokens;
}

} // namespace heedmap
