// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"
#include "widgets/walk/walk_picture.h"

namespace heedmap::test {

/// A head of a small seeded model over six tokens.
inline HeadWalk sampleWalk(const WhatIf& what_if = {}, Index tokens = 6) {
    const Trace trace = forward(SmallModel().share(), small_ids(tokens)).value();
    return HeadWalk::of(trace, {Stack::decoder, 1}, 2).value().with(what_if);
}

inline WalkPicturePtr samplePicture(const HeadWalk& walk, WalkStep step) {
    auto picture = makeWalkPicture(walk, step).value();
    for (Index i = 0; i < walk.queries(); ++i) {
        picture.queries << QStringLiteral("token%1").arg(i);
    }
    picture.keys = picture.queries;
    return std::make_shared<const WalkPicture>(std::move(picture));
}

} // namespace heedmap::test
