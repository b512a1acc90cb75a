// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_view.h"

#include "widgets/heatmap/cell_text.h"
#include "widgets/heatmap/heatmap_scene.h"
#include "widgets/theme/application_theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace heedmap {

namespace {

/// A layer of the plot that one of our paint functions fills.
class PaintedLayer final : public QCPLayerable {
  public:
    PaintedLayer(QCustomPlot* plot, const QString& layer, std::function<void(QPainter&)> paint)
        : QCPLayerable(plot, layer), paint_(std::move(paint)) {}

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
        painter->setAntialiasing(false);
    }
    void draw(QCPPainter* painter) override { paint_(*painter); }

  private:
    std::function<void(QPainter&)> paint_;
};

CellField fieldOf(const HeatmapContent& content) {
    const auto matrix = [&](const std::shared_ptr<const HeadView>& view) {
        const bool scores = content.quantity == Quantity::scores && view->scores.size() > 0;
        const Matrix& values = scores ? view->scores : view->pattern;
        return std::shared_ptr<const Matrix>(view, &values);
    };
    if (content.view == nullptr)
        return {};
    if (content.base == nullptr)
        return {matrix(content.view), content.view->key_mask(), {}, content.view->aside};
    const bool alike = content.view->key_mask() == content.base->key_mask();
    return {matrix(content.view), alike ? content.view->key_mask() : KeyMask{Mask::none, 0},
            matrix(content.base), content.view->aside};
}

bool hasNotFinite(const HeadView& view) {
    return std::any_of(view.rows.begin(), view.rows.end(),
                       [](const RowSummary& row) { return row.state == RowState::not_finite; });
}

} // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : QWidget(parent), scene_(std::make_unique<HeatmapScene>()), plot_(new QCustomPlot(this)) {
    installTableAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Attention heatmap"));
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->axisRect()->setAutoMargins(QCP::msNone);
    plot_->axisRect()->setMinimumMargins({});
    plot_->plotLayout()->setAutoMargins(QCP::msNone);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis, plot_->xAxis2, plot_->yAxis2})
        axis->setVisible(false);
    plot_->yAxis->setRangeReversed(true);
    addLayers();
    applyTheme();
}

HeatmapView::~HeatmapView() {
    delete plot_; // its layers paint from scene_
}

void HeatmapView::addLayers() {
    plot_->addLayer(QStringLiteral("cells"));
    plot_->addLayer(QStringLiteral("marks"));
    marks_ = plot_->layer(QStringLiteral("marks"));
    marks_->setMode(QCPLayer::lmBuffered); // hovering repaints the marks alone
    new PaintedLayer(plot_, QStringLiteral("cells"),
                     [this](QPainter& painter) { paintHeatmapCells(painter, *scene_); });
    new PaintedLayer(plot_, QStringLiteral("marks"), [this](QPainter& painter) {
        paintHeatmapAxes(painter, *scene_);
        paintHeatmapOverlay(painter, *scene_);
    });
}

void HeatmapView::applyTheme() {
    scene_->palette = &rolePalette(*this);
    scene_->scale.notFinite = scene_->palette->notFinite.rgb();
    scene_->font = font();
    scene_->numberFont = numberFont(*this);
    scene_->forgetSizes();
    plot_->setBackground(QBrush(scene_->palette->card));
    updateLegend();
    updateLayout();
}

/// What the mask does to the cells.
HeatmapLegend HeatmapView::maskLegend() const {
    const HeadView& view = *scene_->content.view;
    if (scene_->showsFuture())
        return {HeatmapLegend::Mark::future,
                view.window > 0 ? tr("between the dashes: what the window lets through")
                                : tr("right of the dashes: the future")};
    if (view.mask != Mask::none)
        return {HeatmapLegend::Mark::masked, tr("masked: softmax never sees it")};
    return {HeatmapLegend::Mark::words,
            view.site.stack == Stack::cross
                ? tr("rows: target tokens, which look; columns: source tokens")
                : tr("no mask: every token sees every other")};
}

void HeatmapView::updateLegend() {
    scene_->legend.clear();
    const HeatmapContent& content = scene_->content;
    if (content.view == nullptr)
        return;
    const auto add = [&](HeatmapLegend::Mark mark, const QString& text) {
        scene_->legend.push_back({mark, text});
    };
    if (!content.second || !content.compared)
        scene_->legend.push_back(maskLegend());
    if (!content.second) {
        if (content.view->site.stack != Stack::encoder && !content.words)
            add(HeatmapLegend::Mark::words, tr("a token's row predicts the token after it"));
        if (content.words)
            add(HeatmapLegend::Mark::words,
                tr("pieces of a word: sum over keys, mean over queries"));
        if (content.view->aside > 0)
            add(HeatmapLegend::Mark::aside,
                tr("the first token is set aside; the others of a row sum to 1"));
    }
    if (!content.future_weights.empty())
        add(HeatmapLegend::Mark::futureWeight, tr("weight on the future when the mask is off"));
    if (hasNotFinite(*content.view) || (content.base && hasNotFinite(*content.base)))
        add(HeatmapLegend::Mark::notFinite, tr("not a finite number (NaN or infinite)"));
}

void HeatmapView::setContent(HeatmapContent content) {
    scene_->setContent(std::move(content));
    const bool difference = scene_->isDifference();
    scene_->pyramid = CellPyramid(fieldOf(scene_->content),
                                  difference ? Reduction::farthestFromZero : Reduction::largest);
    scene_->hovered = {};
    updateLegend();
    updateLayout();
}

