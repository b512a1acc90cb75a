// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/animation.h"
#include "widgets/figure/rdf.h"

#include <memory>
#include <webp/encode.h>
#include <webp/mux.h>

namespace heedmap {

namespace {

constexpr int effort = 3; ///< of 0 to 9: beyond it files shrink little and take long

Error failed(const std::string& got) {
    return {ErrorKind::limit, "", "WebP", got, "frames that can be encoded"};
}

struct EncoderDelete {
    void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};
struct MuxDelete {
    void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

/// A frame as libwebp takes it, freed with the scope.
class Picture {
  public:
    Picture() { WebPPictureInit(&picture_); }
    ~Picture() { WebPPictureFree(&picture_); }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    bool import(const QImage& image) {
        const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
        picture_.use_argb = 1;
        picture_.width = rgb.width();
        picture_.height = rgb.height();
        return WebPPictureImportRGB(&picture_, rgb.constBits(),
                                    static_cast<int>(rgb.bytesPerLine())) != 0;
    }
    WebPPicture* get() { return &picture_; }

  private:
    WebPPicture picture_{};
};

QByteArray xmpOf(const Provenance& provenance) {
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
           rdfOf(provenance, QStringLiteral("Heedmap")) + "</x:xmpmeta>\n";
}

/// `bytes` with the provenance in them.
Result<QByteArray> withMetadata(const WebPData& bytes, const Provenance& provenance) {
    const std::unique_ptr<WebPMux, MuxDelete> mux(WebPMuxCreate(&bytes, 1));
    if (!mux) {
        return failed("a file that cannot be read again");
    }
    const QByteArray xmp = xmpOf(provenance);
    const WebPData chunk{reinterpret_cast<const std::uint8_t*>(xmp.constData()),
                         static_cast<std::size_t>(xmp.size())};
    if (WebPMuxSetChunk(mux.get(), "XMP ", &chunk, 1) != WEBP_MUX_OK) {
        return failed("metadata that it does not take");
    }
    WebPData out;
    WebPDataInit(&out);
    if (WebPMuxAssemble(mux.get(), &out) != WEBP_MUX_OK) {
        return failed("too little memory");
    }
    QByteArray whole(reinterpret_cast<const char*>(out.bytes), static_cast<qsizetype>(out.size));
    WebPDataClear(&out);
    return whole;
}

Result<QByteArray> assembled(WebPAnimEncoder* encoder, const Provenance& provenance) {
    WebPData data;
    WebPDataInit(&data);
    if (WebPAnimEncoderAssemble(encoder, &data) == 0) {
        return failed(WebPAnimEncoderGetError(encoder));
    }
    Result<QByteArray> bytes = withMetadata(data, provenance);
    WebPDataClear(&data);
    return bytes;
}

} // namespace

Result<QByteArray> encodeWebp(const FrameSource& frames, const AnimationOptions& options,
                              const Provenance& provenance, const Work& work) {
    WebPAnimEncoderOptions encoding;
    WebPConfig config;
    if (WebPAnimEncoderOptionsInit(&encoding) == 0 || WebPConfigInit(&config) == 0 ||
        WebPConfigLosslessPreset(&config, effort) == 0) {
        return failed("a library of another version");
    }
    encoding.anim_params.loop_count = options.loops;
    const std::unique_ptr<WebPAnimEncoder, EncoderDelete> encoder(
        WebPAnimEncoderNew(frames.size.width(), frames.size.height(), &encoding));
    if (!encoder) {
        return failed("too little memory");
    }
    int time = 0;
    for (Index i = 0; i < frames.count; ++i) {
        if (work.stopped()) {
            return cancelled();
        }
        const Result<QImage> image = frames.frame(i);
        if (!image) {
            return image.error();
        }
        Picture picture;
        if (!picture.import(*image) ||
            WebPAnimEncoderAdd(encoder.get(), picture.get(), time, &config) == 0) {
            return failed(WebPAnimEncoderGetError(encoder.get()));
        }
        time += options.durationOf(i, frames.count);
        report(work.progress, static_cast<double>(i + 1) / static_cast<double>(frames.count));
    }
    if (WebPAnimEncoderAdd(encoder.get(), nullptr, time, nullptr) == 0) { // ends the last frame
        return failed(WebPAnimEncoderGetError(encoder.get()));
    }
    return assembled(encoder.get(), provenance);
}

} // namespace heedmap
