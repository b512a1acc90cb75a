// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QTextBrowser;

namespace heedmap {

/// A text to read beside the work, with a search that marks all places and goes from one to the
/// next. It blocks nothing.
class HelpWindow : public QDialog {
    Q_OBJECT

  public:
    explicit HelpWindow(QWidget* parent = nullptr);

    /// The text, as Markdown.
    void setText(const QString& markdown);
    /// Goes to the heading; false where there is none of that text.
    bool goTo(const QString& heading);
    [[nodiscard]] QLineEdit* field() const { return field_; }
    [[nodiscard]] QTextBrowser* browser() const { return browser_; }
    /// How many places the words are found at.
    [[nodiscard]] int matches() const { return matches_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void mark();
    void next();
    void showAtTop();

    QLineEdit* field_;
    QLabel* count_;
    QTextBrowser* browser_;
    QString markdown_;
    int matches_ = 0;
};

} // namespace heedmap
