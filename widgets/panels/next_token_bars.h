// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/sampler.h"
#include "widgets/controls/painted_items.h"

#include <QWidget>

#include <functional>

namespace heedmap {

struct NextToken {
    TokenId id = 0;
    QString text;
    double probability = 0;         ///< the model's own
    double sampled_probability = 0; ///< after temperature, top-k and top-p
};

/// The most probable next tokens as bars with their percentages: the bar is the model's own
/// probability, the outline what sampling makes of it; the last bar is the rest of the vocabulary.
/// Click or Return takes a token.
class NextTokenBars : public QWidget, public PaintedItems {
    Q_OBJECT

  public:
    explicit NextTokenBars(QWidget* parent = nullptr);

    /// `candidates` as `distribution` gives them: all of the vocabulary, most probable first.
    void setDistribution(std::span<const Candidate> candidates,
                         const std::function<QString(TokenId)>& text, int shown = 8);
    void clear();
    /// While it is not empty no token can be taken, and the tooltip says why.
    void setUnavailable(const QString& why);

    [[nodiscard]] int itemCount() const override; ///< the rest is the last item
    [[nodiscard]] QString itemName(int index) const override;
    [[nodiscard]] QRect itemRect(int index) const override;
    [[nodiscard]] int itemWithFocus() const override { return focused_; }
    [[nodiscard]] bool itemSelected(int) const override { return false; }
    void activateItem(int index) override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  signals:
    void taken(heedmap::TokenId id);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int leastRowHeight() const;
    [[nodiscard]] int wantedRowHeight() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int numberWidth() const;
    [[nodiscard]] int legendHeight() const;
    [[nodiscard]] const NextToken& tokenAt(int index) const; ///< the rest too
    [[nodiscard]] QString labelAt(int index) const;
    [[nodiscard]] int indexAt(QPoint point) const;
    [[nodiscard]] bool isRest(int index) const;
    [[nodiscard]] bool isTakeable(int index) const;
    void showHover(int index);
    [[nodiscard]] QString tooltipFor(int index) const;
    void moveFocus(int index);
    void paintRow(QPainter& painter, int index, double longest, bool differs) const;
    void paintBars(QPainter& painter, const NextToken& token, QRectF area, double longest,
                   bool rest) const;
    void paintLegend(QPainter& painter, bool differs) const;

    std::vector<NextToken> tokens_;
    NextToken rest_; ///< the sums over what has no bar of its own
    Index rest_count_ = 0;
    QString why_not_;
    int hovered_ = -1;
    int focused_ = -1;
};

} // namespace heedmap
