// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_text.h"
#include "widgets/lines/lines_scene.h"

#include <QCoreApplication>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

using Column = LineToken::Column;

QPainterPath pathOf(const LinesScene& scene, const AttentionLine& line) {
    const QPointF from(scene.geometry.lineLeft(), scene.yOf(line.query_pos, line.head));
    const QPointF to(scene.geometry.lineRight(), scene.yOf(line.key_pos, line.head));
    const double bend = (to.x() - from.x()) * 0.32;
    QPainterPath path(from);
    path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
    return path;
}

/// From the colour of who looks to that of what is looked at, on a halo of the card.
void paintPair(QPainter& painter, const LinesScene& scene, const HeatmapCell& cell, bool firm) {
    const LineHead& head = scene.content.heads.front();
    if (!cell.valid() || cell.query_pos >= head.view->queries() ||
        !head.visible(cell.query_pos).contains(cell.key_pos)) {
        return;
    }
    const AttentionLine line{cell.query_pos, cell.key_pos, head.value(cell.query_pos, cell.key_pos),
                             0};
    const QPainterPath path = pathOf(scene, line);
    const double weight = std::isfinite(line.weight) ? std::abs(double{line.weight}) : 0.0;
    const double width = std::max(firm ? 2.0 : 1.2, scene.widestLine() * std::min(1.0, weight));
    QColor halo = scene.palette->card;
    halo.setAlpha(firm ? 220 : 140);
    painter.strokePath(path, QPen(halo, width + 3, Qt::SolidLine, Qt::FlatCap));
    QLinearGradient colors(scene.geometry.lineLeft(), 0, scene.geometry.lineRight(), 0);
    colors.setColorAt(0.1, scene.palette->query);
    colors.setColorAt(0.9, scene.palette->key);
    painter.strokePath(
        path, QPen(QBrush(colors), width, firm ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
}

void paintNumber(QPainter& painter, const LinesScene& scene, const LineToken& token,
                 const HeatmapCell& pair) {
    const QRectF room = scene.numberRect(token);
    if (room.height() < QFontMetricsF(scene.numberFont).ascent()) {
        return;
    }
    const std::vector<LineHead>& heads = scene.content.heads;
    if (!heads.front().visible(pair.query_pos).contains(pair.key_pos)) {
        return;
    }
    if (!scene.severalHeads()) {
        painter.setFont(scene.numberFont);
        painter.setPen(scene.palette->mutedText);
        painter.drawText(room,
                         (token.column == Column::query ? Qt::AlignLeft : Qt::AlignRight) |
                             Qt::AlignVCenter,
                         weightCellText(heads.front().value(pair.query_pos, pair.key_pos)));
        return;
    }
    // A square a head, at its place: filled from below as its weight is.
    const double step = room.width() / static_cast<double>(heads.size());
    const double side = std::min({step - 2, room.height() - 4, 12.0});
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const float value = heads[i].value(pair.query_pos, pair.key_pos);
        const double weight = std::isfinite(value) ? std::clamp(double{value}, 0.0, 1.0) : 0.0;
        const QRectF box(room.left() + static_cast<double>(i) * step + 1,
                         room.center().y() - side / 2, side, side);
        const QColor color = headPen(*scene.palette, heads[i].number, true).color();
        painter.fillRect(QRectF(box.left(), box.bottom() - side * weight, side, side * weight),
                         color);
        painter.setPen(QPen(scene.palette->hairline, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    }
}

/// The ground, the frame and the letters' weight say what the token is to the chosen pair.
void paintToken(QPainter& painter, const LinesScene& scene, const LineToken& token) {
    const Palette& palette = *scene.palette;
    const bool query = token.column == Column::query;
    const Index chosen = query ? scene.selected.query_pos : scene.selected.key_pos;
    const Index pointed = query ? scene.hovered.query_pos : scene.hovered.key_pos;
    const bool isolated = scene.isolated == token;
    QFont font = scene.font;
    font.setBold(chosen == token.position || isolated);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    QRectF room = scene.geometry.rowRect(token);
    query ? room.adjust(scene.numberWidth(), 0, -8, 0) : room.adjust(8, 0, -scene.numberWidth(), 0);
    const QString text = metrics.elidedText(scene.labelOf(token), Qt::ElideRight, room.width() - 8);
    const double width = metrics.horizontalAdvance(text) + 8;
    const double height = std::min(room.height(), metrics.height() + 2);
    const QRectF chip(query ? room.right() - width : room.left(), room.center().y() - height / 2,
                      width, height);
    const QColor& role = query ? palette.query : palette.key;
    if (chosen == token.position) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(query ? palette.queryGround : palette.keyGround);
        painter.drawRoundedRect(chip, 4, 4);
    }
    if (isolated || pointed == token.position || scene.cursor == token) {
        const bool ring = scene.cursor == token;
        QPen pen(ring ? palette.focusRing : role, ring || (isolated && scene.locked) ? 2 : 1);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setPen(chosen == token.position || isolated ? role : palette.text);
    painter.drawText(chip, Qt::AlignCenter, text);
}

void paintTokens(QPainter& painter, const LinesScene& scene) {
    const LinesGeometry& geometry = scene.geometry;
    const double height = QFontMetricsF(scene.font).height();
    const auto step =
        std::max<Index>(1, static_cast<Index>(std::ceil(height / geometry.rowHeight())));
    for (const Column column : {Column::query, Column::key}) {
        const Index count = column == Column::query ? geometry.queries() : geometry.keys();
        for (Index row = geometry.firstRow() / step * step;
             row <= std::min(geometry.lastRow(), count - 1); row += step) {
            paintToken(painter, scene, {column, row});
        }
    }
    if (!scene.isolated.valid()) {
        return;
    }
    const bool of_query = scene.isolated.column == Column::query;
    const Column other = of_query ? Column::key : Column::query;
    const Index count = of_query ? geometry.keys() : geometry.queries();
    for (Index row = geometry.firstRow(); row <= std::min(geometry.lastRow(), count - 1); ++row) {
        paintNumber(painter, scene, {other, row},
                    of_query ? HeatmapCell{scene.isolated.position, row}
                             : HeatmapCell{row, scene.isolated.position});
    }
}

QString translated(const char* text) {
    return QCoreApplication::translate("heedmap::LinesView", text);
}

void paintCaptions(QPainter& painter, const LinesScene& scene) {
    const LinesGeometry& geometry = scene.geometry;
    const bool cross = scene.content.heads.front().view->site.stack == Stack::cross;
    QFont font = scene.font;
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const QRectF row(geometry.area().left(), geometry.area().top() - scene.captionHeight(),
                     geometry.area().width(), metrics.height());
    painter.setPen(scene.palette->query);
    painter.drawText(QRectF(scene.bounds.left(), row.top(),
                            geometry.lineLeft() - scene.bounds.left() - 12, row.height()),
                     Qt::AlignRight | Qt::TextDontClip,
                     cross ? translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "target"))
                           : translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "looks")));
    painter.setPen(scene.palette->key);
    painter.drawText(QRectF(geometry.lineRight() + 12, row.top(),
                            scene.bounds.right() - geometry.lineRight() - 12, row.height()),
                     Qt::AlignLeft | Qt::TextDontClip,
                     cross ? translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "source"))
                           : translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "is looked at")));
    if (scene.content.title.isEmpty()) {
        return;
    }
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(scene.palette->text);
    painter.drawText(
        QRectF(scene.bounds.left(), scene.bounds.top(), scene.bounds.width(), scene.titleHeight()),
        Qt::AlignHCenter | Qt::AlignTop,
        QFontMetricsF(font).elidedText(scene.content.title, Qt::ElideRight, scene.bounds.width()));
}

