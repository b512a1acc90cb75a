// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/animation.h"
#include "widgets/figure/colormap.h"
#include "widgets/figure/gif_palette.h"

#include <QBuffer>
#include <QImageReader>
#include <QtTest>

#include <gif_lib.h>
#include <set>
#include <webp/demux.h>

using namespace heedmap;

namespace {

const QSize frameSize(53, 31); // no multiple of anything

/// Frame `i`: a ground, and a bar of the colour map that grows with `i`.
QImage picture(Index i) {
    QImage image(frameSize, QImage::Format_RGB888);
    image.fill(QColor(250, 251, 252));
    for (int x = 0; x <= 5 * i && x < image.width(); ++x) {
        for (int y = 4; y < 12; ++y) {
            image.setPixel(x, y, colorAt(ColorMap::viridis, x / 53.0));
        }
    }
    return image;
}

FrameSource pictures(Index count, std::vector<Index>* asked = nullptr) {
    return {count, frameSize, [asked](Index i) -> Result<QImage> {
                if (asked != nullptr) {
                    asked->push_back(i);
                }
                return picture(i);
            }};
}

const Provenance made{{"Software", "Heedmap <1>"}, {"heedmap.text", "小猫 & dog"}};
const AnimationOptions twice{120, 510, 2};

struct WebpFrame {
    int duration = 0;
    QImage image;
};

/// By libwebp's demuxer and decoder: every frame as it is seen.
std::vector<WebpFrame> readWebp(const QByteArray& bytes, WebPAnimInfo& info) {
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                        static_cast<std::size_t>(bytes.size())};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
    std::vector<WebpFrame> frames;
    if (decoder == nullptr || WebPAnimDecoderGetInfo(decoder, &info) == 0) {
        return frames;
    }
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder) != 0) {
        std::uint8_t* pixels = nullptr;
        int time = 0;
        if (WebPAnimDecoderGetNext(decoder, &pixels, &time) == 0) {
            break;
        }
        const QImage image(pixels, static_cast<int>(info.canvas_width),
                           static_cast<int>(info.canvas_height), QImage::Format_RGBA8888);
        frames.push_back({time - before, image.convertToFormat(QImage::Format_RGB888)});
        before = time;
    }
    WebPAnimDecoderDelete(decoder);
    return frames;
}

/// The largest difference of a channel.
int farthest(const QImage& a, const QImage& b) {
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                             std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return most;
}

struct GifFile {
    int frames = 0;
    QSize screen;
    std::vector<int> delays;
    QByteArray extensions; ///< of the file, before its first frame
};

int readBytes(GifFileType* gif, GifByteType* to, int count) {
    return static_cast<int>(
        static_cast<QIODevice*>(gif->UserData)->read(reinterpret_cast<char*>(to), count));
}

/// By giflib's own reader.
GifFile readGif(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    int error = 0;
    GifFileType* gif = DGifOpen(&buffer, &readBytes, &error);
    GifFile file;
    if (gif == nullptr || DGifSlurp(gif) != GIF_OK) {
        return file;
    }
    file.frames = gif->ImageCount;
    file.screen = QSize(gif->SWidth, gif->SHeight);
    for (int i = 0; i < gif->ImageCount; ++i) {
        GraphicsControlBlock control{};
        DGifSavedExtensionToGCB(gif, i, &control);
        file.delays.push_back(control.DelayTime);
    }
    for (int i = 0; i < gif->SavedImages[0].ExtensionBlockCount; ++i) {
        const ExtensionBlock& block = gif->SavedImages[0].ExtensionBlocks[i];
        file.extensions.append(reinterpret_cast<const char*>(block.Bytes), block.ByteCount);
    }
    DGifCloseFile(gif, &error);
    return file;
}

} // namespace

class TestAnimation : public QObject {
    Q_OBJECT