const HeatmapContent& HeatmapView::content() const {
    return scene_->content;
}

void HeatmapView::setScale(const CellScale& scale) {
    scene_->scale = scale;
    scene_->scale.notFinite = scene_->palette->notFinite.rgb();
    repaintAll();
}

const CellScale& HeatmapView::scale() const {
    return scene_->scale;
}

void HeatmapView::setCentered(bool centered) {
    scene_->centered = centered;
    updateLayout();
}

void HeatmapView::setRowLabels(bool shown) {
    if (shown == scene_->rowLabels)
        return;
    scene_->rowLabels = shown;
    updateLayout();
}

void HeatmapView::setSelected(HeatmapCell cell) {
    if (cell == scene_->selected)
        return;
    scene_->selected = cell;
    repaintMarks();
}

HeatmapCell HeatmapView::selected() const {
    return scene_->selected;
}

void HeatmapView::setHovered(HeatmapCell cell) {
    if (cell == scene_->hovered)
        return;
    scene_->hovered = cell;
    repaintMarks();
}

HeatmapCell HeatmapView::hoveredCell() const {
    return scene_->hovered;
}
QRectF HeatmapView::visibleCells() const {
    return scene_->geometry.visible();
}

void HeatmapView::setVisibleCells(const QRectF& cells) {
    scene_->geometry.setVisible(cells);
    syncAxes();
    repaintAll();
}

bool HeatmapView::zoomed() const {
    return scene_->geometry.zoomed();
}

void HeatmapView::resetZoom() {
    const QRectF before = visibleCells();
    scene_->geometry.reset();
    applyVisible(before);
}

void HeatmapView::zoomIn() {
    const QRectF before = visibleCells();
    const HeatmapGeometry& geometry = scene_->geometry;
    const HeatmapCell at = selected();
    const bool about_cell = at.valid() && geometry.plot().contains(cellRect(at).center());
    scene_->geometry.zoom(1.5, about_cell ? cellRect(at).center() : geometry.plot().center());
    applyVisible(before);
}

void HeatmapView::zoomOut() {
    const QRectF before = visibleCells();
    scene_->geometry.zoom(1 / 1.5, scene_->geometry.plot().center());
    applyVisible(before);
}

QRectF HeatmapView::cellRect(HeatmapCell cell) const {
    return cell.valid() && !scene_->geometry.empty()
               ? scene_->geometry.cellRect(cell.query_pos, cell.key_pos)
               : QRectF();
}

HeatmapCell HeatmapView::cellAt(const QPointF& point) const {
    return scene_->geometry.cellAt(point);
}

QRectF HeatmapView::plotRect() const {
    return scene_->geometry.plot();
}

int HeatmapView::rightRoom() const {
    return static_cast<int>(std::ceil(scene_->rightRoom()));
}
int HeatmapView::legendLines() const {
    return scene_->legendLines();
}

int HeatmapView::legendRight() const {
    return static_cast<int>(std::ceil(scene_->legendLeft() + scene_->legendWidth()));
}

const std::vector<HeatmapLegend>& HeatmapView::legend() const {
    return scene_->legend;
}

void HeatmapView::setLegendRoom(int lines) {
    if (lines == scene_->legendRoom)
        return;
    scene_->legendRoom = lines;
    updateLayout();
}

void HeatmapView::ensureLayout() {
    if (scene_->bounds != QRectF(rect()))
        updateLayout();
}

double HeatmapView::contentBottom() const {
    return scene_->geometry.plot().bottom() + scene_->legendHeight();
}

std::optional<double> HeatmapView::shownValue(HeatmapCell cell) const {
    const CellField& field = scene_->pyramid.field();
    if (!cell.valid() || cell.query_pos >= field.rows() || cell.key_pos >= field.cols() ||
        field.masked(cell.query_pos, cell.key_pos))
        return std::nullopt;
    return static_cast<double>(field.value(cell.query_pos, cell.key_pos));
}

double HeatmapView::largestMagnitude() const {
    const CellPyramid::Extremes extremes = scene_->pyramid.extremes();
    return std::max(std::abs(static_cast<double>(extremes.low)),
                    std::abs(static_cast<double>(extremes.high)));
}

void HeatmapView::updateLayout() {
    scene_->bounds = QRectF(rect());
    plot_->setGeometry(rect());
    scene_->updateLayout();
    syncAxes();
    repaintAll();
}

void HeatmapView::syncAxes() {
    const HeatmapGeometry& geometry = scene_->geometry;
    if (geometry.empty())
        return;
    const QRect at = geometry.plot().toRect();
    plot_->axisRect()->setMargins(
        {at.left(), at.top(), width() - at.left() - at.width(), height() - at.top() - at.height()});
    plot_->xAxis->setRange(geometry.visible().left(), geometry.visible().right());
    plot_->yAxis->setRange(geometry.visible().top(), geometry.visible().bottom());
}

void HeatmapView::repaintAll() {
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapView::repaintMarks() {
    marks_->replot();
}

void HeatmapView::applyVisible(const QRectF& before) {
    if (visibleCells() == before)
        return;
    syncAxes();
    repaintAll();
    emit visibleCellsChanged(visibleCells());
}

void HeatmapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateLayout();
}

void HeatmapView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Attention heatmap"));
        updateLegend();
        updateLayout();
    }
}

} // namespace heedmap
