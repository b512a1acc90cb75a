// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/layer_mean.h"
#include "widgets/controls/painted_items.h"
#include "widgets/figure/colormap.h"
#include "widgets/heads/head_order.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace heedmap {

/// Every head of a stack as a thumbnail: layers from top to bottom, heads from left to right, or
/// in the order of a statistic, row by row. One widget that paints cached pictures. A click or the
/// arrow keys choose a head, a right click too; hovering one previews it and tells what it does.
/// Where layers are rows, the mean over a layer's heads stands at the row's end. Under each head a
/// bar marks the statistic that is looked at. Ctrl and the wheel, + and − make the pictures larger
/// and smaller, 0 as large as the room lets them be.
class HeadGrid : public QWidget, public PaintedItems {
    Q_OBJECT

  public:
    using Heads = std::shared_ptr<const std::vector<HeadSummary>>;
    using Means = std::shared_ptr<const std::vector<LayerMean>>;

    explicit HeadGrid(QWidget* parent = nullptr);

    /// How many queries and keys each head has.
    struct Shape {
        Index queries = 1;
        Index keys = 1;
    };
    /// `heads` are of one stack, layers outermost, as `head_summaries` gives them. What their
    /// masks hide is hatched.
    void setHeads(Heads heads, Shape shape);
    /// What is shown of the heads is of another text: their places stay, empty.
    void forget();
    /// One a layer of the heads; their room is kept while they are not there.
    void setMeans(Means means);
    /// Heads that lack the statistic, or have values that are not finite, stand last.
    void setOrder(HeadOrder order);
    [[nodiscard]] HeadOrder order() const { return order_; }
    /// The statistic that is marked under each head; `layer` for none.
    void setMark(HeadOrder mark);
    [[nodiscard]] HeadOrder mark() const { return mark_; }
    /// The colours of the pictures.
    void setColors(ColorMap map);
    /// Pixels of a picture's side; 0: as large as the room lets it be.
    void setSide(int side);
    [[nodiscard]] int side() const { return side_; }
    /// Where the mean over a layer's heads stands; empty where there is no room for it.
    [[nodiscard]] QRect meanRect(int layer) const;
    /// Frames a head without a signal.
    void setChosen(Site site, Index head);

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemName(int index) const override;
    [[nodiscard]] QRect itemRect(int index) const override;
    [[nodiscard]] int itemWithFocus() const override { return chosen_; }
    [[nodiscard]] bool itemSelected(int index) const override { return index == chosen_; }
    void activateItem(int index) override;

    /// What the pictures need to be as large as this width lets them be.
    [[nodiscard]] int wantedHeight(int width) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  signals:
    void chosen(heedmap::Site site, heedmap::Index head);
    /// The pointer came to this head. Head −1: it left.
    void previewed(heedmap::Site site, heedmap::Index head);
    /// The user wants a menu of the chosen head there: by a right click on it, or by the menu key.
    void menuWanted(const QPoint& globalPosition);
    /// The user made the pictures larger or smaller.
    void sideChanged(int side);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    /// Between the last head of a row and its layer's mean, besides the usual gap.
    static constexpr int meanGap = 9;

    /// Where the pictures stand.
    struct Frame {
        int left = 0; ///< of the first column
        int top = 0;  ///< of the first row
        QSize picture;
        int step_x = 0; ///< from a column to the next
        int step_y = 0;
        bool captions = false; ///< `3.4` below each, where there is room
    };
    [[nodiscard]] Frame frame() const { return frameFor(size()); }
    [[nodiscard]] Frame frameFor(QSize size) const;
    [[nodiscard]] int captionHeight() const;
    /// Below a picture: the mark and the caption.
    [[nodiscard]] int markHeight() const;
    [[nodiscard]] bool showsMeans() const;
    [[nodiscard]] int columnsWithMean() const { return columns_ + (showsMeans() ? 1 : 0); }
    [[nodiscard]] int layerOfMeanAt(QPoint point) const;
    [[nodiscard]] QString meanTooltip(int layer) const;
    void zoom(double factor);
    [[nodiscard]] double fullMark() const;
    [[nodiscard]] QString captionOf(int index) const;
    void paintMark(QPainter& painter, const QRect& picture, int index) const;
    void paintMeans(QPainter& painter, const Frame& frame);
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int indexAt(QPoint point) const;
    void updateOrder();
    void dropPictures();
    void preview(int index);
    void walk(int places);
    [[nodiscard]] QString tooltipFor(int index) const;
    void paintHead(QPainter& painter, const Frame& frame, int index);
    void paintLabels(QPainter& painter, const Frame& frame) const;
    /// Height ÷ width of a picture: cells are square, but no picture is a mere line.
    [[nodiscard]] double proportion() const;
    /// `weights` are a thumbnail of the pattern under `mask`.
    [[nodiscard]] QPixmap pictureOf(const std::shared_ptr<const Matrix>& weights, KeyMask mask,
                                    QSize size) const;

    Heads heads_;
    bool known_ = true; ///< what `heads_` says is of the text that is shown
    Means means_;
    Shape shape_;
    HeadOrder order_ = HeadOrder::layer;
    HeadOrder mark_ = HeadOrder::layer;
    ColorMap colors_ = ColorMap::viridis;
    int side_ = 0;
    std::vector<int> place_of_; ///< [head]: its place in the order
    std::vector<int> head_at_;  ///< [place]
    int columns_ = 0;
    int rows_ = 0;
    int chosen_ = -1;
    int hovered_ = -1;
    Site wanted_site_;
    Index wanted_head_ = 0;
    std::vector<QPixmap> pictures_;      ///< one a head; null until painted
    std::vector<QPixmap> mean_pictures_; ///< one a layer; null until painted
    QSize picture_pixels_;
};

} // namespace heedmap
