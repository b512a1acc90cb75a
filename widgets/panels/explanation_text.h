// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace heedmap {

struct Palette;

/// The words and numbers of an explained cell, as the explanation card shows them.
class ExplanationText {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ExplanationText)

  public:
    explicit ExplanationText(const CellExplanation& cell) : cell_(cell) {}

    [[nodiscard]] QString title(bool unmasked) const;
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

    const CellExplanation& cell_;
};

} // namespace heedmap
