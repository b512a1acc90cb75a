// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace heedmap {

/// As large as its content where there is room; where the window is low it shrinks, down to a few
/// lines, and scrolls.
class ShrinkingArea : public QScrollArea {
    Q_OBJECT

  public:
    explicit ShrinkingArea(QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Scrolls the area that `content` is in, if it is in one, so that the rectangle is in sight.
    static void reveal(QWidget& content, const QRect& rect);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
};

} // namespace heedmap
