// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_board.h"

#include "widgets/figure/palette.h"
#include "widgets/figure/walk_words.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/walk_lines.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr std::size_t most_matrices = 6; ///< in one step

MatrixRole roleOf(WalkAxis axis) {
    return axis == WalkAxis::query_pos ? MatrixRole::query
           : axis == WalkAxis::key_pos ? MatrixRole::key
                                       : MatrixRole::none;
}

MatrixAxis axisOf(WalkAxis axis, const WalkPicture& picture) {
    const QStringList labels = axis == WalkAxis::query_pos ? picture.queries
                               : axis == WalkAxis::key_pos ? picture.keys
                                                           : QStringList();
    return {roleOf(axis), WalkWords::axis(axis), labels};
}

ColorScale scaleOf(const WalkLayer& layer) {
    const ColorMap map = colorMapOf(layer.part);
    if (map != ColorMap::diverging) {
        return {map, 0, 1};
    }
    const double end = layer.largest > 0.0F ? static_cast<double>(layer.largest) : 1.0;
    return {map, -end, end};
}

} // namespace

WalkBoard::WalkBoard(QWidget* parent) : QWidget(parent), lines_(new WalkLines(*this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    while (pool_.size() < most_matrices) { // at once, so that Tab finds them in their place
        makeView()->hide();
    }
}

MatrixView* WalkBoard::makeView() {
    auto* view = new MatrixView(this);
    const auto index = pool_.size();
    pool_.push_back(view);
    connect(view, &MatrixView::chosen, this, [this, index](Index row, Index col) {
        emit chosen(partCell(slots_[index], row, col));
    });
    connect(view, &MatrixView::hovered, this, [this, index](Index row, Index col) {
        if (index < slots_.size()) { // a pointer may leave what the step no longer has
            emit hovered(partCell(slots_[index], row, col));
        }
    });
    connect(view, &MatrixView::originWanted, this,
            [this, index] { emit originWanted(slots_[index].part); });
    connect(view, &MatrixView::rangesWanted, this,
            [this, index](const MatrixRange& rows, const MatrixRange& cols) {
                const Slot& slot = slots_[index];
                range(slot.rows) = heldRange(rows, slot.view->content().rowCount());
                range(slot.cols) = heldRange(cols, slot.view->content().colCount());
                applyRanges();
            });
    return view;
}

void WalkBoard::setPicture(WalkPicturePtr picture) {
    picture_ = std::move(picture);
    const std::size_t count = picture_ ? picture_->layers.size() : 0;
    while (pool_.size() < count) {
        makeView();
    }
    slots_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
        fillSlot(i, picture_->layers[i]);
    }
    for (std::size_t i = 0; i < pool_.size(); ++i) {
        pool_[i]->setVisible(i < count);
    }
    explanation_.reset();
    layoutBoard();
    applyRanges();
    applyPlace();
    applySources();
    lines_->lower(); // behind the cells: no line strikes a number through
}

void WalkBoard::fillSlot(std::size_t index, const WalkLayer& layer) {
    const WalkMatrix& matrix = *picture_->walk.find(layer.part);
    Slot& slot = slots_[index];
    slot = {pool_[index], layer.part, layer.transposed, matrix.row_axis, matrix.col_axis};
    if (slot.transposed) {
        std::swap(slot.rows, slot.cols);
    }
    const WalkWords words(picture_->walk);
    MatrixContent content;
    content.title = words.symbol(layer.part) + (layer.transposed ? QStringLiteral("ᵀ") : QString());
    content.tooltip = words.meaning(layer.part);
    content.values = layer.values;
    content.mask = maskShown(picture_->walk, layer.part);
    content.pyramid = layer.pyramid;
    content.scale = scaleOf(layer);
    content.rows = axisOf(slot.rows, *picture_);
    content.cols = axisOf(slot.cols, *picture_);
    content.hypothetical = picture_->walk.hypothetical(layer.part);
    slot.view->setContent(std::move(content));
    for (const auto& [axis, length] :
         {std::pair{matrix.row_axis, matrix.rows}, std::pair{matrix.col_axis, matrix.cols}}) {
        Index& known = lengths_[static_cast<std::size_t>(axis)];
        if (known != length) {
            known = length;
            range(axis) = {0, static_cast<double>(length)};
        }
    }
}

