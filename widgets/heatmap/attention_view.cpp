// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/attention_view.h"

#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_text.h"
#include "widgets/heatmap/color_scale_bar.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace heedmap {

namespace {

constexpr int spacing = 16;
// With few tokens the scale is longer than their plot.
constexpr int leastLying = 240;
constexpr int leastStanding = 160;
// Of a logarithmic scale: what is less has the lowest colour.

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
    connect(from, &HeatmapView::visibleCellsChanged, to, [this, to](const QRectF& cells) {
        if (sameShape())
            to->setVisibleCells(cells);
        emit sightChanged();
    });
}

std::optional<QRectF> AttentionView::sight() const {
    return first_->zoomed() ? std::optional(first_->visibleCells()) : std::nullopt;
}

void AttentionView::setSight(const std::optional<QRectF>& cells) {
    for (HeatmapView* view : {first_, second_}) {
        if (cells && (view == first_ || sameShape()))
            view->setVisibleCells(*cells);
        else
            view->resetZoom();
    }
}

void AttentionView::setContent(AttentionContent content) {
    setContent(std::move(content), options_);
}

void AttentionView::setContent(AttentionContent content, const AttentionOptions& options) {
    content_ = std::move(content);
    options_ = options;
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

/// The weight on later tokens, where that is told: an encoder's only beside the mask.
bool AttentionView::tellsFuture() const {
    const bool compared = content_.masked != nullptr && content_.unmasked != nullptr;
    return options_.showFutureWeights && !content_.compared && content_.unmasked &&
           stack() != Stack::cross && (compared || stack() == Stack::decoder);
}

HeatmapContent AttentionView::contentOf(MaskView which, bool marginal) const {
    HeatmapContent content;
    content.quantity = options_.quantity;
    content.query_tokens = content_.queryTokens;
    content.key_tokens = content_.keyTokens;
    content.words = content_.words;
    content.title = attentionTitle(content_, which);
    content.compared = content_.compared.has_value();
    if (content_.compared && which == MaskView::unmasked) {
        content.query_tokens = content_.compared->queryTokens;
        content.key_tokens = content_.compared->keyTokens;
    }
    if (marginal && tellsFuture())
        content.future_weights = futureWeights(*content_.unmasked);
    switch (which) {
    case MaskView::unmasked:
        content.view = content_.unmasked;
        break;
    case MaskView::difference:
        if (content_.masked && content_.unmasked) {
            content.view = content_.compared ? content_.masked : content_.unmasked;
            content.base = content_.compared ? content_.unmasked : content_.masked;
        }
        break;
    case MaskView::masked:
    case MaskView::sideBySide:
        content.view = content_.masked;
        break;
    }
    return content;
}

void AttentionView::updateContents() {
    const bool both = options_.mask == MaskView::sideBySide;
    second_->setVisible(both);
    first_->setCentered(!both);
    HeatmapContent content = contentOf(both ? MaskView::masked : options_.mask, !both);
    first_->setAccessibleName(content.title);
    if (!both)
        content.title.clear(); // the switch above says it
    first_->setContent(std::move(content));
    HeatmapContent beside = both ? contentOf(MaskView::unmasked, true) : HeatmapContent();
    beside.second = true;
    second_->setContent(std::move(beside));
    second_->setAccessibleName(second_->content().title);
    if (both && sameShape())
        second_->setVisibleCells(first_->visibleCells());
    bar_->setVisible(first_->content().view != nullptr); // without cells it says nothing
    updateScale();
    placeChildren();
    updateMark();
}

bool AttentionView::sameShape() const {
    return first_->tableRows() == second_->tableRows() &&
           first_->tableColumns() == second_->tableColumns();
}

double AttentionView::largestShown() const {
    double high = first_->largestMagnitude();
    if (options_.mask == MaskView::sideBySide)
        high = std::max(high, second_->largestMagnitude());
    return high > 0 ? high : 1.0;
}

void AttentionView::updateScale() {
    const bool difference = options_.mask == MaskView::difference;
    const bool is_signed = difference || options_.quantity == Quantity::scores;
    const bool logarithmic = options_.quantity == Quantity::logWeights && !difference;
    const bool to_largest =
        (options_.scaleToLargest && !logarithmic) || options_.quantity == Quantity::scores;
    const double high = to_largest ? largestShown() : 1.0;
    CellScale scale;
    scale.map = is_signed ? ColorMap::diverging : mapOn(rolePalette(*this).theme, options_.map);
    scale.low = is_signed ? -high : logarithmic ? logFloor : 0.0;
    scale.high = high;
    scale.logarithmic = logarithmic;
    first_->setScale(scale);
    second_->setScale(scale);
    const QString caption =
        options_.quantity == Quantity::scores
            ? (difference ? content_.compared ? tr("score of A − of B")
                                              : tr("score without the mask − with it")
                          : tr("score before the mask, q·k × scale"))
            : (difference    ? content_.compared ? tr("weight of A − of B")
                                                 : tr("weight without the mask − with it")
                  : logarithmic ? tr("attention weight, logarithmic")
                             : tr("attention weight"));
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
    options_.mask == MaskView::sideBySide ? placeTwo() : placeOne();
}

/// One plot leaves width unused, so the scale stands at its right.
void AttentionView::placeOne() {
    first_->setRowLabels(true);
    first_->setLegendRoom(0);
    const QSize room = roomBeside(Qt::Vertical);
    first_->setGeometry(0, 0, room.width(), room.height());
    first_->ensureLayout();
    const QRect plot = first_->plotRect().toRect();
    standScale(plot, plot.left() + plot.width() + first_->rightRoom(), first_->legendRight());
}

/// Two leave height, and it lies below them; or width, where there is little height.
void AttentionView::placeTwo() {
    placeTwoOverScale();
    const double lying = first_->plotRect().height();
    const int right =
        second_->mapTo(this, second_->plotRect().topRight().toPoint()).x() + second_->rightRoom();
    if (width() - right < bar_->thickness() + spacing / 2)
        return; // no width is left to stand in
    placeTwoBesideScale();
    if (first_->plotRect().height() < lying)
        placeTwoOverScale();
}

/// What a scale that stands at the right, or lies below, leaves to the plots.
QSize AttentionView::roomBeside(Qt::Orientation scale) {
    bar_->setOrientation(scale);
    const int taken = bar_->thickness() + spacing / 2;
    return QSize(scale == Qt::Vertical ? width() - taken : width(),
                 scale == Qt::Vertical ? height() : height() - taken)
        .expandedTo({0, 0});
}

/// The rows are the same: where width is short, their labels stand at the left alone. (A pixel more
/// for every row needs that many.)
void AttentionView::placePair(const QSize& room) {
    placePlots(room, true);
    if (!content_.compared &&
        first_->contentBottom() + static_cast<double>(first_->tableRows()) <= room.height())
        placePlots(room, false);
}

void AttentionView::placeTwoOverScale() {
    const QSize room = roomBeside(Qt::Horizontal);
    placePair(room);
    const int bottom =
        static_cast<int>(std::max(first_->contentBottom(), second_->contentBottom()));
    bar_->setGeometry(0, std::min(room.height(), bottom) + spacing / 2, width(), bar_->thickness());
    const int left = static_cast<int>(first_->plotRect().left());
    const int right = second_->mapTo(this, second_->plotRect().topRight().toPoint()).x();
    bar_->setSpan(left, std::max(right, left + leastLying));
}

void AttentionView::placeTwoBesideScale() {
    placePair(roomBeside(Qt::Vertical));
    const QRect plot = second_->plotRect().toRect();
    const int right = second_->mapTo(this, plot.topRight()).x() + second_->rightRoom();
    const int written = second_->mapTo(this, QPoint(second_->legendRight(), 0)).x();
    standScale(plot, right, written);
}

/// Puts the scale beside a plot that ends at `right`, or right of what is `written` under it where
/// it is longer than the plot.
void AttentionView::standScale(const QRect& plot, int right, int written) {
    const int thickness = bar_->thickness();
    // Room above and below the bar for its outermost numbers.
    const int margin = fontMetrics().height();
    const int top = std::max(0, plot.top() - margin);
    const int length = std::max(plot.height(), std::min(leastStanding, height() - plot.top()));
    const int wanted = std::max(right, length > plot.height() ? written : 0) + spacing / 2;
    const int left = std::max(0, std::min(wanted, width() - thickness));
    bar_->setGeometry(left, top, thickness, std::min(height() - top, length + 2 * margin));
    bar_->setSpan(plot.top() - top, plot.top() - top + length);
}

/// Gives both plots the same size, whatever stands at the left and the right of each.
void AttentionView::placePlots(const QSize& room, bool labelsAtBoth) {
    second_->setRowLabels(labelsAtBoth);
    for (HeatmapView* view : {first_, second_}) {
        view->setLegendRoom(0);
        view->resize(room.width() / 2, room.height());
        view->ensureLayout();
    }
    const auto around = [](const HeatmapView* view) {
        return static_cast<int>(std::ceil(view->plotRect().left())) + view->rightRoom();
    };
    const int extra[] = {around(first_), around(second_)};
    const int plot = std::max(0, (room.width() - spacing - extra[0] - extra[1]) / 2);
    first_->setGeometry(0, 0, plot + extra[0], room.height());
    second_->setGeometry(plot + extra[0] + spacing, 0, plot + extra[1], room.height());
    first_->ensureLayout();
    second_->ensureLayout();
    const int lines = std::max(first_->legendLines(), second_->legendLines());
    first_->setLegendRoom(lines);
    second_->setLegendRoom(lines);
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
    else if (event->type() == QEvent::PaletteChange)
        updateScale();
}

} // namespace heedmap
