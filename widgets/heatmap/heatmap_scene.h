// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_image.h"
#include "widgets/heatmap/heatmap_geometry.h"
#include "widgets/heatmap/label_sizes.h"
#include "widgets/heatmap/token_brackets.h"

#include <QFont>
#include <QString>

class QFontMetricsF;
class QPainter;

namespace heedmap {

/// What stands under the heatmap and says what a mark in it means.
struct HeatmapLegend {
    enum class Mark { words, masked, aside, future, futureWeight, notFinite };
    Mark mark = Mark::masked; ///< words: none, the text says it alone
    QString text;
    int line = 0; ///< updateLayout places it
    double x = 0; ///< from the left of the plot

    [[nodiscard]] double markWidth() const;
};

/// All that painting one heatmap needs; HeatmapView keeps it, the paint functions only read it.
struct HeatmapScene {
    HeatmapContent content; ///< set by `setContent`
    CellPyramid pyramid;
    CellScale scale;
    HeatmapGeometry geometry;
    std::vector<HeatmapLegend> legend;
    /// Around the labels of tokens that share a character; none where there is no room.
    std::vector<TokenBracket> rowBrackets;
    std::vector<TokenBracket> columnBrackets;

    const Palette* palette = &Palette::light();
    QFont font;       ///< of title and legend
    QFont labelFont;  ///< of token labels: updateLayout chooses its size
    QFont numberFont; ///< of values; its size follows the cells
    QRectF bounds;    ///< of the widget

    HeatmapCell selected;
    HeatmapCell hovered;
    QRectF rubberBand; ///< while it is drawn
    bool focusRing = false;
    bool centered = false;
    bool rowLabels = true;
    bool flatKeys = false; ///< the labels of columns lie, where each fits its column
    int legendRoom = 0;    ///< lines kept free for the legend, so that two views side by side agree

    void setContent(HeatmapContent shown);
    /// Fonts give labels other widths now.
    void forgetSizes();
    [[nodiscard]] bool isDifference() const { return content.base != nullptr; }
    /// Whether later keys are values here, so that a staircase marks where the future begins.
    [[nodiscard]] bool showsFuture() const;
    [[nodiscard]] QString queryLabel(Index query) const;
    [[nodiscard]] QString keyLabel(Index key) const;
    [[nodiscard]] QString cellText(float value) const;

    /// Places the plot: measures labels, title, marginal and legend, gives the rest to the cells.
    void updateLayout();
    [[nodiscard]] double legendHeight() const;
    [[nodiscard]] double legendWidth() const;
    /// Under the plot, but never cut where it is wider.
    [[nodiscard]] double legendLeft() const;
    [[nodiscard]] int legendLines() const { return legend.empty() ? 0 : legend.back().line + 1; }
    /// Above the column labels.
    [[nodiscard]] double titleRoom() const;
    /// What stands at the right of the plot: the marginal, or the ends of slanted labels.
    [[nodiscard]] double rightRoom() const;

  private:
    mutable LabelSizes querySizes; ///< of the content's labels
    mutable LabelSizes keySizes;

    void placePlot();
    [[nodiscard]] bool layKeysFlat(double left, double widest, double height);
    /// Whether some tokens stay without their label where all cells are in sight.
    [[nodiscard]] bool leavesLabelsOut() const;
    void placeLegend(double room);
    void placeBrackets(const QFontMetricsF& metrics, double longest, double& left, double& top);
};

/// Width of a mark in the legend with its distance to its text.
constexpr double legendMark = 23.0;

/// How far apart labels stand at least, in line heights; 45° lines 1/√2 as far as their columns.
constexpr double rowPitch = 0.95;
constexpr double columnPitch = 1.235;

/// Rotation of the key labels, in degrees.
constexpr double keyLabelAngle = 45.0;

/// The hatching of masked cells, as on the panel's ground.
[[nodiscard]] QBrush hatchBrush(const Palette& palette);
/// That of keys that are set aside, in the colour of keys.
[[nodiscard]] QBrush asideBrush(const Palette& palette);

/// The number in a cell.
struct CellLabel {
    Index row = 0;
    Index col = 0;
    float value = 0;
    QString text;
};

/// The numbers of the cells in sight; none where one of them has no room: were the wide ones left
/// out alone, the negative ones of a difference would be missing.
[[nodiscard]] std::vector<CellLabel> cellLabels(const HeatmapScene& scene,
                                                const QFontMetricsF& metrics);

/// Cells, hatching, values in cells, the staircase.
void paintHeatmapCells(QPainter& painter, HeatmapScene& scene);
/// Dashes between past and future, and where a window begins.
void paintFutureBorder(QPainter& painter, const HeatmapScene& scene);
/// Title, token labels, the marginal beside the rows, the legend.
void paintHeatmapAxes(QPainter& painter, const HeatmapScene& scene);
/// Row band, column band, cell cursor, the staircase over them, rubber band, focus ring.
void paintHeatmapOverlay(QPainter& painter, const HeatmapScene& scene);

} // namespace heedmap
