// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keyboard do in a LinesView, and what it says in words.
#include "widgets/heatmap/cell_text.h"
#include "widgets/lines/lines_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

using Column = LineToken::Column;
constexpr Index pageRows = 10;

/// How far down the way from a query's row to a key's the line is at `t` from the left.
double bend(double t) {
    return 3 * t * t - 2 * t * t * t;
}

/// The share of the curve at which it has gone `x` of the way to the right: the painted cubic's
/// control points stand at 0.32 and 0.68 of the width.
double shareAt(double x) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 24; ++i) {
        const double t = (low + high) / 2;
        const double u = 1 - t;
        const double at = 3 * u * u * t * 0.32 + 3 * u * t * t * 0.68 + t * t * t;
        (at < x ? low : high) = t;
    }
    return (low + high) / 2;
}

} // namespace

/// Looked for anew only where it is another question: the pointer asks at each of its moves.
const std::vector<AttentionLine>& LinesView::linesOf(const LineFilter& filter) const {
    if (lines_filter_ != filter) {
        lines_ = strongestLines(scene_.content.heads, filter);
        lines_filter_ = filter;
    }
    return lines_;
}

HeatmapCell LinesView::lineAt(const QPointF& point) const {
    const LinesGeometry& geometry = scene_.geometry;
    if (scene_.empty() || !geometry.area().contains(point)) {
        return {};
    }
    const double width = geometry.lineRight() - geometry.lineLeft();
    const double x = (point.x() - geometry.lineLeft()) / width;
    if (!(x > 0 && x < 1)) {
        return {};
    }
    const double down = bend(shareAt(x));
    LineFilter filter;
    filter.first = geometry.firstRow();
    filter.last = geometry.lastRow();
    filter.of = scene_.isolated;
    HeatmapCell found;
    double nearest = 5; // pixels
    for (const AttentionLine& line : linesOf(filter)) {
        const double y = scene_.yOf(line.query_pos, line.head) * (1 - down) +
                         scene_.yOf(line.key_pos, line.head) * down;
        const double half = scene_.widestLine() * std::abs(static_cast<double>(line.weight)) / 2;
        const double distance = std::max(0.0, std::abs(point.y() - y) - half);
        if (distance <= nearest) { // of equals the strongest, which is on top
            nearest = distance;
            found = {line.query_pos, line.key_pos};
        }
    }
    return found;
}

/// The token with the isolated one of the other column, or with its strongest partner.
HeatmapCell LinesView::pairOf(const LineToken& token) const {
    if (!token.valid() || scene_.empty()) {
        return {};
    }
    const bool query = token.column == Column::query;
    const bool crossed = scene_.locked && scene_.isolated.column != token.column;
    const Index partner =
        crossed ? scene_.isolated.position : strongestPartner(scene_.content.heads.front(), token);
    if (partner < 0) {
        return {};
    }
    return query ? HeatmapCell{token.position, partner} : HeatmapCell{partner, token.position};
}

void LinesView::isolate(LineToken token, bool locked) {
    if (token == scene_.isolated && locked == scene_.locked) {
        return;
    }
    setIsolated(token, locked);
    emit isolatedChanged();
}

void LinesView::pointAt(const QPointF& point) {
    const LineToken token = scene_.geometry.tokenAt(point);
    if (!scene_.locked) {
        isolate(token, false);
    }
    const HeatmapCell cell = token.valid() ? pairOf(token) : lineAt(point);
    viewport()->setCursor(token.valid() || cell.valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cell == scene_.hovered) {
        return;
    }
    setHovered(cell);
    emit hovered(cell.query_pos, cell.key_pos);
}

bool LinesView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const LineToken token = scene_.geometry.tokenAt(help->pos());
        const HeatmapCell cell = token.valid() ? pairOf(token) : lineAt(help->pos());
        cell.valid() ? QToolTip::showText(help->globalPos(), describe(cell), this)
                     : QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave) {
        pointAt(QPointF(-1, -1));
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LinesView::mouseMoveEvent(QMouseEvent* event) {
    pointAt(event->position());
}

void LinesView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    scene_.cursor = {}; // the pointer shows where it is
    const LineToken token = scene_.geometry.tokenAt(event->position());
    if (token.valid()) {
        choose(token);
        return;
    }
    const HeatmapCell cell = lineAt(event->position());
    if (cell.valid()) {
        select(cell);
    } else {
        isolate({}, false);
    }
}

/// Keeps the token alone, or lets it go; a token of the other column is its partner.
void LinesView::choose(LineToken token) {
    const HeatmapCell pair = pairOf(token);
    if (scene_.locked && token == scene_.isolated) {
        isolate(token, false);
        return;
    }
    if (!scene_.locked || token.column == scene_.isolated.column) {
        isolate(token, true);
    }
    select(pair);
}

void LinesView::select(HeatmapCell cell) {
    if (!cell.valid()) {
        return;
    }
    setSelected(cell);
    emit selectedCell(cell.query_pos, cell.key_pos);
    announceTableCell(this);
}

