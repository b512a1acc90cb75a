// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/controls/number_text.h"
#include "widgets/heads/statistic_words.h"
#include "widgets/theme/application_theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double zoomStep = 1.25;

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
    known_ = true;
    shape_ = shape;
    columns_ = 0;
    for (const HeadSummary& head : *heads_) {
        columns_ = std::max(columns_, static_cast<int>(head.head) + 1);
    }
    rows_ = columns_ > 0 ? itemCount() / columns_ : 0;
    pictures_.assign(heads_->size(), QPixmap());
    means_.reset(); // they were of the heads before
    updateOrder();
    setChosen(wanted_site_, wanted_head_);
    updateGeometry();
    update();
}

void HeadGrid::forget() {
    known_ = false;
    means_.reset();
    update();
}

void HeadGrid::setMeans(Means means) {
    means_ = std::move(means);
    mean_pictures_.assign(means_ ? means_->size() : 0, QPixmap());
    updateGeometry();
    update();
}

void HeadGrid::setColors(ColorMap map) {
    if (map != colors_) {
        colors_ = map;
        dropPictures();
    }
}

void HeadGrid::dropPictures() {
    pictures_.assign(pictures_.size(), QPixmap());
    mean_pictures_.assign(mean_pictures_.size(), QPixmap());
    update();
}

void HeadGrid::setSide(int side) {
    if (side == side_) {
        return;
    }
    side_ = side;
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
    if (!known_) {
        return name;
    }
    if (head.not_finite) {
        return tr("%1, not finite").arg(name);
    }
    return head.site.stack == Stack::cross
               ? tr("%1, entropy %2 bits").arg(name, numberText(head.statistics.entropy_bits, 2))
               : tr("%1, previous token %2")
                     .arg(name, numberText(head.statistics.previous_token, 2));
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

QString HeadGrid::tooltipFor(int index) const {
    if (!known_) {
        return itemName(index);
    }
    const HeadSummary& head = (*heads_)[static_cast<std::size_t>(index)];
    QStringList lines{tr("Head %1.%2: layer %1, head %2").arg(head.site.layer).arg(head.head),
                      tr("Means over the rows of this sentence:")};
    for (const HeadOrder statistic : allStatistics) {
        const std::optional<double> value = statisticOf(head.statistics, statistic);
        if (value && applies(statistic, head.site.stack)) {
            lines << tr("%1: %2").arg(statisticName(statistic, head.site.stack),
                                      statisticText(statistic, *value));
        }
    }
    if (mark_ != HeadOrder::layer) {
        lines << tr("The bar: %1").arg(statisticDefinition(mark_, head.site.stack));
    }
    if (head.not_finite) {
        lines << tr("Some rows are not finite numbers; they are left out.");
    }
    return lines.join(QLatin1Char('\n'));
}

QString HeadGrid::meanTooltip(int layer) const {
    QStringList lines{tr("Layer %1: the mean of its heads").arg(layer),
                      tr("Each weight is the mean of that weight over the layer's heads.")};
    if ((*means_)[static_cast<std::size_t>(layer)].not_finite) {
        lines << tr("Some rows are not finite numbers.");
    }
    return lines.join(QLatin1Char('\n'));
}

bool HeadGrid::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        const int layer = layerOfMeanAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), tooltipFor(index), this, itemRect(index));
        } else if (layer >= 0) {
            QToolTip::showText(help->globalPos(), meanTooltip(layer), this, meanRect(layer));
        } else {
            QToolTip::hideText();
        }
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

void HeadGrid::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? chosen_ : indexAt(event->pos());
    if (index < 0) {
        event->ignore();
        return;
    }
    activateItem(index);
    emit menuWanted(byKey ? mapToGlobal(itemRect(index).center()) : event->globalPos());
}

void HeadGrid::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier) || itemCount() == 0) {
        event->ignore(); // the card scrolls
        return;
    }
    zoom(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void HeadGrid::keyPressEvent(QKeyEvent* event) {
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (itemCount() == 0 || !plain) {
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
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(zoomStep);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep);
    case Qt::Key_0:
        setSide(0);
        emit sideChanged(side_);
        return;
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
        dropPictures(); // hatching and greys follow the theme
    }
}

} // namespace heedmap
