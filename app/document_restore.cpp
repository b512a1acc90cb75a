// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a document stands, as a value, and the way back to it.

#include "app/document.h"
#include "core/base/utf8.h"

namespace heedmap {

namespace {

DecodeAction replayOf(const DocumentState& state) {
    return {DecodeAction::Kind::replay, 0, state.position, state.steps};
}

} // namespace

DocumentState Document::state() const {
    if (target_ && (!reading() || reading()->source->reference != target_->model)) {
        return *target_;
    }
    DocumentState state;
    state.sentence = sentence();
    state.head = selection_.head();
    state.cell = selection_.cell();
    state.options = options_;
    state.sampler = sampler_;
    if (reading()) {
        state.model = reading()->source->reference;
    }
    if (target_) { // only its text is being read
        state.steps = target_->steps;
        state.position = target_->position;
        return state;
    }
    if (!reading() || reading()->encoded || reading()->sentence != state.sentence) {
        return state;
    }
    const DecodingSession& session = reading()->session;
    state.position = session.position();
    for (Index i = 0; i < session.steps(); ++i) {
        state.steps.push_back({session.step_at(i).chosen.id, session.step_at(i).by_hand});
    }
    return state;
}

void Document::restore(const DocumentState& state) {
    abandon(); // another one takes its place
    cancel();
    if (const std::optional<Error> error = tooLong(state.sentence)) {
        emit restored(false);
        report(*error);
        return;
    }
    if (reading() && reading()->source->reference == state.model) {
        restoreReading(state);
    } else {
        restoreModel(state);
    }
}

void Document::restoreModel(const DocumentState& state) {
    target_ = state;
    OpenRequest request{.reference = state.model,
                        .sentence = state.sentence,
                        .head = HeadRequest{state.head, state.options, nullptr},
                        .replay = replayOf(state),
                        .sampler = state.sampler};
    if (is_blank(state.sentence.text)) {
        request.sentence.reset();
    }
    load_.start([request](const JobContext& context) { return openAndRead(request, context); },
                [this, asked = sentence()](Result<Opened> result) {
                    deliverModel(std::move(result), asked);
                });
}

void Document::restoreReading(const DocumentState& state) {
    const bool same = second_.toStdString() == state.sentence.second;
    showTexts(QString::fromStdString(state.sentence.text),
              QString::fromStdString(state.sentence.second));
    if (!same) { // what it was written for is not known any more
        second_is_of_.reset();
        emit stepBlockChanged();
    }
    setSampler(state.sampler);
    selection_.setHead(clampedTo(reading()->source->model->config, state.head));
    selection_.setCell(state.cell);
    setOptions(state.options);
    if (is_blank(state.sentence.text)) {
        runText();
        emit restored(true);
        return;
    }
    target_ = state;
    struct Replayed {
        Shown shown;
        std::optional<Error> failed;
    };
    run_.start(
        [source = reading()->source, previous = reading(), state,
         request = headRequest()](const JobContext& context) -> Result<Replayed> {
            std::optional<Error> failed;
            Result<ReadingPtr> reading = previous->sentence == state.sentence
                                             ? Result<ReadingPtr>(previous)
                                             : readText(source, state.sentence, previous, context);
            reading = replayed(std::move(reading), replayOf(state), state.sampler, context, failed);
            Result<Shown> shown = show(std::move(reading), request, context);
            return shown ? Result<Replayed>(Replayed{*std::move(shown), failed}) : shown.error();
        },
        [this](Result<Replayed> result) {
            deliverReading(result ? Result<Shown>(result->shown) : result.error(), false);
            if (result && result->failed) {
                report(*result->failed);
            }
        });
}

void Document::abandon() {
    if (target_) {
        target_.reset();
        emit abandoned();
    }
}

/// The text is read, or cannot be; a model that is still being opened has yet to come.
void Document::finishReading(bool whole) {
    if (!load_.busy()) {
        finishRestoring(whole);
    }
}

void Document::finishRestoring(bool whole) {
    if (target_) {
        target_.reset();
        emit restored(whole);
    }
}

} // namespace heedmap