  private slots:
    void webpHoldsEveryFrame() {
        const Result<QByteArray> bytes = encodeWebp(pictures(7), twice, made, {});
        QVERIFY(bytes);
        WebPAnimInfo info{};
        const std::vector<WebpFrame> frames = readWebp(*bytes, info);
        QCOMPARE(frames.size(), std::size_t{7});
        QCOMPARE(info.loop_count, 2U);
        QCOMPARE(QSize(int(info.canvas_width), int(info.canvas_height)), frameSize);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            QCOMPARE(frames[i].duration, i == 6 ? 510 : 120);
            QCOMPARE(frames[i].image, picture(static_cast<Index>(i))); // lossless
        }
        QVERIFY(bytes->contains("小猫 &amp; dog"));
    }

    void gifHoldsEveryFrame() {
        const Result<QByteArray> bytes = encodeGif(pictures(7), twice, made, {});
        QVERIFY(bytes);
        const GifFile file = readGif(*bytes);
        QCOMPARE(file.frames, 7);
        QCOMPARE(file.screen, frameSize);
        QCOMPARE(file.delays, (std::vector<int>{12, 12, 12, 12, 12, 12, 51}));
        QVERIFY(file.extensions.contains("NETSCAPE2.0"));
        QVERIFY(file.extensions.contains(QByteArray("\x01\x01\x00", 3))); // once more
        QVERIFY(file.extensions.contains("heedmap.text: 小猫 & dog"));
        QBuffer buffer;
        buffer.setData(*bytes);
        QImageReader reader(&buffer, "gif");
        for (Index i = 0; i < 7; ++i) { // Qt's reader puts the parts together
            const QImage seen = reader.read();
            QVERIFY(!seen.isNull());
            const int off = farthest(seen, picture(i));
            QVERIFY2(off <= 4, qPrintable(QString::number(off)));
        }
    }

    void playsForEverOrOnce() {
        const QByteArray forEver = *encodeGif(pictures(2), {100, 100, 0}, {}, {});
        QVERIFY(readGif(forEver).extensions.contains(QByteArray("\x01\x00\x00", 3)));
        const QByteArray once = *encodeGif(pictures(2), {100, 100, 1}, {}, {});
        QVERIFY(!once.contains("NETSCAPE2.0"));
    }

    void sameFramesSameBytes() {
        QCOMPARE(*encodeWebp(pictures(3), twice, made, {}),
                 *encodeWebp(pictures(3), twice, made, {}));
        QCOMPARE(*encodeGif(pictures(3), twice, made, {}),
                 *encodeGif(pictures(3), twice, made, {}));
    }

    void stopsAndTellsHowFarItIs() {
        for (const auto encode : {&encodeWebp, &encodeGif}) {
            std::stop_source stop;
            std::vector<double> shares;
            Work work{stop.get_token(), [&](double share) {
                          shares.push_back(share);
                          if (shares.size() == 3) {
                              stop.request_stop();
                          }
                      }};
            std::vector<Index> asked;
            const Result<QByteArray> bytes = encode(pictures(9, &asked), twice, {}, work);
            QVERIFY(!bytes);
            QVERIFY(bytes.error().kind == ErrorKind::cancelled);
            QCOMPARE(asked, (std::vector<Index>{0, 1, 2}));
            QVERIFY(std::ranges::is_sorted(shares));
        }
    }

    void aFrameThatFailsEndsIt() {
        FrameSource source = pictures(4);
        source.frame = [](Index i) -> Result<QImage> {
            return i < 2 ? Result<QImage>(picture(i))
                         : Error{ErrorKind::limit, "", "memory", "none", "some"};
        };
        for (const auto encode : {&encodeWebp, &encodeGif}) {
            const Result<QByteArray> bytes = encode(source, twice, {}, {});
            QVERIFY(!bytes);
            QCOMPARE(bytes.error().field, std::string("memory"));
        }
    }

    void tooMuchIsRefusedWithTheNumbers() {
        QVERIFY(checkFrames(1, {10, 10}));
        QVERIFY(checkFrames(maxFrames, {1000, 1000}));
        const auto message = [](Index count, QSize size) {
            const Result<void> fits = checkFrames(count, size);
            return fits ? std::string() : to_string(fits.error());
        };
        QVERIFY(message(0, {10, 10}).find("got 0, expected 1 to 2000") != std::string::npos);
        QVERIFY(message(2001, {10, 10}).find("2001") != std::string::npos);
        QVERIFY(message(1, {4000, 3000}).find("4000 × 3000") != std::string::npos);
        QVERIFY(message(1, {20000, 3}).find("16383") != std::string::npos);
        QVERIFY(message(2000, {2000, 2000}).find("2000 frames") != std::string::npos);
    }

    void aPaletteOfFewColoursIsExact() {
        GifPalette palette;
        const QImage image = picture(9);
        palette.count(image);
        palette.build();
        std::set<QRgb> seen;
        for (int x = 0; x < image.width(); ++x) {
            seen.insert(image.pixel(x, 5));
        }
        QVERIFY(palette.colors().size() <= seen.size());
        for (const QRgb color : seen) {
            const QRgb got = palette.colors()[palette.indexOf(color)];
            QVERIFY(std::abs(qGreen(got) - qGreen(color)) <= 3);
        }
    }

    void aPaletteOfManyColoursIsNear() {
        QImage image(256, 256, QImage::Format_RGB32);
        for (int y = 0; y < 256; ++y) {
            for (int x = 0; x < 256; ++x) {
                image.setPixel(x, y, qRgb(x, y, (x * y) / 255));
            }
        }
        GifPalette palette;
        palette.count(image);
        palette.build();
        QCOMPARE(palette.colors().size(), std::size_t{256});
        double squares = 0;
        for (int y = 0; y < 256; ++y) {
            for (int x = 0; x < 256; ++x) {
                const QRgb color = image.pixel(x, y);
                const QRgb got = palette.colors()[palette.indexOf(color)];
                squares += std::pow(qRed(color) - qRed(got), 2) +
                           std::pow(qGreen(color) - qGreen(got), 2) +
                           std::pow(qBlue(color) - qBlue(got), 2);
            }
        }
        QVERIFY(std::sqrt(squares / (3.0 * 256 * 256)) < 8);
    }

    void nothingSeenGivesNoColours() {
        GifPalette palette;
        palette.build();
        QVERIFY(palette.colors().empty());
    }
};

QTEST_GUILESS_MAIN(TestAnimation)
#include "test_animation.moc"
