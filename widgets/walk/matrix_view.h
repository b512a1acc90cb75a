// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/accessible_table.h"
#include "widgets/heatmap/cell_image.h"
#include "widgets/walk/matrix_content.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace heedmap {

struct Palette;

/// A matrix as colours, with numbers where they fit. Repaints from a const value; cells that pixels
/// cannot show one by one are reduced, never sampled.
///
/// The pointer: a click chooses a cell, a double click asks for where it comes from, the wheel
/// zooms about the pointer, dragging pans. The keyboard: arrows move the chosen cell (with Ctrl to
/// the edge), + and − zoom, Home shows everything, Enter is the double click.
class MatrixView : public QWidget, public AccessibleTable {
    Q_OBJECT

  public:
    explicit MatrixView(QWidget* parent = nullptr);

    void setContent(MatrixContent content);
    [[nodiscard]] const MatrixContent& content() const { return content_; }
    /// Width kept at the left for the rows' labels; 0: none are shown.
    void setLabelWidth(int width);
    /// A matrix of one row below another: no column labels, and its title stands before it.
    void setBelow(bool below);
    /// What is in sight of the rows and of the columns.
    void setRanges(const MatrixRange& rows, const MatrixRange& cols);
    [[nodiscard]] const MatrixRange& rowRange() const { return rows_; }
    [[nodiscard]] const MatrixRange& colRange() const { return cols_; }

    /// The cell where the chosen row and column meet; setters do not signal.
    void setCurrent(MatrixCell cell);
    [[nodiscard]] MatrixCell current() const { return current_; }
    /// Whether that cell is the one explained.
    void setExplained(bool explained);
    void setSources(std::vector<MatrixRegion> sources);
    [[nodiscard]] const std::vector<MatrixRegion>& sources() const { return sources_; }
    /// How a cell is made, for its tooltip.
    void setSum(MatrixCell cell, const QString& sum);
    /// Cells that are pointed out in passing.
    void setPointedOut(MatrixCell cell);

    /// Where the cells are on the widget.
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QRectF cellRect(MatrixCell cell) const;
    [[nodiscard]] QRectF regionRect(const MatrixRegion& region) const;
    /// Whether a region lies at the right edge of the cells; from another one a line runs along
    /// the cells' borders to it, so that it strikes no number through.
    [[nodiscard]] bool atRightEdge(const MatrixRegion& region) const;
    /// Where a line from a region leaves the cells.
    [[nodiscard]] QPointF exitOf(const MatrixRegion& region) const;
    [[nodiscard]] MatrixCell cellAt(const QPointF& point) const;
    /// Whether numbers stand in the cells at this zoom.
    /// Whether numbers stand in the cells at this zoom: in all of them or in none.
    [[nodiscard]] bool showsNumbers() const;
    /// What stands above the cells: title and the columns' labels.
    [[nodiscard]] int headerHeight() const;
    /// The cell in words. Rich text with `rich`.
    [[nodiscard]] QString describe(MatrixCell cell, bool rich) const;

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
    /// The user chose a cell, by click or keys.
    void chosen(heedmap::Index row, heedmap::Index col);
    /// The pointer came to another cell; −1, −1 when it left the cells.
    void hovered(heedmap::Index row, heedmap::Index col);
    /// The user asks where the chosen cell comes from.
    void originWanted();
    /// The user zoomed or panned: what should be in sight now.
    void rangesWanted(const heedmap::MatrixRange& rows, const heedmap::MatrixRange& cols);

  protected:
    void paintEvent(QPaintEvent* event) override;
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
    [[nodiscard]] double cellWidth() const;
    [[nodiscard]] double cellHeight() const;
    [[nodiscard]] QString rowLabel(Index row) const;
    [[nodiscard]] QString colLabel(Index col) const;
    /// A value as it stands in a cell of this width.
    [[nodiscard]] QString cellText(float value, int decimals) const;
    [[nodiscard]] int cellDecimals() const;
    [[nodiscard]] double widestNumber(int decimals) const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont cellFont() const;
    [[nodiscard]] static QString keysText(); ///< what the keyboard does here
    void choose(MatrixCell cell);
    void hover(MatrixCell cell);
    void zoom(double factor, const QPointF& anchor);
    void pan(const QPointF& pixels);
    void showEverything();
    void showAround(MatrixCell cell);
    void paintTitle(QPainter& painter, const Palette& palette);
    void paintRowLabels(QPainter& painter, const Palette& palette);
    void paintColLabels(QPainter& painter, const Palette& palette);
    void paintCells(QPainter& painter, const Palette& palette);
    void paintNumbers(QPainter& painter);
    void paintWayOut(QPainter& painter, const MatrixRegion& source, const Palette& palette) const;
    void paintBands(QPainter& painter, const Palette& palette);
    [[nodiscard]] const QImage& image();

    MatrixContent content_;
    CellPyramid pyramid_;
    CellScale scale_;
    MatrixRange rows_;
    MatrixRange cols_;
    MatrixCell current_;
    MatrixCell pointed_out_;
    MatrixCell hovered_;
    MatrixCell sum_cell_;
    QString sum_;
    std::vector<MatrixRegion> sources_;
    QImage image_; ///< null: to be made
    int label_width_ = 0;
    bool explained_ = false;
    bool below_ = false;
    bool pressed_ = false;
    bool panning_ = false;
    QPointF press_;
    QPointF last_;
};

/// A role's colour; without one, that of neutral marks.
[[nodiscard]] QColor roleColor(MatrixRole role, const Palette& palette);

} // namespace heedmap
