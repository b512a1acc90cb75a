// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/format/output_file.h"
#include "widgets/figure/display_list.h"
#include "widgets/figure/provenance.h"

#include <QImage>

#include <filesystem>

class QIODevice;

namespace heedmap {

/// No PNG has more pixels: at four bytes each that is 400 MB while it is painted.
constexpr qint64 maxPngPixels = 100'000'000;

/// The figure as an image of that many dots per inch, which it knows. Error (`limit`): more than
/// `maxPngPixels`, or too little memory.
Result<QImage> renderImage(const DisplayList& figure, double dpi);

/// Writes a PNG with its dpi and `provenance` as text. PNG counts whole dots a metre, which is
/// within 0.01 % from 127 dpi on and up to 0.02 % off at 72 and 96: `heedmap.dpi` is the exact
/// number. The size in pixels is that of the exact dpi; the same input gives the same bytes. Needs
/// a QGuiApplication where the figure has text.
Result<void> writePng(const DisplayList& figure, QIODevice& device, double dpi,
                      const Provenance& provenance);

/// The same into a file, whole or not at all (see core/format/output_file.h).
Result<void> writePng(const DisplayList& figure, const std::filesystem::path& path, double dpi,
                      const Provenance& provenance, const WriteOptions& options);

} // namespace heedmap
