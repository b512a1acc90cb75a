// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/write_worksheet.h"

#include "widgets/figure/pdf_pages.h"
#include "widgets/figure/worksheet_pages.h"

namespace heedmap {

namespace {

std::span<const DisplayToken> firstOf(const std::vector<DisplayToken>& tokens, Index count) {
    return std::span(tokens).first(static_cast<std::size_t>(count));
}

Result<QByteArray> pagesOf(const WorksheetPagesInput& input, const WorksheetRequest& request,
                           bool answers) {
    const Result<std::vector<DisplayList>> pages = layoutWorksheet(input, request.paper, answers);
    return pages ? pdfOfPages(*pages, request.program) : Result<QByteArray>(pages.error());
}

Result<void> writeBytes(const std::filesystem::path& path, const QByteArray& bytes,
                        const WriteOptions& write) {
    return write_file(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, write);
}

} // namespace

Result<void> writeWorksheet(const HeadWalk& walk, const WorksheetRequest& request,
                            const WorksheetFiles& files, const WriteOptions& write) {
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
    const Result<QByteArray> blank = pagesOf(input, request, false);
    if (!blank) {
        return blank.error();
    }
    const Result<QByteArray> filled = pagesOf(input, request, true);
    if (!filled) {
        return filled.error();
    }
    const Result<void> written = writeBytes(files.sheet, *blank, write);
    return written ? writeBytes(files.answers, *filled, write) : written;
}

} // namespace heedmap
