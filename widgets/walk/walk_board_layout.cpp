// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a WalkBoard puts its matrices.
#include "widgets/figure/walk_words.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_lines.h"

#include <algorithm>
#include <numeric>

namespace heedmap {

namespace {

constexpr int widestCell = 38;
constexpr int highestCell = 26;
constexpr int vectorHeight = 20; ///< of a matrix of one row below another
constexpr int gap = 8;
constexpr int edge = 4; ///< what a view keeps around its cells
constexpr int longestLabel = 84;
constexpr int leastWidth = 40;

} // namespace

std::size_t WalkBoard::slotOf(WalkPart part) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_[i].part == part) {
            return i;
        }
    }
    return slots_.size();
}

int WalkBoard::labelWidth(const Slot& slot) const {
    if (slot.rows == WalkAxis::one) {
        return 0;
    }
    QFont bold = scaledFont(*this, 0.85);
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const QStringList& labels = slot.view->content().rows.labels;
    int widest = metrics.horizontalAdvance(QString::number(slot.view->content().rowCount()));
    for (const QString& label : labels) {
        widest = std::max(widest, metrics.horizontalAdvance(label));
        if (widest >= longestLabel) {
            break;
        }
    }
    return std::min(widest, longestLabel) + 6;
}

std::vector<WalkBoard::Column> WalkBoard::columnsOf(const WalkEquation& equation) const {
    std::vector<Column> columns;
    const WalkWords words(picture_->walk);
    const auto add = [&](WalkPart part, const QString& sign) {
        Column column;
        column.parts = {slotOf(part)};
        column.sign = sign;
        columns.push_back(std::move(column));
    };
    const auto& operands = equation.operands;
    const QString sign = words.sign(picture_->stage.step);
    for (std::size_t i = 0; i < operands.size() && i < 2; ++i) {
        add(operands[i], i == 0 ? QString() : sign);
    }
    if (operands.size() > 2) { // a bias stands below its weights, after its name
        columns.back().parts.push_back(slotOf(operands[2]));
        columns.back().labels = QFontMetrics(font()).horizontalAdvance(QStringLiteral("b_Q "));
    }
    add(equation.result, operands.empty()       ? QString()
                         : operands.size() == 1 ? sign + QStringLiteral(" =")
                                                : QStringLiteral("="));
    WalkAxis before = WalkAxis::one;
    for (Column& column : columns) {
        for (const std::size_t index : column.parts) {
            const Slot& slot = slots_[index];
            column.wanted =
                std::max(column.wanted,
                         static_cast<int>(std::min<Index>(slot.view->content().colCount(), 1000)) *
                             widestCell);
            if (slot.rows != before) { // else they stand at the same height as those before
                column.labels = std::max(column.labels, labelWidth(slot));
            }
        }
        const WalkAxis rows = slots_[column.parts.front()].rows;
        before = rows == WalkAxis::one || before != WalkAxis::one ? before : rows;
    }
    return columns;
}

/// Narrow matrices get what they want, the others share the rest.
void WalkBoard::shareWidth(std::vector<Column>& columns) const {
    int room = width();
    const QFontMetrics metrics(scaledFont(*this, 1.1));
    for (const Column& column : columns) {
        room -= column.labels + 2 * edge;
        room -= column.sign.isEmpty() ? gap : metrics.horizontalAdvance(column.sign) + 2 * gap;
    }
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return columns[a].wanted < columns[b].wanted; });
    auto left = static_cast<int>(columns.size());
    for (const std::size_t index : order) {
        Column& column = columns[index];
        column.width = std::max(leastWidth, std::min(column.wanted, room / left));
        room -= column.width;
        --left;
    }
}

void WalkBoard::placeEquation(std::vector<Column>& columns, int top, int height) {
    shareWidth(columns);
    const QFontMetrics metrics(scaledFont(*this, 1.1));
    int x = 0;
    for (Column& column : columns) {
        const MatrixView& first = *slots_[column.parts.front()].view;
        slots_[column.parts.front()].view->setBelow(false);
        const int header = first.headerHeight();
        const bool stacked = column.parts.size() > 1;
        const int below = stacked ? vectorHeight + edge + 4 : 0;
        if (!column.sign.isEmpty()) {
            const int wide = metrics.horizontalAdvance(column.sign) + 2 * gap;
            const int rows = static_cast<int>(std::min<Index>(first.content().rowCount(), 100));
            const int middle = std::min(height - header - below, rows * highestCell);
            signs_.push_back({column.sign, {x, top + header, wide, std::max(20, middle)}});
            x += wide;
        } else if (x > 0) {
            x += gap;
        }
        int y = top;
        for (const std::size_t index : column.parts) {
            MatrixView* view = slots_[index].view;
            const int rows = static_cast<int>(std::min<Index>(view->content().rowCount(), 1000));
            const bool vector = slots_[index].rows == WalkAxis::one;
            const int room = vector && stacked && index != column.parts.front()
                                 ? vectorHeight
                                 : std::max(12, height - header - below - edge);
            const int cells = std::min(room, vector ? vectorHeight : rows * highestCell);
            view->setBelow(index != column.parts.front());
            view->setLabelWidth(column.labels);
            const int above = view->headerHeight();
            view->setGeometry(x, y, column.labels + column.width + edge, above + cells + edge);
            y += above + cells + edge;
        }
        x += column.labels + column.width + edge;
    }
}

void WalkBoard::layoutBoard() {
    signs_.clear();
    lines_->setGeometry(rect());
    if (!picture_) {
        return;
    }
    const auto& equations = picture_->stage.equations;
    const int each = equations.empty() ? 0 : height() / static_cast<int>(equations.size());
    int top = 0;
    for (const WalkEquation& equation : equations) {
        std::vector<Column> columns = columnsOf(equation);
        placeEquation(columns, top, each - (equations.size() > 1 ? gap : 0));
        top += each;
    }
    lines_->update();
    update();
}

} // namespace heedmap
