// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace heedmap {

class ElidedLabel;
class FlowLayout;

/// A rounded sheet with a hairline border: a title, secondary text at its right, and a body.
class Card : public QWidget {
    Q_OBJECT

  public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    /// Shown at the right of the title, elided when there is no room.
    void setSecondaryText(const QString& text);
    [[nodiscard]] QString secondaryText() const;
    /// Lets the title and the header's controls go on in a new row where one is full. Such a header
    /// has no secondary text. Called before controls are added.
    void wrapHeader();
    /// Puts a control at the right end of the title's row.
    void addHeaderWidget(QWidget* widget);
    /// Where the content goes; vertical, 8 px apart.
    [[nodiscard]] QBoxLayout* body() const { return body_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QBoxLayout* header_;
    FlowLayout* wrapped_ = nullptr; ///< what the header is laid out by instead
    QBoxLayout* body_;
    QLabel* title_;
    ElidedLabel* secondary_;
};

} // namespace heedmap