void LinesView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomRows(std::pow(1.0015, event->angleDelta().y()), event->position().y());
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - event->angleDelta().y() / 2);
    }
    event->accept(); // at its limits, too, lest the page jump under the pointer
    pointAt(event->position());
}

LineToken LinesView::startOfCursor(Column column) const {
    const Index chosen =
        column == Column::query ? scene_.selected.query_pos : scene_.selected.key_pos;
    return {column, std::clamp<Index>(chosen, 0, countOf(column) - 1)};
}

void LinesView::moveCursor(int key) {
    LineToken& cursor = scene_.cursor;
    const bool fresh = !cursor.valid() && !scene_.selected.valid();
    if (!cursor.valid()) {
        cursor = startOfCursor(Column::query);
    }
    if (fresh) {
        // Nothing to go on from: the first token it is.
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const Column to = key == Qt::Key_Left ? Column::query : Column::key;
        cursor = to == cursor.column ? cursor : startOfCursor(to);
    } else {
        const Index far = std::max<Index>(1, countOf(cursor.column));
        const Index by = key == Qt::Key_Up         ? -1
                         : key == Qt::Key_Down     ? 1
                         : key == Qt::Key_PageUp   ? -pageRows
                         : key == Qt::Key_PageDown ? pageRows
                         : key == Qt::Key_Home     ? -far
                                                   : far;
        cursor.position = std::clamp<Index>(cursor.position + by, 0, countOf(cursor.column) - 1);
    }
    scene_.geometry.reveal(cursor.position);
    showOffset();
    repaintAll();
    emit rowsChanged();
    if (!scene_.locked) {
        isolate(cursor, false);
    }
    select(pairOf(cursor));
}

void LinesView::keyPressEvent(QKeyEvent* event) {
    const bool page = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (scene_.empty() || (page && !event->modifiers().testFlag(Qt::ShiftModifier))) {
        event->ignore(); // the bare page keys are the window's
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        return moveCursor(event->key());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(scene_.cursor.valid() ? scene_.cursor : startOfCursor(Column::query));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Escape:
        if (scene_.isolated.valid()) {
            return isolate({}, false);
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LinesView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !scene_.empty()) {
        scene_.cursor = startOfCursor(Column::query);
        announceTableCell(this);
    }
    viewport()->update();
}

void LinesView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    scene_.cursor = {};
    if (!scene_.locked) {
        isolate({}, false);
    }
    viewport()->update();
}

QString LinesView::describe(HeatmapCell cell) const {
    const LinesContent& content = scene_.content;
    if (scene_.empty() || !cell.valid() || cell.query_pos >= scene_.geometry.queries() ||
        cell.key_pos >= scene_.geometry.keys()) {
        return {};
    }
    QStringList lines{
        tr("%1 (%2) → %3 (%4)")
            .arg(scene_.labelOf({Column::query, cell.query_pos}), QString::number(cell.query_pos),
                 scene_.labelOf({Column::key, cell.key_pos}), QString::number(cell.key_pos))};
    if (!content.heads.front().visible(cell.query_pos).contains(cell.key_pos)) {
        lines << tr("masked: softmax never sees it");
        return lines.join(QStringLiteral(", "));
    }
    for (const LineHead& head : content.heads) {
        const QString weight =
            exactText(static_cast<double>(head.value(cell.query_pos, cell.key_pos)));
        lines << (scene_.isDifference()   ? tr("difference %1").arg(weight)
                  : scene_.severalHeads() ? tr("head %1: weight %2").arg(head.name, weight)
                                          : tr("weight %1").arg(weight));
    }
    return lines.join(QStringLiteral(", "));
}

int LinesView::tableRows() const {
    return static_cast<int>(scene_.geometry.queries());
}

int LinesView::tableColumns() const {
    return static_cast<int>(scene_.geometry.keys());
}

QString LinesView::tableCellText(int row, int column) const {
    return describe({row, column});
}

/// From the query's label to the key's.
QRect LinesView::tableCellRect(int row, int column) const {
    const QRectF area = scene_.geometry.rowRect({Column::query, row})
                            .united(scene_.geometry.rowRect({Column::key, column}));
    return area.toAlignedRect();
}

std::pair<int, int> LinesView::tableCellAt(const QPoint& point) const {
    const LineToken token = scene_.geometry.tokenAt(point);
    const HeatmapCell cell = token.valid() ? pairOf(token) : lineAt(point);
    return {static_cast<int>(cell.query_pos), static_cast<int>(cell.key_pos)};
}

QString LinesView::tableRowText(int row) const {
    return scene_.labelOf({Column::query, row});
}

QString LinesView::tableColumnText(int column) const {
    return scene_.labelOf({Column::key, column});
}

std::pair<int, int> LinesView::tableCurrent() const {
    return {static_cast<int>(selected().query_pos), static_cast<int>(selected().key_pos)};
}

void LinesView::tableActivate(int row, int column) {
    select({row, column});
}

} // namespace heedmap
