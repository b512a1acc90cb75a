// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sentence_bar.h"

#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace heedmap {

namespace {

/// The cursor of one who is writing goes to the end of what has changed.
void writeInto(QLineEdit& field, const QString& text) {
    const QString before = field.text();
    if (text == before) {
        return;
    }
    qsizetype same = 0; // at the end
    const qsizetype most = std::min(text.size(), before.size());
    while (same < most && text[text.size() - 1 - same] == before[before.size() - 1 - same]) {
        ++same;
    }
    field.setText(text);
    field.setCursorPosition(field.hasFocus() ? static_cast<int>(text.size() - same) : 0);
}

QPushButton* makeButton(QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    return button;
}

} // namespace

SentenceBar::SentenceBar(QWidget* parent)
    : QWidget(parent), sentence_(new QLineEdit(this)), second_(new QLineEdit(this)),
      sentence_label_(new QLabel(this)), second_label_(new QLabel(this)), last_field_(sentence_),
      examples_(makeButton(this)), model_(makeButton(this)), language_(makeButton(this)),
      translate_(makeButton(this)) {
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->setColumnStretch(1, 1);
    layout->addWidget(sentence_label_, 0, 0);
    layout->addWidget(sentence_, 0, 1);
    layout->addWidget(second_label_, 1, 0);
    layout->addWidget(second_, 1, 1);
    int column = 2;
    for (QPushButton* button : {examples_, model_, language_}) {
        layout->addWidget(button, 0, column++);
    }
    layout->addWidget(translate_, 1, 2);
    makeField(sentence_, QStringLiteral("sentence"));
    makeField(second_, QStringLiteral("second"));
    for (QLabel* label : {sentence_label_, second_label_}) {
        setTone(*label, "muted");
    }
    examples_->setObjectName(QStringLiteral("examples"));
    examples_->setMenu(new QMenu(examples_));
    model_->setObjectName(QStringLiteral("model"));
    language_->setObjectName(QStringLiteral("language"));
    translate_->setObjectName(QStringLiteral("translate"));
    translate_->setEnabled(false);
    connect(sentence_, &QLineEdit::textEdited, this, &SentenceBar::textEdited);
    connect(second_, &QLineEdit::textEdited, this, &SentenceBar::secondEdited);
    connect(language_, &QPushButton::clicked, this, &SentenceBar::languageToggled);
    connect(translate_, &QPushButton::clicked, this, &SentenceBar::translationWanted);
    setSecondText(SecondText::none);
    retranslate();
}

void SentenceBar::makeField(QLineEdit* field, const QString& name) {
    field->setObjectName(name);
    // One more than is read: what is too long is refused, never cut without a word.
    field->setMaxLength(static_cast<int>(most_text_bytes) + 1);
    field->setClearButtonEnabled(true);
    field->setDragEnabled(true);
    field->setAcceptDrops(false); // the window takes files and text
    field->installEventFilter(this);
}

void SentenceBar::setText(const QString& text) {
    writeInto(*sentence_, text);
}

void SentenceBar::setSecond(const QString& second) {
    writeInto(*second_, second);
}

void SentenceBar::setSecondText(SecondText kind) {
    kind_ = kind;
    const bool any = kind != SecondText::none;
    for (QWidget* widget : {static_cast<QWidget*>(second_), static_cast<QWidget*>(second_label_),
                            static_cast<QWidget*>(sentence_label_)}) {
        widget->setVisible(any);
    }
    translate_->setVisible(kind == SecondText::target);
    nameFields();
}

void SentenceBar::setModel(const QString& name, const QString& shape, const QString& tooltip) {
    constexpr int widest_name = 28;
    const QString shown =
        name.size() > widest_name ? name.left(widest_name - 1) + QChar(0x2026) : name;
    QString text = shown + QStringLiteral(" · ") + shape;
    model_->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    model_->setToolTip(tooltip);
    has_model_ = true;
}

void SentenceBar::openModelMenu() {
    model_->showMenu();
}

void SentenceBar::setModelMenu(QMenu* menu) {
    model_->setMenu(menu);
}

void SentenceBar::focusSentence() {
    sentence_->setFocus(Qt::ShortcutFocusReason);
    sentence_->selectAll();
}

void SentenceBar::setWhyNoTranslation(const QString& why) {
    translate_->setEnabled(why.isEmpty());
    translate_->setToolTip(why.isEmpty()
                               ? tr("Replace the target with the model's translation of the "
                                    "source, the most probable token each time")
                               : why);
}

void SentenceBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        // Now, and again when the style sheet has set its own.
        sizeFields();
        QMetaObject::invokeMethod(this, &SentenceBar::sizeFields, Qt::QueuedConnection);
    }
    QWidget::changeEvent(event);
}

void SentenceBar::sizeFields() {
    for (QLineEdit* field : {sentence_, second_}) {
        field->setFont(scaledFont(*this, 1.25));
    }
}

void SentenceBar::retranslate() {
    sizeFields();
    nameFields();
    examples_->setText(tr("Examples"));
    examples_->setToolTip(tr("Sentences worth looking at"));
    model_->setAccessibleName(tr("Model"));
    if (!has_model_) {
        model_->setText(tr("Choose a model"));
        model_->setToolTip(tr("Those inside Heedmap, recent ones, and those on this computer"));
    }
    translate_->setText(tr("&Translate"));
    language_->setText(tr("中文", "the other language, in that language"));
    language_->setToolTip(tr("切换到简体中文", "in the other language: switch to it"));
    language_->setAccessibleName(tr("Language"));
}

void SentenceBar::nameFields() {
    for (const QLineEdit* field : {sentence_, second_}) {
        for (auto* clear : field->findChildren<QToolButton*>()) {
            clear->setAccessibleName(tr("Clear the text"));
        }
    }
    sentence_->setPlaceholderText(tr("Type a sentence"));
    sentence_->setAccessibleName(tr("Sentence"));
    sentence_->setToolTip(tr("The text the model reads; everything below follows as you type"));
    sentence_label_->setText(tr("Source"));
    if (kind_ == SecondText::target) {
        second_label_->setText(tr("Target"));
        second_->setAccessibleName(tr("Target"));
        second_->setPlaceholderText(
            tr("The translation. Leave it empty, and the decoder writes it step by step"));
        second_->setToolTip(tr("What the decoder has written so far; decoding goes on from it"));
    } else if (kind_ == SecondText::pair) {
        sentence_label_->setText(tr("First"));
        second_label_->setText(tr("Second"));
        second_->setAccessibleName(tr("Second sentence"));
        second_->setPlaceholderText(tr("A second sentence, which the model tells from the first"));
        second_->setToolTip(
            tr("The second sentence of a pair: its tokens have type 1, those of the first type 0"));
    }
}

void SentenceBar::setExamples(const QList<ExampleEntry>& examples) {
    constexpr int widest = 96; // characters of a sentence
    QMenu* menu = examples_->menu();
    menu->clear();
    menu->setToolTipsVisible(true);
    const auto plain = [](QString text) {
        return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
    };
    for (int i = 0; i < examples.size(); ++i) {
        const ExampleEntry& example = examples[i];
        const QString sentence = example.sentence.size() > widest
                                     ? example.sentence.left(widest - 1) + QChar(0x2026)
                                     : example.sentence;
        QAction* action = menu->addAction(plain(sentence));
        action->setToolTip(example.note);
        connect(action, &QAction::triggered, this, [this, i] { emit exampleChosen(i); });
        if (!example.note.isEmpty()) {
            menu->addAction(QStringLiteral("    ") + plain(example.note))->setEnabled(false);
        }
    }
}

void SentenceBar::insertWord(const QString& word) {
    QLineEdit* field = last_field_->isVisible() ? last_field_ : sentence_;
    const QString before = field->text().left(field->hasSelectedText() ? field->selectionStart()
                                                                       : field->cursorPosition());
    const QString after = field->text().mid(field->hasSelectedText() ? field->selectionEnd()
                                                                     : field->cursorPosition());
    const auto apart = [](QChar c) { return !c.isSpace() && !c.isPunct(); };
    const QString left =
        !before.isEmpty() && !before.back().isSpace() ? QStringLiteral(" ") : QString();
    const QString right =
        !after.isEmpty() && apart(after.front()) ? QStringLiteral(" ") : QString();
    field->insert(left + word + right);
    field->setFocus(Qt::ShortcutFocusReason);
    field == sentence_ ? emit textEdited(field->text()) : emit secondEdited(field->text());
}

bool SentenceBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // Undo and redo are the document's: they take back more than letters. Ctrl+E exports; a
        // field would go to its end with it, as End does.
        const bool exports = key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_E;
        if (exports || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        // Alt and a key is a command, also where that is off just now: no letter of the sentence.
        const auto* key = static_cast<QKeyEvent*>(event);
        const Qt::KeyboardModifiers held = key->modifiers() & ~Qt::ShiftModifier;
        if (held == Qt::AltModifier && !key->text().isEmpty()) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn) {
        last_field_ = watched == second_ ? second_ : sentence_;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace heedmap
