// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk_element.h"
#include "widgets/walk/matrix_view.h"
#include "widgets/walk/walk_picture.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace heedmap {

class WalkLines;

/// The matrices of one step side by side, as its equation has them: A · B = C. What counts the same
/// thing has the same place: rows of A and C stand at one height, and zoom and pan together. Lines
/// lead to the explained cell from those it was made of.
class WalkBoard : public QWidget {
    Q_OBJECT

  public:
    explicit WalkBoard(QWidget* parent = nullptr);

    void setPicture(WalkPicturePtr picture);
    [[nodiscard]] const WalkPicturePtr& picture() const { return picture_; }
    /// Where one looks, and which part of it is explained.
    void setPlace(const WalkPlace& place, WalkPart explained);
    /// None while it is being made.
    void setExplanation(const std::optional<WalkExplanation>& explanation);
    /// How a cell that is hovered over is made.
    void setSum(const WalkCell& cell, const QString& sum);
    /// Points cells out in passing, one a matrix; none: no longer.
    void pointOut(const std::vector<WalkCell>& cells);
    /// All of every matrix in sight.
    void showEverything();

    /// The view of a part in this step; null where it has none.
    [[nodiscard]] MatrixView* view(WalkPart part) const;
    [[nodiscard]] std::vector<MatrixView*> views() const;

    [[nodiscard]] QSize sizeHint() const override { return {520, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 150}; }

  signals:
    void chosen(const heedmap::WalkCell& cell);
    /// The pointer came to another cell; row −1 when it left the matrix.
    void hovered(const heedmap::WalkCell& cell);
    /// The user asks for the step that makes the part.
    void originWanted(heedmap::WalkPart part);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    friend class WalkLines;
    struct Slot {
        MatrixView* view = nullptr;
        WalkPart part = WalkPart::x;
        bool transposed = false;
        WalkAxis rows = WalkAxis::one; ///< as shown
        WalkAxis cols = WalkAxis::one;
    };
    struct Sign {
        QString text;
        QRect rect;
    };
    struct Column {
        std::vector<std::size_t> parts; ///< one above the other
        QString sign;                   ///< before it
        int labels = 0;                 ///< width of the rows' labels
        int wanted = 0;                 ///< width at the largest cells
        int width = 0;                  ///< of the cells
    };

    MatrixView* makeView();
    void fillSlot(std::size_t index, const WalkLayer& layer);
    void applyRanges();
    void applyPlace();
    void applySources();
    void layoutBoard();
    [[nodiscard]] std::vector<Column> columnsOf(const WalkEquation& equation) const;
    [[nodiscard]] std::size_t slotOf(WalkPart part) const;
    [[nodiscard]] int labelWidth(const Slot& slot) const;
    void shareWidth(std::vector<Column>& columns) const;
    void placeEquation(std::vector<Column>& columns, int top, int height);
    [[nodiscard]] MatrixRange& range(WalkAxis axis) {
        return ranges_[static_cast<std::size_t>(axis)];
    }
    /// The cell of the part that a view shows there, and the other way round.
    [[nodiscard]] static WalkCell partCell(const Slot& slot, Index row, Index col);
    [[nodiscard]] MatrixCell shownCell(const Slot& slot, const WalkCell& cell) const;
    [[nodiscard]] MatrixRegion shownRegion(const Slot& slot, const WalkRegion& region) const;

    WalkPicturePtr picture_;
    WalkPlace place_;
    WalkPart explained_ = WalkPart::x;
    std::optional<WalkExplanation> explanation_;
    std::vector<MatrixView*> pool_;
    std::vector<Slot> slots_;
    std::vector<Sign> signs_;
    std::array<MatrixRange, 5> ranges_{}; ///< in sight, by axis
    std::array<Index, 5> lengths_{};
    WalkLines* lines_;
};

} // namespace heedmap
