// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/next_token_card.h"

#include "app/decoding_card.h"
#include "app/document.h"
#include "widgets/controls/shrinking_area.h"
#include "widgets/panels/next_token_bars.h"

#include <QBoxLayout>
#include <QEvent>

#include <map>

namespace heedmap {

namespace {

constexpr int bars_shown = 6;

} // namespace

NextTokenCard::NextTokenCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), bars_(new NextTokenBars) {
    body()->addWidget(new ShrinkingArea(bars_), 1);
    connect(bars_, &NextTokenBars::taken, &document_, &Document::take);
    connect(&document_, &Document::nextTokensChanged, this, &NextTokenCard::showNextTokens);
    connect(&document_, &Document::stepBlockChanged, this, &NextTokenCard::showBlock);
    retranslate();
}

void NextTokenCard::showNextTokens() {
    const NextTokens& next = *document_.nextTokens();
    std::map<TokenId, QString> labels;
    for (std::size_t i = 0; i < next.labels.size(); ++i) {
        labels[next.candidates[i].id] = QString::fromStdString(next.labels[i].text);
    }
    bars_->setDistribution(
        next.candidates, [&labels](TokenId id) { return labels[id]; }, bars_shown);
}

void NextTokenCard::showBlock() {
    const QString why = whyNoStep(document_);
    bars_->setUnavailable(why);
    setSecondaryText(why.isEmpty()                                 ? tr("click one to take it")
                     : document_.stepBlock() == StepBlock::maskOff ? tr("with the causal mask")
                                                                   : QString());
}

void NextTokenCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NextTokenCard::retranslate() {
    setTitle(tr("Next token"));
    bars_->setAccessibleName(tr("Next token"));
    showBlock();
}

} // namespace heedmap
