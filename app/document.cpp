// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document.h"

#include "app/examples.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

namespace {

/// As many next tokens as are ever shown as bars.
constexpr std::size_t next_token_labels = 16;

bool isBlank(const QString& text) {
    return is_blank(text.toStdString());
}

} // namespace

Document::Document(QObject* parent) : QObject(parent) {
    // A stopped job may need a moment to notice; the newest must not wait for it.
    pool_.setMaxThreadCount(std::max(8, pool_.maxThreadCount()));
    for (JobSlot* slot : {&load_, &run_, &head_, &summary_, &cell_, &next_}) {
        watch(*slot);
    }
    connect(&selection_, &Selection::headChanged, this, &Document::drawHeadNow);
    connect(&selection_, &Selection::cellChanged, this, &Document::explain);
}

Document::~Document() = default;

void Document::watch(JobSlot& slot) {
    connect(&slot, &JobSlot::busyChanged, this, &Document::updateBusy);
    connect(&slot, &JobSlot::progressed, this, &Document::progressed);
}

void Document::updateBusy() {
    const bool busy = load_.busy() || run_.busy() || head_.busy() || summary_.busy();
    if (busy != busy_) {
        busy_ = busy;
        emit busyChanged(busy);
    }
}

StepBlock Document::stepBlock() const {
    if (!reading()) {
        return StepBlock::nothingOpen;
    }
    if (isBlank(text_)) {
        return StepBlock::noTokens;
    }
    if (textError_) {
        return StepBlock::notRead;
    }
    if (options_.mask == MaskView::unmasked) {
        return StepBlock::maskOff;
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
    const std::span<const TokenId> ids(reading()->trace().ids());
    const auto prompt = static_cast<std::size_t>(reading()->promptLength());
    return QString::fromStdString(reading()->text +
                                  reading()->source->tokenizer->decode(ids.subspan(prompt)));
}

bool Document::behind() const {
    return reading() && (isBlank(text_) || textError_);
}

HeadRequest Document::headRequest() const {
    HeadRequest request{selection_.head(), options_, nullptr};
    if (picture()) {
        request.unmaskedTrace = picture()->unmaskedTrace;
    }
    return request;
}

void Document::openModel(const std::string& reference) {
    const QString asked = isBlank(text_) ? defaultText() : text_;
    load_.start(
        [reference, text = asked.toStdString(), fallback = defaultText().toStdString(),
         request = headRequest()](const JobContext& context) {
            return openAndRead(reference, text, fallback, request, context);
        },
        [this, asked](Result<Opened> result) { deliverModel(std::move(result), asked); });
}

void Document::deliverModel(Result<Opened> result, const QString& asked) {
    if (!result) {
        report(result.error());
        return;
    }
    run_.cancel();
    actions_.clear();
    accept(std::move(result->shown));
    placeCell(false);
    emit modelOpened();
    if (result->textError && text_ == asked) {
        // The text stays for the user to shorten; what is shown is of the fallback.
        setTextError(result->textError);
        report(*result->textError);
        return;
    }
    if (isBlank(text_) || text_ == asked) {
        showText(QString::fromStdString(reading()->text)); // the text that was read
    } else {
        runText(); // typed on while the model was being opened
    }
}

void Document::showText(const QString& text) {
    if (text != text_) {
        text_ = text;
        emit textChanged(text_);
        emit stepBlockChanged();
    }
}

void Document::setText(const QString& text) {
    if (text != text_) {
        showText(text);
        runText();
    }
}

void Document::runText() {
    actions_.clear();
    if (isBlank(text_)) {
        run_.cancel();
        setTextError(std::nullopt);
        emit emptied();
        return;
    }
    if (!reading()) {
        return; // the model that is being opened reads it
    }
    run_.start(
        [source = reading()->source, text = text_.toStdString(), previous = reading(),
         request = headRequest()](const JobContext& context) {
            return show(readText(source, text, previous, context), request, context);
        },
        [this](Result<Shown> result) { deliverReading(std::move(result), false); });
}

void Document::deliverReading(Result<Shown> result, bool decoded) {
    if (!result) {
        actions_.clear();
        if (!decoded) {
            setTextError(result.error());
        }
        report(result.error());
        return;
    }
    accept(*std::move(result));
    placeCell(decoded);
    actNext();
}

void Document::accept(Shown shown) {
    shown_ = std::move(shown);
    head_.cancel();
    dropPreview();
    setTextError(std::nullopt);
    emit readingChanged();
    emit pictureChanged();
    emit stepBlockChanged();
    selection_.setHead(clampedTo(reading()->source->model->config, selection_.head()));
    drawHeadNow(); // another one, where it was chosen while the job ran
    summarise();
    listNextTokens();
}

void Document::placeCell(bool newestRow) {
    const std::shared_ptr<const HeadView>& view = picture()->masked;
    const std::optional<CellPosition>& cell = selection_.cell();
    const bool inside = cell && cell->query_pos < view->queries() && cell->key_pos < view->keys();
    if (inside && !newestRow) {
        explain();
        return;
    }
    const Index last = view->queries() - 1;
    const CellPosition newest{last, view->rows[static_cast<std::size_t>(last)].argmax};
    if (cell == newest) {
        explain();
    } else {
        selection_.setCell(newest);
    }
}

void Document::setOptions(const ViewOptions& options) {
    if (options == options_) {
        return;
    }
    options_ = options;
    // A difference is of the pattern without the mask: that one is explained.
    explainUnmasked_ = options.mask == MaskView::unmasked || options.mask == MaskView::difference;
    emit optionsChanged();
    emit stepBlockChanged();
    drawHeadNow();
    preview(previewed_);
    explain();
}

void Document::setExplainUnmasked(bool unmasked) {
    if (explainUnmasked_ != unmasked) {
        explainUnmasked_ = unmasked;
        explain();
    }
}

void Document::drawHeadNow() {
    if (!reading()) {
        return;
    }
    if (picture()->reading == reading() && picture()->head == selection_.head() &&
        picture()->options.mask == options_.mask && picture()->options.scope == options_.scope) {
        head_.cancel();
        return;
    }
    head_.start([reading = reading(), request = headRequest()](
                    const JobContext& context) { return drawHead(reading, request, context); },
                [this](Result<HeadPicturePtr> picture) {
                    if (!picture) {
                        report(picture.error());
                        return;
                    }
                    shown_.picture = *std::move(picture);
                    emit pictureChanged();
                    preview(previewed_);
                    placeCell(false);
                });
}

void Document::preview(const std::optional<HeadId>& head) {
    previewed_ = head;
    if (!head || !reading() || *head == picture()->head) {
        dropPreview();
        return;
    }
    HeadRequest request = headRequest();
    request.head = *head;
    preview_slot_.start(
        [reading = reading(), request](const JobContext& context) {
            return drawHead(reading, request, context);
        },
        [this](Result<HeadPicturePtr> picture) {
            if (picture) { // an error is told when the head is chosen
                preview_ = *std::move(picture);
                emit previewChanged();
            }
        });
}

void Document::dropPreview() {
    preview_slot_.cancel();
    if (preview_) {
        preview_.reset();
        emit previewChanged();
    }
}

void Document::summarise() {
    summary_.start([reading = reading()](
                       const JobContext& context) { return summariseHeads(reading, context); },
                   [this](Result<SummariesPtr> summaries) {
                       if (!summaries) {
                           report(summaries.error());
                           return;
                       }
                       summaries_ = *std::move(summaries);
                       emit summariesChanged();
                   });
}

void Document::explain() {
    const std::optional<CellPosition>& cell = selection_.cell();
    if (!picture() || !cell || cell->query_pos >= picture()->masked->queries() ||
        cell->key_pos >= picture()->masked->keys()) {
        return;
    }
    const bool unmasked = explainUnmasked_ && picture()->unmasked;
    cell_.start([picture = picture(), cell = *cell,
                 unmasked](const JobContext&) { return explainCell(picture, cell, unmasked); },
                [this](Result<CellNotePtr> note) {
                    if (!note) {
                        report(note.error());
                        return;
                    }
                    cellNote_ = *std::move(note);
                    emit cellNoteChanged();
                });
}

void Document::setSampler(const SamplerOptions& sampler) {
    sampler_ = sampler;
    emit samplerChanged();
    listNextTokens();
}

void Document::listNextTokens() {
    if (!reading()) {
        return;
    }
    next_.start([reading = reading(), sampler = sampler_](
                    const JobContext&) { return listNext(reading, sampler, next_token_labels); },
                [this](Result<NextTokensPtr> next) {
                    if (!next) {
                        report(next.error());
                        return;
                    }
                    nextTokens_ = *std::move(next);
                    emit nextTokensChanged();
                });
}

void Document::step() {
    act({DecodeAction::Kind::step, 0, 0});
}

void Document::take(TokenId id) {
    act({DecodeAction::Kind::take, id, 0});
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
                             ? block == StepBlock::none || block == StepBlock::positionsUsed
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
        [this](Result<Shown> result) { deliverReading(std::move(result), true); });
}

void Document::cancel() {
    actions_.clear();
    if (run_.busy() && reading()->text != text_.toStdString()) {
        setTextError(cancelled());
    }
    for (JobSlot* slot : {&load_, &run_, &head_, &preview_slot_, &summary_, &cell_, &next_}) {
        slot->cancel();
    }
}

void Document::setTextError(const std::optional<Error>& error) {
    if (error || textError_) {
        textError_ = error;
        emit textErrorChanged();
        emit stepBlockChanged();
    }
}

void Document::report(const Error& error) {
    if (error.kind != ErrorKind::cancelled) {
        emit failed(error);
    }
}

} // namespace heedmap
