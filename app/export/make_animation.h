// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "app/export/write_animation.h"

namespace heedmap {

enum class AnimationSubject : std::uint8_t {
    decoding, ///< how a text grows, and the head's attention with it
    walk,     ///< the head's formula, step by step
};

/// `decoding` or `walk`, as the command line calls them.
[[nodiscard]] std::optional<AnimationSubject> animationSubjectFromName(std::string_view name);

/// An animation of one head, from the tokens on.
struct AnimationRequest {
    AnimationSubject subject = AnimationSubject::decoding;
    FigureSource source; ///< decoding: its `ids` are the prompt
    Site site;
    Index head = 0;
    Index steps = 12;       ///< of decoding, at most
    SamplerOptions sampler; ///< of the steps that are not taken
    std::vector<ChosenToken>
        taken;       ///< what the first steps take, where the user has decoded already
    FigureSpec spec; ///< sizes and colours
    AnimationOptions times;
    std::function<Result<void>(const Trace&)> ran; ///< checks the pass; may be empty
};

/// Runs the model, draws the frames and writes them. A QGuiApplication must exist. Errors: those of
/// the pass, of decoding or of the walk, and of `writeAnimation`.
ExportReport makeAnimation(const AnimationRequest& request, const std::filesystem::path& path,
                           const WriteOptions& write, const Work& work);

} // namespace heedmap
