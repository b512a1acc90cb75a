// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/controls/number_text.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int gap = 8;
constexpr int smallest_side = 16;
constexpr int largest_side = 96;

} // namespace

HeadGrid::HeadGrid(QWidget* parent) : QWidget(parent) {
    installPaintedItemsAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HeadGrid::setHeads(Heads heads, Mask mask) {
    heads_ = std::move(heads);
    mask_ = mask;
    columns_ = 0;
    for (const HeadSummary& head : *heads_) {
        columns_ = std::max(columns_, static_cast<int>(head.head) + 1);
    }
    rows_ = columns_ > 0 ? itemCount() / columns_ : 0;
    pictures_.assign(heads_->size(), QPixmap());
    setChosen(wanted_site_, wanted_head_);
    updateGeometry();
    update();
}

void HeadGrid::setChosen(Site site, Index head) {
    wanted_site_ = site;
    wanted_head_ = head;
    chosen_ = -1;
    for (int i = 0; i < itemCount(); ++i) {
        const HeadSummary& summary = (*heads_)[static_cast<std::size_t>(i)];
        if (summary.site == site && summary.head == head) {
            chosen_ = i;
        }
    }
    update();
}

int HeadGrid::itemCount() const {
    return heads_ ? static_cast<int>(heads_->size()) : 0;
}

QString HeadGrid::itemName(int index) const {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    return tr("Head %1.%2: layer %1, head %2").arg(head.site.layer).arg(head.head);
}

QRect HeadGrid::itemRect(int index) const {
    const Frame f = frame();
    return {f.left + index % columns_ * f.step_x, f.top + index / columns_ * f.step_y, f.side,
            f.side};
}

void HeadGrid::activateItem(int index) {
    if (index < 0 || index >= itemCount() || index == chosen_) {
        return;
    }
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    setChosen(head.site, head.head);
    announceItemFocus(this, index);
    emit chosen(head.site, head.head);
}

int HeadGrid::captionHeight() const {
    return QFontMetrics(numberFont(*this, 0.8)).height() + 2;
}

int HeadGrid::labelWidth() const {
    return QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(QString::number(rows_ - 1)) + 8;
}

/// As large as both sides allow; the rows spread over the height there is.
HeadGrid::Frame HeadGrid::frame() const {
    Frame f;
    if (itemCount() == 0) {
        return f;
    }
    const int caption = captionHeight();
    const int across = (width() - labelWidth() + gap) / columns_;
    const int down = (height() - 6 + gap) / rows_;
    const int widest_caption =
        QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(QStringLiteral("00.0"));
    f.captions = across - gap >= widest_caption && down - gap - caption >= smallest_side;
    const int spacing = across > 4 * gap ? gap : 2;
    f.side = std::clamp(std::min(across - spacing, down - spacing - (f.captions ? caption : 0)),
                        smallest_side, largest_side);
    f.step_x = std::max(across, f.side + 2);
    f.step_y = std::min(std::max(down, f.side + 2), f.side + (f.captions ? caption : 0) + 3 * gap);
    f.left = labelWidth();
    f.top = 3; // room for the frame of the chosen head
    return f;
}

int HeadGrid::indexAt(QPoint point) const {
    const Frame f = frame();
    if (f.step_x == 0 || point.x() < f.left || point.y() < f.top) {
        return -1;
    }
    const int column = (point.x() - f.left) / f.step_x;
    const int row = (point.y() - f.top) / f.step_y;
    return column < columns_ && row < rows_ ? row * columns_ + column : -1;
}

QSize HeadGrid::minimumSizeHint() const {
    const int columns = std::max(columns_, 1);
    const int rows = std::max(rows_, 1);
    return {labelWidth() + columns * (smallest_side + 2), rows * (smallest_side + 2)};
}

QSize HeadGrid::sizeHint() const {
    constexpr int side = 40;
    return {labelWidth() + std::max(columns_, 1) * (side + gap),
            std::max(rows_, 1) * (side + gap + captionHeight())};
}

QString HeadGrid::tooltipFor(int index) const {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    const HeadStatistics& s = head.statistics;
    return itemName(index) + QLatin1Char('\n') +
           tr("previous token %1 · first token %2 · itself %3")
               .arg(numberText(s.previous_token, 2), numberText(s.first_token, 2),
                    numberText(s.itself, 2));
}

bool HeadGrid::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        index < 0 ? QToolTip::hideText()
                  : QToolTip::showText(help->globalPos(), tooltipFor(index), this, itemRect(index));
        return true;
    }
    return QWidget::event(event);
}

void HeadGrid::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index != hovered_) {
        hovered_ = index;
        setCursor(index < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
        update();
    }
}

void HeadGrid::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
}

void HeadGrid::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        activateItem(indexAt(event->position().toPoint()));
    }
}

void HeadGrid::keyPressEvent(QKeyEvent* event) {
    if (itemCount() == 0 || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int at = std::max(chosen_, 0);
    const int last = itemCount() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return activateItem(std::max(at - 1, 0));
    case Qt::Key_Right:
        return activateItem(std::min(at + 1, last));
    case Qt::Key_Up:
        return activateItem(at >= columns_ ? at - columns_ : at);
    case Qt::Key_Down:
        return activateItem(at + columns_ <= last ? at + columns_ : at);
    case Qt::Key_Home:
        return activateItem(0);
    case Qt::Key_End:
        return activateItem(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeadGrid::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    announceItemFocus(this, chosen_);
    update();
}

void HeadGrid::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void HeadGrid::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        pictures_.assign(pictures_.size(), QPixmap()); // the hatching follows the theme
        update();
    }
}

} // namespace heedmap
