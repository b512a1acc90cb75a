// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decoding_card.h"

#include "app/document.h"
#include "widgets/controls/shrinking_area.h"
#include "widgets/panels/cache_gauge.h"
#include "widgets/panels/decoding_panel.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QEvent>

namespace heedmap {

QString whyNoStep(const Document& document) {
    const auto text = [](const char* source) {
        return QCoreApplication::translate("heedmap::DecodingCard", source);
    };
    switch (document.stepBlock()) {
    case StepBlock::nothingOpen:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard", "No model is open yet."));
    case StepBlock::noTokens:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard", "Type a sentence first."));
    case StepBlock::encoder:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard",
                                      "An encoder does not write on: it fills in what is "
                                      "masked."));
    case StepBlock::notRead:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard",
                                      "The sentence was not read: shorten it first."));
    case StepBlock::maskOff:
        return text(QT_TRANSLATE_NOOP(
            "heedmap::DecodingCard",
            "Decoding needs the mask: without it, each new token would change every row "
            "before it. Choose With mask to go on."));
    case StepBlock::ended:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard",
                                      "The model has ended its text here. Go back to take another "
                                      "way."));
    case StepBlock::positionsUsed:
        return text(QT_TRANSLATE_NOOP("heedmap::DecodingCard",
                                      "All %1 positions of the model are used."))
            .arg(document.reading()->source->model->config.max_tokens());
    case StepBlock::none:
        break;
    }
    return {};
}

DecodingCard::DecodingCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), panel_(new DecodingPanel),
      gauge_(new CacheGauge) {
    body()->addWidget(gauge_);
    body()->addWidget(new ShrinkingArea(panel_), 1);
    connectPanel();
    connect(&document_, &Document::readingChanged, this, &DecodingCard::showSteps);
    connect(&document_, &Document::stepBlockChanged, this, &DecodingCard::showBlock);
    connect(&document_, &Document::busyChanged, this, &DecodingCard::showBlock);
    connect(&timer_, &QTimer::timeout, this, &DecodingCard::playOn);
    retranslate();
}

void DecodingCard::connectPanel() {
    connect(panel_, &DecodingPanel::startRequested, this, [this] { document_.jump(0); });
    connect(panel_, &DecodingPanel::backRequested, &document_, &Document::back);
    connect(panel_, &DecodingPanel::stepRequested, &document_, &Document::step);
    connect(panel_, &DecodingPanel::playRequested, this, &DecodingCard::setPlaying);
    connect(panel_, &DecodingPanel::jumpRequested, this,
            [this](int position) { document_.jump(position); });
    connect(panel_, &DecodingPanel::optionsChanged, &document_, &Document::setSampler);
    connect(panel_, &DecodingPanel::summaryChanged, this, &Card::setSecondaryText);
    connect(panel_, &DecodingPanel::speedChanged, this,
            [this](int perSecond) { timer_.setInterval(1000 / std::max(1, perSecond)); });
}

void DecodingCard::setPlaying(bool play) {
    const bool possible = play && document_.stepBlock() == StepBlock::none;
    if (possible == playing()) {
        panel_->setPlaying(possible);
        return;
    }
    if (possible) {
        timer_.start(1000 / std::max(1, panel_->stepsPerSecond()));
        document_.step();
    } else {
        timer_.stop();
    }
    panel_->setPlaying(possible);
    emit playingChanged(possible);
}

void DecodingCard::playOn() {
    if (document_.stepBlock() != StepBlock::none) {
        setPlaying(false);
    } else if (!document_.busy()) {
        document_.step();
    }
}

void DecodingCard::showSteps() {
    const Reading& reading = *document_.reading();
    const DecodingSession& session = reading.session;
    std::vector<TimelineStep> steps;
    for (Index i = 0; i < session.steps(); ++i) {
        const DecodeStep& step = session.step_at(i);
        const auto label =
            display_tokens(*reading.source->tokenizer, std::span(&step.chosen.id, 1));
        steps.push_back({label.empty() ? QString() : QString::fromStdString(label.front().text),
                         step.chosen.probability, step.by_hand});
    }
    panel_->setSteps(std::move(steps), static_cast<int>(session.position()));
    panel_->setOptions(document_.sampler(), reading.source->model->config.vocab_size);
    setSecondaryText(panel_->summary());
    const ModelConfig& config = reading.source->model->config;
    const Index numbers = 2 * config.key_width(); // of a key and a value
    gauge_->setState(
        {static_cast<int>(reading.length()), static_cast<int>(reading.promptLength()),
         static_cast<int>(config.num_hidden_layers),
         static_cast<std::size_t>(config.num_hidden_layers * numbers) * sizeof(float)});
}

void DecodingCard::showBlock() {
    const StepBlock block = document_.stepBlock();
    const QString why = whyNoStep(document_);
    const bool at_end = block == StepBlock::positionsUsed || block == StepBlock::ended;
    // While the first model opens there is nothing to explain yet; once it failed, there is.
    const bool starting = block == StepBlock::nothingOpen && document_.busy();
    panel_->setUnavailable(at_end || starting ? QString() : why);
    panel_->setAtEnd(at_end ? why : QString());
    gauge_->setVisible(why.isEmpty() || starting); // why nothing can be added takes its room
    if (block != StepBlock::none && playing()) {
        setPlaying(false);
    }
}

void DecodingCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void DecodingCard::retranslate() {
    setTitle(tr("Decoding"));
    showBlock();
}

} // namespace heedmap
