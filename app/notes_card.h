// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"

class QPlainTextEdit;

namespace heedmap {

/// What a teacher writes beside the picture; a session keeps it.
class NotesCard : public Card {
    Q_OBJECT

  public:
    explicit NotesCard(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Another session's notes: what was written before cannot be undone to.
    void setText(const QString& text);
    [[nodiscard]] QPlainTextEdit* editor() const { return editor_; }

  signals:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QPlainTextEdit* editor_;
};

} // namespace heedmap
