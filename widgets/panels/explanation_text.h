// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace heedmap {

struct Palette;

/// Which pattern a cell is of. As trained, a decoder's self-attention is masked; an encoder's and
/// cross-attention are not, and the other way is to put the mask on.
enum class Explained : std::uint8_t {
    only,      ///< as trained, and no other is shown
    asTrained, ///< as trained, next to the other
    otherHead, ///< the mask is changed in this head's softmax alone
    otherModel ///< the whole model ran the other way
};

/// How the cell that is shown follows from weights, where it is not one of them.
struct ShownCell {
    std::vector<double> sums;    ///< whose mean over the queries it is
    Index queries = 1;           ///< 1: `sums` are one query's weights, to be added
    std::optional<double> first; ///< the first column's, which is set aside
    bool aside = false;          ///< it is of that column: not shown
    double shown = 0;
};

/// The words and numbers of an explained cell, as the explanation card shows them.
class ExplanationText {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ExplanationText)

  public:
    explicit ExplanationText(const CellExplanation& cell, Explained pattern = Explained::only)
        : cell_(cell), pattern_(pattern) {}

    /// From the weights to the cell that is shown, a line a step, with numbers that add up.
    [[nodiscard]] static QString shownText(const ShownCell& shown);

    [[nodiscard]] QString title() const;
    /// How far the other way reaches; empty as trained.
    [[nodiscard]] QString reach() const;
    /// `softmax(q₈ · k₇ / √32 + mask)` with the two roles in their colours.
    [[nodiscard]] QString formulaHtml(const Palette& palette) const;
    [[nodiscard]] QString formulaPlain() const;
    /// From the sum of products to the share of the row, one line a step; the weight is not in it.
    [[nodiscard]] QStringList steps() const;
    /// What each step does, for its tooltip; as many as `steps`.
    [[nodiscard]] QStringList stepHelp() const;
    [[nodiscard]] QString weight() const;
    /// A sentence about the row or the mask that the reader must know; may be empty.
    [[nodiscard]] QString remark() const;
    /// Whether the recomputed weight is the one shown, in words.
    [[nodiscard]] QString verdict() const;

  private:
    /// √d when the scale is 1 ÷ √d, as nearly always.
    [[nodiscard]] bool dividesByRoot() const;
    [[nodiscard]] QString scaleText() const;

    [[nodiscard]] bool unmasked() const {
        return (pattern_ >= Explained::otherHead) == (cell_.site.stack == Stack::decoder);
    }
    /// ` + mask`, ` + −∞`, or nothing where there is no mask.
    [[nodiscard]] QString maskTerm() const;
    [[nodiscard]] QString maskHelp() const;

    const CellExplanation& cell_;
    Explained pattern_;
};

} // namespace heedmap
