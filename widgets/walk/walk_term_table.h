// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk_element.h"
#include "widgets/controls/number_columns.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QFont>
#include <QStringList>

#include <vector>

namespace heedmap {

/// The terms of a sum as rows: index, left, right, product, running sum. A long sum shows its
/// largest terms, in their order, and the rest as one row.
class WalkTermTable final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { index_column, left, right, product, sum, columns };
    static constexpr std::size_t few = 8; ///< rows of a sum that is cut short

    using QAbstractTableModel::QAbstractTableModel;

    /// `labels` are of the terms' indices, `headings` of the first four columns.
    void setTerms(std::vector<WalkTerm> terms, QStringList labels, QStringList headings);
    void setShowAll(bool all);
    [[nodiscard]] bool showsAll() const { return all_; }
    /// Whether there are more terms than the cut-short sum shows.
    [[nodiscard]] bool isLong() const { return terms_.size() > few; }
    /// Whether some terms are not shown: a running sum would have gaps.
    [[nodiscard]] bool cutShort() const { return rows_.size() < terms_.size(); }
    /// The term in a row; null for the row of the rest.
    [[nodiscard]] const WalkTerm* term(int row) const;
    void setLook(const QFont& font, const QColor& leftColor, const QColor& rightColor,
                 const QColor& dimColor);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    void chooseRows();
    [[nodiscard]] double restOf(int column) const;
    [[nodiscard]] double valueAt(int row, int column) const;
    [[nodiscard]] QStringList rowTexts(int row) const;
    [[nodiscard]] QStringList restTexts() const;
    void writeTexts();

    std::vector<WalkTerm> terms_;
    std::vector<double> sums_;      // [terms]: running
    std::vector<std::size_t> rows_; // of terms_, in order
    QStringList labels_;            // [terms]
    QStringList headings_;
    NumberTexts texts_;
    bool all_ = false;
    QFont font_;
    QColor left_color_;
    QColor right_color_;
    QColor dim_color_;
};

} // namespace heedmap
