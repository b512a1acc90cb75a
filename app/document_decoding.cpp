// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a document's text goes on: steps, back, jumps and forks, one after another.

#include "app/document.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

StepBlock Document::stepBlock() const {
    if (!reading()) {
        return StepBlock::nothingOpen;
    }
    if (is_blank(text_.toStdString())) {
        return StepBlock::noTokens;
    }
    if (reading()->encoded) {
        return StepBlock::encoder;
    }
    if (textError_) {
        return StepBlock::notRead;
    }
    if (stack() == Stack::decoder && options_.mask == MaskView::unmasked) {
        return StepBlock::maskOff;
    }
    if (reading()->ended()) {
        return StepBlock::ended;
    }
    if (reading()->length() >= reading()->source->model->config.max_tokens()) {
        return StepBlock::positionsUsed;
    }
    return StepBlock::none;
}

QString Document::wholeText() const {
    if (!reading()) {
        return text_;
    }
    const OpenModel& source = *reading()->source;
    const std::span<const TokenId> ids = reading()->trace().ids();
    const auto prompt = static_cast<std::size_t>(reading()->promptLength());
    const Sentence& read = reading()->sentence;
    return QString::fromStdString(
        (source.secondText() == SecondText::target ? read.second : read.text) +
        source.tokenizer->decode_text_after(ids.first(prompt), ids.subspan(prompt)));
}

void Document::keepGenerated() {
    const bool target = reading() && reading()->source->secondText() == SecondText::target;
    target ? setSecond(wholeText()) : setText(wholeText());
}

/// Before what is shown is of another position.
void Document::keepCell() {
    const Index position = reading()->session.position();
    if (const std::optional<CellPosition>& cell = selection_.cell(); cell && cell != placed_) {
        kept_[position] = {reading()->trace().ids(), stack(), *cell};
    } else {
        kept_.erase(position);
    }
}

/// The cell that was chosen at this position before; none where a fork has changed the text.
std::optional<CellPosition> Document::keptCell() const {
    const auto kept = kept_.find(reading()->session.position());
    const bool same = kept != kept_.end() && kept->second.stack == stack() &&
                      kept->second.ids == reading()->trace().ids();
    return same ? std::optional(kept->second.cell) : std::nullopt;
}

void Document::step() {
    act({DecodeAction::Kind::step, 0, 0});
}

void Document::take(TokenId id) {
    if (nextTokens_ && nextTokens_->reading == reading() && !run_.busy()) {
        act({DecodeAction::Kind::take, id, 0});
    }
}

void Document::jump(Index index) {
    act({DecodeAction::Kind::jump, 0, index});
}

void Document::back() {
    if (reading() && reading()->session.position() > 0) {
        jump(reading()->session.position() - 1);
    }
}

void Document::act(const DecodeAction& action) {
    if (!reading()) {
        return;
    }
    actions_.push_back(action);
    if (!run_.busy()) {
        actNext();
    }
}

void Document::actNext() {
    if (actions_.empty()) {
        return;
    }
    const DecodeAction action = actions_.front();
    actions_.pop_front();
    const StepBlock block = stepBlock();
    const bool allowed = action.kind == DecodeAction::Kind::jump
                             ? block == StepBlock::none || block == StepBlock::ended ||
                                   block == StepBlock::positionsUsed
                             : block == StepBlock::none;
    if (!allowed) {
        actions_.clear();
        return;
    }
    run_.start(
        [reading = reading(), action, sampler = sampler_,
         request = headRequest()](const JobContext& context) {
            return show(decode(*reading, action, sampler, context), request, context);
        },
        [this](Result<Shown>&& result) { deliverReading(std::move(result), true); });
}

} // namespace heedmap
