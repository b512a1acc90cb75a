// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/matrix.h"
#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <variant>
#include <vector>

namespace heedmap {

/// What an item of a figure is. Painters need not care; writers of structured output (TikZ, a
/// table, a screen reader) and tests do.
enum class ItemRole {
    ground,
    title,
    panelTitle,
    axisTitle,
    rowLabel,
    columnLabel,
    tick,
    cells,
    cellValue,
    masked,
    notFinite,
    frame,
    staircase,
    crossHairRow,
    crossHairColumn,
    selection,
    headLabel,
    colorBar,
    colorBarLabel,
    futureBar,
    futureLabel,
    connection, ///< a line from a query to a key
    chip,       ///< a token's box
    chipLabel,
    bracket, ///< around tokens that hold bytes of one character
    barLabel,
    formula,
    legend,
    caption,
    runningText,
    probabilityBar,
};

/// A line's look. `casing` is painted under it, wider, so that it shows on any colour.
struct Stroke {
    QRgb color = 0;   ///< 0: none
    double width = 0; ///< mm
    bool dashed = false;
    QRgb casing = 0; ///< 0: none
};

// In line widths:
constexpr double casingWidth = 1.8;
constexpr double dash = 2.5;
constexpr double dashGap = 2.0;

/// A rectangle; `fill` 0 is none.
struct RectItem {
    ItemRole role = ItemRole::frame;
    QRectF rect; ///< mm
    QRgb fill = 0;
    Stroke stroke;
};

struct PolylineItem {
    ItemRole role = ItemRole::frame;
    std::vector<QPointF> points; ///< mm
    Stroke stroke;
};

/// Diagonal lines over rectangles that do not overlap; one pattern runs through all of them.
struct HatchItem {
    ItemRole role = ItemRole::masked;
    std::vector<QRectF> region; ///< mm
    QRgb color = 0;
    double width = 0.15;  ///< mm
    double spacing = 1.0; ///< mm between lines
};

/// Where a cell lies in a plot of `rows` by `cols` equal ones.
[[nodiscard]] QRectF cellRect(const QRectF& plot, Index rows, Index cols, Index row, Index col);

/// A matrix as coloured cells that tile `rect`, row 0 on top. NaN is not painted. It carries the
/// values, so that a painter with fewer pixels than cells can keep the strongest, and a writer can
/// write numbers.
struct CellsItem {
    ItemRole role = ItemRole::cells;
    QRectF rect; ///< mm
    Matrix values;
    ColorScale scale;

    [[nodiscard]] QRectF cell(Index row, Index col) const {
        return cellRect(rect, values.rows(), values.cols(), row, col);
    }
};

enum class HAlign { left, center, right };
enum class VAlign { baseline, middle }; ///< middle: halfway up a capital letter

struct TextStyle {
    FontFace face = FontFace::text;
    double pointSize = 7;
    bool bold = false;
};

/// One line of text. It stands at `anchor`, turned about it by `degrees` counter-clockwise.
struct TextItem {
    ItemRole role = ItemRole::caption;
    QString text;
    QPointF anchor; ///< mm
    TextStyle style;
    QRgb color = 0;
    HAlign horizontal = HAlign::left;
    VAlign vertical = VAlign::baseline;
    double degrees = 0;
    QSizeF size;       ///< mm, unturned; as laid out
    double ascent = 0; ///< mm of `size` above the baseline
    double lift = 0;   ///< mm from the baseline up to the anchor

    /// The box of the unturned text, relative to the anchor.
    [[nodiscard]] QRectF localBox() const;
    /// The smallest upright rectangle on the page around the turned text.
    [[nodiscard]] QRectF boundingBox() const;
};

using FigureItem = std::variant<RectItem, PolylineItem, HatchItem, CellsItem, TextItem>;

/// A figure, laid out: a plain value, in millimetres from the page's top left, painted in order.
struct DisplayList {
    QSizeF size;         ///< mm
    QRgb ground = 0;     ///< 0: transparent
    QString description; ///< the figure in a sentence, for readers that do not see it
    std::vector<FigureItem> items;
};

} // namespace heedmap
