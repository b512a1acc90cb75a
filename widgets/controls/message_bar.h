// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace heedmap {

enum class MessageKind { notice, warning, error };

/// A message in a strip that blocks nothing: it can be closed and copied. Hidden when empty.
class MessageBar : public QWidget {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// `text` is plain: nothing in it is read as markup.
    void showMessage(MessageKind kind, const QString& text);
    void clear();
    [[nodiscard]] QString text() const;

  signals:
    /// The user closed it.
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    MessageKind kind_ = MessageKind::notice;
    QLabel* label_;
    QToolButton* copy_;
    QToolButton* close_;
};

} // namespace heedmap
