// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heatmap_card.h"

#include "app/document.h"
#include "app/walk_view.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_panel.h"
#include "widgets/walk/walk_switches.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>
#include <iterator>

namespace heedmap {

namespace {

/// In the order of the segments.
constexpr Picture pictures[] = {Picture::heatmap, Picture::walk};

} // namespace

HeatmapCard::HeatmapCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), view_(new AttentionView),
      walk_(new WalkView(document)) {
    wrapHeader();
    makePictures();
    makeSwitches();
    body()->addWidget(view_, 1);
    body()->addWidget(walk_, 1);
    connect(&document_, &Document::pictureChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::previewChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::optionsChanged, this, &HeatmapCard::showOptions);
    connect(&document_, &Document::siteViewChanged, this, &HeatmapCard::nameSwitches);
    connect(&document_, &Document::modelOpened, this, &HeatmapCard::nameSwitches);
    linkSelection();
    retranslate();
}

void HeatmapCard::linkSelection() {
    Selection& selection = document_.selection();
    const auto position = [](const std::optional<CellPosition>& cell) {
        return cell.value_or(CellPosition{-1, -1});
    };
    connect(&selection, &Selection::cellChanged, this, [this, position] {
        const CellPosition cell = position(document_.selection().cell());
        view_->setSelected(cell.query_pos, cell.key_pos);
    });
    connect(&selection, &Selection::hoveredChanged, this, [this, position] {
        const CellPosition cell = position(document_.selection().hovered());
        view_->setHovered(cell.query_pos, cell.key_pos);
    });
    connect(view_, &AttentionView::selected, this, [this](Index query_pos, Index key_pos) {
        document_.selection().setCell(CellPosition{query_pos, key_pos});
    });
    connect(view_, &AttentionView::hovered, this, [this](Index query_pos, Index key_pos) {
        document_.selection().setHovered(
            query_pos < 0 ? std::nullopt : std::optional(CellPosition{query_pos, key_pos}));
    });
    // Side by side, the explanation is of the heatmap the cell was chosen in.
    connect(view_->first(), &HeatmapView::selectedCell, this, [this] {
        const MaskView mask = document_.siteView().mask;
        document_.setExplainUnmasked(mask == MaskView::unmasked || mask == MaskView::difference);
    });
    connect(view_->second(), &HeatmapView::selectedCell, this,
            [this] { document_.setExplainUnmasked(true); });
}

HeadPicturePtr HeatmapCard::shownPicture() const {
    return document_.preview() ? document_.preview() : document_.picture();
}

void HeatmapCard::showPicture() {
    const HeadPicture& picture = *shownPicture();
    const Stack stack = picture.head.site.stack;
    view_->setOptions({.mask = picture.view.mask,
                       .quantity = document_.options().quantity,
                       .scaleToLargest = document_.options().scaleToLargest});
    view_->setContent({picture.masked, picture.unmasked, picture.reading->queryTokens(stack),
                       picture.reading->keyTokens(stack)});
    if (const std::optional<CellPosition>& cell = document_.selection().cell()) {
        view_->setSelected(cell->query_pos, cell->key_pos);
    }
    showTitle();
}

void HeatmapCard::makePictures() {
    picture_ = new SegmentedControl(tr("Picture"));
    addHeaderWidget(picture_);
    connect(picture_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.picture = pictures[index];
        document_.setOptions(options);
    });
}

/// The switches are those of the picture that is shown.
void HeatmapCard::showKind() {
    const Picture shown = document_.options().picture;
    const auto* const found = std::find(std::begin(pictures), std::end(pictures), shown);
    picture_->setCurrent(static_cast<int>(found - std::begin(pictures)));
    const bool walk = shown == Picture::walk;
    view_->setVisible(!walk);
    walk_->setVisible(walk);
    for (SegmentedControl* control : {mask_, scope_, quantity_}) {
        control->setVisible(!walk);
    }
    walk_->switches()->setVisible(walk);
}

void HeatmapCard::showEverything() {
    if (document_.options().picture == Picture::walk) {
        walk_->panel()->board()->showEverything();
    } else {
        view_->resetZoom();
    }
}