/// Samples of lines with what they mean, from the left; what there is no room for is left out.
class Legend {
  public:
    Legend(QPainter& painter, const LinesScene& scene, double width)
        : painter_(painter), scene_(scene), metrics_(scene.font),
          y_(scene.bounds.bottom() - metrics_.height() / 2 - 1),
          x_(scene.bounds.center().x() - width / 2), draws_(width > 0) {}

    void add(const QPen& pen, const QString& text) { add(&pen, text); }
    void addWords(const QString& text) { add(nullptr, text); }
    [[nodiscard]] double width() const { return x_ - 18; }

  private:
    void add(const QPen* pen, const QString& text) {
        constexpr double sample = 26;
        const double words = pen != nullptr ? sample + 6 : 0;
        const double width = metrics_.horizontalAdvance(text) + 1;
        if (draws_ && x_ + words + width > scene_.bounds.right() + 1) {
            return;
        }
        if (draws_ && pen != nullptr) {
            painter_.setPen(*pen);
            painter_.drawLine(QPointF(x_, y_), QPointF(x_ + sample, y_));
        }
        if (draws_) {
            painter_.setPen(scene_.palette->mutedText);
            painter_.drawText(
                QRectF(x_ + words, y_ - metrics_.height() / 2, width, metrics_.height()),
                Qt::AlignLeft | Qt::AlignVCenter, text);
        }
        x_ += words + width + 18;
    }

