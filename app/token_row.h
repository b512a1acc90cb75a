// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"

#include <QWidget>

class QLabel;

namespace heedmap {

class Document;
class TokenChips;
class Tokenizer;
struct DisplayToken;

/// `11 tokens`; `9 tokens, 6 unknown`.
[[nodiscard]] QString tokenCountText(Index count, Index unknown = 0);

/// The sentence as the model reads it: how many tokens, and each as a chip. An encoder-decoder has
/// a row for the source above that of the target.
class TokenRow : public QWidget {
    Q_OBJECT

  public:
    explicit TokenRow(Document& document, QWidget* parent = nullptr);

    /// From the top down, where they are seen.
    [[nodiscard]] QList<TokenChips*> chips() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row {
        QLabel* count = nullptr;
        TokenChips* chips = nullptr;
    };
    /// What a row's tokens are at the chosen site.
    struct Roles {
        bool query = false;
        bool key = false;
    };
    Row makeRow(bool ofSource);
    [[nodiscard]] Roles rolesOf(bool ofSource) const;
    [[nodiscard]] bool maskIsOff() const;
    [[nodiscard]] const Trace& traceOf(bool ofSource) const;
    [[nodiscard]] const Tokenizer& tokenizerOf(bool ofSource) const;
    void showCountOf(const Row& row, bool ofSource, const QString& text);
    void fill(Row& row, bool ofSource);
    void showTokens();
    void showCount();
    void showCell();
    void showOptions();
    void showForecasts();
    void showHovered();
    void hover(bool ofSource, int index);
    void choose(bool ofSource, int index, bool asKey);

    Document& document_;
    Row own_;    ///< of the model's own stack: an encoder-decoder's target
    Row source_; ///< an encoder-decoder's
};

} // namespace heedmap
