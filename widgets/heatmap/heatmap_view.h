// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/accessible_table.h"
#include "widgets/heatmap/cell_image.h"
#include "widgets/heatmap/heatmap_content.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCPLayer;
class QCustomPlot;

namespace heedmap {

struct HeatmapLegend;
struct HeatmapScene;

/// One head's attention as a heatmap: query tokens down the left, key tokens along the top, row 0
/// on top. Repaints from const values and never computes attention.
///
/// The pointer: moving hovers, a click selects; the wheel zooms about the pointer, dragging pans,
/// Shift and dragging zooms to a rectangle, a double click shows everything again. The keyboard:
/// arrows move the selected cell (with Ctrl to the edge), Shift with Page Up and Page Down ten
/// rows, + and − zoom, Home shows everything.
class HeatmapView : public QWidget, public AccessibleTable {
    Q_OBJECT

  public:
    explicit HeatmapView(QWidget* parent = nullptr);
    ~HeatmapView() override;

    void setContent(HeatmapContent content);
    [[nodiscard]] const HeatmapContent& content() const;
    /// What the colours mean. The range is always explicit; `notFinite` follows the theme.
    void setScale(const CellScale& scale);
    [[nodiscard]] const CellScale& scale() const;
    /// The plot stands in the middle of spare width rather than at its left.
    void setCentered(bool centered);
    /// Off where another heatmap beside this one labels the same rows.
    void setRowLabels(bool shown);

    /// Negative for none. Setters do not signal.
    void setSelected(HeatmapCell cell);
    [[nodiscard]] HeatmapCell selected() const;
    void setHovered(HeatmapCell cell);
    [[nodiscard]] HeatmapCell hoveredCell() const;

    /// What is in sight, in axis coordinates: −0.5 to n − 0.5 is everything.
    [[nodiscard]] QRectF visibleCells() const;
    void setVisibleCells(const QRectF& cells);
    [[nodiscard]] bool zoomed() const;
    void resetZoom();
    void zoomIn();
    void zoomOut();

    /// Where a cell is on the widget, and which one is at a point (none outside the plot).
    [[nodiscard]] QRectF cellRect(HeatmapCell cell) const;
    [[nodiscard]] HeatmapCell cellAt(const QPointF& point) const;
    [[nodiscard]] QRectF plotRect() const;
    /// Width at the right of the plot for the weights on the future and the ends of labels.
    [[nodiscard]] int rightRoom() const;
    [[nodiscard]] int legendLines() const;
    /// Where the widest line of the legend ends, from the left of the widget.
    [[nodiscard]] int legendRight() const;
    [[nodiscard]] const std::vector<HeatmapLegend>& legend() const;
    /// Keeps room for as many lines of legend, so that two views side by side agree.
    void setLegendRoom(int lines);
    /// Lays out for the present size at once: a hidden widget hears of its size only when shown.
    void ensureLayout();

    /// Where plot and legend end, from the top of the widget.
    [[nodiscard]] double contentBottom() const;

    /// The value a cell's colour shows; none where it is masked or there is no such cell.
    [[nodiscard]] std::optional<double> shownValue(HeatmapCell cell) const;
    /// The largest magnitude of the finite values that are not masked; 0 without any.
    [[nodiscard]] double largestMagnitude() const;
    /// The cell in words: tokens, weight, score. Rich text with `rich`.
    [[nodiscard]] QString describe(HeatmapCell cell, bool rich) const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 440}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 180}; }

    [[nodiscard]] int tableRows() const override;
    [[nodiscard]] int tableColumns() const override;
    [[nodiscard]] QString tableCellText(int row, int column) const override;
    [[nodiscard]] QRect tableCellRect(int row, int column) const override;
    [[nodiscard]] std::pair<int, int> tableCellAt(const QPoint& point) const override;
    [[nodiscard]] QString tableRowText(int row) const override;
    [[nodiscard]] QString tableColumnText(int column) const override;
    [[nodiscard]] std::pair<int, int> tableCurrent() const override;
    void tableActivate(int row, int column) override;

  signals:
    /// The pointer came to another cell; −1, −1 when it left the cells.
    void hovered(heedmap::Index query_pos, heedmap::Index key_pos);
    /// The user chose a cell, by click or keys.
    void selectedCell(heedmap::Index query_pos, heedmap::Index key_pos);
    /// The user zoomed or panned.
    void visibleCellsChanged(const QRectF& cells);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    enum class Drag { none, pressed, panning, banding };

    void addLayers();
    void applyTheme();
    [[nodiscard]] HeatmapLegend maskLegend() const;
    void updateLegend();
    void updateLayout();
    void syncAxes();
    void repaintAll();
    void repaintMarks();
    void applyVisible(const QRectF& before);
    void hoverAt(const QPointF& point);
    void select(HeatmapCell cell);
    [[nodiscard]] HeatmapCell movedCell(int key, bool to_edge) const;
    void endDrag(const QPointF& point);

    std::unique_ptr<HeatmapScene> scene_;
    QCustomPlot* plot_;
    QCPLayer* marks_ = nullptr;
    Drag drag_ = Drag::none;
    QPointF press_;
    HeatmapCell before_click_; ///< the chosen cell when the mouse was last pressed
    QPointF last_;
};

} // namespace heedmap
