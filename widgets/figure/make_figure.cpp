// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/make_figure.h"

#include "widgets/figure/layout.h"
#include "widgets/figure/numbers.h"

namespace heedmap {

Result<FigureFile> makeFigure(const FigureSpec& spec, const FigureInput& input, bool numbers) {
    Result<DisplayList> layout = layoutFigure(spec, input);
    if (!layout) {
        return layout.error();
    }
    FigureFile figure{*std::move(layout), provenanceOf(spec, input), {}};
    const std::vector<FigureMatrix> matrices =
        numbers ? numbersOf(spec, input) : std::vector<FigureMatrix>();
    if (!matrices.empty()) {
        Result<QByteArray> csv = encodeNumbers(matrices, NumbersFormat::csv);
        if (!csv) {
            return csv.error();
        }
        figure.csv = *std::move(csv);
    }
    return figure;
}

} // namespace heedmap
