// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"

namespace heedmap {

class Document;
class NextTokenBars;

/// What the model would write next, as bars; a click takes a token.
class NextTokenCard : public Card {
    Q_OBJECT

  public:
    explicit NextTokenCard(Document& document, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void showBlock();
    [[nodiscard]] QString shortBlock() const;
    void showNextTokens();

    Document& document_;
    NextTokenBars* bars_;
};

} // namespace heedmap
