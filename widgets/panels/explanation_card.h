// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"
#include "widgets/controls/card.h"
#include "widgets/panels/explanation_text.h"

#include <QList>

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
    /// The title says which pattern the cell is of; the last line how the cell that is `shown`
    /// follows, where it is not this weight.
    void setCell(const CellExplanation& cell, const QString& queryText, const QString& keyText,
                 Explained pattern = Explained::only, std::optional<ShownCell> shown = {});
    /// While the views show another head than the cell's, the card names the head that it is of.
    void setOtherShown(bool other);
    /// Nothing is chosen: says what to do.
    void clear();
    /// The lines below the table as plain text, the weight and the verdict too.
    [[nodiscard]] QStringList lines() const;

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeTable();
    void makeResult();
    void showAll();
    void showEmpty();
    [[nodiscard]] QString hint(const QString& reach) const;
    void showSteps();
    void applyLook();
    void fitTable();

    std::optional<CellExplanation> cell_;
    QString query_text_;
    QString key_text_;
    Explained pattern_ = Explained::only;
    std::optional<ShownCell> shown_;
    bool other_shown_ = false;
    QLabel* hint_;
    QLabel* formula_;
    QTableView* view_;
    ProductTable* table_;
    QList<QLabel*> steps_;
    QLabel* last_step_;
    QLabel* weight_;
    QLabel* remark_;
    QLabel* verdict_;
    QLabel* picture_; ///< how the shown cell follows
};

} // namespace heedmap
