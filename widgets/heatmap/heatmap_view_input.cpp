// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keyboard do in a HeatmapView, and what it says in words.
#include "widgets/heatmap/cell_text.h"
#include "widgets/heatmap/heatmap_scene.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr Index pageRows = 10;

QString colored(const QString& text, const QColor& color, bool rich) {
    if (!rich)
        return text;
    return QStringLiteral("<b style=\"color:%1\">%2</b>").arg(color.name(), text.toHtmlEscaped());
}

} // namespace

bool HeatmapView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const HeatmapCell cell = cellAt(help->pos());
    if (cell.valid())
        QToolTip::showText(help->globalPos(), describe(cell, true), this);
    else
        QToolTip::hideText();
    return true;
}

void HeatmapView::hoverAt(const QPointF& point) {
    const HeatmapCell cell = cellAt(point);
    if (cell == scene_->hovered)
        return;
    setHovered(cell);
    if (QToolTip::isVisible() && cell.valid())
        QToolTip::showText(mapToGlobal(point.toPoint()), describe(cell, true), this);
    emit hovered(cell.query_pos, cell.key_pos);
}

void HeatmapView::select(HeatmapCell cell) {
    if (!cell.valid())
        return;
    const QRectF before = visibleCells();
    scene_->geometry.reveal(cell);
    applyVisible(before);
    setSelected(cell);
    emit selectedCell(cell.query_pos, cell.key_pos);
    announceTableCell(this);
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    before_click_ = scene_->selected;
    if (event->button() != Qt::LeftButton || !plotRect().contains(event->position())) {
        event->ignore();
        return;
    }
    press_ = last_ = event->position();
    drag_ = event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::banding : Drag::pressed;
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (drag_ == Drag::pressed && scene_->geometry.zoomed() &&
        (at - press_).manhattanLength() >= QApplication::startDragDistance()) {
        drag_ = Drag::panning;
        setCursor(Qt::ClosedHandCursor);
    }
    if (drag_ == Drag::panning) {
        const QRectF before = visibleCells();
        scene_->geometry.panPixels(at - last_);
        applyVisible(before);
    } else if (drag_ == Drag::banding) {
        scene_->rubberBand = QRectF(press_, at).normalized() & plotRect();
        repaintMarks();
    } else {
        hoverAt(at);
    }
    last_ = at;
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        endDrag(event->position());
}

void HeatmapView::endDrag(const QPointF& point) {
    const Drag was = drag_;
    drag_ = Drag::none;
    unsetCursor();
    const bool moved = (point - press_).manhattanLength() >= QApplication::startDragDistance();
    if (was == Drag::banding) {
        const QRectF band = scene_->rubberBand;
        scene_->rubberBand = {};
        const QRectF before = visibleCells();
        if (band.width() >= 4 && band.height() >= 4)
            scene_->geometry.zoomTo(band);
        applyVisible(before);
        repaintMarks();
    } else if (was == Drag::pressed && !moved) {
        scene_->focusRing = false; // the pointer shows where it is
        select(cellAt(point));
    }
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !scene_->geometry.zoomed())
        return;
    select(before_click_); // its first click was no choice
    resetZoom();
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
    const QRectF before = visibleCells();
    const QPointF at = event->position();
    if (!plotRect().contains(at)) {
        event->ignore();
        return;
    }
    scene_->geometry.zoom(std::pow(1.0015, event->angleDelta().y()), at);
    applyVisible(before);
    hoverAt(at);
    // At its limits the heatmap keeps the wheel, lest the page jump under the pointer.
    event->accept();
}

void HeatmapView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    hoverAt(QPointF(-1, -1));
}

