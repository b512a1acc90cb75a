// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/animation.h"

namespace heedmap {

namespace {

Error tooMuch(const char* field, const std::string& got, const std::string& most) {
    return {ErrorKind::limit, "", field, got, "at most " + most};
}

} // namespace

Result<void> checkFrames(Index count, QSize size) {
    if (count < 1 || count > maxFrames) {
        return Error{ErrorKind::limit, "", "frames", std::to_string(count),
                     "1 to " + std::to_string(maxFrames)};
    }
    const qint64 pixels = qint64{size.width()} * size.height();
    const std::string shown = std::to_string(size.width()) + " × " + std::to_string(size.height());
    if (size.width() > 16383 || size.height() > 16383) { // what WebP holds
        return tooMuch("frame", shown + " pixels", "16383 a side: a lower --dpi or --width-mm");
    }
    if (pixels > maxFramePixels) {
        return tooMuch("frame", shown + " pixels",
                       std::to_string(maxFramePixels) + ": a lower --dpi or --width-mm");
    }
    if (pixels * count > maxAnimationPixels) {
        return tooMuch("animation", std::to_string(count) + " frames of " + shown + " pixels",
                       std::to_string(maxAnimationPixels) +
                           " pixels: fewer steps, or a lower --dpi or --width-mm");
    }
    return {};
}

} // namespace heedmap
