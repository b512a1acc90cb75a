// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/work.h"
#include "core/tensor/matrix.h"
#include "widgets/figure/provenance.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <functional>

namespace heedmap {

// What an animation may be: more is refused with the numbers.
constexpr Index maxFrames = 2000;
constexpr qint64 maxFramePixels = 8'000'000;         ///< of one frame
constexpr qint64 maxAnimationPixels = 2'000'000'000; ///< of all frames together
constexpr int minFrameMs = 20, maxFrameMs = 60'000;  ///< GIF counts in steps of 10 ms
constexpr int maxLoops = 1000;

/// Frames of one size, made when they are asked for and perhaps more than once: none is kept.
struct FrameSource {
    Index count = 0;
    QSize size; ///< pixels
    std::function<Result<QImage>(Index)> frame;
};

struct AnimationOptions {
    int frameMs = 800;
    int lastFrameMs = 2400; ///< the result stays a while before it begins anew
    int loops = 0;          ///< times it plays; 0: for ever

    [[nodiscard]] int durationOf(Index frame, Index count) const {
        return frame + 1 == count ? lastFrameMs : frameMs;
    }
};

/// The limits above. Error: the number that is too large, and the most it may be.
Result<void> checkFrames(Index count, QSize size);

/// Animated WebP, lossless (libwebp's WebPAnimEncoder). The same frames give the same bytes.
Result<QByteArray> encodeWebp(const FrameSource& frames, const AnimationOptions& options,
                              const Provenance& provenance, const Work& work);

/// GIF with one palette for all frames, so that a colour does not flicker from frame to frame, and
/// no dithering, so that a cell is one colour; a frame holds what has changed (giflib). Asks for
/// every frame twice: first for the palette. Times are rounded to 10 ms.
Result<QByteArray> encodeGif(const FrameSource& frames, const AnimationOptions& options,
                             const Provenance& provenance, const Work& work);

} // namespace heedmap
