// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/lines_scene.h"

#include "widgets/heatmap/attention_content.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace heedmap {

namespace {

constexpr double gap = 8.0;
constexpr double longestLabel = 112.0;
constexpr double widestLines = 460.0; // between the columns
constexpr double widestAlone = 11.0;  // a line of weight 1
constexpr double lanes = 0.8;         // of a row, shared by the heads
constexpr double dashUnit = 3.0;      // pixels: dashes are as long on lines of every width

double widestLabel(const std::vector<DisplayToken>& tokens, const QFontMetricsF& metrics) {
    constexpr std::size_t measured = 2'000; // as many as anyone scrolls through; others are elided
    double widest = metrics.horizontalAdvance(QStringLiteral("000"));
    for (std::size_t i = 0; i < std::min(tokens.size(), measured); ++i) {
        widest =
            std::max(widest, metrics.horizontalAdvance(axisLabel(tokens, static_cast<Index>(i))));
    }
    return std::ceil(widest);
}

} // namespace

double LinesScene::widestLine() const {
    const double lane = lanes * geometry.rowHeight() / static_cast<double>(content.heads.size());
    return severalHeads() ? std::clamp(lane - 1.0, 1.5, widestAlone) : widestAlone;
}

double LinesScene::yOf(Index position, int head) const {
    const auto count = static_cast<double>(content.heads.size());
    const double lane = lanes * geometry.rowHeight() / count;
    return geometry.yOf(position) + (head - (count - 1) / 2) * lane;
}

QString LinesScene::labelOf(const LineToken& token) const {
    return axisLabel(token.column == LineToken::Column::query ? content.query_tokens
                                                              : content.key_tokens,
                     token.position);
}

double LinesScene::titleHeight() const {
    return content.title.isEmpty() ? 0.0 : QFontMetricsF(font).height() * 1.1 + 4;
}

double LinesScene::captionHeight() const {
    return QFontMetricsF(font).height() + 6;
}

double LinesScene::legendHeight() const {
    return gap + QFontMetricsF(font).height() + 2;
}

double LinesScene::numberWidth() const {
    constexpr double square = 11.0;
    return severalHeads()
               ? static_cast<double>(content.heads.size()) * square + gap
               : QFontMetricsF(numberFont).horizontalAdvance(QStringLiteral("−.00")) + gap;
}

QRectF LinesScene::numberRect(const LineToken& token) const {
    const QRectF row = geometry.rowRect(token);
    return token.column == LineToken::Column::query
               ? QRectF(row.left(), row.top(), numberWidth() - gap, row.height())
               : QRectF(row.right() - numberWidth() + gap, row.top(), numberWidth() - gap,
                        row.height());
}

void LinesScene::updateLayout() {
    const bool any = !content.heads.empty() && content.heads.front().view != nullptr;
    geometry.setShape(any ? content.heads.front().view->queries() : 0,
                      any ? content.heads.front().view->keys() : 0);
    QFont bold = font; // a selected label is bold, and still fits
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const double limit = std::min(longestLabel, bounds.width() * 0.22);
    const double around = numberWidth() + 2 * gap;
    const double left = std::min(widestLabel(content.query_tokens, metrics), limit) + around;
    const double right = std::min(widestLabel(content.key_tokens, metrics), limit) + around;
    const double width = std::min(bounds.width(), left + right + widestLines);
    const double top = titleHeight() + captionHeight();
    const QRectF area(bounds.left() + std::floor((bounds.width() - width) / 2), bounds.top() + top,
                      width, std::max(0.0, bounds.height() - top - legendHeight()));
    geometry.setArea(area, left, right, std::ceil(metrics.height()) + 3);
}

QPen headPen(const Palette& palette, Index number, bool several) {
    if (!several) {
        return QPen(palette.bar);
    }
    // Every second round through the colours has the dashes in another order.
    static const std::array<QList<qreal>, 4> dashes{QList<qreal>{}, {4, 2}, {1, 1.5}, {6, 2, 1, 2}};
    const auto at = static_cast<std::size_t>(number);
    QPen pen(palette.series[at % palette.series.size()]);
    const QList<qreal>& dash = dashes[(at + at / palette.series.size()) % dashes.size()];
    if (!dash.isEmpty()) {
        pen.setDashPattern(dash);
    }
    return pen;
}

QPen linePen(const LinesScene& scene, const AttentionLine& line) {
    QPen pen =
        headPen(*scene.palette, scene.content.heads[static_cast<std::size_t>(line.head)].number,
                scene.severalHeads());
    if (!scene.severalHeads() && scene.content.tells_future && line.key_pos > line.query_pos) {
        pen.setColor(scene.palette->future);
    }
    const double weight = std::min(1.0, std::abs(static_cast<double>(line.weight)));
    if (line.weight < 0) {
        pen.setDashPattern({2, 1.2});
    }
    const double width = std::max(0.8, scene.widestLine() * weight);
    if (scene.severalHeads() && pen.style() == Qt::CustomDashLine) {
        QList<qreal> dashes = pen.dashPattern();
        for (qreal& dash : dashes) {
            dash *= dashUnit / width;
        }
        pen.setDashPattern(dashes);
    }
    QColor color = pen.color();
    color.setAlphaF(static_cast<float>(0.18 + 0.72 * weight));
    pen.setColor(color);
    pen.setWidthF(width);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace heedmap
