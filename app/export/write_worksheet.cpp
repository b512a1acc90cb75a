// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/write_worksheet.h"

#include "app/export/write_bytes.h"
#include "widgets/figure/pdf.h"
#include "widgets/figure/worksheet_pages.h"

namespace heedmap {

namespace {

Provenance provenanceOf(const HeadWalk& walk, const WorksheetRequest& request) {
    return {{"Software", request.program},
            {"heedmap.figure", QStringLiteral("worksheet")},
            {"heedmap.model", request.model},
            {"heedmap.text", request.sentence},
            {"heedmap.stack", QString::fromUtf8(name_of(walk.site().stack))},
            {"heedmap.layer", QString::number(walk.site().layer)},
            {"heedmap.head", QString::number(walk.head())},
            {"heedmap.mask", QString::fromUtf8(name_of(walk.key_mask().mask))},
            {"heedmap.digits", QString::number(request.options.digits)},
            {"heedmap.seed", QString::number(request.options.seed)}};
}

std::span<const DisplayToken> firstOf(const std::vector<DisplayToken>& tokens, Index count) {
    return std::span(tokens).first(static_cast<std::size_t>(count));
}

Result<QByteArray> pagesOf(const WorksheetPagesInput& input, const WorksheetRequest& request,
                           const Provenance& provenance, bool answers) {
    const Result<std::vector<DisplayList>> pages = layoutWorksheet(input, request.paper, answers);
    return pages ? pdfOf(*pages, provenance) : Result<QByteArray>(pages.error());
}

} // namespace

Result<void> writeWorksheet(const HeadWalk& walk, const WorksheetRequest& request,
                            const WorksheetFiles& files, const WriteOptions& write) {
    if (files.sheet.lexically_normal() == files.answers.lexically_normal()) {
        return Error{ErrorKind::invalid, escaped(files.answers.string()), "name",
                     "the worksheet's own", "another file for the answers"};
    }
    const Result<WorksheetInput> source = worksheet_input(walk, request.cut);
    if (!source) {
        return source.error();
    }
    const Result<Worksheet> sheet = make_worksheet(*source, request.options);
    if (!sheet) {
        return sheet.error();
    }
    const WorksheetMatrix& pattern = *sheet->find(WorksheetPart::pattern);
    WorksheetPagesInput input;
    input.sheet = &*sheet;
    input.queries = firstOf(request.queries, pattern.rows);
    input.keys = firstOf(request.keys, pattern.cols);
    input.model = request.model;
    input.sentence = request.sentence;
    input.layer = walk.site().layer;
    input.head = walk.head();
    input.modelHeadDim = walk.head_dim();
    input.seed = request.options.seed;
    const Provenance provenance = provenanceOf(walk, request);
    const Result<QByteArray> blank = pagesOf(input, request, provenance, false);
    if (!blank) {
        return blank.error();
    }
    const Result<QByteArray> filled = pagesOf(input, request, provenance, true);
    if (!filled) {
        return filled.error();
    }
    const Result<void> written = writeBytes(files.sheet, blank, write);
    return written ? writeBytes(files.answers, filled, write) : written;
}

} // namespace heedmap
