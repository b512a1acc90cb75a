// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/attention_content.h"
#include "widgets/heatmap/heatmap_content.h"

#include <QWidget>

#include <optional>

namespace heedmap {

class ColorScaleBar;
class HeatmapView;

/// The focused head: one heatmap or two with linked zoom, pan and cross-hair, the weight on the
/// future beside the rows, and the colour scale.
class AttentionView : public QWidget {
    Q_OBJECT

  public:
    explicit AttentionView(QWidget* parent = nullptr);

    void setContent(AttentionContent content);
    /// Both at once: what the options ask for may not be there before the content is.
    void setContent(AttentionContent content, const AttentionOptions& options);
    [[nodiscard]] const AttentionContent& content() const { return content_; }
    void setOptions(const AttentionOptions& options);
    [[nodiscard]] const AttentionOptions& options() const { return options_; }

    /// Negative for none. Setters do not signal.
    void setSelected(heedmap::Index query_pos, heedmap::Index key_pos);
    void setHovered(heedmap::Index query_pos, heedmap::Index key_pos);

    /// The cells in sight, as `HeatmapView::visibleCells` has them; none: all of them.
    [[nodiscard]] std::optional<QRectF> sight() const;
    void setSight(const std::optional<QRectF>& cells);

    /// The heatmap on the left (or the only one), and the one on the right of side by side.
    [[nodiscard]] HeatmapView* first() const { return first_; }
    [[nodiscard]] HeatmapView* second() const { return second_; }

    [[nodiscard]] QSize sizeHint() const override { return {680, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 260}; }

  public slots:
    void zoomIn();
    void zoomOut();
    void resetZoom();

  signals:
    /// The pointer came to another cell of either heatmap; −1, −1 when it left.
    void hovered(heedmap::Index query_pos, heedmap::Index key_pos);
    /// The user chose a cell, by click or keys.
    void selected(heedmap::Index query_pos, heedmap::Index key_pos);
    /// The user zoomed or panned.
    void sightChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void link(HeatmapView* from, HeatmapView* to);
    void updateContents();
    void updateScale();
    [[nodiscard]] double largestShown() const;
    [[nodiscard]] bool sameShape() const;
    void updateMark();
    void placeChildren();
    void placeOne();
    void placeTwo();
    void placeTwoOverScale();
    void placeTwoBesideScale();
    void standScale(const QRect& plot, int right, int written);
    [[nodiscard]] QSize roomBeside(Qt::Orientation scale);
    void placePair(const QSize& room);
    void placePlots(const QSize& room, bool labelsAtBoth);
    [[nodiscard]] Stack stack() const { return content_.stack(); }
    [[nodiscard]] bool tellsFuture() const;
    [[nodiscard]] HeatmapContent contentOf(MaskView which, bool marginal) const;

    AttentionContent content_;
    AttentionOptions options_;
    HeatmapView* first_;
    HeatmapView* second_;
    ColorScaleBar* bar_;
};

} // namespace heedmap
