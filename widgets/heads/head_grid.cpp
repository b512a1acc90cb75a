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

constexpr int gap = 4;
constexpr int roomy_gap = 16; // between rows, where there is height
constexpr int smallest_side = 16;
constexpr int largest_side = 96;
constexpr int frame_room = 3; // for the frame of a chosen head at the edge

} // namespace

HeadGrid::HeadGrid(QWidget* parent) : QWidget(parent) {
    installPaintedItemsAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HeadGrid::setHeads(Heads heads, Shape shape) {
    preview(-1); // it was of the heads before
    heads_ = std::move(heads);
    shape_ = shape;
    columns_ = 0;
    for (const HeadSummary& head : *heads_) {
        columns_ = std::max(columns_, static_cast<int>(head.head) + 1);
    }
    rows_ = columns_ > 0 ? itemCount() / columns_ : 0;
    pictures_.assign(heads_->size(), QPixmap());
    updateOrder();
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
    const QString name = tr("Head %1.%2: layer %1, head %2").arg(head.site.layer).arg(head.head);
    if (head.not_finite) {
        return tr("%1, not finite").arg(name);
    }
    return head.site.stack == Stack::cross
               ? tr("%1, entropy %2 bits").arg(name, numberText(head.statistics.entropy_bits, 2))
               : tr("%1, previous token %2")
                     .arg(name, numberText(head.statistics.previous_token, 2));
}

QRect HeadGrid::itemRect(int index) const {
    const Frame f = frame();
    const int place = place_of_[static_cast<std::size_t>(index)];
    return {QPoint(f.left + place % columns_ * f.step_x, f.top + place / columns_ * f.step_y),
            f.picture};
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

double HeadGrid::proportion() const {
    constexpr double flattest = 0.4;
    return std::clamp(static_cast<double>(shape_.queries) / static_cast<double>(shape_.keys),
                      flattest, 1 / flattest);
}

/// As large as both sides allow; the rows spread over the height there is.
HeadGrid::Frame HeadGrid::frameFor(QSize size) const {
    Frame f;
    if (itemCount() == 0) {
        return f;
    }
    const int caption = captionHeight();
    const int across = (size.width() - labelWidth() - frame_room + gap) / columns_;
    const int down = (size.height() - 2 * frame_room + gap) / rows_;
    const int widest_caption =
        QFontMetrics(numberFont(*this, 0.8)).horizontalAdvance(QStringLiteral("00.0"));
    f.captions = across - gap >= widest_caption && down - gap - caption >= smallest_side;
    const int spacing = across > 8 * gap ? gap : 2;
    const int below = f.captions ? caption : 0;
    const int tallest = std::min(down - spacing - below, largest_side);
    const int width = std::clamp(std::min(across - spacing, qRound(tallest / proportion())),
                                 smallest_side, largest_side);
    f.picture = {width, std::max(qRound(width * proportion()), smallest_side)};
    f.step_x = std::max(across, width + 2);
    f.step_y =
        std::min(std::max(down, f.picture.height() + 2), f.picture.height() + below + roomy_gap);
    f.left = labelWidth();
    f.top = frame_room;
    return f;
}

int HeadGrid::indexAt(QPoint point) const {
    const Frame f = frame();
    if (f.step_x == 0 || point.x() < f.left || point.y() < f.top) {
        return -1;
    }
    const int column = (point.x() - f.left) / f.step_x;
    const int row = (point.y() - f.top) / f.step_y;
    const int place = row * columns_ + column;
    return column < columns_ && place < itemCount() ? head_at_[static_cast<std::size_t>(place)]
                                                    : -1;
}

int HeadGrid::wantedHeight(int width) const {
    constexpr int unlimited = 1 << 20;
    return 2 * frame_room + rows_ * frameFor({width, unlimited}).step_y;
}

QSize HeadGrid::minimumSizeHint() const {
    const int columns = std::max(columns_, 1);
    const int rows = std::max(rows_, 1);
    return {labelWidth() + columns * (smallest_side + 2) + frame_room,
            rows * (std::max(smallest_side, qRound(smallest_side * proportion())) + 2) +
                2 * frame_room};
}

QSize HeadGrid::sizeHint() const {
    constexpr int side = 40;
    return {labelWidth() + std::max(columns_, 1) * (side + gap),
            std::max(rows_, 1) * (side + gap + captionHeight())};
}

QString HeadGrid::tooltipFor(int index) const {
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    const HeadStatistics& s = head.statistics;
    QStringList lines{tr("Head %1.%2: layer %1, head %2").arg(head.site.layer).arg(head.head),
                      tr("Means over the rows of this sentence:")};
    const auto add = [&](HeadOrder order, const QString& text, double value) {
        if (applies(order, head.site.stack)) {
            lines << text.arg(numberText(value, 2));
        }
    };
    add(HeadOrder::previousToken, tr("weight on the previous token %1"), s.previous_token);
    add(HeadOrder::firstToken, tr("weight on the first token %1"), s.first_token);
    add(HeadOrder::itself, tr("weight on the token itself %1"), s.itself);
    add(HeadOrder::entropy, tr("entropy of a row %1 bits"), s.entropy_bits);
    add(HeadOrder::distance, tr("distance to the keys, weighted, %1 tokens"), s.mean_distance);
    add(HeadOrder::future,
        head.site.stack == Stack::encoder ? tr("weight on later tokens %1")
                                          : tr("weight on later tokens without the mask %1"),
        s.future_unmasked);
    if (s.induction) {
        lines << tr("weight on what followed the same token before %1")
                     .arg(numberText(*s.induction, 2));
    }
    if (head.not_finite) {
        lines << tr("Some rows are not finite numbers; they are left out.");
    }
    return lines.join(QLatin1Char('\n'));
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
    preview(indexAt(event->position().toPoint()));
}

void HeadGrid::leaveEvent(QEvent*) {
    preview(-1);
}

void HeadGrid::preview(int index) {
    if (index == hovered_) {
        return;
    }
    hovered_ = index;
    setCursor(index < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
    if (index < 0) {
        emit previewed(Site{}, -1);
        return;
    }
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    emit previewed(head.site, head.head);
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
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(-1);
    case Qt::Key_Right:
        return walk(1);
    case Qt::Key_Up:
        return walk(-columns_);
    case Qt::Key_Down:
        return walk(columns_);
    case Qt::Key_Home:
        return activateItem(head_at_.front());
    case Qt::Key_End:
        return activateItem(head_at_.back());
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeadGrid::walk(int places) {
    const int at = chosen_ < 0 ? 0 : place_of_[static_cast<std::size_t>(chosen_)];
    const int to = at + places;
    if (to >= 0 && to < itemCount()) {
        activateItem(head_at_[static_cast<std::size_t>(to)]);
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
