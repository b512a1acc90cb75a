// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/help_window.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace heedmap {

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), field_(new QLineEdit), count_(new QLabel), browser_(new QTextBrowser) {
    auto* column = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    row->addWidget(field_, 1);
    row->addWidget(count_);
    column->addLayout(row);
    column->addWidget(browser_, 1);
    setTone(*count_, "muted");
    field_->setClearButtonEnabled(true);
    browser_->setOpenLinks(false);
    browser_->document()->setDocumentMargin(12);
    connect(field_, &QLineEdit::textChanged, this, &HelpWindow::mark);
    connect(field_, &QLineEdit::returnPressed, this, &HelpWindow::next);
    const int em = fontMetrics().horizontalAdvance(QLatin1Char('m'));
    resize(50 * em, 40 * fontMetrics().height());
    retranslate();
    field_->setFocus();
}

void HelpWindow::setText(const QString& markdown) {
    markdown_ = markdown;
    browser_->setMarkdown(markdown);
    mark();
}

bool HelpWindow::goTo(const QString& heading) {
    for (QTextBlock block = browser_->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && block.text() == heading) {
            browser_->setTextCursor(QTextCursor(block));
            showAtTop();
            return true;
        }
    }
    return false;
}

/// All places at once, so that a glance shows where a word is spoken of.
void HelpWindow::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    const QString words = field_->text().trimmed();
    QTextCursor at(browser_->document());
    while (!words.isEmpty()) {
        at = browser_->document()->find(words, at);
        if (at.isNull()) {
            break;
        }
        QTextEdit::ExtraSelection selection;
        selection.cursor = at;
        selection.format.setBackground(rolePalette(*this).selection);
        selection.format.setFontUnderline(true); // not by colour alone
        marks << selection;
    }
    matches_ = static_cast<int>(marks.size());
    browser_->setExtraSelections(marks);
    count_->setText(words.isEmpty() ? QString() : tr("%1 found").arg(matches_));
    if (!marks.isEmpty()) {
        QTextCursor first = marks.front().cursor;
        first.clearSelection();
        first.setPosition(marks.front().cursor.selectionStart());
        browser_->setTextCursor(first);
        next();
    }
}

void HelpWindow::next() {
    const QString words = field_->text().trimmed();
    if (words.isEmpty()) {
        return;
    }
    if (!browser_->find(words)) {
        browser_->moveCursor(QTextCursor::Start);
        browser_->find(words);
    }
    showAtTop();
}

/// Below the heading that it may stand under, and with what follows.
void HelpWindow::showAtTop() {
    const int above = 3 * browser_->fontMetrics().height();
    QScrollBar* bar = browser_->verticalScrollBar();
    bar->setValue(bar->value() + browser_->cursorRect().top() - above);
}

void HelpWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        setText(markdown_); // headings are sized when the text is read
    }
}

void HelpWindow::retranslate() {
    setWindowTitle(tr("Help"));
    field_->setPlaceholderText(tr("Search; Enter goes on to the next place"));
    field_->setAccessibleName(tr("Search the help"));
    browser_->setAccessibleName(tr("Help"));
    mark();
}

} // namespace heedmap
