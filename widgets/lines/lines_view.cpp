// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/lines_view.h"

#include "widgets/theme/application_theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace heedmap {

LinesView::LinesView(QWidget* parent) : QAbstractScrollArea(parent) {
    installTableAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Attention as lines"));
    verticalScrollBar()->setAccessibleName(tr("Scroll the lines"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    applyTheme();
}

void LinesView::applyTheme() {
    scene_.palette = &rolePalette(*this);
    scene_.font = font();
    scene_.numberFont = numberFont(*this, 0.9);
    updateLayout();
}

void LinesView::setContent(LinesContent content) {
    scene_.content = std::move(content);
    lines_filter_.reset();
    updateLayout();
    scene_.hovered = {};
    if (!scene_.locked || !has(scene_.isolated)) {
        scene_.isolated = {};
        scene_.locked = false;
    }
    if (!has(scene_.cursor)) {
        scene_.cursor = {};
    }
}

void LinesView::setSelected(HeatmapCell cell) {
    if (cell == scene_.selected) {
        return;
    }
    scene_.selected = cell;
    viewport()->update();
}

void LinesView::setHovered(HeatmapCell cell) {
    if (cell == scene_.hovered) {
        return;
    }
    scene_.hovered = cell;
    viewport()->update();
}

void LinesView::setIsolated(LineToken token, bool locked) {
    scene_.isolated = has(token) ? token : LineToken();
    scene_.locked = locked && scene_.isolated.valid();
    viewport()->update();
}

void LinesView::followRows(const LinesView& other) {
    const LinesGeometry& theirs = other.scene_.geometry;
    scene_.geometry.zoom(theirs.rowHeight() / scene_.geometry.rowHeight(), 0);
    scene_.geometry.setOffset(theirs.offset());
    showOffset();
    repaintAll();
}

void LinesView::resetZoom() {
    scene_.geometry.resetZoom();
    showOffset();
    repaintAll();
    emit rowsChanged();
}

void LinesView::zoomIn() {
    zoomRows(1.25, scene_.geometry.area().center().y());
}

void LinesView::zoomOut() {
    zoomRows(1 / 1.25, scene_.geometry.area().center().y());
}

void LinesView::zoomRows(double factor, double y) {
    scene_.geometry.zoom(factor, y);
    showOffset();
    repaintAll();
    emit rowsChanged();
}

bool LinesView::has(const LineToken& token) const {
    return token.position < countOf(token.column);
}

Index LinesView::countOf(LineToken::Column column) const {
    return column == LineToken::Column::query ? scene_.geometry.queries() : scene_.geometry.keys();
}

void LinesView::updateLayout() {
    scene_.bounds = QRectF(viewport()->rect());
    scene_.updateLayout();
    showOffset();
    repaintAll();
}

/// The scroll bar says where the rows are; it does not move them back.
void LinesView::showOffset() {
    const QSignalBlocker quiet(verticalScrollBar());
    const LinesGeometry& geometry = scene_.geometry;
    verticalScrollBar()->setRange(0, static_cast<int>(geometry.largestOffset()));
    verticalScrollBar()->setPageStep(static_cast<int>(geometry.area().height()));
    verticalScrollBar()->setSingleStep(static_cast<int>(std::ceil(geometry.rowHeight())));
    verticalScrollBar()->setValue(static_cast<int>(std::round(geometry.offset())));
}

void LinesView::scrollContentsBy(int, int) {
    scene_.geometry.setOffset(verticalScrollBar()->value());
    repaintAll();
    emit rowsChanged();
}

void LinesView::repaintAll() {
    all_lines_ = {};
    viewport()->update();
}

/// Where a token is isolated, the lines of the others stay as a shadow.
void LinesView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), scene_.palette->card);
    if (scene_.empty()) {
        return;
    }
    if (all_lines_.isNull()) {
        const double ratio = devicePixelRatioF();
        all_lines_ = QPixmap(viewport()->size() * ratio);
        all_lines_.setDevicePixelRatio(ratio);
        all_lines_.fill(Qt::transparent);
        QPainter lines(&all_lines_);
        lines.setRenderHint(QPainter::Antialiasing);
        paintAllLines(lines, scene_);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(scene_.geometry.area());
    painter.setOpacity(scene_.isolated.valid() ? 0.12 : 1.0);
    painter.drawPixmap(0, 0, all_lines_);
    painter.setOpacity(1);
    paintChosenLines(painter, scene_);
    painter.restore();
    paintLinesTexts(painter, scene_);
}

void LinesView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateLayout();
}

void LinesView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    } else if (event->type() == QEvent::LanguageChange) {
        verticalScrollBar()->setAccessibleName(tr("Scroll the lines"));
        viewport()->update();
    }
}

} // namespace heedmap
