// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/figure_file.h"

#include "widgets/figure/pdf.h"
#include "widgets/figure/png.h"
#include "widgets/figure/svg.h"
#include "widgets/figure/tex.h"

#include <QBuffer>

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

constexpr std::array formats = {FigureFormat::png, FigureFormat::svg, FigureFormat::pdf,
                                FigureFormat::tex};

Result<QByteArray> encodePng(const FigureFile& figure, double dpi) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<void> written = writePng(figure.layout, buffer, dpi, figure.provenance);
    return written ? buffer.data() : Result<QByteArray>(written.error());
}

char lowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; // under every locale
}

} // namespace

std::string_view name_of(FigureFormat format) {
    switch (format) {
    case FigureFormat::png:
        return "png";
    case FigureFormat::svg:
        return "svg";
    case FigureFormat::pdf:
        return "pdf";
    case FigureFormat::tex:
        return "tex";
    }
    return {};
}

std::optional<FigureFormat> figureFormatOf(std::string_view fileName) {
    const std::size_t dot = fileName.rfind('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    std::string ending(fileName.substr(dot + 1));
    std::ranges::transform(ending, ending.begin(), &lowerCase);
    const auto found =
        std::ranges::find(formats, ending, [](FigureFormat f) { return name_of(f); });
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

std::span<const FigureFormat> allFigureFormats() {
    return formats;
}

Result<QByteArray> encodeFigure(const FigureFile& figure, const FigureFileOptions& options) {
    switch (options.format) {
    case FigureFormat::svg:
        return svgOf(figure.layout, figure.provenance, options.svgText);
    case FigureFormat::pdf:
        return pdfOf(figure);
    case FigureFormat::tex:
        return texOf(figure.layout, figure.provenance);
    case FigureFormat::png:
        break;
    }
    return encodePng(figure, options.dpi);
}

} // namespace heedmap
