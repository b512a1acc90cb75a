// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_lines.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/walk_board.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace heedmap {

namespace {

QPainterPath curve(const QPointF& from, const QPointF& to) {
    const double reach = std::max(16.0, (to.x() - from.x()) * 0.45);
    QPainterPath path(from);
    path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
    return path;
}

} // namespace

WalkLines::WalkLines(WalkBoard& board) : QWidget(&board), board_(board) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

/// The signs between the matrices stand clear of the lines.
void WalkLines::keepOff(QPainter& painter) const {
    const QFontMetrics metrics(scaledFont(board_, 1.1));
    QRegion room(rect());
    for (const WalkBoard::Sign& sign : board_.signs_) {
        room -= metrics.boundingRect(sign.rect, Qt::AlignCenter, sign.text).adjusted(-2, 0, 2, 0);
    }
    painter.setClipRegion(room);
}

void WalkLines::paintEvent(QPaintEvent*) {
    if (!board_.explanation_) {
        return;
    }
    const WalkExplanation& explained = *board_.explanation_;
    const MatrixView* target = board_.view(explained.cell.part);
    if (target == nullptr) {
        return;
    }
    const QRectF cell = target->cellRect(target->current());
    if (cell.isEmpty()) {
        return;
    }
    const Palette& palette = rolePalette(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    keepOff(painter);
    const QPointF end = target->mapToParent(QPoint(0, 0)) + QPointF(cell.left(), cell.center().y());
    for (const MatrixView* view : board_.views()) {
        for (const MatrixRegion& source : view->sources()) {
            const QRectF rect = view->regionRect(source);
            if (view == target || rect.isEmpty()) {
                continue;
            }
            const QPointF from = view->mapToParent(QPoint(0, 0)) + view->exitOf(source);
            const QPainterPath path = curve(from, end);
            QColor halo = palette.card;
            halo.setAlpha(190);
            painter.strokePath(path, QPen(halo, 4));
            QPen pen(roleColor(source.role, palette), 1.6);
            if (source.role == MatrixRole::key) {
                pen.setDashPattern({4.0, 2.0});
            }
            painter.strokePath(path, pen);
            if (view->atRightEdge(source)) { // else the view draws where it begins
                painter.setPen(Qt::NoPen);
                painter.setBrush(pen.color());
                painter.drawEllipse(from, 3, 3);
            }
        }
    }
}

} // namespace heedmap
