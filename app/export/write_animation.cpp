// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/write_animation.h"

#include "app/export/write_bytes.h"
#include "widgets/figure/png.h"

#include <cmath>

namespace heedmap {

namespace {

/// Frames as images, all of the size of the first.
FrameSource imagesOf(const FigureFrames& frames, double dpi) {
    const QSizeF size = frames.size() * dpi / 25.4;
    FrameSource source;
    source.count = frames.count();
    source.size = QSize(static_cast<int>(std::min(1e6, std::round(size.width()))),
                        static_cast<int>(std::min(1e6, std::round(size.height()))));
    source.frame = [&frames, dpi](Index i) { return renderImage(frames.frame(i), dpi); };
    return source;
}

ExportReport failed(const std::vector<std::filesystem::path>& files, const Error& error) {
    return {{}, files, error};
}

ExportReport writeSequence(const FigureFrames& frames, const AnimationFile& file,
                           const std::vector<std::filesystem::path>& files,
                           const WriteOptions& write, const Work& work) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Result<void> done = work.stopped()
                                      ? Result<void>(cancelled())
                                      : writePng(frames.frame(static_cast<Index>(i)), files[i],
                                                 file.dpi, file.provenance, write);
        if (!done) {
            const auto first = files.begin() + static_cast<std::ptrdiff_t>(i);
            return {{files.begin(), first}, {first, files.end()}, done.error()};
        }
        report(work.progress, static_cast<double>(i + 1) / static_cast<double>(files.size()));
    }
    return {files, {}, {}};
}

} // namespace

std::optional<AnimationFormat> animationFormatOf(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending == ".webp") {
        return AnimationFormat::webp;
    }
    if (ending == ".gif") {
        return AnimationFormat::gif;
    }
    return ending == ".png" ? std::optional(AnimationFormat::png) : std::nullopt;
}

std::vector<std::filesystem::path> animationFiles(const std::filesystem::path& path, Index frames) {
    if (animationFormatOf(path) != AnimationFormat::png) {
        return {path};
    }
    const std::size_t digits = std::max<std::size_t>(3, std::to_string(frames - 1).size());
    std::vector<std::filesystem::path> files;
    for (Index i = 0; i < frames; ++i) {
        std::string number = std::to_string(i);
        number.insert(0, digits - number.size(), '0');
        files.push_back(path.parent_path() /
                        (path.stem().string() + "-" + number + path.extension().string()));
    }
    return files;
}

ExportReport writeAnimation(const FigureFrames& frames, const AnimationFile& file,
                            const WriteOptions& write, const Work& work) {
    const FrameSource images = imagesOf(frames, file.dpi);
    if (Result<void> fits = checkFrames(images.count, images.size); !fits) {
        return failed({}, fits.error());
    }
    const std::vector<std::filesystem::path> files = animationFiles(file.path, images.count);
    for (const std::filesystem::path& target : files) {
        if (Result<void> free = check_target(target, write); !free) {
            return failed({}, free.error());
        }
    }
    const std::optional<AnimationFormat> format = animationFormatOf(file.path);
    if (format == AnimationFormat::png) {
        return writeSequence(frames, file, files, write, work);
    }
    const Result<void> written = writeBytes(
        file.path,
        format == AnimationFormat::gif ? encodeGif(images, file.times, file.provenance, work)
                                       : encodeWebp(images, file.times, file.provenance, work),
        write);
    return written ? ExportReport{files, {}, {}} : failed(files, written.error());
}

} // namespace heedmap
