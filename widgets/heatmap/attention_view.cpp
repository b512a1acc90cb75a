// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/attention_view.h"

#include "widgets/heatmap/cell_text.h"
#include "widgets/heatmap/color_scale_bar.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace heedmap {

namespace {

constexpr int spacing = 16;
constexpr int leastBar = 240; // under few tokens the scale is wider than their plot

std::vector<float> futureWeights(const HeadView& unmasked) {
    std::vector<float> weights;
    weights.reserve(unmasked.rows.size());
    for (const RowSummary& row : unmasked.rows)
        weights.push_back(row.state == RowState::not_finite ? std::nanf("") : row.future_weight);
    return weights;
}

} // namespace

AttentionView::AttentionView(QWidget* parent)
    : QWidget(parent), first_(new HeatmapView(this)), second_(new HeatmapView(this)),
      bar_(new ColorScaleBar(this)) {
    link(first_, second_);
    link(second_, first_);
    setFocusProxy(first_);
    updateContents();
}

void AttentionView::link(HeatmapView* from, HeatmapView* to) {
    connect(from, &HeatmapView::hovered, this, [this, to](Index query_pos, Index key_pos) {
        to->setHovered({query_pos, key_pos});
        updateMark();
        emit hovered(query_pos, key_pos);
    });
    connect(from, &HeatmapView::selectedCell, this, [this, to](Index query_pos, Index key_pos) {
        to->setSelected({query_pos, key_pos});
        updateMark();
        emit selected(query_pos, key_pos);
    });
    connect(from, &HeatmapView::visibleCellsChanged, to, &HeatmapView::setVisibleCells);
}

void AttentionView::setContent(AttentionContent content) {
    content_ = std::move(content);
    updateContents();
}

void AttentionView::setOptions(const AttentionOptions& options) {
    if (options == options_)
        return;
    options_ = options;
    updateContents();
}

void AttentionView::setSelected(Index query_pos, Index key_pos) {
    first_->setSelected({query_pos, key_pos});
    second_->setSelected({query_pos, key_pos});
    updateMark();
}

void AttentionView::setHovered(Index query_pos, Index key_pos) {
    first_->setHovered({query_pos, key_pos});
    second_->setHovered({query_pos, key_pos});
    updateMark();
}

void AttentionView::zoomIn() {
    first_->zoomIn();
}
void AttentionView::zoomOut() {
    first_->zoomOut();
}
void AttentionView::resetZoom() {
    first_->resetZoom();
}

HeatmapContent AttentionView::contentOf(MaskView which, bool marginal) const {
    HeatmapContent content;
    content.quantity = options_.quantity;
    content.query_tokens = content_.queryTokens;
    content.key_tokens = content_.keyTokens;
    if (marginal && options_.showFutureWeights && content_.unmasked)
        content.future_weights = futureWeights(*content_.unmasked);
    switch (which) {
    case MaskView::unmasked:
        content.view = content_.unmasked;
        content.title = tr("Without the mask");
        break;
    case MaskView::difference:
        if (content_.masked && content_.unmasked) {
            content.view = content_.unmasked;
            content.base = content_.masked;
        }
        content.title = tr("Without the mask − with it");
        break;
    case MaskView::masked:
    case MaskView::sideBySide:
        content.view = content_.masked;
        content.title = tr("With the causal mask");
        break;
    }
    return content;
}

void AttentionView::updateContents() {
    const bool both = options_.mask == MaskView::sideBySide;
    second_->setVisible(both);
    first_->setCentered(!both);
    first_->setContent(contentOf(both ? MaskView::masked : options_.mask, !both));
    first_->setAccessibleName(first_->content().title);
    second_->setContent(both ? contentOf(MaskView::unmasked, true) : HeatmapContent());
    second_->setAccessibleName(second_->content().title);
    const int lines = both ? std::max(first_->legendLines(), second_->legendLines()) : 0;
    first_->setLegendRoom(lines);
    second_->setLegendRoom(lines);
    if (both)
        second_->setVisibleCells(first_->visibleCells());
    updateScale();
    placeChildren();
    updateMark();
}

void AttentionView::updateScale() {
    const bool difference = options_.mask == MaskView::difference;
    const bool is_signed = difference || options_.quantity == Quantity::scores;
    const bool to_largest = options_.scaleToLargest || options_.quantity == Quantity::scores;
    double high = 1.0;
    if (to_largest) {
        high = first_->largestMagnitude();
        if (options_.mask == MaskView::sideBySide)
            high = std::max(high, second_->largestMagnitude());
        if (!(high > 0))
            high = 1.0;
    }
    CellScale scale;
    scale.map = is_signed ? ColorMap::diverging : options_.map;
    scale.low = is_signed ? -high : 0.0;
    scale.high = high;
    first_->setScale(scale);
    second_->setScale(scale);
    const QString caption =
        options_.quantity == Quantity::scores
            ? (difference ? tr("difference of scores") : tr("score before the mask, q·k × scale"))
            : (difference ? tr("difference of weights") : tr("attention weight"));
    const QString note =
        to_largest ? tr("up to the largest: %1").arg(exactText(high, 3)) : QString();
    bar_->setScale(scale, caption, note);
}

void AttentionView::updateMark() {
    HeatmapCell cell = first_->hoveredCell();
    if (!cell.valid())
        cell = first_->selected();
    bar_->setMarked(first_->shownValue(cell));
}

void AttentionView::placeChildren() {
    const int bar_height = bar_->sizeHint().height();
    const int height = std::max(0, this->height() - bar_height - spacing / 2);
    if (options_.mask == MaskView::sideBySide) {
        // Both plots get the same room, whatever stands at the right of each.
        const int left_extra = first_->rightRoom();
        const int right_extra = second_->rightRoom();
        const int half = std::max(0, (width() - spacing - left_extra - right_extra) / 2);
        first_->setGeometry(0, 0, half + left_extra, height);
        second_->setGeometry(half + left_extra + spacing, 0, half + right_extra, height);
    } else {
        first_->setGeometry(0, 0, width(), height);
    }
    first_->ensureLayout();
    second_->ensureLayout();
    const HeatmapView* last = options_.mask == MaskView::sideBySide ? second_ : first_;
    const double bottom = std::max(first_->contentBottom(), last->contentBottom());
    bar_->setGeometry(0, std::min(height, static_cast<int>(bottom)) + spacing / 2, width(),
                      bar_height);
    const int left = static_cast<int>(first_->plotRect().left());
    const int right =
        static_cast<int>(last->mapTo(this, last->plotRect().topRight().toPoint()).x());
    bar_->setSpan(left, std::max(right, left + leastBar));
}

void AttentionView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeChildren();
}

void AttentionView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateContents();
    else if (event->type() == QEvent::FontChange)
        placeChildren();
}

} // namespace heedmap
