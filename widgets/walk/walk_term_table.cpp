// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_term_table.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/worked_numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace heedmap {

void WalkTermTable::setTerms(std::vector<WalkTerm> terms, QStringList labels,
                             QStringList headings) {
    beginResetModel();
    terms_ = std::move(terms);
    labels_ = std::move(labels);
    headings_ = std::move(headings);
    sums_.clear();
    double running = 0;
    for (const WalkTerm& term : terms_) {
        running += term.product;
        sums_.push_back(running);
    }
    chooseRows();
    writeTexts();
    endResetModel();
}

void WalkTermTable::setShowAll(bool all) {
    beginResetModel();
    all_ = all;
    chooseRows();
    writeTexts();
    endResetModel();
}

/// The largest terms, in their order.
void WalkTermTable::chooseRows() {
    rows_.resize(terms_.size());
    std::iota(rows_.begin(), rows_.end(), std::size_t{0});
    if (all_ || !isLong()) {
        return;
    }
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(terms_[a].product) > std::abs(terms_[b].product);
    });
    rows_.resize(few - 1);
    std::sort(rows_.begin(), rows_.end());
}

const WalkTerm* WalkTermTable::term(int row) const {
    return row >= 0 && row < static_cast<int>(rows_.size())
               ? &terms_[rows_[static_cast<std::size_t>(row)]]
               : nullptr;
}

void WalkTermTable::setLook(const QFont& font, const QColor& leftColor, const QColor& rightColor,
                            const QColor& dimColor) {
    font_ = font;
    left_color_ = leftColor;
    right_color_ = rightColor;
    dim_color_ = dimColor;
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    }
}

int WalkTermTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size()) + (cutShort() ? 1 : 0);
}

int WalkTermTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

/// What the terms that are not shown add up to.
double WalkTermTable::restOf(int column) const {
    if (column == sum) {
        return sums_.back();
    }
    double rest = sums_.back();
    for (const std::size_t row : rows_) {
        rest -= terms_[row].product;
    }
    return rest;
}

double WalkTermTable::valueAt(int row, int column) const {
    const std::size_t at = rows_[static_cast<std::size_t>(row)];
    switch (column) {
    case left:
        return terms_[at].left;
    case right:
        return terms_[at].right;
    case product:
        return terms_[at].product;
    default:
        return sums_[at];
    }
}

QStringList WalkTermTable::rowTexts(int row) const {
    const auto at = static_cast<qsizetype>(rows_[static_cast<std::size_t>(row)]);
    const WalkTerm& own = *term(row);
    const bool multiplies = own.left_cell.part != WalkPart::masked; // a softmax does not
    const auto plain = [](double value) { return numberText(value, 3, 1); };
    const WorkedProduct line =
        multiplies ? workedProduct(own.left, own.right, own.product, 3)
                   : WorkedProduct{plain(own.left), plain(own.right), plain(own.product)};
    return {at < labels_.size() ? labels_[at] : QString::number(at), line.left, line.right,
            line.product, cutShort() ? QString() : plain(valueAt(row, sum))};
}

QStringList WalkTermTable::restTexts() const {
    return {tr("%1 more").arg(terms_.size() - rows_.size()), QString(), QString(),
            numberText(restOf(product), 3, 1), numberText(restOf(sum), 3, 1)};
}

void WalkTermTable::writeTexts() {
    std::vector<QStringList> texts;
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
        texts.push_back(rowTexts(row));
    }
    if (cutShort()) {
        texts.push_back(restTexts());
    }
    texts_.assign(std::move(texts));
}

QVariant WalkTermTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return texts_.at(index.row(), index.column());
    case NumberColumns::lacking_digits:
        return index.column() == index_column ? 0
                                              : texts_.lackingDigits(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == index_column || term(index.row()) == nullptr
                   ? QVariant()
                   : QVariant(
                         typeset(QString::number(valueAt(index.row(), index.column()), 'g', 9)));
    case Qt::TextAlignmentRole:
        return int(index.column() == index_column ? Qt::AlignLeft : Qt::AlignRight) |
               int(Qt::AlignVCenter);
    case Qt::FontRole:
        return font_;
    case Qt::ForegroundRole:
        return index.column() == index_column ? QVariant(dim_color_)
               : index.column() == left       ? QVariant(left_color_)
               : index.column() == right      ? QVariant(right_color_)
                                              : QVariant();
    default:
        return {};
    }
}

QVariant WalkTermTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(section == index_column ? Qt::AlignLeft : Qt::AlignRight) |
               int(Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole) {
        return section == sum               ? QVariant(tr("sum"))
               : section < headings_.size() ? QVariant(headings_[section])
                                            : QVariant();
    }
    return {};
}

} // namespace heedmap
