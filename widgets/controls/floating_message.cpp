// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/floating_message.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int sideGap = 12;
constexpr int lowerGap = 4;

} // namespace

FloatingMessage::FloatingMessage(QWidget* parent) : MessageBar(parent) {
    parent->installEventFilter(this);
}

void FloatingMessage::place() {
    const int room = parentWidget()->width() - 2 * sideGap;
    const int width = std::min(unbrokenWidth(), room);
    const int height = layout()->totalHeightForWidth(width);
    setGeometry(sideGap, parentWidget()->height() - height - lowerGap, width, height);
    raise();
}

/// Its words, or their face, are others.
bool FloatingMessage::event(QEvent* event) {
    const bool done = MessageBar::event(event);
    if (isVisible() && (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest)) {
        place();
    }
    return done;
}

bool FloatingMessage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return MessageBar::eventFilter(watched, event);
}

} // namespace heedmap
