// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How TokenChips looks: the chips, the marks of the two roles and the brackets.
#include "widgets/figure/palette.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

namespace heedmap {

void TokenChips::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // every token by its own letters
    painter.setRenderHint(QPainter::Antialiasing);
    const int scroll = verticalScrollBar()->value();
    painter.translate(0, -scroll);
    const QRect seen = viewport()->rect().translated(0, scroll);
    const int count = itemCount();
    for (int i = 0; i < count; ++i) {
        const QRect chip = layout_.chips[static_cast<std::size_t>(i)];
        if (!seen.intersects(chip.adjusted(0, -bracketHeight(), 0, 0))) {
            continue;
        }
        if (!isShown(i)) {
            continue;
        }
        paintChip(painter, i, chip);
        const auto& display = tokens_[static_cast<std::size_t>(i)].display;
        const auto joins = [&](int other) {
            return other >= 0 && other < count &&
                   tokens_[static_cast<std::size_t>(other)].display.group == display.group &&
                   layout_.chips[static_cast<std::size_t>(other)].top() == chip.top();
        };
        if (display.shares_character && !joins(i - 1)) {
            int last = i;
            while (joins(last + 1)) {
                ++last;
            }
            paintBracket(painter, i, last);
        }
    }
}

void TokenChips::paintChip(QPainter& painter, int index, QRect rect) const {
    const Palette& palette = rolePalette(*this);
    const TokenChip& chip = tokens_[static_cast<std::size_t>(index)];
    const QRectF frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen edge(Qt::NoPen);
    if (chip.generated) {
        edge = QPen(palette.outline, 1, Qt::DashLine);
    }
    if (index == hovered_ || index == hovered_key_) {
        // Over a chip it is both; over a cell each has its role.
        const QColor& role = index == hovered_ ? palette.query : palette.key;
        edge = QPen(hovered_ == hovered_key_ ? palette.outline : role, 1);
    }
    painter.setPen(edge);
    painter.setBrush(index == query_ ? palette.queryGround
                     : index == key_ ? palette.keyGround
                                     : palette.raised);
    painter.drawRoundedRect(frame, radius, radius);
    if (chip.second) {
        paintSecondMark(painter, rect);
    }
    paintRoleMark(painter, index, rect);

    QFont face = font();
    face.setItalic(chip.display.special);
    painter.setFont(face);
    painter.setPen(!isEnabled()           ? palette.disabledText
                   : chip.display.special ? palette.mutedText
                                          : palette.text);
    const int width = rect.width() - 2 * paddingX;
    const QFontMetrics metrics(face);
    const QRect textBox(rect.left() + paddingX, rect.top() + paddingY, width + 1, metrics.height());
    const QString text = QString::fromStdString(chip.display.text);
    painter.drawText(textBox, Qt::AlignCenter | Qt::TextSingleLine,
                     rect.width() < widestChip ? text
                                               : metrics.elidedText(text, Qt::ElideRight, width));
    painter.setFont(numberFont(*this, idScale));
    painter.setPen(palette.mutedText);
    const QRect idBox(rect.left(), textBox.bottom() + 1, rect.width(),
                      rect.bottom() - textBox.bottom() - paddingY - forecastHeight());
    painter.drawText(idBox, Qt::AlignCenter | Qt::TextSingleLine, QString::number(chip.id));
    if (forecasts_shown_) {
        paintForecast(painter, index,
                      QRect(rect.left(), idBox.bottom() + 1, rect.width(), forecastHeight()));
    }
    if (hasFocus() && index == focused_) {
        painter.setPen(QPen(palette.focusRing, 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), radius - 3, radius - 3);
    }
}

/// The query is a row: a bar at the left. The key is a column: a bar at the top.
void TokenChips::paintRoleMark(QPainter& painter, int index, QRect rect) const {
    if (index != query_ && index != key_) {
        return;
    }
    const Palette& palette = rolePalette(*this);
    const QRectF frame = QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75);
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect), radius, radius);
    painter.save();
    painter.setClipPath(inside);
    if (index == query_) {
        painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), palette.query);
    }
    if (index == key_) {
        painter.fillRect(
            QRectF(rect.left() + (index == query_ ? 4 : 0), rect.top(), rect.width(), 4),
            palette.key);
    }
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(index == query_ ? palette.query : palette.key, 1.5));
    painter.drawRoundedRect(frame, radius, radius);
}

/// The second sentence of a pair: a line at the foot of its chips.
void TokenChips::paintSecondMark(QPainter& painter, QRect rect) const {
    painter.save();
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect), radius, radius);
    painter.setClipPath(inside);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 3),
                     rolePalette(*this).outline);
    painter.restore();
}

void TokenChips::paintBracket(QPainter& painter, int first, int last) const {
    const Palette& palette = rolePalette(*this);
    const QRect left = layout_.chips[static_cast<std::size_t>(first)];
    const QRect right = layout_.chips[static_cast<std::size_t>(last)];
    const QFont small = scaledFont(*this, idScale);
    const int top = left.top() - bracketHeight();
    const int y = left.top() - 3;
    const QString text =
        QString::fromStdString(tokens_[static_cast<std::size_t>(first)].display.group_text);
    const QRect box(left.left(), top, right.right() - left.left() + 1,
                    QFontMetrics(small).height());
    painter.setFont(small);
    painter.setPen(palette.mutedText);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(small).elidedText(text, Qt::ElideMiddle, box.width()));
    painter.setPen(QPen(palette.outline, 1));
    painter.drawPolyline(QPolygonF({{left.left() + 2.5, y + 2.5},
                                    {left.left() + 2.5, y - 0.5},
                                    {right.right() - 1.5, y - 0.5},
                                    {right.right() - 1.5, y + 2.5}}));
}

} // namespace heedmap
