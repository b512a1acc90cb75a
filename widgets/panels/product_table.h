// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"
#include "widgets/controls/number_columns.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QFont>

namespace heedmap {

/// The d_head products of q and k as rows: dim, q, k, q × k, running sum.
class ProductTable final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { dim, query, key, product, sum, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setCell(const CellExplanation& cell);
    void clear();
    /// Asks the view for the texts and colours again.
    void refresh();
    void setColors(const QColor& queryColor, const QColor& keyColor, const QColor& dimColor);
    void setNumberFont(const QFont& font) { font_ = font; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    [[nodiscard]] double valueAt(int row, int column) const;
    [[nodiscard]] QStringList rowTexts(int row) const;

    CellExplanation cell_;
    NumberTexts texts_;
    QFont font_;
    QColor query_color_;
    QColor key_color_;
    QColor dim_color_;
};

} // namespace heedmap
