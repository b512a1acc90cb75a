// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace heedmap {

/// A piece of the formula as it is written for one step.
struct FormulaPiece {
    QString text;                 ///< `W_Q`: what follows `_` stands lower
    std::optional<WalkStep> step; ///< where a click on it leads; none: nowhere
    bool lit = false;             ///< the step shown is about it
};

/// The words and symbols of a walk: what its matrices, steps and axes are called.
class WalkWords {
    Q_DECLARE_TR_FUNCTIONS(heedmap::WalkWords)

  public:
    explicit WalkWords(const HeadWalk& walk) : walk_(walk) {}

    /// `W_Q`: what follows `_` stands lower.
    [[nodiscard]] QString symbol(WalkPart part) const;
    /// What the matrix is, in a sentence, with the name that exports use.
    [[nodiscard]] QString meaning(WalkPart part) const;
    [[nodiscard]] static QString axis(WalkAxis axis);
    /// A step's short name, for its chip, and what happens in it.
    [[nodiscard]] QString chip(WalkStep step) const;
    [[nodiscard]] QString help(WalkStep step) const;
    /// What stands between an equation's first matrix and the next one.
    [[nodiscard]] QString sign(WalkStep step) const;
    /// `÷ √32`, or `× 0.125` where the scale is another.
    [[nodiscard]] QString scaleText() const;
    /// `÷ 0.30`; empty where the softmax is the model's own.
    [[nodiscard]] QString temperatureText() const;
    /// softmax(Q Kᵀ ÷ √d + mask) V W_O, with what the step is about unfolded and lit.
    [[nodiscard]] std::vector<FormulaPiece> formula(WalkStep step) const;
    /// Which head it is, and whose keys and values it uses.
    [[nodiscard]] QString headText() const;

  private:
    [[nodiscard]] bool has(WalkPart part) const { return walk_.find(part) != nullptr; }
    [[nodiscard]] bool cross() const { return walk_.site().stack == Stack::cross; }
    [[nodiscard]] bool masks() const { return walk_.key_mask().mask != Mask::none; }
    [[nodiscard]] QString weightMeaning(WalkPart part) const;
    [[nodiscard]] QString activationMeaning(WalkPart part) const;

    const HeadWalk& walk_;
};

} // namespace heedmap
