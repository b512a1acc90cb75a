// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heads_card.h"

#include "app/document.h"
#include "widgets/heads/head_grid.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>

#include <algorithm>

namespace heedmap {

HeadsCard::HeadsCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), grid_(new HeadGrid), order_(new QComboBox) {
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(grid_);
    grid_->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);
    connect(&document_, &Document::summariesChanged, this, [this] {
        const SummariesPtr& summaries = document_.summaries();
        // Shares its owner: the heads live as long as the grid shows them.
        grid_->setHeads({summaries, &summaries->heads}, summaries->reading->trace().mask());
    });
    connect(&document_, &Document::optionsChanged, this, &HeadsCard::showMask);
    Selection& selection = document_.selection();
    const auto choose = [this] {
        const HeadId& head = document_.selection().head();
        grid_->setChosen(head.site, head.head);
    };
    connect(&selection, &Selection::headChanged, this, choose);
    connect(grid_, &HeadGrid::chosen, this, [this](Site site, Index head) {
        document_.selection().setHead({site, head});
    });
    connect(order_, &QComboBox::activated, this,
            [this](int index) { grid_->setOrder(static_cast<HeadOrder>(index)); });
    connect(grid_, &HeadGrid::previewed, this, [this](Site site, Index head) {
        document_.preview(head < 0 ? std::nullopt : std::optional(HeadId{site, head}));
    });
    addHeaderWidget(order_);
    choose();
    retranslate();
}

void HeadsCard::setOrder(HeadOrder order) {
    grid_->setOrder(order);
    order_->setCurrentIndex(static_cast<int>(order));
}

int HeadsCard::wantedHeight(int width) const {
    const QMargins margins = layout()->contentsMargins();
    const int header = order_->sizeHint().height() + layout()->spacing();
    return margins.top() + header + margins.bottom() +
           grid_->wantedHeight(width - margins.left() - margins.right());
}

void HeadsCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

/// The small pictures keep the mask when the large one leaves it.
void HeadsCard::showMask() {
    const bool other = document_.options().mask == MaskView::unmasked;
    setSecondaryText(other ? tr("with the causal mask") : QString());
}

void HeadsCard::retranslate() {
    setTitle(tr("Heads"));
    showMask();
    const QStringList orders{tr("by layer"),      tr("previous token"), tr("first token"),
                             tr("itself"),        tr("entropy"),        tr("mean distance"),
                             tr("to the future"), tr("induction")};
    const int current = std::max(0, order_->currentIndex());
    order_->clear();
    order_->addItems(orders);
    order_->setCurrentIndex(current);
    order_->setAccessibleName(tr("Order of the heads"));
    order_->setToolTip(tr("Order of the heads"));
    grid_->setAccessibleName(tr("Heads of the model"));
    grid_->setAccessibleDescription(tr("Arrow keys choose a head"));
}

} // namespace heedmap
