// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notes_card.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPlainTextEdit>

namespace heedmap {

NotesCard::NotesCard(QWidget* parent) : Card(QString(), parent), editor_(new QPlainTextEdit) {
    editor_->setObjectName(QStringLiteral("notes"));
    editor_->setTabChangesFocus(true); // Tab goes on through the window
    editor_->setMinimumSize(160, 48);
    body()->addWidget(editor_, 1);
    connect(editor_, &QPlainTextEdit::textChanged, this, &NotesCard::edited);
    retranslate();
}

QString NotesCard::text() const {
    return editor_->toPlainText();
}

void NotesCard::setText(const QString& text) {
    if (text != this->text()) {
        editor_->setPlainText(text);
    }
}

void NotesCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NotesCard::retranslate() {
    setTitle(tr("Notes"));
    editor_->setAccessibleName(tr("Notes"));
    editor_->setPlaceholderText(tr("What to say about this picture; saved with the session"));
    editor_->setToolTip(tr("Your own words; they are saved with the session"));
}

} // namespace heedmap
