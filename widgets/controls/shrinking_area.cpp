// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/shrinking_area.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int leastHeight = 84;

} // namespace

ShrinkingArea::ShrinkingArea(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    content->installEventFilter(this);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize ShrinkingArea::sizeHint() const {
    return widget()->sizeHint();
}

QSize ShrinkingArea::minimumSizeHint() const {
    const QSize content = widget()->minimumSizeHint().expandedTo(widget()->minimumSize());
    const int bar = verticalScrollBar()->sizeHint().width(); // else it would stand on the content
    return {content.width() + bar, std::min(content.height(), leastHeight)};
}

void ShrinkingArea::reveal(QWidget& content, const QRect& rect) {
    for (QWidget* above = content.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<ShrinkingArea*>(above)) {
            const QPoint at = content.mapTo(area->widget(), rect.center());
            area->ensureVisible(at.x(), at.y(), 0, rect.height() / 2 + 2);
            return;
        }
    }
}

void ShrinkingArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

/// A resizable widget of QScrollArea is never lower than it would like to be where it wraps lines;
/// this one first gives way as far as it can, then scrolls.
void ShrinkingArea::fit() {
    const int width = viewport()->width();
    const QLayout* layout = widget()->layout();
    const int needed = layout != nullptr && layout->hasHeightForWidth()
                           ? layout->totalMinimumHeightForWidth(width) // with its wrapped lines
                           : widget()->minimumSizeHint().height();
    const int least = std::max(needed, widget()->minimumHeight());
    widget()->resize(width, std::max(viewport()->height(), least));
}

/// What the content needs is what the area would have.
bool ShrinkingArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        fit();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace heedmap
