// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace heedmap {

enum class MessageKind {
    passing, ///< a notice that closes by itself after some seconds
    notice,
    warning,
    error
};

/// A message in a strip that blocks nothing: it can be closed (Escape too) and copied. Hidden when
/// empty.
class MessageBar : public QWidget {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Both are plain: nothing in them is read as markup. `detail` stands smaller, on its own line.
    void showMessage(MessageKind kind, const QString& text, const QString& detail = {});
    /// The same message in other words, those of another language.
    void reword(const QString& text);
    void clear();
    /// With the detail, on a line of its own.
    [[nodiscard]] QString text() const;

  signals:
    /// The user closed it.
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void close();
    void passOn();

    MessageKind kind_ = MessageKind::notice;
    QLabel* label_;
    QLabel* detail_;
    QToolButton* copy_;
    QToolButton* close_;
    QTimer* timer_;
};

} // namespace heedmap