void WalkBoard::showEverything() {
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
        ranges_[i] = {0, static_cast<double>(lengths_[i])};
    }
    applyRanges();
}

void WalkBoard::applyRanges() {
    for (const Slot& slot : slots_) {
        slot.view->setRanges(range(slot.rows), range(slot.cols));
    }
    lines_->update();
}

WalkCell WalkBoard::partCell(const Slot& slot, Index row, Index col) {
    return slot.transposed ? WalkCell{slot.part, col, row} : WalkCell{slot.part, row, col};
}

MatrixCell WalkBoard::shownCell(const Slot& slot, const WalkCell& cell) const {
    return slot.transposed ? MatrixCell{cell.col, cell.row} : MatrixCell{cell.row, cell.col};
}

void WalkBoard::setPlace(const WalkPlace& place, WalkPart explained) {
    place_ = place;
    explained_ = explained;
    explanation_.reset();
    applyPlace();
    applySources();
}

void WalkBoard::applyPlace() {
    for (const Slot& slot : slots_) {
        const WalkMatrix& matrix = *picture_->walk.find(slot.part);
        slot.view->setCurrent(shownCell(slot, place_.in(matrix)));
        slot.view->setExplained(slot.part == explained_);
    }
}

void WalkBoard::setExplanation(const std::optional<WalkExplanation>& explanation) {
    explanation_ = explanation;
    applySources();
}

MatrixRegion WalkBoard::shownRegion(const Slot& slot, const WalkRegion& region) const {
    MatrixRegion shown{region.row_begin, region.row_end, region.col_begin, region.col_end,
                       MatrixRole::none};
    if (slot.transposed) {
        std::swap(shown.row_begin, shown.col_begin);
        std::swap(shown.row_end, shown.col_end);
    }
    const WalkMatrix& matrix = *picture_->walk.find(slot.part);
    const bool one_row = region.row_end - region.row_begin == 1;
    shown.role = roleOf(one_row ? matrix.row_axis : matrix.col_axis);
    return shown;
}

void WalkBoard::applySources() {
    for (const Slot& slot : slots_) {
        std::vector<MatrixRegion> regions;
        if (explanation_) {
            for (const WalkRegion& region : explanation_->sources) {
                if (region.part == slot.part) {
                    regions.push_back(shownRegion(slot, region));
                }
            }
        }
        slot.view->setSources(std::move(regions));
        slot.view->setPointedOut({});
    }
    lines_->update();
}

void WalkBoard::pointOut(const std::vector<WalkCell>& cells) {
    for (const Slot& slot : slots_) {
        MatrixCell own;
        for (const WalkCell& cell : cells) {
            own = cell.part == slot.part ? shownCell(slot, cell) : own;
        }
        slot.view->setPointedOut(own);
    }
}

void WalkBoard::setSum(const WalkCell& cell, const QString& sum) {
    for (const Slot& slot : slots_) {
        slot.view->setSum(slot.part == cell.part ? shownCell(slot, cell) : MatrixCell(), sum);
    }
}

MatrixView* WalkBoard::view(WalkPart part) const {
    for (const Slot& slot : slots_) {
        if (slot.part == part) {
            return slot.view;
        }
    }
    return nullptr;
}

std::vector<MatrixView*> WalkBoard::views() const {
    std::vector<MatrixView*> all;
    for (const Slot& slot : slots_) {
        all.push_back(slot.view);
    }
    return all;
}

void WalkBoard::paintEvent(QPaintEvent*) {
    const Palette& palette = rolePalette(*this);
    QPainter painter(this);
    painter.setPen(palette.text);
    painter.setFont(scaledFont(*this, 1.1));
    for (const Sign& sign : signs_) {
        painter.drawText(sign.rect, Qt::AlignCenter, sign.text);
    }
}

void WalkBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layoutBoard();
}

void WalkBoard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        layoutBoard();
    }
}

} // namespace heedmap
