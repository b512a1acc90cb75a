// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document.h"

#include "app/jobs/edit_sentence.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

namespace {

bool isBlank(const QString& text) {
    return is_blank(text.toStdString());
}

/// Whether the one was made from the other: a part of it stands at the begin or the end of both.
bool continues(const QString& text, const QString& before) {
    const qsizetype shorter = std::min(text.size(), before.size());
    const auto first = std::mismatch(text.begin(), text.begin() + shorter, before.begin()).first;
    const auto last = std::mismatch(text.rbegin(), text.rbegin() + shorter, before.rbegin()).first;
    const qsizetype shared = (first - text.begin()) + (last - text.rbegin());
    return shorter > 0 && 4 * shared >= shorter;
}

} // namespace

Document::Document(QObject* parent) : QObject(parent) {
    // A stopped job may need a moment to notice; the newest must not wait for it.
    pool_.setMaxThreadCount(std::max(8, pool_.maxThreadCount()));
    for (JobSlot* slot : {&load_, &run_, &head_, &summary_, &cell_, &next_}) {
        watch(*slot);
    }
    connect(&selection_, &Selection::headChanged, this, [this] {
        preview(std::nullopt); // lest it hide the one that was chosen
        followHead();
    });
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

Sentence Document::sentence() const {
    return {text_.toStdString(), second_.toStdString()};
}

SiteView Document::siteView() const {
    return reading() ? heedmap::siteView(options_, reading()->source->model->config, stack())
                     : SiteView{options_.mask, options_.scope, false, false, {}};
}

bool Document::behind() const {
    return reading() && (isBlank(text_) || textError_);
}

HeadRequest Document::headRequest() const {
    HeadRequest request{selection_.head(), options_, nullptr};
    if (picture()) {
        request.otherTrace = picture()->otherTrace;
    }
    return request;
}

void Document::openModel(const std::string& reference) {
    finishRestoring(false);
    OpenRequest request{.reference = reference, .sentence = sentence(), .head = headRequest()};
    if (reading()) {
        const OpenModel& before = *reading()->source;
        request.second = before.secondText();
        if (const std::optional<TokenId> mask = before.tokenizer->mask_token()) {
            request.mask = before.tokenizer->token(*mask);
        }
    }
    if (isBlank(text_) || showsExample()) {
        request.sentence.reset();
    }
    load_.start([request](const JobContext& context) { return openAndRead(request, context); },
                [this, asked = sentence()](Result<Opened> result) {
                    deliverModel(std::move(result), asked);
                });
}

void Document::deliverModel(Result<Opened> result, const Sentence& asked) {
    if (!result) {
        report(result.error()); // first: who asked for it hears why it is not there
        finishRestoring(false);
        return;
    }
    run_.cancel();
    actions_.clear();
    places_ = {};
    const bool untouched = sentence() == asked;
    const bool refused = result->textError && untouched; // the text stays, to be shortened
    const bool typedOn = !untouched && !isBlank(text_);  // while the model was being opened
    if (target_) {
        setOptions(target_->options);
        setSampler(target_->sampler);
    }
    if (target_ && refused) {
        showTexts(QString::fromStdString(target_->sentence.text),
                  QString::fromStdString(target_->sentence.second));
    } else if (!refused && !typedOn) {
        const Sentence& read = result->shown.reading->sentence; // may be an example
        showTexts(QString::fromStdString(read.text), QString::fromStdString(read.second));
    }
    accept(std::move(result->shown));
    if (result->cell || target_ || picture()->head.site.stack != stack()) {
        selection_.setHead(picture()->head); // the model opens elsewhere
    }
    if (result->cell || target_) {
        selection_.setCell(result->cell ? result->cell : target_->cell);
    }
    placeCell(false);
    finishRestoring(true);
    emit modelOpened();
    if (result->stepsError) {
        report(*result->stepsError);
    }
    if (refused) {
        setTextError(result->textError);
        report(*result->textError);
    } else if (typedOn) {
        runText();
    }
}

void Document::showTexts(const QString& text, const QString& second) {
    if (text != text_) {
        text_ = text;
        emit textChanged(text_);
    }
    if (second != second_) {
        second_ = second;
        second_is_of_ = text;
        emit secondChanged(second_);
    }
    emit stepBlockChanged();
}

void Document::setText(const QString& text) {
    continues(text, text_) ? setTexts(text, second_) : readAnew(text);
}

void Document::setSecond(const QString& second) {
    setTexts(text_, second);
}

void Document::setTexts(const QString& text, const QString& second) {
    const Sentence sentence{text.toStdString(), second.toStdString()};
    if (const std::optional<Error> error = tooLong(sentence)) {
        emit textChanged(text_); // to the field in which it stands
        emit secondChanged(second_);
        report(*error);
        return;
    }
    if (text != text_ || second != second_) {
        if (target_) { // what was decoded from the text before is no more
            target_->sentence = sentence;
            target_->steps.clear();
            target_->position = 0;
        }
        showTexts(text, second);
        runText();
    }
}

void Document::runText() {
    actions_.clear();
    setStopped(false);
    if (isBlank(text_)) {
        run_.cancel();
        setTextError(std::nullopt);
        resumeSummaries();
        finishReading(true);
        emit emptied();
        return;
    }
    if (!reading()) {
        return; // the model that is being opened reads it
    }
    run_.start(
        [source = reading()->source, sentence = sentence(), previous = reading(),
         request = headRequest()](const JobContext& context) {
            return show(readText(source, sentence, previous, context), request, context);
        },
        [this](Result<Shown>&& result) { deliverReading(std::move(result), false); });
    summary_.cancel(); // of the text before: they would hold up who types
    mean_.cancel();
}

void Document::deliverReading(Result<Shown>&& result, bool decoded) {
    if (!result) {
        actions_.clear();
        if (!decoded) {
            setTextError(result.error());
        }
        report(result.error());
        if (picture()) {
            placeCell(false);
        }
        finishReading(false);
        resumeSummaries();
        return;
    }
    if (decoded && !target_) {
        keepCell();
    }
    accept(*std::move(result));
    const bool ownChoice = placed_ && selection_.cell() == placed_; // of the text before
    placeCell((decoded || ownChoice) && !target_);
    finishReading(true);
    actNext();
}

void Document::accept(Shown shown) {
    if (!reading() || reading()->source != shown.reading->source ||
        reading()->sentence != shown.reading->sentence) {
        kept_.clear();
    }
    shown_ = std::move(shown);
    head_.cancel();
    dropPreview();
    setTextError(std::nullopt);
    setStopped(false);
    emit readingChanged();
    emit pictureChanged();
    emit stepBlockChanged();
    selection_.setHead(clampedTo(reading()->source->model->config, selection_.head()));
    followHead(); // another one, where it was chosen while the job ran
    summarise();
    listNextTokens();
    foresee();
}

void Document::placeCell(bool newestRow) {
    const HeadView& view = *picture()->own();
    std::optional<CellPosition> cell = newestRow ? keptCell() : selection_.cell();
    if (!cell || cell->query_pos >= view.queries() || cell->key_pos >= view.keys()) {
        placed_ = tellingCell(view);
        cell = placed_;
    }
    if (cell == selection_.cell()) {
        explain();
    } else {
        selection_.setCell(cell);
    }
}

std::vector<Example> Document::examples() const {
    if (!reading()) {
        return {};
    }
    const std::vector<Example>& own = reading()->source->examples;
    return own.empty() ? std::vector{Example{plainSentence(), {}, {}, {}, {}}} : own;
}

bool Document::showsExample() const {
    const std::vector<Example> all = examples();
    return std::any_of(all.begin(), all.end(),
                       [this](const Example& example) { return example.sentence == sentence(); });
}

void Document::showExample(const Example& example) {
    placed_.reset();
    if (example.head) {
        selection_.setHead(*example.head);
    }
    selection_.setCell(example.cell);
    setSentence(example.sentence);
}

void Document::setSentence(const Sentence& sentence) {
    setTexts(QString::fromStdString(sentence.text), QString::fromStdString(sentence.second));
}

void Document::maskToken(Index position) {
    if (reading() && !behind() && isMaskable(*reading(), position)) {
        setSentence(withMask(*reading(), position));
    }
}

void Document::fillGap(Index position, TokenId id) {
    const bool now = gaps_ && gaps_->reading == reading() && !run_.busy();
    if (now && !behind() && isMaskable(*reading(), position)) {
        setSentence(withWord(*reading(), position, id));
    }
}

void Document::setOptions(const ViewOptions& options) {
    if (options == options_) {
        return;
    }
    options_ = options;
    emit optionsChanged();
    followHead();
    preview(previewed_);
    explain();
    if (!forecasts_ || forecasts_->reading != reading()) {
        foresee();
    }
}

/// Draws the chosen head; tells where its stack is another one, or shows something else.
void Document::followHead() {
    if (const SiteView view = siteView(); view != shown_view_ || stack() != shown_stack_) {
        shown_view_ = view;
        shown_stack_ = stack();
        // Side by side, the one as trained. A difference is of the pattern without the mask.
        explainUnmasked_ = view.mask == MaskView::sideBySide
                               ? asTrained(stack()) == MaskView::unmasked
                               : view.mask != MaskView::masked;
        emit siteViewChanged();
    }
    emit stepBlockChanged();
    drawHeadNow();
}

void Document::setStack(Stack stack) {
    if (!reading() || stack == this->stack() || !reading()->source->model->config.has(stack)) {
        return;
    }
    const auto index = [](Stack of) { return static_cast<std::size_t>(of); };
    places_[index(this->stack())] = Place{selection_.head(), selection_.cell()};
    const std::optional<Place>& place = places_[index(stack)];
    const HeadId head = place ? place->head : HeadId{{stack, selection_.head().site.layer}, 0};
    if (place) {
        selection_.setCell(place->cell);
    }
    selection_.setHead(clampedTo(reading()->source->model->config, head));
}

void Document::setExplainUnmasked(bool unmasked) {
    if (explainUnmasked_ != unmasked) {
        explainUnmasked_ = unmasked;
        explain();
        emit explainedChanged();
    }
}

void Document::drawHeadNow() {
    if (!reading()) {
        return;
    }
    if (picture()->reading == reading() && picture()->head == selection_.head() &&
        picture()->view == siteView()) {
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
                    if (!run_.busy()) { // else the cell is one of the text that is being read
                        placeCell(false);
                    }
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

void Document::explain() {
    const std::optional<CellPosition>& cell = selection_.cell();
    if (!picture() || picture()->head != selection_.head()) {
        return; // the picture that is being drawn is explained when it is there
    }
    if (!cell || cell->query_pos >= picture()->own()->queries() ||
        cell->key_pos >= picture()->own()->keys()) {
        return;
    }
    const auto& wanted = explainUnmasked_ ? picture()->unmasked : picture()->masked;
    const bool other = wanted && wanted != picture()->own();
    cell_.start([picture = picture(), cell = *cell,
                 other](const JobContext&) { return explainCell(picture, cell, other); },
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

void Document::cancel() {
    actions_.clear();
    finishRestoring(false);
    const bool reads = run_.busy() && reading()->sentence != sentence();
    if (reads) {
        setTextError(cancelled());
    }
    bool missing = stopped_ || reads;
    for (JobSlot* slot : {&summary_, &mean_, &forecast_, &cell_, &next_}) {
        missing = missing || slot->busy();
        slot->cancel();
    }
    setStopped(missing);
    const bool drawing = head_.busy();
    for (JobSlot* slot : {&load_, &run_, &head_, &preview_slot_}) {
        slot->cancel();
    }
    if (drawing) {
        chooseAsShown();
    }
    if (summaries_ && summaries_->reading != reading()) { // of a text that is shown no more
        summaries_.reset();
        layerMeans_.reset();
        emit summariesChanged();
    }
}

/// A picture that was not drawn is not chosen either: the switches say what is shown.
void Document::chooseAsShown() {
    const HeadPicture& shown = *picture();
    const Stack stack = shown.head.site.stack;
    ViewOptions options = options_;
    options.setMask(stack, shown.view.mask);
    if (canPropagate(shown.reading->source->model->config, stack)) {
        options.scope = shown.view.scope;
    }
    options.mergeWords = shown.view.mergeWords;
    options.firstAside = shown.view.firstAside;
    if (options.picture == Picture::lines) {
        options.beside = shown.view.beside;
    }
    setOptions(options);
    selection_.setHead(shown.head);
    head_.cancel();
    placeCell(false);
}

void Document::setTextError(const std::optional<Error>& error) {
    if (error || textError_) {
        textError_ = error;
        emit textErrorChanged();
        emit stepBlockChanged();
    }
}

void Document::setStopped(bool stopped) {
    if (stopped != stopped_) {
        stopped_ = stopped;
        emit stoppedChanged();
    }
}

void Document::report(const Error& error) {
    if (error.kind != ErrorKind::cancelled) {
        emit failed(error);
    }
}

} // namespace heedmap
