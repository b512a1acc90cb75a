// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/product_table.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/worked_numbers.h"

#include <algorithm>

namespace heedmap {

void ProductTable::setCell(const CellExplanation& cell) {
    beginResetModel();
    cell_ = cell;
    const auto rows = static_cast<int>(
        std::min({cell.q.size(), cell.k.size(), cell.products.size(), cell.partial_sums.size()}));
    std::vector<QStringList> texts;
    for (int row = 0; row < rows; ++row) {
        texts.push_back(rowTexts(row));
    }
    texts_.assign(std::move(texts));
    endResetModel();
}

void ProductTable::clear() {
    setCell({});
}

void ProductTable::refresh() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (texts_.rows() > 0) {
        emit dataChanged(index(0, 0), index(texts_.rows() - 1, columns - 1));
    }
}

void ProductTable::setColors(const QColor& queryColor, const QColor& keyColor,
                             const QColor& dimColor) {
    query_color_ = queryColor;
    key_color_ = keyColor;
    dim_color_ = dimColor;
}

int ProductTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : texts_.rows();
}

int ProductTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

double ProductTable::valueAt(int row, int column) const {
    const auto i = static_cast<std::size_t>(row);
    switch (column) {
    case query:
        return static_cast<double>(cell_.q[i]);
    case key:
        return static_cast<double>(cell_.k[i]);
    case product:
        return static_cast<double>(cell_.products[i]);
    case sum:
        return cell_.partial_sums[i];
    default:
        return row;
    }
}

QStringList ProductTable::rowTexts(int row) const {
    const WorkedProduct line =
        workedProduct(valueAt(row, query), valueAt(row, key), valueAt(row, product), 3);
    return {QString::number(row), line.left, line.right, line.product,
            numberText(valueAt(row, sum), 3, 1)};
}

QVariant ProductTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= texts_.rows()) {
        return {};
    }
    const double value = valueAt(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return texts_.at(index.row(), index.column());
    case NumberColumns::lacking_digits:
        return texts_.lackingDigits(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == dim ? QVariant()
                                     : QVariant(typeset(QString::number(value, 'g', 9)));
    case Qt::TextAlignmentRole:
        return int(index.column() == dim ? Qt::AlignLeft : Qt::AlignRight) | int(Qt::AlignVCenter);
    case Qt::FontRole:
        return font_;
    case Qt::ForegroundRole:
        return index.column() == dim     ? QVariant(dim_color_)
               : index.column() == query ? QVariant(query_color_)
               : index.column() == key   ? QVariant(key_color_)
                                         : QVariant();
    default:
        return {};
    }
}

QVariant ProductTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(section == dim ? Qt::AlignLeft : Qt::AlignRight) | int(Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        return section == sum ? tr("running sum of q × k") : QVariant();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case dim:
        return tr("dim");
    case query:
        return QStringLiteral("q");
    case key:
        return QStringLiteral("k");
    case product:
        return QStringLiteral("q × k");
    default:
        return tr("sum");
    }
}

} // namespace heedmap
