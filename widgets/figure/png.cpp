// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/png.h"

#include "widgets/figure/paint.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

namespace heedmap {

namespace {

constexpr double mmPerInch = 25.4;

/// The figure as a PNG file's bytes.
Result<QByteArray> encoded(const DisplayList& figure, double dpi, const Provenance& provenance) {
    auto image = renderImage(figure, dpi);
    if (!image) {
        return image.error();
    }
    for (const auto& [key, value] : provenance) {
        image->setText(QString::fromLatin1(key), value);
    }
    // The format counts whole dots a metre: 72 dpi become 72.009. This is what was asked for.
    image->setText(QStringLiteral("heedmap.dpi"), QString::number(dpi));
    if (!figure.description.isEmpty()) {
        image->setText(QStringLiteral("Description"), figure.description);
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(*image)) {
        return Error{ErrorKind::limit, "", "PNG", writer.errorString().toStdString(),
                     "an image that can be written"};
    }
    return buffer.data();
}

} // namespace

Result<QImage> renderImage(const DisplayList& figure, double dpi) {
    const double width = std::max(1.0, std::round(figure.size.width() * dpi / mmPerInch));
    const double height = std::max(1.0, std::round(figure.size.height() * dpi / mmPerInch));
    const auto pixels = QStringLiteral("%1 × %2 pixels").arg(width).arg(height).toStdString();
    if (!(width * height <= static_cast<double>(maxPngPixels)) || width > 32767 || height > 32767) {
        return Error{ErrorKind::limit, "", "PNG", pixels,
                     "at most " + std::to_string(maxPngPixels) +
                         " pixels, and 32767 a side: a lower --dpi or --width-mm"};
    }
    QImage image(static_cast<int>(width), static_cast<int>(height),
                 QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return Error{ErrorKind::limit, "", "PNG", pixels, "memory for them, 4 bytes a pixel"};
    }
    image.fill(QColor::fromRgba(figure.ground));
    QPainter painter(&image);
    painter.scale(dpi / mmPerInch, dpi / mmPerInch);
    paint(figure, painter);
    painter.end();
    const bool opaque = qAlpha(figure.ground) == 255;
    image.convertTo(opaque ? QImage::Format_RGB888 : QImage::Format_RGBA8888);
    const int perMetre = static_cast<int>(std::lround(dpi * 1000 / mmPerInch));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    return image;
}

Result<void> writePng(const DisplayList& figure, QIODevice& device, double dpi,
                      const Provenance& provenance) {
    const auto bytes = encoded(figure, dpi, provenance);
    if (!bytes) {
        return bytes.error();
    }
    if (device.write(*bytes) != bytes->size()) {
        return Error{ErrorKind::io, "", "PNG", device.errorString().toStdString(),
                     "a device that takes " + std::to_string(bytes->size()) + " bytes"};
    }
    return {};
}

Result<void> writePng(const DisplayList& figure, const std::filesystem::path& path, double dpi,
                      const Provenance& provenance, const WriteOptions& options) {
    const auto bytes = encoded(figure, dpi, provenance);
    if (!bytes) {
        return bytes.error();
    }
    return write_file(path, {bytes->constData(), static_cast<std::size_t>(bytes->size())}, options);
}

} // namespace heedmap
