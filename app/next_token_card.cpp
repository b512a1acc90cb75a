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
    bars_->setUnavailable(whyNoStep(document_));
    setSecondaryText(shortBlock());
}

/// What can be done with the bars, or in short why nothing can: their tooltips tell it in full.
QString NextTokenCard::shortBlock() const {
    switch (document_.stepBlock()) {
    case StepBlock::none:
        return tr("click one to take it");
    case StepBlock::maskOff:
        return tr("with the causal mask");
    case StepBlock::ended:
        return tr("the text is over");
    case StepBlock::positionsUsed:
        return tr("all positions are used");
    case StepBlock::notRead:
        return tr("of the sentence before");
    case StepBlock::nothingOpen:
    case StepBlock::noTokens:
    case StepBlock::encoder:
        break;
    }
    return {};
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
