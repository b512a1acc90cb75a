// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk_element.h"
#include "widgets/walk/walk_picture.h"

#include <QWidget>

class QLabel;

namespace heedmap {

class FormulaLine;
class SegmentedControl;
class WalkArithmetic;
class WalkBoard;

/// One head as a walk through softmax(Q Kᵀ ÷ √d + mask) V W_O: the steps, the formula with the
/// current part lit, the step's matrices, and the arithmetic of the chosen element. It asks for
/// what it is to show and is given it, made.
class WalkPanel : public QWidget {
    Q_OBJECT

  public:
    explicit WalkPanel(QWidget* parent = nullptr);

    void setPicture(WalkPicturePtr picture);
    [[nodiscard]] const WalkPicturePtr& picture() const { return picture_; }
    /// Where one looks among the tokens; setters do not signal.
    void setTokens(Index query_pos, Index key_pos);
    [[nodiscard]] const WalkPlace& place() const { return place_; }
    /// What is explained, for the next start; and the way back to it, taken when the step is drawn.
    [[nodiscard]] WalkElement element() const;
    void returnTo(const WalkElement& element);
    /// The element that is explained.
    [[nodiscard]] WalkCell cell() const;
    /// Ignored where it is not of that element, or was made under other switches.
    void setExplanation(const WalkPicturePtr& picture, const WalkExplanation& explanation);
    void clear();

    /// The step before (−1) or after (1), as far as there is one.
    void walk(int steps);

    [[nodiscard]] WalkBoard* board() const { return board_; }
    [[nodiscard]] WalkArithmetic* arithmetic() const { return arithmetic_; }
    [[nodiscard]] FormulaLine* formula() const { return formula_; }
    [[nodiscard]] SegmentedControl* steps() const { return steps_; }

  signals:
    void stepWanted(heedmap::WalkStep step);
    void explanationWanted(const heedmap::WalkCell& cell);
    /// The pointer came to another element; row −1 when it left them.
    void hovered(const heedmap::WalkCell& cell);
    /// The user chose other tokens.
    void tokensChosen(heedmap::Index query_pos, heedmap::Index key_pos);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void choose(const WalkCell& cell);
    void goToOrigin(WalkPart part);
    void holdPlace();
    void showWords();
    [[nodiscard]] int stepIndex() const;

    WalkPicturePtr picture_;
    WalkPlace place_;
    Index wanted_query_ = 0; ///< the tokens that are looked at; the picture may not have them yet
    Index wanted_key_ = 0;
    WalkPart explained_ = WalkPart::x;
    std::optional<WalkPart> awaited_; ///< to be explained once a step that has it is drawn
    SegmentedControl* steps_;
    QLabel* head_;
    FormulaLine* formula_;
    WalkBoard* board_;
    WalkArithmetic* arithmetic_;
};

} // namespace heedmap
