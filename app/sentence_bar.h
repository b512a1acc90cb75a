// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace heedmap {

/// The top of the window: the sentence, large, and the menus of examples, models and languages.
class SentenceBar : public QWidget {
    Q_OBJECT

  public:
    explicit SentenceBar(QWidget* parent = nullptr);

    /// Shows `text` without a signal; the cursor stays where the user types.
    void setText(const QString& text);
    /// `story-gpt · 4 × 6 heads`, as the model's button shows it.
    void setModel(const QString& name, const QString& shape, const QString& tooltip);
    void setModelMenu(QMenu* menu);
    void focusSentence();

  signals:
    void textEdited(const QString& text);
    void exampleChosen(int index);
    void languageToggled();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void fillExamples();

    QLineEdit* sentence_;
    QPushButton* examples_;
    QPushButton* model_;
    QPushButton* language_;
};

} // namespace heedmap
