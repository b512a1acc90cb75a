// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keyboard do in a MatrixView.
#include "widgets/walk/matrix_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double largestCell = 64; ///< pixels that zooming makes of one

MatrixRange zoomed(const MatrixRange& range, double factor, double anchor, double pixels,
                   Index count) {
    const double least = std::min(static_cast<double>(count), pixels / largestCell);
    const double extent = std::max(range.extent / factor, std::min(least, range.extent));
    return {range.begin + (range.extent - extent) * anchor, extent};
}

/// Moves as little as brings `at` into the range.
MatrixRange holding(MatrixRange range, Index at) {
    const auto cell = static_cast<double>(at);
    range.begin = std::min(range.begin, cell);
    range.begin = std::max(range.begin, cell + 1 - range.extent);
    return range;
}

MatrixCell moved(MatrixCell from, int key, bool to_edge, Index rows, Index cols) {
    if (!from.valid()) {
        return {0, 0};
    }
    const Index far = std::max(rows, cols);
    const Index by = to_edge ? far : 1;
    from.row += key == Qt::Key_Down ? by : key == Qt::Key_Up ? -by : 0;
    from.col += key == Qt::Key_Right ? by : key == Qt::Key_Left ? -by : 0;
    return {std::clamp<Index>(from.row, 0, rows - 1), std::clamp<Index>(from.col, 0, cols - 1)};
}

} // namespace

bool MatrixView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const MatrixCell cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(),
                       cell.valid() ? describe(cell, true)
                                    : QStringLiteral("<p>%1</p><p>%2</p>")
                                          .arg(content_.tooltip.toHtmlEscaped(), keysText()),
                       this);
    return true;
}

void MatrixView::choose(MatrixCell cell) {
    if (!cell.valid()) {
        return;
    }
    showAround(cell);
    emit chosen(cell.row, cell.col);
    announceTableCell(this);
}

void MatrixView::showAround(MatrixCell cell) {
    const MatrixRange rows = holding(rows_, cell.row);
    const MatrixRange cols = holding(cols_, cell.col);
    if (rows != rows_ || cols != cols_) {
        emit rangesWanted(rows, cols);
    }
}

void MatrixView::zoom(double factor, const QPointF& anchor) {
    const QRectF in = area();
    const double x = std::clamp((anchor.x() - in.left()) / in.width(), 0.0, 1.0);
    const double y = std::clamp((anchor.y() - in.top()) / in.height(), 0.0, 1.0);
    emit rangesWanted(zoomed(rows_, factor, y, in.height(), content_.rowCount()),
                      zoomed(cols_, factor, x, in.width(), content_.colCount()));
}

void MatrixView::pan(const QPointF& pixels) {
    MatrixRange rows = rows_;
    MatrixRange cols = cols_;
    rows.begin -= pixels.y() / cellHeight();
    cols.begin -= pixels.x() / cellWidth();
    emit rangesWanted(rows, cols);
}

void MatrixView::showEverything() {
    emit rangesWanted({0, static_cast<double>(content_.rowCount())},
                      {0, static_cast<double>(content_.colCount())});
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !area().contains(event->position())) {
        event->ignore();
        return;
    }
    pressed_ = true;
    press_ = last_ = event->position();
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) {
        hover(cellAt(event->position()));
        return;
    }
    const QPointF at = event->position();
    if (!panning_ && (at - press_).manhattanLength() >= QApplication::startDragDistance()) {
        panning_ = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (panning_) {
        pan(at - last_);
    }
    last_ = at;
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && pressed_ && !panning_) {
        choose(cellAt(event->position()));
    }
    pressed_ = false;
    panning_ = false;
    unsetCursor();
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && cellAt(event->position()).valid()) {
        emit originWanted();
    }
}

void MatrixView::hover(MatrixCell cell) {
    if (cell != hovered_) {
        hovered_ = cell;
        emit hovered(cell.row, cell.col);
    }
}

void MatrixView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    hover({});
}

void MatrixView::wheelEvent(QWheelEvent* event) {
    const int turn = event->angleDelta().y();
    if (turn != 0 && area().contains(event->position())) {
        zoom(std::pow(1.2, turn / 120.0), event->position());
        event->accept();
    }
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    if (pyramid_.empty() || event->modifiers().testFlag(Qt::AltModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QPointF anchor = current_.valid() ? cellRect(current_).center() : area().center();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        choose(moved(current_, event->key(), event->modifiers().testFlag(Qt::ControlModifier),
                     content_.rowCount(), content_.colCount()));
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.5, anchor);
        break;
    case Qt::Key_Minus:
        zoom(1 / 1.5, anchor);
        break;
    case Qt::Key_Home:
        showEverything();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit originWanted();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MatrixView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    announceTableCell(this);
    update();
}

void MatrixView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace heedmap
