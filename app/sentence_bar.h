// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/sentence.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace heedmap {

/// An example as the menu offers it.
struct ExampleEntry {
    QString sentence;
    QString note; ///< what is to be seen there; may be empty
};

/// The top of the window: the sentence, large, for models that read two texts the second below it,
/// and the menus of examples, models and languages.
class SentenceBar : public QWidget {
    Q_OBJECT

  public:
    explicit SentenceBar(QWidget* parent = nullptr);

    /// Shows `text` without a signal; the cursor stays where the user types.
    void setText(const QString& text);
    void setSecond(const QString& second);
    /// What the second text is; it has no field where there is none.
    void setSecondText(SecondText kind);
    /// `story-gpt · 4 × 6 heads`, as the model's button shows it.
    void setModel(const QString& name, const QString& shape, const QString& tooltip);
    void setModelMenu(QMenu* menu);
    void openModelMenu();
    void setExamples(const QList<ExampleEntry>& examples);
    /// Puts a word where the cursor is in the field that is or was last written in, as if typed.
    void insertWord(const QString& word);
    void focusSentence();
    /// Empty: it can be translated.
    void setWhyNoTranslation(const QString& why);

  signals:
    void textEdited(const QString& text);
    void secondEdited(const QString& second);
    void exampleChosen(int index);
    void languageToggled();
    void translationWanted();

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void makeField(QLineEdit* field, const QString& name);
    void sizeFields();
    void retranslate();
    void nameFields();

    QLineEdit* sentence_;
    QLineEdit* second_;
    QLabel* sentence_label_; ///< shown beside two fields
    QLabel* second_label_;
    QLineEdit* last_field_; ///< that had the focus
    SecondText kind_{};
    bool has_model_ = false;
    QPushButton* examples_;
    QPushButton* model_;
    QPushButton* language_;
    QPushButton* translate_; ///< beside a target
};

} // namespace heedmap
