// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"
#include "widgets/heads/head_order.h"

class QComboBox;

namespace heedmap {

class Document;
class HeadGrid;

/// Every head of the model, small; the chosen one framed.
class HeadsCard : public Card {
    Q_OBJECT

  public:
    explicit HeadsCard(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] HeadGrid* grid() const { return grid_; }
    void setOrder(HeadOrder order);
    /// The height at which the heads are as large as a card of this width lets them be.
    [[nodiscard]] int wantedHeight(int width) const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void showMask();

    Document& document_;
    HeadGrid* grid_;
    QComboBox* order_; ///< in the order of `HeadOrder`
};

} // namespace heedmap
