// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"

#include <QWidget>

class QLabel;

namespace heedmap {

class Document;
class TokenChips;

/// `11 tokens`.
[[nodiscard]] QString tokenCountText(Index count);

/// The sentence as the model reads it: how many tokens, and each as a chip.
class TokenRow : public QWidget {
    Q_OBJECT

  public:
    explicit TokenRow(Document& document, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showTokens();
    void showCount();
    void showCell();
    void chooseQuery(int index);
    void chooseKey(int index);

    Document& document_;
    QLabel* count_;
    TokenChips* chips_;
};

} // namespace heedmap
