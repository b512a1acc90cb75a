// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_columns.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <vector>

namespace heedmap {

std::optional<int> printedDecimals(const QString& number) {
    const auto point = number.indexOf(QLatin1Char('.'));
    if (point < 0 || number.contains(QChar(0x00D7))) {
        return std::nullopt;
    }
    return static_cast<int>(number.size() - point - 1);
}

void NumberTexts::assign(std::vector<QStringList> rows) {
    rows_ = std::move(rows);
    decimals_.assign(rows_.empty() ? 0 : static_cast<std::size_t>(rows_.front().size()), 0);
    for (const QStringList& row : rows_) {
        for (std::size_t column = 0; column < decimals_.size(); ++column) {
            const auto own = printedDecimals(row[static_cast<qsizetype>(column)]);
            decimals_[column] = std::max(decimals_[column], own.value_or(0));
        }
    }
}

const QString& NumberTexts::at(int row, int column) const {
    return rows_[static_cast<std::size_t>(row)][column];
}

int NumberTexts::lackingDigits(int row, int column) const {
    const auto own = printedDecimals(at(row, column));
    return own ? decimals_[static_cast<std::size_t>(column)] - *own : 0;
}

void NumberColumns::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    constexpr QChar figureSpace(0x2007); // as wide as a digit
    QStyledItemDelegate::initStyleOption(option, index);
    option->text += QString(index.data(lacking_digits).toInt(), figureSpace);
}

int NumberColumns::fit(QTableView& view) {
    const QAbstractItemView& cells = view; // where the hint is public
    QHeaderView* header = view.horizontalHeader();
    std::vector<int> widths(static_cast<std::size_t>(header->count()));
    int room = view.viewport()->width();
    int sharing = -1; // the first column is left out
    for (int column = 0; column < header->count(); ++column) {
        if (!view.isColumnHidden(column)) {
            int& width = widths[static_cast<std::size_t>(column)];
            width = std::max(cells.sizeHintForColumn(column), header->sectionSizeHint(column));
            room -= width;
            ++sharing;
        }
    }
    for (int column = 0; column < header->count(); ++column) {
        if (!view.isColumnHidden(column)) {
            const int share = column == 0 ? 0 : std::max(0, room) / std::max(1, sharing);
            header->resizeSection(column, widths[static_cast<std::size_t>(column)] + share);
        }
    }
    return room;
}

} // namespace heedmap
