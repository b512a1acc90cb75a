// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

namespace heedmap::test {

/// A session no value of which is a default.
inline Session sampleSession() {
    Session session;
    session.state.model = "story-gpt";
    session.state.sentence = {"猫坐在垫子上 \"quoted\" \n and U+202E \xE2\x80\xAE here",
                              "zweiter Satz"};
    session.state.head = {{Stack::cross, 3}, 5};
    session.state.cell = CellPosition{8, 1};
    ViewOptions& options = session.state.options;
    options.mask = MaskView::sideBySide;
    options.encoderMask = MaskView::difference;
    options.scope = Scope::propagated;
    options.quantity = Quantity::scores;
    options.scaleToLargest = true;
    options.map = ColorMap::magma;
    options.mergeWords = true;
    options.firstAside = true;
    options.forecasts = false;
    options.special = false;
    session.state.sampler = {0.7F, 41, 0.93F, 1234567};
    session.state.steps = {{12, false}, {345, true}, {6, false}, {7, true}};
    session.state.position = 3;
    session.modelHash = "blake2b-256:" + std::string(64, 'a');
    session.order = HeadOrder::entropy;
    session.sorted = false;
    options.picture = Picture::walk;
    options.beside = {4, 1};
    options.walkStep = WalkStep::values;
    options.walkScale = false;
    options.walkTemperature = 0.35;
    session.place = {PinnedHead{{"Two dogs", "zwei Hunde"}, {{Stack::cross, 1}, 2}},
                     true,
                     QRectF(1.5, 2.25, 4, 5),
                     {31, 7, WalkPart::w_o}};
    session.file = SavedFile{"/home/a/lesson.heedmap", std::string(64, 'b')};
    session.notes = "Look at row 8.\nWhy not column 0?";
    return session;
}

} // namespace heedmap::test
