// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace heedmap {

class WalkBoard;

/// The lines over a WalkBoard, from the cells that an element was made of to the element. The
/// pointer does not see them.
class WalkLines : public QWidget {
  public:
    explicit WalkLines(WalkBoard& board);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void keepOff(QPainter& painter) const;

    const WalkBoard& board_;
};

} // namespace heedmap
