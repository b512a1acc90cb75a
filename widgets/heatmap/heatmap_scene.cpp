// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_scene.h"

#include "widgets/heatmap/attention_content.h"
#include "widgets/heatmap/cell_text.h"

#include <QFontMetricsF>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double gap = 8.0;
constexpr double marginalBars = 56.0;
constexpr double marginalText = 30.0;

QFont scaled(QFont font, double size) {
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * size));
    else
        font.setPointSizeF(font.pointSizeF() * size);
    return font;
}

} // namespace

double HeatmapLegend::markWidth() const {
    return mark == Mark::words ? 0.0 : legendMark;
}

void HeatmapScene::setContent(HeatmapContent shown) {
    content = std::move(shown);
    forgetSizes();
}

void HeatmapScene::forgetSizes() {
    querySizes.forget();
    keySizes.forget();
}

bool HeatmapScene::showsFuture() const {
    if (content.view == nullptr || content.view->site.stack == Stack::cross)
        return false; // its columns are another text: none is later than a row
    if (isDifference())
        return content.view->mask != content.base->mask;
    // An encoder sees later tokens by nature: they are told apart beside the causal mask alone.
    const bool told_apart =
        content.view->site.stack == Stack::decoder || !content.future_weights.empty();
    return content.view->mask == Mask::none && told_apart;
}

QString HeatmapScene::queryLabel(Index query) const {
    return axisLabel(content.query_tokens, query);
}
QString HeatmapScene::keyLabel(Index key) const {
    return axisLabel(content.key_tokens, key);
}

QString HeatmapScene::cellText(float value) const {
    if (content.quantity == Quantity::scores)
        return scoreCellText(value);
    return isDifference() ? differenceCellText(value) : weightCellText(value);
}

double HeatmapScene::rightRoom() const {
    const double marginal =
        content.future_weights.empty() ? 0.0 : gap + marginalBars + marginalText;
    const double ends = flatKeys ? 0.0 : keySizes.overhang(content.key_tokens, labelFont);
    return std::max(marginal, ends) + 4;
}

double HeatmapScene::legendHeight() const {
    const double line = QFontMetricsF(font).height() + 2;
    const int lines = std::max(legendLines(), legendRoom);
    return lines == 0 ? 4.0 : gap + lines * line;
}

double HeatmapScene::legendWidth() const {
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const HeatmapLegend& item : legend)
        widest =
            std::max(widest, item.x + item.markWidth() + metrics.horizontalAdvance(item.text) + 1);
    return widest;
}

double HeatmapScene::legendLeft() const {
    const double left = geometry.plot().left();
    return std::max(std::min(left, bounds.right() - legendWidth()),
                    std::min(left, bounds.left() + 8));
}

/// As many on a line as there is room for.
void HeatmapScene::placeLegend(double room) {
    constexpr double apart = 24.0;
    const QFontMetricsF metrics(font);
    int line = 0;
    double x = 0;
    for (HeatmapLegend& item : legend) {
        const double width = item.markWidth() + std::ceil(metrics.horizontalAdvance(item.text)) + 1;
        if (x > 0 && x + width > room) {
            ++line;
            x = 0;
        }
        item.line = line;
        item.x = x;
        x += width + apart;
    }
}

/// Where every token has its label, brackets have room, too.
void HeatmapScene::placeBrackets(const QFontMetricsF& metrics, double longest, double& left,
                                 double& top) {
    rowBrackets.clear();
    columnBrackets.clear();
    const QSizeF room(bounds.width() - left - rightRoom(), bounds.height() - top - legendHeight());
    const double cell = std::min(room.width() / static_cast<double>(geometry.cols()),
                                 room.height() / static_cast<double>(geometry.rows()));
    if (rowLabels && cell >= metrics.height() * rowPitch)
        rowBrackets = tokenBrackets(content.query_tokens, metrics, longest);
    if (cell >= metrics.height() * columnPitch)
        columnBrackets = tokenBrackets(content.key_tokens, metrics, longest);
    left = std::max(left, roomForRows(rowBrackets, metrics));
    top = std::max(top, titleRoom() + roomForColumns(columnBrackets, metrics));
}

double HeatmapScene::titleRoom() const {
    return content.title.isEmpty() ? 0.0 : QFontMetricsF(font).height() * 1.1 + 4;
}

bool HeatmapScene::leavesLabelsOut() const {
    if (geometry.empty())
        return false;
    const double height = QFontMetricsF(labelFont).height();
    const double width = geometry.plot().width() / static_cast<double>(geometry.cols());
    const double row = geometry.plot().height() / static_cast<double>(geometry.rows());
    return width < height * columnPitch || (rowLabels && row < height * rowPitch);
}

/// Places the plot with column labels that lie; false where some column is narrower than its label.
bool HeatmapScene::layKeysFlat(double left, double widest, double height) {
    constexpr double apart = 8.0;
    flatKeys = true;
    geometry.setArea(
        bounds.adjusted(left, titleRoom() + height + gap, -rightRoom(), -legendHeight()), centered);
    return geometry.plot().width() >= (widest + apart) * static_cast<double>(geometry.cols());
}

void HeatmapScene::placePlot() {
    QFont bold = labelFont; // a selected label is bold, and still fits
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const double label_limit = std::min(longestLabel, bounds.width() * 0.3);
    double left =
        rowLabels ? std::min(querySizes.widest(content.query_tokens, bold), label_limit) + gap + 4
                  : gap;
    const double widest = keySizes.widest(content.key_tokens, bold);
    const double top_label = std::min(widest, label_limit);
    double top = titleRoom() + std::ceil((top_label + metrics.height()) * std::sqrt(0.5)) + gap;
    flatKeys = false;
    placeLegend(bounds.width() - left);
    placeBrackets(metrics, label_limit, left, top);
    placeLegend(bounds.width() - left);
    if (columnBrackets.empty() && layKeysFlat(left, widest, metrics.height()))
        return;
    flatKeys = false;
    geometry.setArea(bounds.adjusted(left, top, -rightRoom(), -legendHeight()), centered);
}

/// Somewhat smaller labels are better than labels left out; where that does not help, as large as
/// the rest.
void HeatmapScene::updateLayout() {
    geometry.setShape(content.view ? content.view->queries() : 0,
                      content.view ? content.view->keys() : 0);
    for (const double size : {1.0, 0.9, 0.8, 1.0}) {
        labelFont = scaled(font, size);
        placePlot();
        if (!leavesLabelsOut())
            return;
    }
}

} // namespace heedmap
