// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"
#include "widgets/controls/card.h"

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace heedmap {

class Document;
class NextTokenBars;

/// What a masked-language model would put at each mask token of the sentence, as bars; a click puts
/// the word in. An encoder has it where a decoder has its decoding.
class GapsCard : public Card {
    Q_OBJECT

  public:
    explicit GapsCard(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

  signals:
    void maskRequested();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Column {
        QWidget* widget = nullptr;
        QLabel* caption = nullptr;
        NextTokenBars* bars = nullptr;
        Index position = 0;
    };
    [[nodiscard]] QString whyNone() const;
    [[nodiscard]] QString secondaryFor(std::size_t shown) const;
    void retranslate();
    void showGaps();
    void showSecondary();
    Column& column(std::size_t index);

    Document& document_;
    QLabel* hint_;
    QPushButton* insert_;
    QScrollArea* scroll_;
    QHBoxLayout* row_;
    std::vector<Column> columns_;
    int height_ = 0;
};

} // namespace heedmap
