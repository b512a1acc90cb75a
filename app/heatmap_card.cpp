// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heatmap_card.h"

#include "app/document.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QBoxLayout>
#include <QEvent>

namespace heedmap {

HeatmapCard::HeatmapCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), view_(new AttentionView) {
    makeSwitches();
    body()->addWidget(view_, 1);
    connect(&document_, &Document::pictureChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::previewChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::optionsChanged, this, &HeatmapCard::showOptions);
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
        const MaskView mask = document_.options().mask;
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
    const std::vector<DisplayToken>& tokens = picture.reading->tokens;
    view_->setOptions({.mask = picture.options.mask,
                       .quantity = document_.options().quantity,
                       .scaleToLargest = document_.options().scaleToLargest});
    view_->setContent({picture.masked, picture.unmasked, tokens, tokens});
    if (const std::optional<CellPosition>& cell = document_.selection().cell()) {
        view_->setSelected(cell->query_pos, cell->key_pos);
    }
    showTitle();
}

void HeatmapCard::makeSwitches() {
    mask_ = new SegmentedControl(tr("Mask"));
    scope_ = new SegmentedControl(tr("Reach"));
    quantity_ = new SegmentedControl(tr("Values"));
    wrapHeader();
    for (SegmentedControl* control : {mask_, scope_, quantity_}) {
        addHeaderWidget(control);
    }
    connect(mask_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.mask = static_cast<MaskView>(index);
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
    const QString title =
        document_.preview() ? tr("Preview of head %1.%2") : tr("Attention of head %1.%2");
    setTitle(title.arg(head.site.layer).arg(head.head));
}

void HeatmapCard::showOptions() {
    const ViewOptions& options = document_.options();
    mask_->setCurrent(static_cast<int>(options.mask));
    scope_->setCurrent(static_cast<int>(options.scope));
    quantity_->setCurrent(static_cast<int>(options.quantity));
    if (document_.picture()) {
        AttentionOptions shown = view_->options();
        shown.quantity = options.quantity;
        shown.scaleToLargest = options.scaleToLargest;
        view_->setOptions(shown);
    }
    const bool reach = options.needsUnmasked();
    for (int i = 0; i < scope_->count(); ++i) {
        scope_->setSegmentEnabled(
            i, reach, tr("With the mask both are the same: take the mask away to choose"));
    }
}

void HeatmapCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void HeatmapCard::retranslate() {
    mask_->setAccessibleName(tr("Mask"));
    scope_->setAccessibleName(tr("Reach"));
    quantity_->setAccessibleName(tr("Values"));
    mask_->setSegments(
        {{tr("With mask"), tr("Attention as the model computes it: no token sees a later one")},
         {tr("Without"), tr("Attention as it would be if a token could look at later ones")},
         {tr("Side by side"), tr("With the mask and without it, side by side")},
         {tr("Difference"), tr("What changes, cell by cell, when the mask is taken away")}});
    scope_->setSegments(
        {{tr("This head only"),
          tr("Local: the mask is taken from this head's softmax alone; its scores stay")},
         {tr("Whole model"),
          tr("Propagated: the whole model runs without the mask, so later layers change too")}});
    quantity_->setSegments(
        {{tr("Weights"), tr("How much of each token is read: after the softmax, a row sums to 1")},
         {tr("Scores"), tr("q·k ÷ √d, before mask and softmax")}});
    showTitle();
    showOptions();
}

} // namespace heedmap
