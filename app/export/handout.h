// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "core/base/work.h"
#include "widgets/figure/page_flow.h"

#include <QByteArray>

namespace heedmap {

/// What a handout is about.
struct HandoutRequest {
    FigureSource source;
    Stack stack = Stack::decoder;       ///< whose heads are shown
    std::vector<HeadPosition> heads;    ///< each gets a section: at most `maxHandoutHeads`
    std::optional<Index> query;         ///< the weight that is worked out, of the first head; none:
    std::optional<Index> key;           ///< the last row's largest
    bool cellLeftOut = false;           ///< a cell was chosen that is not in what is shown
    MaskScope scope = MaskScope::local; ///< how far the mask is switched
    Index steps = 4; ///< of decoding, at most; 0 leaves them out, as an encoder does
    SamplerOptions sampler;
    std::vector<ChosenToken> taken; ///< what the first steps take
    Paper paper = Paper::a4;
    QString title; ///< empty: a made one

    /// Whether an encoder-decoder has read its start token alone: there is nothing to see before it
    /// has translated.
    [[nodiscard]] bool translates() const;
    /// How many steps are asked for where nobody says it: of a translation all that it has, but for
    /// the longest.
    [[nodiscard]] Index usualSteps() const { return translates() ? 20 : 4; }
    /// What the heads are shown over: the source, and where it `translates` the steps taken.
    [[nodiscard]] FigureSource shown() const;
    /// Works that cell out, where it is in what is shown.
    void choose(Index query_pos, Index key_pos);
};

constexpr std::size_t maxHandoutHeads = 24;
constexpr std::size_t maxHandoutTokens = 256; ///< of a text: more do not fit a page

/// The handout as a PDF: title and contents, the tokens, the grid, the chosen heads with and
/// without the mask, one weight worked out, the decoding steps; every page numbered. Where the
/// request `translates` and no step is taken, the sampler translates first, up to the end of the
/// text or a length that no translation has. A QGuiApplication must exist. Errors: more heads or
/// tokens than that, heads or positions that there are not, those of figures and decoding, a stop.
Result<QByteArray> makeHandout(const HandoutRequest& request, const Work& work);

} // namespace heedmap
