// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/accessible_table.h"
#include "widgets/lines/lines_scene.h"

#include <QAbstractScrollArea>
#include <QPixmap>

namespace heedmap {

/// Heads as two columns of tokens with lines between them, as wide as the weights: queries at the
/// left look at keys at the right. Repaints from const values and never computes attention.
///
/// The pointer: over a token, its lines stand alone; a click keeps it so, until the next click on
/// it, and chooses its strongest line; over a line, its weight is told, and a click chooses it. The
/// wheel scrolls, with Ctrl it makes the rows higher. The keyboard: up and down walk the tokens of
/// a column, left and right go to the other column, Return keeps the token, Escape lets it go.
class LinesView : public QAbstractScrollArea, public AccessibleTable {
    Q_OBJECT

  public:
    explicit LinesView(QWidget* parent = nullptr);

    void setContent(LinesContent content);
    [[nodiscard]] const LinesContent& content() const { return scene_.content; }

    /// Negative for none. Setters do not signal.
    void setSelected(HeatmapCell cell);
    [[nodiscard]] HeatmapCell selected() const { return scene_.selected; }
    void setHovered(HeatmapCell cell);
    [[nodiscard]] HeatmapCell hoveredCell() const { return scene_.hovered; }
    /// The token whose lines stand alone, and whether it is kept so.
    void setIsolated(LineToken token, bool locked);
    [[nodiscard]] LineToken isolated() const { return scene_.isolated; }
    [[nodiscard]] bool locked() const { return scene_.locked; }
    /// Rows scrolled and their height, as another view beside this one has them.
    void followRows(const LinesView& other);
    void resetZoom();
    void zoomIn();
    void zoomOut();

    [[nodiscard]] const LinesGeometry& geometryOfLines() const { return scene_.geometry; }
    /// The pair whose line passes the point of the viewport within a few pixels; none without.
    [[nodiscard]] HeatmapCell lineAt(const QPointF& point) const;
    /// The pair in words: tokens and the weight in every head shown.
    [[nodiscard]] QString describe(HeatmapCell cell) const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 440}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 160}; }

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
    /// The pointer came to another pair, by its line or its token; −1, −1 when it left.
    void hovered(heedmap::Index query_pos, heedmap::Index key_pos);
    /// The user chose a pair, by click or keys.
    void selectedCell(heedmap::Index query_pos, heedmap::Index key_pos);
    void isolatedChanged();
    /// The user scrolled or zoomed.
    void rowsChanged();

  protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] const std::vector<AttentionLine>& linesOf(const LineFilter& filter) const;
    void applyTheme();
    void updateLayout();
    void showOffset();
    void repaintAll();
    void pointAt(const QPointF& point);
    void isolate(LineToken token, bool locked);
    void choose(LineToken token);
    void select(HeatmapCell cell);
    void zoomRows(double factor, double y);
    void moveCursor(int key);
    [[nodiscard]] HeatmapCell pairOf(const LineToken& token) const;
    /// Whether the content shown has the token; what is none is not asked for.
    [[nodiscard]] bool has(const LineToken& token) const;
    [[nodiscard]] Index countOf(LineToken::Column column) const;
    [[nodiscard]] LineToken startOfCursor(LineToken::Column column) const;

    LinesScene scene_;
    mutable std::optional<LineFilter> lines_filter_; ///< of `lines_`; none: to be looked for
    mutable std::vector<AttentionLine> lines_;
    QPixmap all_lines_; ///< of what is in sight; null: to be painted
};

} // namespace heedmap
