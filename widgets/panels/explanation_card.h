// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"
#include "widgets/controls/card.h"

#include <optional>

class QLabel;
class QTableView;

namespace heedmap {

class ProductTable;

/// "Why 0.56?": how one weight is made, from the products of q and k to the softmax, like a sum on
/// paper.
class ExplanationCard : public Card {
    Q_OBJECT

  public:
    explicit ExplanationCard(QWidget* parent = nullptr);

    /// `queryText` and `keyText` are the tokens' labels.
    void setCell(const CellExplanation& cell, const QString& queryText, const QString& keyText);
    /// Nothing is chosen: says what to do.
    void clear();
    /// The text of the steps below the table, plain, as lines.
    [[nodiscard]] QStringList stepTexts() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void show();
    void showSteps();
    QString formulaHtml() const;

    std::optional<CellExplanation> cell_;
    QString query_text_;
    QString key_text_;
    QLabel* hint_;
    QLabel* formula_;
    QTableView* view_;
    ProductTable* table_;
    QList<QLabel*> steps_;
    QLabel* result_;
    QLabel* verdict_;
};

} // namespace heedmap
