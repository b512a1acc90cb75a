// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_summary.h"
#include "widgets/controls/painted_items.h"
#include "widgets/heads/head_order.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace heedmap {

/// The statistic an order goes by; none for `layer` and where the head has none.
[[nodiscard]] std::optional<double> statisticOf(const HeadSummary& head, HeadOrder order);

/// Every head of a stack as a thumbnail: layers from top to bottom, heads from left to right, or
/// in the order of a statistic, row by row. One widget that paints cached pictures. A click or the
/// arrow keys choose a head; hovering one previews it and tells what it does.
class HeadGrid : public QWidget, public PaintedItems {
    Q_OBJECT

  public:
    using Heads = std::shared_ptr<const std::vector<HeadSummary>>;

    explicit HeadGrid(QWidget* parent = nullptr);

    /// How many queries and keys each head has.
    struct Shape {
        Index queries = 1;
        Index keys = 1;
    };
    /// `heads` are of one stack, layers outermost, as `head_summaries` gives them. What their
    /// masks hide is hatched.
    void setHeads(Heads heads, Shape shape);
    /// Heads that lack the statistic, or have values that are not finite, stand last.
    void setOrder(HeadOrder order);
    [[nodiscard]] HeadOrder order() const { return order_; }
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

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
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
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int indexAt(QPoint point) const;
    void updateOrder();
    void preview(int index);
    void walk(int places);
    [[nodiscard]] QString tooltipFor(int index) const;
    void paintHead(QPainter& painter, const Frame& frame, int index);
    void paintLabels(QPainter& painter, const Frame& frame) const;
    /// Height ÷ width of a picture: cells are square, but no picture is a mere line.
    [[nodiscard]] double proportion() const;
    [[nodiscard]] QPixmap picture(int index, QSize size) const;

    Heads heads_;
    Shape shape_;
    HeadOrder order_ = HeadOrder::layer;
    std::vector<int> place_of_; ///< [head]: its place in the order
    std::vector<int> head_at_;  ///< [place]
    int columns_ = 0;
    int rows_ = 0;
    int chosen_ = -1;
    int hovered_ = -1;
    Site wanted_site_;
    Index wanted_head_ = 0;
    std::vector<QPixmap> pictures_; ///< one a head; null until painted
    QSize picture_pixels_;
};

} // namespace heedmap
