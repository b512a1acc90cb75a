// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_preview.h"

#include "app/print_figure.h"
#include "widgets/figure/paint.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int margin = 10;
constexpr int checker = 8;

/// What shows that a page has no ground.
void drawChecker(QPainter& painter, const QRect& rect) {
    painter.fillRect(rect, QColor(0xffffff));
    for (int y = 0; y * checker < rect.height(); ++y) {
        for (int x = y % 2; x * checker < rect.width(); x += 2) {
            painter.fillRect(
                QRect(rect.left() + x * checker, rect.top() + y * checker, checker, checker)
                    .intersected(rect),
                QColor(0xd8dbe0));
        }
    }
}

} // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("figurePreview"));
    setAccessibleName(tr("Preview of the figure"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FigurePreview::setFigure(std::shared_ptr<const FigureFile> figure) {
    figure_ = std::move(figure);
    message_.clear();
    picture_ = {};
    setAccessibleDescription(figure_ ? figure_->layout.description : QString());
    update();
}

void FigurePreview::setMessage(const QString& message) {
    setFigure(nullptr);
    message_ = message;
    setAccessibleDescription(message);
    setDraggable(false);
}

void FigurePreview::setDraggable(bool draggable) {
    draggable_ = draggable;
    setToolTip(draggable ? tr("Drag the figure into another program") : QString());
    setCursor(draggable ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

QRectF FigurePreview::pageRect() const {
    const QRectF room = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const QSizeF page = figure_->layout.size;
    const double scale = std::min(room.width() / page.width(), room.height() / page.height());
    QRectF placed(QPointF(0, 0), page * scale);
    placed.moveCenter(room.center());
    return placed.toAlignedRect();
}

void FigurePreview::redraw(const QSizeF& page) {
    const double ratio = devicePixelRatioF();
    const QSize pixels = (page * ratio).toSize();
    if (picture_.size() == pixels) {
        return;
    }
    const WaitCursor wait;
    picture_ = QPixmap(pixels);
    picture_.setDevicePixelRatio(ratio);
    picture_.fill(Qt::transparent);
    QPainter painter(&picture_);
    const double scale = page.width() / figure_->layout.size.width();
    painter.scale(scale, scale);
    paint(figure_->layout, painter);
}

void FigurePreview::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (!figure_) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, message_);
        return;
    }
    const QRect page = pageRect().toRect();
    if (page.width() < 1 || page.height() < 1) {
        return;
    }
    redraw(page.size());
    if (qAlpha(figure_->layout.ground) == 0) {
        drawChecker(painter, page);
    }
    painter.drawPixmap(page.topLeft(), picture_);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(page.adjusted(-1, -1, 0, 0));
}

void FigurePreview::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->pos();
}

void FigurePreview::mouseMoveEvent(QMouseEvent* event) {
    const bool far =
        (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance();
    if (draggable_ && (event->buttons() & Qt::LeftButton) != 0 && far) {
        emit dragged();
    }
}

} // namespace heedmap
