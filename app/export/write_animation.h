// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_report.h"
#include "core/base/work.h"
#include "core/format/output_file.h"
#include "widgets/figure/animation.h"
#include "widgets/figure/frames.h"

#include <optional>

namespace heedmap {

enum class AnimationFormat {
    webp,
    gif,
    png, ///< a numbered sequence: `a.png` becomes `a-000.png`, `a-001.png`, …
};

/// By the ending of a file's name; nothing for another one.
[[nodiscard]] std::optional<AnimationFormat> animationFormatOf(const std::filesystem::path& path);

/// The files that an animation of `frames` frames is written to.
[[nodiscard]] std::vector<std::filesystem::path> animationFiles(const std::filesystem::path& path,
                                                                Index frames);

/// Where an animation is written to, and how.
struct AnimationFile {
    std::filesystem::path path;
    double dpi = 110;
    AnimationOptions times;
    Provenance provenance;
};

/// Draws the frames and writes them: one file, or of a sequence as many whole ones as
/// a stop or an error leaves. A QGuiApplication must exist. Errors: more frames or pixels than
/// `checkFrames` takes, a target that may not be written, a stop.
ExportReport writeAnimation(const FigureFrames& frames, const AnimationFile& file,
                            const WriteOptions& write, const Work& work);

} // namespace heedmap
