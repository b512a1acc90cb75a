// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace heedmap {

enum class MessageKind {
    passing, ///< a notice that closes by itself after some seconds
    notice,
    warning,
    error
};

/// An answer to a message.
struct MessageChoice {
    std::function<QString()> text; ///< in the language now in force
    std::function<void()> act;
};

/// A message in a strip that blocks nothing: it can be closed (Escape too) and copied. Hidden when
/// empty.
class MessageBar : public QWidget {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Both are plain: nothing in them is read as markup. `detail` stands smaller, on its own line.
    void showMessage(MessageKind kind, const QString& text, const QString& detail = {});
    /// Offers answers to the message that is shown, as buttons; choosing one closes it.
    void setChoices(const QList<MessageChoice>& choices);
    /// Whether it waits for an answer.
    [[nodiscard]] bool asks() const { return !choices_.isEmpty(); }
    /// The same message in other words, those of another language.
    void reword(const QString& text, const QString& detail = {});
    void clear();
    /// How wide it is where no line of it is broken.
    [[nodiscard]] int unbrokenWidth() const;
    /// With the detail, on a line of its own.
    [[nodiscard]] QString text() const;

  signals:
    /// The user closed it, or its time is over.
    void closed();
    /// The user has chosen one of its answers, and that is done.
    void answered();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void close();
    void passOn();

    struct Answer {
        MessageChoice choice;
        QPushButton* button = nullptr;
    };
    void dropChoices();

    QHBoxLayout* row_;
    QList<Answer> choices_;
    MessageKind kind_ = MessageKind::notice;
    QLabel* label_;
    QLabel* detail_;
    QToolButton* copy_;
    QToolButton* close_;
    QTimer* timer_;
};

} // namespace heedmap
