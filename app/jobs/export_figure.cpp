// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/export_figure.h"

#include "app/export/write_bytes.h"
#include "app/jobs/reading_source.h"
#include "app/jobs/shown_patterns.h"
#include "widgets/figure/make_figure.h"
#include "widgets/figure/png.h"

#include <algorithm>

namespace heedmap {

namespace {

FigureRequest requestOf(const ExportRequest& request) {
    const HeadPicture& picture = *request.picture;
    const Stack stack = picture.head.site.stack;
    FigureRequest out;
    out.kind = request.spec.kind;
    out.site = picture.head.site;
    out.head = picture.head.head;
    out.oneLayer = false;
    out.local = picture.view.scope == Scope::local;
    if (picture.view.needsOther(stack) && kindOf(picture) == FigureKind::heatmap) {
        const Mask other = picture.view.mask == MaskView::unmasked ? Mask::none : Mask::causal;
        (out.local ? out.softmax : out.run) = other;
    }
    if (request.cell) {
        out.query = request.cell->query_pos;
        out.key = request.cell->key_pos;
    }
    out.change.firstAside = picture.view.firstAside;
    if (showsWords(request)) {
        out.change.rowWords = picture.rows.words;
        out.change.columnWords = picture.columns.words;
        out.change.rowLabels = picture.rows.labels;
        out.change.columnLabels = picture.columns.labels;
    }
    return out;
}

/// The largest weight that says something.
double largestOf(const std::shared_ptr<const HeadView>& view) {
    double largest = 0;
    for (Index row = 0; view && row < view->queries(); ++row) {
        const KeyRange seen = view->visible(row);
        for (Index key = seen.begin; key < seen.end; ++key) {
            const auto weight = double{view->pattern(row, key)};
            largest = weight > largest ? weight : largest; // a NaN is none
        }
    }
    return largest;
}

} // namespace

MaskScope scopeOf(const HeadPicture& picture) {
    return picture.view.scope == Scope::local ? MaskScope::local : MaskScope::propagated;
}

FigureKind kindOf(const HeadPicture& picture) {
    const MaskView mask = picture.view.mask;
    return mask == MaskView::sideBySide || mask == MaskView::difference ? FigureKind::compare
                                                                        : FigureKind::heatmap;
}

FigureKind kindShown(const HeadPicture& picture, Picture shown) {
    switch (shown) {
    case Picture::walk:
        return FigureKind::qkv;
    case Picture::lines:
        return kindOf(picture) == FigureKind::compare ? FigureKind::compare : FigureKind::lines;
    case Picture::heatmap:
        break;
    }
    return kindOf(picture);
}

std::optional<ColorLimits> limitsShown(const HeadPicture& picture, const ViewOptions& view) {
    if (!view.scaleToLargest || view.quantity != Quantity::weights) {
        return std::nullopt;
    }
    const double largest =
        std::max(largestOf(picture.shown.masked), largestOf(picture.shown.unmasked));
    return largest > 0 ? std::optional(ColorLimits{0, largest}) : std::nullopt;
}

/// Of scores there is no sum over the pieces of a word.
bool showsWords(const ExportRequest& request) {
    const FigureSpec& spec = request.spec;
    const bool scores = spec.kind == FigureKind::heatmap && spec.quantity == FigureQuantity::scores;
    return !request.picture->rows.words.empty() && showsChanges(spec.kind) && !scores;
}

Result<void> canShow(FigureKind kind, const ExportRequest& request) {
    const HeadPicture& picture = *request.picture;
    const Stack stack = picture.head.site.stack;
    const auto not_now = [](std::string expected) {
        return Error{ErrorKind::invalid, "", "figure", "this one", std::move(expected)};
    };
    if (kind == FigureKind::compare && stack == Stack::cross) {
        return not_now("an encoder's or a decoder's head: cross-attention has no mask");
    }
    if (kind == FigureKind::arithmetic && !request.cell) {
        return not_now("a cell chosen in the heatmap");
    }
    const bool unmasked =
        picture.view.mask == MaskView::unmasked && picture.view.scope == Scope::propagated;
    if (kind == FigureKind::decode &&
        (picture.reading->encoded || stack == Stack::encoder || unmasked)) {
        return not_now("a decoder's head under its own mask");
    }
    return {};
}

bool marksTheCell(FigureKind kind) {
    return kind == FigureKind::heatmap || kind == FigureKind::compare;
}

FigureSpec specOf(const ExportRequest& request) {
    FigureSpec spec = request.spec;
    const HeadPicture& picture = *request.picture;
    spec.scope = scopeOf(picture);
    const bool ofTheText = spec.kind != FigureKind::decode && spec.kind != FigureKind::mask;
    const bool wanted = request.marked || !marksTheCell(spec.kind); // of lines, the cell's own
    if (request.cell && ofTheText && wanted) {
        const CellPosition cell =
            showsWords(request) ? shownCell(picture, *request.cell) : *request.cell;
        spec.query = cell.query_pos;
        spec.key = cell.key_pos;
    }
    return spec;
}

FigurePlan planOf(const ExportRequest& request) {
    FigurePlan plan{sourceOf(request.reading()), requestOf(request)};
    if (plan.request.kind == FigureKind::decode) {
        plan.source = promptOf(request.reading());
        plan.request.taken = decodedOf(request.reading());
        plan.request.sampler = request.reading().session.sampler();
        plan.request.steps = static_cast<Index>(plan.request.taken.size());
    }
    return plan;
}

Result<FigureDataPtr> figureDataOf(const ExportRequest& request, const JobContext& context) {
    if (Result<void> possible = canShow(request.spec.kind, request); !possible) {
        return possible.error();
    }
    FigurePlan plan = planOf(request);
    plan.request.work = context;
    Result<FigureData> data = figureData(plan.source, plan.request);
    if (!data) {
        return data.error();
    }
    return std::make_shared<const FigureData>(*std::move(data));
}

Result<void> writeFigure(const FigureFile& figure, const std::filesystem::path& path,
                         const FigureFileOptions& options) {
    return writeBytes(path, encodeFigure(figure, options), {true, {}});
}

Result<void> writeNumbers(const FigureSpec& spec, const FigureData& data,
                          const std::filesystem::path& path, NumbersFormat format) {
    return writeBytes(path, encodeNumbers(numbersOf(spec, data.input()), format), {true, {}});
}

Result<FigureCopies> copiesOf(const FigureFile& figure, double dpi) {
    Result<QImage> image = renderImage(figure.layout, dpi);
    if (!image) {
        return image.error();
    }
    Result<QByteArray> svg = encodeFigure(figure, {FigureFormat::svg});
    Result<QByteArray> png = encodeFigure(figure, {FigureFormat::png, dpi});
    if (!svg || !png) {
        return svg ? png.error() : svg.error();
    }
    return FigureCopies{*std::move(image), *std::move(svg), *std::move(png)};
}

QString numbersText(const FigureSpec& spec, const FigureData& data) {
    constexpr Index most = 1'000'000;
    const std::vector<FigureMatrix> numbers = numbersOf(spec, data.input());
    Index cells = 0;
    for (const FigureMatrix& matrix : numbers) {
        cells += matrix.values.size();
    }
    return cells < most ? tabSeparated(numbers) : QString();
}

} // namespace heedmap
