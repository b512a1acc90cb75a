// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"
#include "widgets/figure/palette.h"

#include <QImage>

#include <filesystem>
#include <optional>

namespace heedmap {

/// What of a picture is exported, and how it looks.
struct ExportRequest {
    HeadPicturePtr picture;
    Quantity quantity = Quantity::weights;
    std::optional<CellPosition> cell; ///< the cross-hair
    Theme theme = Theme::light;
    double dpi = 300;
};

/// Writes the picture as a PNG, replacing a file of that name, whole or not at all. It is computed
/// anew from the tokens, so that the same sentence gives the same bytes however the window came
/// to it.
Result<void> exportFigure(const ExportRequest& request, const std::filesystem::path& path,
                          const JobContext& context);

/// The picture as an image, for the clipboard.
Result<QImage> drawFigure(const ExportRequest& request, const JobContext& context);

} // namespace heedmap
