// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/worksheet_table.h"

#include "widgets/figure/text_measure.h"

namespace heedmap {

namespace {

constexpr double rowHeight = 6.6;     ///< mm: room for a pencil
constexpr double leastCell = 9.5;     ///< mm
constexpr double leastBlankCell = 14; ///< mm
constexpr double widestLabel = 16;    ///< mm
constexpr double labelGap = 2.2;      ///< mm between a label and the bracket
constexpr double bracket = 1.4;       ///< mm from the bracket to the cells
const TextStyle numberStyle{FontFace::numbers, 8.5, false};
const TextStyle labelStyle{FontFace::text, 7, false};

} // namespace

WorksheetTable::WorksheetTable(const Worksheet& sheet, const WorksheetMatrix& matrix,
                               TableLabels labels, bool answers)
    : sheet_(sheet), matrix_(matrix), labels_(std::move(labels)), answers_(answers),
      cell_(matrix.has_blanks() ? leastBlankCell : leastCell) {
    for (QString& label : labels_.rows) {
        label = elided(label, labelStyle, widestLabel);
        labelRoom_ = std::max(labelRoom_, textWidth(label, labelStyle) + labelGap);
    }
    for (Index r = 0; r < matrix.rows; ++r) {
        for (Index c = 0; c < matrix.cols; ++c) {
            cell_ = std::max(cell_, textWidth(textAt(r, c), numberStyle) + 1.6);
        }
    }
    for (QString& label : labels_.columns) {
        label = elided(label, labelStyle, cell_ - 0.6);
    }
}

QSizeF WorksheetTable::size() const {
    const double head = labels_.columns.isEmpty() ? 0 : 1.3 * lineHeight(labelStyle);
    return {labelRoom_ + static_cast<double>(matrix_.cols) * cell_ + 2 * bracket,
            head + static_cast<double>(matrix_.rows) * rowHeight};
}

QString WorksheetTable::textAt(Index row, Index col) const {
    const std::string text = sheet_.text(matrix_, row, col);
    return text == "-inf" ? QStringLiteral("−∞")
                          : QString::fromStdString(text).replace(QLatin1Char('-'), QChar(0x2212));
}

void WorksheetTable::draw(Sheet& sheet, QPointF corner) const {
    const double head = size().height() - static_cast<double>(matrix_.rows) * rowHeight;
    const QRectF table(corner.x() + labelRoom_ + bracket, corner.y() + head,
                       static_cast<double>(matrix_.cols) * cell_,
                       static_cast<double>(matrix_.rows) * rowHeight);
    for (Index c = 0; c < labels_.columns.size(); ++c) {
        const QRectF cell = cellRect(table, matrix_.rows, matrix_.cols, 0, c);
        sheet.text(
            ItemRole::columnLabel, labels_.columns[c], labelStyle, labels_.columnColor,
            {{cell.center().x(), table.top() - 0.35 * lineHeight(labelStyle)}, HAlign::center});
    }
    for (Index r = 0; r < matrix_.rows; ++r) {
        const QRectF cell = cellRect(table, matrix_.rows, matrix_.cols, r, 0);
        if (r < labels_.rows.size()) {
            sheet.text(ItemRole::rowLabel, labels_.rows[r], labelStyle, labels_.rowColor,
                       {{table.left() - bracket - labelGap / 2, cell.center().y()},
                        HAlign::right,
                        VAlign::middle});
        }
        for (Index c = 0; c < matrix_.cols; ++c) {
            drawCell(sheet, cellRect(table, matrix_.rows, matrix_.cols, r, c), r, c);
        }
    }
    drawBrackets(sheet, table);
}

void WorksheetTable::drawCell(Sheet& sheet, const QRectF& cell, Index row, Index col) const {
    const Palette& palette = sheet.palette();
    const bool blank = matrix_.blank[matrix_.at(row, col)] != 0;
    const QRectF box = cell.adjusted(0.6, 0.5, -0.6, -0.5);
    if (blank) {
        if (answers_) {
            sheet.rect(ItemRole::selection, box, palette.selection);
        }
        sheet.frame(ItemRole::selection, box, {palette.outline.rgba(), 0.25, false, 0});
        if (!answers_) {
            return;
        }
    }
    TextStyle style = numberStyle;
    style.bold = blank;
    sheet.text(ItemRole::cellValue, textAt(row, col), style, palette.text,
               {{cell.right() - 0.9, cell.center().y()}, HAlign::right, VAlign::middle});
}

void WorksheetTable::drawBrackets(Sheet& sheet, const QRectF& table) const {
    const Stroke stroke{sheet.palette().text.rgba(), 0.25, false, 0};
    for (const auto& [x, inwards] :
         {std::pair(table.left() - bracket, 1.2), std::pair(table.right() + bracket, -1.2)}) {
        sheet.line(ItemRole::frame,
                   {{x + inwards, table.top()},
                    {x, table.top()},
                    {x, table.bottom()},
                    {x + inwards, table.bottom()}},
                   stroke);
    }
}

} // namespace heedmap
