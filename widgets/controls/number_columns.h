// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStyledItemDelegate>

#include <optional>
#include <vector>

class QTableView;

namespace heedmap {

/// The digits after a printed number's point; none for what has no point, or a power of ten.
[[nodiscard]] std::optional<int> printedDecimals(const QString& number);

/// The printed cells of a table, and how far each is from its column's longest fraction.
class NumberTexts {
  public:
    void assign(std::vector<QStringList> rows);
    [[nodiscard]] int rows() const { return static_cast<int>(rows_.size()); }
    [[nodiscard]] const QString& at(int row, int column) const;
    /// The digits that this one has fewer after its point.
    [[nodiscard]] int lackingDigits(int row, int column) const;

  private:
    std::vector<QStringList> rows_;
    std::vector<int> decimals_; // [columns]: the most of any row
};

/// Sets the numbers of a right-aligned column by their points, however many digits each has: room
/// stands for the digits that it lacks. The model says by `lacking_digits` how many these are.
class NumberColumns : public QStyledItemDelegate {
    Q_OBJECT

  public:
    static constexpr int lacking_digits = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    /// No number is cut: each column gets what it needs, and those after the first share the rest
    /// of the room. Returns how much that was; less than 0 where the view must scroll.
    static int fit(QTableView& view);

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace heedmap