HeatmapCell HeatmapView::movedCell(int key, bool to_edge) const {
    const Index rows = scene_->geometry.rows();
    const Index cols = scene_->geometry.cols();
    HeatmapCell cell = selected();
    if (!cell.valid())
        return {0, 0};
    const Index far = to_edge ? std::max(rows, cols) : 1;
    switch (key) {
    case Qt::Key_Left:
        cell.key_pos -= far;
        break;
    case Qt::Key_Right:
        cell.key_pos += far;
        break;
    case Qt::Key_Up:
        cell.query_pos -= far;
        break;
    case Qt::Key_Down:
        cell.query_pos += far;
        break;
    case Qt::Key_PageUp:
        cell.query_pos -= pageRows;
        break;
    case Qt::Key_PageDown:
        cell.query_pos += pageRows;
        break;
    default:
        break;
    }
    cell.query_pos = std::clamp<Index>(cell.query_pos, 0, rows - 1);
    cell.key_pos = std::clamp<Index>(cell.key_pos, 0, cols - 1);
    return cell;
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const bool page = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (scene_->geometry.empty() || (page && !event->modifiers().testFlag(Qt::ShiftModifier))) {
        QWidget::keyPressEvent(event); // the bare page keys are the window's
        return;
    }
    scene_->focusRing = true;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        select(movedCell(event->key(), event->modifiers().testFlag(Qt::ControlModifier)));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        select(selected().valid() ? selected() : HeatmapCell{0, 0});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_Home:
        resetZoom();
        break;
    default:
        QWidget::keyPressEvent(event);
        break;
    }
    repaintMarks();
}

void HeatmapView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    scene_->focusRing = event->reason() != Qt::MouseFocusReason;
    repaintMarks();
    if (selected().valid())
        announceTableCell(this);
}

void HeatmapView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    scene_->focusRing = false;
    repaintMarks();
}

QString HeatmapView::describe(HeatmapCell cell, bool rich) const {
    const HeatmapContent& content = scene_->content;
    if (!content.view || !cell.valid() || cell.query_pos >= content.view->queries() ||
        cell.key_pos >= content.view->keys())
        return {};
    const auto at = [&](const Matrix& matrix) {
        return exactText(static_cast<double>(matrix(cell.query_pos, cell.key_pos)));
    };
    QStringList lines;
    lines << tr("%1 (%2) → %3 (%4)")
                 .arg(colored(scene_->queryLabel(cell.query_pos), scene_->palette->query, rich),
                      QString::number(cell.query_pos),
                      colored(scene_->keyLabel(cell.key_pos), scene_->palette->key, rich),
                      QString::number(cell.key_pos));
    if (content.base) {
        lines << (content.compared ? tr("A %1, B %2") : tr("without the mask %1, with it %2"))
                     .arg(at(content.view->pattern), at(content.base->pattern));
        lines << tr("difference %1")
                     .arg(exactText(static_cast<double>(
                         scene_->pyramid.field().value(cell.query_pos, cell.key_pos))));
    } else if (cell.key_pos < content.view->aside) {
        lines << tr("set aside: the other weights of the row are divided by their sum");
    } else if (content.view->masked(cell.query_pos, cell.key_pos)) {
        lines << tr("masked: softmax never sees it");
        if (content.view->scores.size() > 0)
            lines << tr("score before the mask %1").arg(at(content.view->scores));
    } else {
        lines << tr("weight %1").arg(at(content.view->pattern));
        if (content.view->scores.size() > 0)
            lines << tr("score %1").arg(at(content.view->scores));
    }
    if (content.view->site.stack == Stack::cross && cell.query_pos + 1 < content.view->queries())
        lines << tr("what the row predicted: %1")
                     .arg(rich ? scene_->queryLabel(cell.query_pos + 1).toHtmlEscaped()
                               : scene_->queryLabel(cell.query_pos + 1));
    return lines.join(rich ? QStringLiteral("<br>") : QStringLiteral(", "));
}

int HeatmapView::tableRows() const {
    return static_cast<int>(scene_->geometry.rows());
}
int HeatmapView::tableColumns() const {
    return static_cast<int>(scene_->geometry.cols());
}

QString HeatmapView::tableCellText(int row, int column) const {
    return describe({row, column}, false);
}

QRect HeatmapView::tableCellRect(int row, int column) const {
    return cellRect({row, column}).toAlignedRect();
}

std::pair<int, int> HeatmapView::tableCellAt(const QPoint& point) const {
    const HeatmapCell cell = cellAt(point);
    return {static_cast<int>(cell.query_pos), static_cast<int>(cell.key_pos)};
}

QString HeatmapView::tableRowText(int row) const {
    return scene_->queryLabel(row);
}
QString HeatmapView::tableColumnText(int column) const {
    return scene_->keyLabel(column);
}

std::pair<int, int> HeatmapView::tableCurrent() const {
    return {static_cast<int>(selected().query_pos), static_cast<int>(selected().key_pos)};
}

void HeatmapView::tableActivate(int row, int column) {
    select({row, column});
}

} // namespace heedmap
