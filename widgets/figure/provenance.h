// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace heedmap {

/// A key (Latin letters, at most 79 bytes, as PNG asks) and its value.
using Provenance = std::vector<std::pair<QByteArray, QString>>;

/// What made the figure, in English whatever the figure's language: program, model and its hash,
/// text, how its end was decoded, tokens, site, head, mask, scope, colour map and limits. Entries
/// that are not known are left out.
[[nodiscard]] Provenance provenanceOf(const FigureSpec& spec, const FigureInput& input);

/// The prompt, the ids that were decoded after it, which of those steps (from 1 on) were chosen by
/// hand, and what sampled the others; nothing where none was decoded.
void addDecoded(Provenance& entries, const Decoded& decoded);

} // namespace heedmap
