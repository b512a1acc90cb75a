// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/message_bar.h"

namespace heedmap {

/// A message that lies over the lower edge of its parent, as wide as it needs: what is below stays
/// where it is.
class FloatingMessage : public MessageBar {
    Q_OBJECT

  public:
    explicit FloatingMessage(QWidget* parent);

  protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();
};

} // namespace heedmap
