// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heads_card.h"

#include "app/document.h"
#include "app/stack_text.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heads/statistic_words.h"
#include "widgets/theme/application_theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace heedmap {

namespace {

constexpr Stack stacks[] = {Stack::encoder, Stack::decoder, Stack::cross};

} // namespace

HeadsCard::HeadsCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), stacks_(new SegmentedControl(QString())),
      grid_(new HeadGrid), order_(new QComboBox), sort_(new QToolButton), mask_(new QLabel) {
    stacks_->hide();
    body()->addWidget(stacks_, 0, Qt::AlignLeft);
    connect(stacks_, &SegmentedControl::chosen, this,
            [this](int index) { document_.setStack(stacks[index]); });
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(grid_);
    grid_->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);
    body()->addWidget(mask_);
    setTone(*mask_, "muted");
    mask_->setObjectName(QStringLiteral("asTrained"));
    connect(&document_, &Document::summariesChanged, this, &HeadsCard::showHeads);
    connect(&document_, &Document::layerMeansChanged, this, &HeadsCard::showMeans);
    connect(&document_, &Document::modelOpened, this, &HeadsCard::showStack);
    connect(&document_, &Document::siteViewChanged, this, &HeadsCard::showStack);
    connect(&document_, &Document::optionsChanged, this,
            [this] { grid_->setColors(document_.options().map); });
    Selection& selection = document_.selection();
    const auto choose = [this] {
        const HeadId& head = document_.selection().head();
        grid_->setChosen(head.site, head.head);
    };
    connect(&selection, &Selection::headChanged, this, choose);
    connect(grid_, &HeadGrid::chosen, this, [this](Site site, Index head) {
        document_.selection().setHead({site, head});
    });
    connect(order_, &QComboBox::activated, this, [this](int index) {
        setOrder(static_cast<HeadOrder>(order_->itemData(index).toInt()));
    });
    connect(grid_, &HeadGrid::previewed, this, [this](Site site, Index head) {
        document_.preview(head < 0 ? std::nullopt : std::optional(HeadId{site, head}));
    });
    sort_->setCheckable(true);
    sort_->setText(QStringLiteral("⇅"));
    connect(sort_, &QToolButton::clicked, this, &HeadsCard::setSorted);
    addHeaderWidget(order_);
    addHeaderWidget(sort_);
    choose();
    retranslate();
}

void HeadsCard::setOrder(HeadOrder order) {
    wanted_order_ = order;
    const HeadOrder shown = applies(order, document_.stack()) ? order : HeadOrder::layer;
    grid_->setMark(shown);
    grid_->setOrder(sorted_ ? shown : HeadOrder::layer);
    sort_->setEnabled(shown != HeadOrder::layer);
    sort_->setChecked(sorted_ && shown != HeadOrder::layer);
    order_->setCurrentIndex(std::max(0, order_->findData(static_cast<int>(shown))));
}

void HeadsCard::setSorted(bool sorted) {
    sorted_ = sorted;
    setOrder(wanted_order_);
}

void HeadsCard::showStack() {
    const bool several = document_.reading() && document_.reading()->trace().encoder();
    stacks_->setVisible(several);
    stacks_->setCurrent(static_cast<int>(
        std::find(std::begin(stacks), std::end(stacks), document_.stack()) - std::begin(stacks)));
    fillOrders();
    showHeads();
}

void HeadsCard::showHeads() {
    const SummariesPtr& summaries = document_.summaries();
    showMask();
    if (!summaries) {
        grid_->forget();
    }
    if (!summaries || summaries->reading != document_.reading()) {
        return; // those of what was just read are on their way
    }
    auto shown = std::make_shared<std::vector<HeadSummary>>();
    const Stack stack = document_.stack();
    std::copy_if(summaries->heads.begin(), summaries->heads.end(), std::back_inserter(*shown),
                 [stack](const HeadSummary& head) { return head.site.stack == stack; });
    const Trace& trace = summaries->reading->trace();
    grid_->setHeads(std::move(shown),
                    {trace.queries_of(stack).length(), trace.keys_of(stack).length()});
    showMeans();
}

void HeadsCard::showMeans() {
    const LayerMeansPtr& means = document_.layerMeans();
    if (!means || means->reading != document_.summaries()->reading) {
        return;
    }
    auto shown = std::make_shared<std::vector<LayerMean>>();
    const Stack stack = document_.stack();
    std::copy_if(means->layers.begin(), means->layers.end(), std::back_inserter(*shown),
                 [stack](const LayerMean& mean) { return mean.site.stack == stack; });
    grid_->setMeans(std::move(shown));
}

/// Those that say something of the stack's heads.
void HeadsCard::fillOrders() {
    const QStringList names{tr("by layer"),      tr("previous token"), tr("first token"),
                            tr("itself"),        tr("entropy"),        tr("mean distance"),
                            tr("to the future"), tr("induction")};
    order_->clear();
    for (int i = 0; i < names.size(); ++i) {
        if (applies(static_cast<HeadOrder>(i), document_.stack())) {
            order_->addItem(names[i], i);
            order_->setItemData(order_->count() - 1,
                                statisticDefinition(static_cast<HeadOrder>(i), document_.stack()),
                                Qt::ToolTipRole);
        }
    }
    setOrder(wanted_order_);
}

void HeadsCard::setBrief(bool brief) {
    order_->setHidden(brief);
    sort_->setHidden(brief);
}

int HeadsCard::wantedHeight(int width) const {
    const QMargins margins = layout()->contentsMargins();
    int header = order_->sizeHint().height() + layout()->spacing();
    if (!stacks_->isHidden()) {
        header += stacks_->sizeHint().height() + body()->spacing();
    }
    const int footer = body()->spacing() + mask_->sizeHint().height();
    return margins.top() + header + footer + margins.bottom() +
           grid_->wantedHeight(width - margins.left() - margins.right());
}

void HeadsCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

/// The small pictures stay as trained when the large one does not.
void HeadsCard::showMask() {
    const MaskView mask = document_.siteView().mask;
    const bool decoder = document_.stack() == Stack::decoder;
    const bool stopped = !document_.summaries() && grid_->itemCount() > 0;
    mask_->setText(stopped   ? tr("stopped before these were drawn")
                   : decoder ? tr("as trained: with the causal mask")
                             : tr("as trained: without the mask"));
    mask_->setVisible(stopped || mask == (decoder ? MaskView::unmasked : MaskView::masked));
}

void HeadsCard::retranslate() {
    setTitle(tr("Heads"));
    QList<Segment> tabs;
    for (const Stack stack : stacks) {
        tabs.append({stackName(stack), stackHelp(stack)});
    }
    stacks_->setSegments(tabs);
    stacks_->setAccessibleName(tr("Stack"));
    showStack();
    order_->setAccessibleName(tr("Order of the heads"));
    order_->setToolTip(tr("What is marked under the heads, and what they are ordered by"));
    sort_->setAccessibleName(tr("Sort the heads"));
    sort_->setToolTip(tr("Largest first; off: each head at its place in the model"));
    grid_->setAccessibleName(tr("Heads of the model"));
    grid_->setAccessibleDescription(
        tr("Arrow keys choose a head; plus, minus and 0 change the size of the pictures"));
}

} // namespace heedmap
