// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"
#include "widgets/heads/head_order.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace heedmap {

class Document;
class HeadGrid;
class SegmentedControl;
struct HeadId;

/// Every head of the chosen stack, small; the chosen one framed. A model that has several stacks
/// has a tab for each.
class HeadsCard : public Card {
    Q_OBJECT

  public:
    explicit HeadsCard(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] HeadGrid* grid() const { return grid_; }
    [[nodiscard]] HeadOrder order() const { return wanted_order_; }
    void setOrder(HeadOrder order);
    /// Whether the heads stand in the order of the statistic, or at their places, only marked.
    [[nodiscard]] bool sorted() const { return sorted_; }
    void setSorted(bool sorted);
    /// Without what orders the heads, which would keep the card wide.
    void setBrief(bool brief);
    /// The height at which the heads are as large as a card of this width lets them be.
    [[nodiscard]] int wantedHeight(int width) const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void showMask();
    void showStack();
    void showHeads();
    void showMeans();
    void fillOrders();

    Document& document_;
    SegmentedControl* stacks_; ///< in the order of `Stack`
    HeadGrid* grid_;
    QComboBox* order_; ///< each item's data is a `HeadOrder`
    QToolButton* sort_;
    QLabel* mask_; ///< where the large picture is not as trained, that these are
    bool sorted_ = true;
    HeadOrder wanted_order_ = HeadOrder::layer; ///< kept where the stack has no such order
};

} // namespace heedmap
