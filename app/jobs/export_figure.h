// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "app/jobs/reading.h"
#include "widgets/figure/figure_file.h"
#include "widgets/figure/numbers.h"

#include <QImage>

#include <filesystem>
#include <memory>
#include <optional>

namespace heedmap {

/// A figure of what the window shows.
struct ExportRequest {
    HeadPicturePtr picture;
    std::optional<CellPosition> cell; ///< the cross-hair; what arithmetic works out
    FigureSpec spec;                  ///< kind and looks; mask, scope and cell come from the above
    SamplerOptions sampler;           ///< of the decoding steps that are not taken yet
    ViewOptions view;                 ///< what the window shows of it
    bool pinned = false;              ///< beside another head, which no figure shows
    bool marked = true;               ///< the cross-hair is drawn, where the kind has one

    [[nodiscard]] const Reading& reading() const { return *picture->reading; }
    [[nodiscard]] const HeadId& head() const { return picture->head; }
    /// The shape of the head's stack.
    [[nodiscard]] const ModelConfig& shape() const {
        return reading().source->model->config.of(head().site.stack);
    }
};

/// How far the mask of the picture is switched.
[[nodiscard]] MaskScope scopeOf(const HeadPicture& picture);

/// The kind that shows the picture as the window does.
[[nodiscard]] FigureKind kindOf(const HeadPicture& picture);

/// The kind that comes nearest to what the window shows in its middle.
[[nodiscard]] FigureKind kindShown(const HeadPicture& picture, Picture shown);
/// The limits of the colours of weights that the window has; none: 0 to 1.
[[nodiscard]] std::optional<ColorLimits> limitsShown(const HeadPicture& picture,
                                                     const ViewOptions& view);
/// Whether a figure's rows and columns are words, as the window's are.
[[nodiscard]] bool showsWords(const ExportRequest& request);

/// Whether the kind can be made of the picture; if not, why (an error's `expected`).
Result<void> canShow(FigureKind kind, const ExportRequest& request);

/// Whether figures of the kind have a cross-hair, which may be left out.
[[nodiscard]] bool marksTheCell(FigureKind kind);

/// The description, complete: what the window shows is put into it.
[[nodiscard]] FigureSpec specOf(const ExportRequest& request);

using FigureDataPtr = std::shared_ptr<const FigureData>;

/// What a figure is computed from: the tokens, and which of their numbers.
struct FigurePlan {
    FigureSource source;
    FigureRequest request;
};
[[nodiscard]] FigurePlan planOf(const ExportRequest& request);

/// Computes the figure's numbers anew from the tokens, so that the same sentence gives the same
/// bytes however the window came to it.
Result<FigureDataPtr> figureDataOf(const ExportRequest& request, const JobContext& context);

/// Writes the figure, replacing a file of that name, whole or not at all.
Result<void> writeFigure(const FigureFile& figure, const std::filesystem::path& path,
                         const FigureFileOptions& options);
Result<void> writeNumbers(const FigureSpec& spec, const FigureData& data,
                          const std::filesystem::path& path, NumbersFormat format);

/// The figure for the clipboard and for drags.
struct FigureCopies {
    QImage image;
    QByteArray svg;
    QByteArray png; ///< with its provenance, as a file has it
};
Result<FigureCopies> copiesOf(const FigureFile& figure, double dpi);

/// The numbers as tab-separated text, for the clipboard; empty where there are a million or more.
[[nodiscard]] QString numbersText(const FigureSpec& spec, const FigureData& data);

} // namespace heedmap
