// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/token_brackets.h"

#include "widgets/heatmap/attention_content.h"
#include "widgets/heatmap/heatmap_scene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace heedmap {

namespace {

constexpr double toLabels = 8; ///< from the plot's edge
constexpr double apart = 5;    ///< from labels to bracket; a chosen label has a ground
constexpr double arm = 4;
constexpr double slant = 1 / std::numbers::sqrt2; ///< of the columns' labels

QRectF characterBox(const TokenBracket& bracket, const QFontMetricsF& metrics) {
    return {0, 0, std::ceil(metrics.horizontalAdvance(bracket.character.text)) + 1,
            metrics.height()};
}

/// From the columns' plot to the line of the bracket.
double riseOf(const TokenBracket& bracket, const QFontMetricsF& metrics) {
    return toLabels + (bracket.labels + metrics.height() / 2) * slant + apart;
}

void paintBracket(QPainter& painter, const HeatmapScene& scene, const QPolygonF& line,
                  const QRectF& text, const QString& character) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.palette->outline, 1));
    painter.drawPolyline(line);
    painter.setFont(scene.labelFont);
    painter.setPen(scene.palette->mutedText);
    painter.drawText(text, Qt::AlignCenter | Qt::TextSingleLine, character);
}

} // namespace

std::vector<TokenBracket> tokenBrackets(const std::vector<DisplayToken>& tokens,
                                        const QFontMetricsF& metrics, double longest) {
    std::vector<TokenBracket> brackets;
    for (const SharedCharacter& character : sharedCharacters(tokens)) {
        double widest = 0;
        for (Index i = character.first; i <= character.last; ++i)
            widest = std::max(widest, metrics.horizontalAdvance(axisLabel(tokens, i)));
        brackets.push_back({character, std::min(std::ceil(widest), longest)});
    }
    return brackets;
}

double roomForRows(const std::vector<TokenBracket>& brackets, const QFontMetricsF& metrics) {
    double room = 0;
    for (const TokenBracket& bracket : brackets)
        room = std::max(room, toLabels + bracket.labels + 2 * apart + arm +
                                  characterBox(bracket, metrics).width());
    return room;
}

double roomForColumns(const std::vector<TokenBracket>& brackets, const QFontMetricsF& metrics) {
    double room = 0;
    for (const TokenBracket& bracket : brackets)
        room = std::max(room, riseOf(bracket, metrics) + metrics.height());
    return std::ceil(room);
}

void paintRowBrackets(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const QFontMetricsF metrics(scene.labelFont, painter.device());
    for (const TokenBracket& bracket : scene.rowBrackets) {
        const auto edge = [&](double row) {
            return std::clamp(geometry.yOf(row), geometry.plot().top(), geometry.plot().bottom());
        };
        const double top = edge(static_cast<double>(bracket.character.first) - 0.4);
        const double bottom = edge(static_cast<double>(bracket.character.last) + 0.4);
        if (bottom - top < metrics.height() / 2)
            continue; // out of sight
        const double arms = geometry.plot().left() - toLabels - bracket.labels - apart;
        const double back = arms - arm;
        QRectF text = characterBox(bracket, metrics);
        text.moveCenter({back - apart / 2 - text.width() / 2, (top + bottom) / 2});
        paintBracket(painter, scene, {{{arms, top}, {back, top}, {back, bottom}, {arms, bottom}}},
                     text, bracket.character.text);
    }
}

/// Above the ends of slanted labels, which lie aside of their columns.
void paintColumnBrackets(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const QFontMetricsF metrics(scene.labelFont, painter.device());
    for (const TokenBracket& bracket : scene.columnBrackets) {
        const auto edge = [&](double column) {
            return std::clamp(geometry.xOf(column), geometry.plot().left(),
                              geometry.plot().right());
        };
        const double aside = 0.75 * bracket.labels * slant;
        const double first = edge(static_cast<double>(bracket.character.first) - 0.25) + aside;
        const double last = edge(static_cast<double>(bracket.character.last) + 0.25) + aside;
        if (last - first < metrics.height() / 2)
            continue;
        const double back = geometry.plot().top() - riseOf(bracket, metrics);
        QRectF text = characterBox(bracket, metrics);
        text.moveCenter({(first + last) / 2, back - text.height() / 2});
        paintBracket(painter, scene,
                     {{{first, back + arm}, {first, back}, {last, back}, {last, back + arm}}}, text,
                     bracket.character.text);
    }
}

} // namespace heedmap
