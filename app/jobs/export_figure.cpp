// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/export_figure.h"

#include "core/format/output_file.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/png.h"

#include <QBuffer>
#include <QCoreApplication>

namespace heedmap {

namespace {

constexpr qsizetype longest_sentence = 400; ///< characters of it in the provenance

struct Figure {
    DisplayList layout;
    Provenance provenance;
};

/// The head of a whole run, without what editing and decoding left to be shared.
Result<HeadView> headAnew(const HeadPicture& picture, Mask mask, const JobContext& context) {
    const Trace& shown = picture.reading->trace();
    ForwardOptions options;
    options.mask = mask;
    options.stop = context.stop;
    options.progress = context.progress;
    const Result<Trace> trace = forward(shown.model(), inputOf(shown), options);
    if (!trace) {
        return trace.error();
    }
    return head_view(*trace, picture.head.site, picture.head.head, mask, context.stop);
}

FigureSpec specOf(const ExportRequest& request) {
    const HeadPicture& picture = *request.picture;
    const MaskView mask = picture.view.mask;
    FigureSpec spec;
    spec.kind = mask == MaskView::sideBySide || mask == MaskView::difference ? FigureKind::compare
                                                                             : FigureKind::heatmap;
    spec.dpi = request.dpi;
    spec.theme = request.theme;
    spec.quantity =
        request.quantity == Quantity::scores ? FigureQuantity::scores : FigureQuantity::weights;
    spec.scope = picture.view.scope == Scope::local ? MaskScope::local : MaskScope::propagated;
    if (request.cell) {
        spec.query = request.cell->query_pos;
        spec.key = request.cell->key_pos;
    }
    return spec;
}

/// The head as it was trained, and under the other mask where that is shown.
struct BothMasks {
    HeadView masked;
    HeadView unmasked;
};

Result<BothMasks> bothAnew(const HeadPicture& picture, const JobContext& context) {
    Result<HeadView> own = headAnew(picture, Mask::family, context);
    if (!own) {
        return own.error();
    }
    const Stack stack = picture.head.site.stack;
    const bool causal = asTrained(stack) == MaskView::masked;
    const Mask mask = causal ? Mask::none : Mask::causal;
    Result<HeadView> other = HeadView();
    if (picture.view.needsOther(stack)) {
        other = picture.view.scope == Scope::local ? with_mask(*own, mask)
                                                   : headAnew(picture, mask, context);
    }
    if (!other) {
        return other.error();
    }
    return causal ? BothMasks{*std::move(own), *std::move(other)}
                  : BothMasks{*std::move(other), *std::move(own)};
}

Result<Figure> layOut(const ExportRequest& request, const JobContext& context) {
    const HeadPicture& picture = *request.picture;
    const Result<BothMasks> both = bothAnew(picture, context);
    if (!both) {
        return both.error();
    }
    const FigureSpec spec = specOf(request);
    FigureInput input;
    input.queries = picture.reading->queryTokens(picture.head.site.stack);
    if (picture.head.site.stack == Stack::cross) {
        input.keys = picture.reading->keyTokens(Stack::cross);
    }
    input.head = picture.view.mask == MaskView::unmasked ? &both->unmasked : &both->masked;
    input.unmasked = spec.kind == FigureKind::compare ? &both->unmasked : nullptr;
    input.modelName = QString::fromStdString(picture.reading->source->model->name);
    input.sentence = QString::fromStdString(picture.reading->sentence.text).left(longest_sentence);
    input.program = QStringLiteral("Heedmap ") + QCoreApplication::applicationVersion();
    Result<DisplayList> layout = layoutFigure(spec, input);
    if (!layout) {
        return layout.error();
    }
    return Figure{*std::move(layout), provenanceOf(spec, input)};
}

} // namespace

Result<void> exportFigure(const ExportRequest& request, const std::filesystem::path& path,
                          const JobContext& context) {
    const Result<Figure> figure = layOut(request, context);
    if (!figure) {
        return figure.error();
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (Result<void> drawn = writePng(figure->layout, buffer, request.dpi, figure->provenance);
        !drawn) {
        return drawn;
    }
    const QByteArray& bytes = buffer.data();
    return write_file(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())},
                      {true, {}});
}

Result<QImage> drawFigure(const ExportRequest& request, const JobContext& context) {
    const Result<Figure> figure = layOut(request, context);
    return figure ? renderImage(figure->layout, request.dpi) : Result<QImage>(figure.error());
}

} // namespace heedmap