    QPainter& painter_;
    const LinesScene& scene_;
    QFontMetricsF metrics_;
    double y_;
    double x_;
    bool draws_;
};

void fillLegend(Legend& legend, const LinesScene& scene) {
    for (const float weight : {1.0F, 0.5F, 0.1F}) {
        QPen pen = linePen(scene, {1, 0, weight, 0});
        pen.setColor(scene.palette->bar);
        pen.setStyle(Qt::SolidLine);
        legend.add(pen, QString::number(static_cast<double>(weight)));
    }
    for (std::size_t i = 0; scene.severalHeads() && i < scene.content.heads.size(); ++i) {
        legend.add(linePen(scene, {1, 0, 1.0F, static_cast<int>(i)}), scene.content.heads[i].name);
    }
    if (scene.isDifference()) {
        legend.add(linePen(scene, {1, 0, -0.4F, 0}),
                   translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "negative: less")));
    }
    if (scene.content.tells_future && !scene.severalHeads()) {
        legend.add(linePen(scene, {0, 1, 0.4F, 0}),
                   translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "into the future")));
    } else if (!scene.isDifference() && scene.content.heads.front().view->mask != Mask::none) {
        legend.addWords(
            translated(QT_TRANSLATE_NOOP("heedmap::LinesView", "masked pairs have no line")));
    }
}

void paintLegend(QPainter& painter, const LinesScene& scene) {
    painter.setFont(scene.font);
    Legend measured(painter, scene, 0);
    fillLegend(measured, scene);
    const double width = measured.width() - scene.bounds.center().x();
    Legend drawn(painter, scene, std::min(width, scene.bounds.width()));
    fillLegend(drawn, scene);
}

} // namespace

void paintAllLines(QPainter& painter, const LinesScene& scene) {
    if (scene.empty()) {
        return;
    }
    LineFilter filter;
    filter.first = scene.geometry.firstRow();
    filter.last = scene.geometry.lastRow();
    for (const AttentionLine& line : strongestLines(scene.content.heads, filter)) {
        painter.strokePath(pathOf(scene, line), linePen(scene, line));
    }
}

void paintChosenLines(QPainter& painter, const LinesScene& scene) {
    if (scene.empty()) {
        return;
    }
    if (scene.isolated.valid()) {
        LineFilter filter;
        filter.of = scene.isolated;
        filter.least = 0.001F;
        for (const AttentionLine& line : strongestLines(scene.content.heads, filter)) {
            painter.strokePath(pathOf(scene, line), linePen(scene, line));
        }
    }
    const auto shown = [&](const HeatmapCell& cell) {
        return !scene.isolated.valid() || scene.isolated.isQuery(cell.query_pos) ||
               scene.isolated.isKey(cell.key_pos);
    };
    if (shown(scene.selected)) {
        paintPair(painter, scene, scene.selected, true);
    }
    if (scene.hovered != scene.selected && shown(scene.hovered)) {
        paintPair(painter, scene, scene.hovered, false);
    }
}

void paintLinesTexts(QPainter& painter, const LinesScene& scene) {
    if (scene.empty()) {
        return;
    }
    painter.save();
    painter.setClipRect(QRectF(scene.bounds.left(), scene.geometry.area().top(),
                               scene.bounds.width(), scene.geometry.area().height()));
    paintTokens(painter, scene);
    painter.restore();
    paintCaptions(painter, scene);
    paintLegend(painter, scene);
}

} // namespace heedmap
