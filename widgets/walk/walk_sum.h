// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk_element.h"
#include "widgets/figure/walk_words.h"
#include "widgets/figure/worked_numbers.h"

#include <QStringList>

namespace heedmap {

struct Palette;
struct WalkPicture;

/// The words and numbers of one explained element: its formula with indices, and the sum on paper.
class WalkSum {
    Q_DECLARE_TR_FUNCTIONS(heedmap::WalkSum)

  public:
    WalkSum(const WalkPicture& picture, const WalkExplanation& explanation);

    /// `Q[8, 3] = Σ X[8, c] · W_Q[c, 3] + b_Q[3]` with queries and keys in their colours.
    [[nodiscard]] QString formulaHtml(const Palette& palette) const;
    [[nodiscard]] QString formulaPlain() const;
    /// Where the element is, with its tokens.
    [[nodiscard]] QString place() const;
    /// What follows from the terms, a line a step.
    [[nodiscard]] QStringList lines() const;
    /// Formula, first numbers and value in one line.
    [[nodiscard]] QString inShort() const;
    /// The value, as it is shown; zero where it is no more than its operands' rounding.
    [[nodiscard]] QString result() const;
    /// `= `, or `≈ ` before such a zero.
    [[nodiscard]] QString equals() const;
    /// What the formula comes to, as its end: ` = 4.8954`; empty where the formula says it itself.
    [[nodiscard]] QString outcome() const;
    /// Whether it is the number shown, in words, with the bound.
    [[nodiscard]] QString verdict() const;
    /// That a switch made it, or what else the reader must know; may be empty.
    [[nodiscard]] QString remark() const;

    /// The headings of the terms: index, left, right, product (or share).
    [[nodiscard]] QStringList headings() const;
    [[nodiscard]] QString indexText(const WalkTerm& term) const;

  private:
    [[nodiscard]] QString formula(const Palette* palette) const;
    [[nodiscard]] QString product(const Palette* palette) const;
    [[nodiscard]] QString norm(const Palette* palette) const;
    [[nodiscard]] QString rotation(const Palette* palette) const;
    /// `Q[8, 3]`; an index that is summed over is a letter.
    [[nodiscard]] QString element(const Palette* palette, const WalkCell& cell,
                                  const QString& row = {}, const QString& col = {}) const;
    [[nodiscard]] double value() const;
    [[nodiscard]] const WalkTerm* ownTerm() const;
    [[nodiscard]] QString productInShort() const;
    [[nodiscard]] QString normInShort() const;
    [[nodiscard]] QString numbersInShort() const;
    [[nodiscard]] QStringList normLines() const;
    [[nodiscard]] QStringList softmaxLines() const;
    /// `−56.46 ÷ 0.30 = −188.2`
    [[nodiscard]] QString temperatureLine(double score, const QString& result) const;
    [[nodiscard]] QString softmaxInShort(const WalkTerm& term) const;
    [[nodiscard]] WorkedWeight softmaxNumbers(const WalkTerm& term) const;
    [[nodiscard]] QString products(int decimals, double& sum) const;
    [[nodiscard]] QStringList sumLines() const;
    [[nodiscard]] QString sumLine(const QString& sum) const;
    [[nodiscard]] QString scalingLine() const;
    [[nodiscard]] bool ends(double value) const;

    const WalkPicture& picture_;
    const WalkExplanation& explained_;
    WalkWords words_;
};

} // namespace heedmap
