// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/animation.h"
#include "widgets/figure/gif_palette.h"

#include <QRect>

#include <algorithm>
#include <gif_lib.h>

namespace heedmap {

namespace {

Error failed(int code) {
    const char* text = GifErrorString(code);
    return {ErrorKind::limit, "", "GIF", text == nullptr ? "an unknown error" : text,
            "frames that can be encoded"};
}

/// The file being written, into memory.
class GifWriter {
  public:
    GifWriter() : gif_(EGifOpen(&bytes_, &GifWriter::append, &code_)) {}
    ~GifWriter() {
        if (gif_ != nullptr) {
            EGifCloseFile(gif_, &code_);
        }
    }
    GifWriter(const GifWriter&) = delete;
    GifWriter& operator=(const GifWriter&) = delete;

    bool begin(QSize size, const std::vector<QRgb>& colors, int loops) {
        if (gif_ == nullptr) {
            return false;
        }
        std::array<GifColorType, 256> entries{};
        for (std::size_t i = 0; i < colors.size(); ++i) {
            entries[i] = {static_cast<GifByteType>(qRed(colors[i])),
                          static_cast<GifByteType>(qGreen(colors[i])),
                          static_cast<GifByteType>(qBlue(colors[i]))};
        }
        ColorMapObject* map = GifMakeMapObject(256, entries.data());
        EGifSetGifVersion(gif_, true);
        const bool done = map != nullptr &&
                          EGifPutScreenDesc(gif_, size.width(), size.height(), 8, 0, map) == GIF_OK;
        GifFreeMapObject(map);
        return done && (loops == 1 || repeat(loops == 0 ? 0 : loops - 1));
    }

    bool comment(const QByteArray& text) {
        return text.isEmpty() || EGifPutComment(gif_, text.constData()) == GIF_OK;
    }

    /// The part `area` of a frame, shown for `hundredths` of a second.
    bool frame(const std::vector<std::uint8_t>& indices, int stride, const QRect& area,
               int hundredths) {
        GraphicsControlBlock control{};
        control.DisposalMode = DISPOSE_DO_NOT;
        control.DelayTime = hundredths;
        control.TransparentColor = NO_TRANSPARENT_COLOR;
        std::array<GifByteType, 4> block{};
        EGifGCBToExtension(&control, block.data());
        if (EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, 4, block.data()) != GIF_OK ||
            EGifPutImageDesc(gif_, area.left(), area.top(), area.width(), area.height(), false,
                             nullptr) != GIF_OK) {
            return false;
        }
        std::vector<GifPixelType> line(static_cast<std::size_t>(area.width()));
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const auto from = indices.begin() + std::ptrdiff_t{y} * stride + area.left();
            std::copy_n(from, area.width(), line.begin());
            if (EGifPutLine(gif_, line.data(), area.width()) != GIF_OK) {
                return false;
            }
        }
        return true;
    }

    Result<QByteArray> finish() {
        const int done = EGifCloseFile(std::exchange(gif_, nullptr), &code_);
        return done == GIF_OK ? Result<QByteArray>(bytes_) : Result<QByteArray>(failed(code_));
    }

    [[nodiscard]] Error error() const { return failed(gif_ == nullptr ? code_ : gif_->Error); }

  private:
    static int append(GifFileType* gif, const GifByteType* bytes, int count) {
        static_cast<QByteArray*>(gif->UserData)
            ->append(reinterpret_cast<const char*>(bytes), count);
        return count;
    }

    /// Netscape's extension, which browsers follow: `times` more, or 0 for ever.
    bool repeat(int times) {
        const std::array<GifByteType, 3> count{1, static_cast<GifByteType>(times & 0xFF),
                                               static_cast<GifByteType>(times >> 8)};
        return EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
               EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") == GIF_OK &&
               EGifPutExtensionBlock(gif_, 3, count.data()) == GIF_OK &&
               EGifPutExtensionTrailer(gif_) == GIF_OK;
    }

    QByteArray bytes_;
    int code_ = 0;
    GifFileType* gif_ = nullptr;
};

std::vector<std::uint8_t> indicesOf(const QImage& image, const GifPalette& palette) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    std::vector<std::uint8_t> indices;
    indices.reserve(static_cast<std::size_t>(rgb.width()) * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x) {
            indices.push_back(palette.indexOf(line[x]));
        }
    }
    return indices;
}

/// The smallest rectangle of what differs; a pixel where nothing does.
QRect changed(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after,
              QSize size) {
    if (before.empty()) {
        return {QPoint(0, 0), size};
    }
    QRect area;
    for (int y = 0; y < size.height(); ++y) {
        const auto row = std::ptrdiff_t{y} * size.width();
        const auto end = after.begin() + row + size.width();
        const auto [first, unused] = std::mismatch(after.begin() + row, end, before.begin() + row);
        if (first == end) {
            continue;
        }
        int last = size.width() - 1;
        while (after[static_cast<std::size_t>(row + last)] ==
               before[static_cast<std::size_t>(row + last)]) {
            --last;
        }
        const int left = static_cast<int>(first - after.begin() - row);
        area = area.united(QRect(QPoint(left, y), QPoint(last, y)));
    }
    return area.isEmpty() ? QRect(0, 0, 1, 1) : area;
}

QByteArray commentOf(const Provenance& provenance) {
    QByteArray text;
    for (const auto& [key, value] : provenance) {
        text += key + ": " + value.toUtf8() + '\n';
    }
    return text;
}

/// Every frame in turn to `use`; stops at the first error.
template <class Use>
Result<void> eachFrame(const FrameSource& frames, const Work& work, double from, Use use) {
    for (Index i = 0; i < frames.count; ++i) {
        if (work.stopped()) {
            return cancelled();
        }
        const Result<QImage> image = frames.frame(i);
        if (!image) {
            return image.error();
        }
        if (Result<void> used = use(i, *image); !used) {
            return used;
        }
        report(work.progress,
               from + 0.5 * static_cast<double>(i + 1) / static_cast<double>(frames.count));
    }
    return {};
}

} // namespace

Result<QByteArray> encodeGif(const FrameSource& frames, const AnimationOptions& options,
                             const Provenance& provenance, const Work& work) {
    GifPalette palette;
    Result<void> done = eachFrame(frames, work, 0, [&](Index, const QImage& image) {
        palette.count(image);
        return Result<void>();
    });
    if (!done) {
        return done.error();
    }
    palette.build();
    GifWriter writer;
    if (!writer.begin(frames.size, palette.colors(), options.loops) ||
        !writer.comment(commentOf(provenance))) {
        return writer.error();
    }
    std::vector<std::uint8_t> before;
    done = eachFrame(frames, work, 0.5, [&](Index i, const QImage& image) -> Result<void> {
        std::vector<std::uint8_t> after = indicesOf(image, palette);
        const int hundredths = (options.durationOf(i, frames.count) + 5) / 10;
        const bool written = writer.frame(after, frames.size.width(),
                                          changed(before, after, frames.size), hundredths);
        before = std::move(after);
        return written ? Result<void>() : Result<void>(writer.error());
    });
    return done ? writer.finish() : Result<QByteArray>(done.error());
}

} // namespace heedmap