void HeatmapCard::makeSwitches() {
    mask_ = new SegmentedControl(tr("Mask"));
    scope_ = new SegmentedControl(tr("Reach"));
    quantity_ = new SegmentedControl(tr("Values"));
    for (SegmentedControl* control : {mask_, scope_, quantity_}) {
        addHeaderWidget(control);
    }
    addHeaderWidget(walk_->switches());
    connect(mask_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.setMask(document_.stack(), static_cast<MaskView>(index));
        document_.setOptions(options);
    });
    connect(scope_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.scope = static_cast<Scope>(index);
        document_.setOptions(options);
    });
    connect(quantity_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.quantity = static_cast<Quantity>(index);
        document_.setOptions(options);
    });
}

void HeatmapCard::showTitle() {
    if (!document_.picture()) {
        setTitle(tr("Attention"));
        return;
    }
    const HeadId& head = shownPicture()->head;
    const QString title = document_.preview()               ? tr("Preview of head %1.%2")
                          : head.site.stack == Stack::cross ? tr("Cross-attention of head %1.%2")
                                                            : tr("Attention of head %1.%2");
    setTitle(title.arg(head.site.layer).arg(head.head));
}

void HeatmapCard::showOptions() {
    const ViewOptions& options = document_.options();
    showKind();
    mask_->setCurrent(static_cast<int>(document_.siteView().mask));
    quantity_->setCurrent(static_cast<int>(options.quantity));
    if (document_.picture()) {
        AttentionOptions shown = view_->options();
        shown.quantity = options.quantity;
        shown.scaleToLargest = options.scaleToLargest;
        view_->setOptions(shown);
    }
    enableSwitches();
}

/// A switch that has nothing to switch says why.
void HeatmapCard::enableSwitches() {
    const Stack stack = document_.stack();
    for (int i = 0; i < mask_->count(); ++i) {
        mask_->setSegmentEnabled(i, stack != Stack::cross,
                                 tr("Cross-attention has no causal mask: the whole source is there "
                                    "before the first target token"));
    }
    const bool propagates =
        !document_.reading() || canPropagate(document_.reading()->source->model->config, stack);
    const QString why =
        stack == Stack::cross ? tr("Cross-attention has no mask to take away")
        : !propagates         ? tr("The mask reaches no further than this head here: in an "
                                           "encoder-decoder the whole model's mask is the decoder's")
        : stack == Stack::encoder
            ? tr("Without a mask, as trained, both are the same: put the mask on to choose")
            : tr("With the mask both are the same: take the mask away to choose");
    const bool reach = document_.siteView().needsOther(stack) && propagates;
    scope_->setCurrent(static_cast<int>(document_.siteView().scope));
    for (int i = 0; i < scope_->count(); ++i) {
        scope_->setSegmentEnabled(i, reach, why);
    }
}

/// What the switches do is another thing where the site was trained without the mask.
void HeatmapCard::nameSwitches() {
    const bool encoder = document_.stack() == Stack::encoder;
    mask_->setSegments(
        {{tr("With mask"),
          encoder ? tr("The causal mask put on: what is left when no token sees a later one")
                  : tr("Attention as the model computes it: no token sees a later one")},
         {tr("Without"),
          encoder ? tr("Attention as the model computes it: every token sees every other")
                  : tr("Attention as it would be if a token could look at later ones")},
         {tr("Side by side"), tr("With the mask and without it, side by side")},
         {tr("Difference"), encoder
                                ? tr("What the mask would take, cell by cell")
                                : tr("What changes, cell by cell, when the mask is taken away")}});
    scope_->setSegments(
        {{tr("This head only"),
          encoder ? tr("Local: the mask is put on this head's softmax alone; its scores stay")
                  : tr("Local: the mask is taken from this head's softmax alone; its scores stay")},
         {tr("Whole model"),
          encoder ? tr("Propagated: the whole model runs under the mask, so later layers change "
                       "too")
                  : tr("Propagated: the whole model runs without the mask, so later layers change "
                       "too")}});
    showTitle();
    showOptions();
}

void HeatmapCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void HeatmapCard::retranslate() {
    picture_->setAccessibleName(tr("Picture"));
    picture_->setSegments(
        {{tr("Heatmap"), tr("All weights of the head: a row a token that looks")},
         {tr("Walk"), tr("Step by step through Q, K, V and the formula, down to every number")}});
    mask_->setAccessibleName(tr("Mask"));
    scope_->setAccessibleName(tr("Reach"));
    quantity_->setAccessibleName(tr("Values"));
    quantity_->setSegments(
        {{tr("Weights"), tr("How much of each token is read: after the softmax, a row sums to 1")},
         {tr("Scores"), tr("q·k ÷ √d, before mask and softmax")}});
    nameSwitches();
}

} // namespace heedmap
