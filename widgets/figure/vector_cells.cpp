// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/vector_cells.h"

namespace heedmap {

bool hasImages(const DisplayList& figure) {
    Index cells = 0;
    for (const FigureItem& item : figure.items) {
        const auto* matrix = std::get_if<CellsItem>(&item);
        if (matrix != nullptr && matrix->role == ItemRole::cells) {
            cells += matrix->values.size();
        }
    }
    return cells > maxVectorCells;
}

std::vector<CellRun> cellRuns(const CellsItem& cells) {
    std::vector<CellRun> runs;
    for (Index row = 0; row < cells.values.rows(); ++row) {
        for (Index col = 0; col < cells.values.cols(); ++col) {
            const QRgb color = cells.scale(static_cast<double>(cells.values(row, col)));
            if (qAlpha(color) == 0) {
                continue;
            }
            const bool goesOn = !runs.empty() && runs.back().row == row && runs.back().end == col &&
                                runs.back().color == color;
            if (goesOn) {
                runs.back().end = col + 1;
            } else {
                runs.push_back({row, col, col + 1, color});
            }
        }
    }
    return runs;
}

QRectF rectOf(const CellsItem& cells, const CellRun& run) {
    return QRectF(cells.cell(run.row, run.begin).topLeft(),
                  cells.cell(run.row, run.end - 1).bottomRight());
}

} // namespace heedmap
