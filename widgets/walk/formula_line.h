// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/painted_items.h"
#include "widgets/figure/walk_words.h"

#include <QWidget>

#include <vector>

namespace heedmap {

/// The formula in one line, its current part lit; a click on a part goes there. Left and Right walk
/// the steps.
class FormulaLine : public QWidget, public PaintedItems {
    Q_OBJECT

  public:
    explicit FormulaLine(QWidget* parent = nullptr);

    void setPieces(std::vector<FormulaPiece> pieces);
    [[nodiscard]] const std::vector<FormulaPiece>& pieces() const { return pieces_; }
    /// The formula as plain text.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemName(int index) const override;
    [[nodiscard]] QRect itemRect(int index) const override;
    [[nodiscard]] int itemWithFocus() const override;
    [[nodiscard]] bool itemSelected(int index) const override;
    void activateItem(int index) override;
    [[nodiscard]] QAccessible::Role itemRole() const override { return QAccessible::Button; }

  signals:
    void stepWanted(heedmap::WalkStep step);
    /// −1 or 1: the step before or after.
    void walked(int steps);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] QFont formulaFont() const;
    [[nodiscard]] double widthOf(const QString& text, const QFont& font) const;
    [[nodiscard]] double widthAt(double scale) const;
    [[nodiscard]] int pieceAt(QPoint point) const;
    void place();

    std::vector<FormulaPiece> pieces_;
    std::vector<QRect> rects_;
    double scale_ = 1.0; ///< smaller where the line would be too long
    int hovered_ = -1;
};

} // namespace heedmap
