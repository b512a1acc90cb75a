// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/png.h"

#include "widgets/figure/paint.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

#include <cmath>

namespace heedmap {

namespace {

constexpr double mmPerInch = 25.4;

Error ioError(const QString& path, const QString& reason) {
    return {ErrorKind::io, escaped(path.toStdString(), 400), "", reason.toStdString(),
            "a file that can be written"};
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
    auto image = renderImage(figure, dpi);
    if (!image) {
        return image.error();
    }
    // Into memory first, so that what is wrong with the device is told from what is wrong with us.
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    for (const auto& [key, value] : provenance) {
        writer.setText(QString::fromLatin1(key), value);
    }
    if (!figure.description.isEmpty()) {
        writer.setText(QStringLiteral("Description"), figure.description);
    }
    if (!writer.write(*image)) {
        return Error{ErrorKind::limit, "", "PNG", writer.errorString().toStdString(),
                     "an image that can be written"};
    }
    if (device.write(buffer.data()) != buffer.size()) {
        return Error{ErrorKind::io, "", "PNG", device.errorString().toStdString(),
                     "a device that takes " + std::to_string(buffer.size()) + " bytes"};
    }
    return {};
}

Result<void> writePng(const DisplayList& figure, const QString& path, double dpi,
                      const Provenance& provenance) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return ioError(path, file.errorString());
    }
    if (auto written = writePng(figure, file, dpi, provenance); !written) {
        file.cancelWriting();
        Error error = written.error();
        error.file = escaped(path.toStdString(), 400);
        return error;
    }
    if (!file.commit()) {
        return ioError(path, file.errorString());
    }
    return {};
}

} // namespace heedmap
