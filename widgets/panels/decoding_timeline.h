// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/painted_items.h"

#include <QWidget>

#include <vector>

namespace heedmap {

/// One token that decoding added, as the timeline shows it.
struct TimelineStep {
    QString text;
    double probability = 0; ///< the model's own
    bool by_hand = false;   ///< the user chose it
};

/// The chosen tokens in order, with their probability; the steps ahead of the position are pale.
/// Click or the arrow keys go to a step. It scrolls so that the position stays in sight.
class DecodingTimeline : public QWidget, public PaintedItems {
    Q_OBJECT

  public:
    explicit DecodingTimeline(QWidget* parent = nullptr);

    /// `position` steps are taken, in [0, steps.size()].
    void setSteps(std::vector<TimelineStep> steps, int position);
    [[nodiscard]] int position() const { return position_; }

    /// Item i is the state after i steps: item 0 is the prompt.
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemName(int index) const override;
    [[nodiscard]] QRect itemRect(int index) const override;
    [[nodiscard]] int itemWithFocus() const override;
    [[nodiscard]] bool itemSelected(int index) const override { return index == position_; }
    void activateItem(int index) override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  signals:
    void jumped(int position);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] int indexAt(QPoint point) const;
    [[nodiscard]] QString textAt(int index) const;
    [[nodiscard]] QString detailAt(int index) const;
    [[nodiscard]] int contentWidth() const;
    void layoutSteps();
    void showPosition();
    void scrollTo(int offset);
    void paintStep(QPainter& painter, int index) const;

    std::vector<TimelineStep> steps_;
    std::vector<int> edges_; ///< left edge of item i, and the right end
    int position_ = 0;
    int offset_ = 0; ///< how far it is scrolled
};

} // namespace heedmap
