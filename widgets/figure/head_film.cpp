// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/head_film.h"

namespace heedmap {

FigureInput HeadFilm::input() const {
    FigureInput input;
    input.queries = queries;
    input.keys = keys;
    input.head = &head;
    input.modelName = modelName;
    input.sentence = sentence;
    input.program = program;
    return input;
}

FigureSpec ofHead(FigureSpec spec, FigureKind kind) {
    spec.kind = kind;
    spec.query.reset();
    spec.key.reset();
    return spec;
}

} // namespace heedmap
