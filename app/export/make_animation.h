// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "app/export/write_animation.h"

namespace heedmap {

/// An animation of one head, from the tokens on.
struct AnimationRequest {
    FigureSource source; ///< its `ids` are the prompt
    Site site;
    Index head = 0;
    Index steps = 12;           ///< of decoding, at most
    SamplerOptions sampler;     ///< of the steps that are not taken
    std::vector<TokenId> taken; ///< what the first steps take, where the user has decoded already
    FigureSpec spec;            ///< sizes and colours
    AnimationOptions times;
    std::function<void(const Trace&)> ran; ///< is shown the pass; may be empty
};

/// Runs the model, draws the frames and writes them. A QGuiApplication must exist. Errors: those of
/// the pass, of decoding and of `writeAnimation`.
ExportReport makeAnimation(const AnimationRequest& request, const std::filesystem::path& path,
                           const WriteOptions& write, const Work& work);

} // namespace heedmap
