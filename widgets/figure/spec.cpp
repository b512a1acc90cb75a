// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/spec.h"

#include <array>
#include <cmath>

namespace heedmap {

namespace {

constexpr std::array kinds = {FigureKind::heatmap, FigureKind::compare, FigureKind::grid,
                              FigureKind::lines,   FigureKind::qkv,     FigureKind::arithmetic,
                              FigureKind::decode,  FigureKind::mask,    FigureKind::tokens};

std::string number(double value) {
    return QString::number(value, 'g', 6).toStdString();
}

Error invalid(std::string field, std::string got, std::string expected) {
    return {ErrorKind::invalid, "", std::move(field), std::move(got), std::move(expected)};
}

Result<void> checkRange(const char* field, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
        return invalid(field, number(value), number(low) + " to " + number(high));
    }
    return {};
}

Result<void> checkPosition(const char* field, const std::optional<Index>& position, Index count) {
    if (position && (*position < 0 || *position >= count)) {
        return invalid(field, std::to_string(*position),
                       std::string("0 to ") + std::to_string(count - 1));
    }
    return {};
}

std::string shape(const Matrix& matrix) {
    return std::string("[") + std::to_string(matrix.rows()) + ", " + std::to_string(matrix.cols()) +
           "]";
}

Result<void> checkMatrix(const char* field, const Matrix& matrix, Index rows, Index cols) {
    if (matrix.rows() != rows || matrix.cols() != cols || rows == 0 || cols == 0) {
        return invalid(field, shape(matrix),
                       std::string("[") + std::to_string(rows) + ", " + std::to_string(cols) +
                           "], a row a query and a column a key, at least one of each");
    }
    return {};
}

Result<void> checkHead(const FigureSpec& spec, const FigureInput& input) {
    const auto rows = static_cast<Index>(input.queries.size());
    const auto cols = input.keys.empty() ? rows : static_cast<Index>(input.keys.size());
    const bool compare = spec.kind == FigureKind::compare;
    if (input.head == nullptr || (compare && input.unmasked == nullptr)) {
        return invalid("head", "none", compare ? "a head with and without its mask" : "a head");
    }
    if (auto fits = checkMatrix("pattern", input.head->pattern, rows, cols); !fits) {
        return fits;
    }
    if (compare) {
        if (auto fits = checkMatrix("unmasked pattern", input.unmasked->pattern, rows, cols);
            !fits) {
            return fits;
        }
    }
    const bool scores = spec.kind == FigureKind::qkv || (spec.kind == FigureKind::heatmap &&
                                                         spec.quantity == FigureQuantity::scores);
    if (scores) {
        if (auto fits = checkMatrix("scores", input.head->scores, rows, cols); !fits) {
            return fits;
        }
    }
    if (auto inside = checkPosition("--query", spec.query, rows); !inside) {
        return inside;
    }
    return checkPosition("--key", spec.key, cols);
}

Result<void> checkSummaries(const FigureInput& input) {
    if (input.summaries.empty()) {
        return invalid("heads", "none", "at least one");
    }
    for (const HeadSummary& head : input.summaries) {
        if (head.site.layer < 0 || head.head < 0 || head.site.layer > 9999 || head.head > 9999) {
            return invalid("head",
                           std::to_string(head.site.layer) + "." + std::to_string(head.head),
                           "0.0 to 9999.9999");
        }
    }
    return {};
}

Result<void> checkWalk(const FigureInput& input) {
    const FigureWalk* walk = input.walk;
    if (walk == nullptr) {
        return invalid("walk", "none", "a head's matrices");
    }
    const Index rows = input.head->queries();
    const Index keys = input.head->keys();
    const Index size = walk->q.cols();
    const Index hidden = walk->x.cols();
    const Index keyHidden = walk->w_k.rows();
    struct Shape {
        const char* name;
        const Matrix& matrix;
        Index rows;
        Index cols;
    };
    for (const Shape& shape : {Shape{"X", walk->x, rows, hidden},
                               {"W_Q", walk->w_q, hidden, size},
                               {"W_K", walk->w_k, keyHidden, size},
                               {"W_V", walk->w_v, keyHidden, size},
                               {"Q", walk->q, rows, size},
                               {"K", walk->k, keys, size},
                               {"V", walk->v, keys, size},
                               {"z", walk->z, rows, size},
                               {"W_O", walk->w_o, size, hidden},
                               {"out", walk->out, rows, hidden}}) {
        if (auto fits = checkMatrix(shape.name, shape.matrix, shape.rows, shape.cols); !fits) {
            return fits;
        }
    }
    return walk->x_key.empty() ? Result<void>() : checkMatrix("X", walk->x_key, keys, keyHidden);
}

Result<void> checkCell(const FigureInput& input) {
    const auto keys = input.keys.empty() ? input.queries.size() : input.keys.size();
    const CellExplanation* cell = input.cell;
    if (cell == nullptr || cell->q.empty() || cell->q.size() != cell->k.size() ||
        cell->q.size() != cell->products.size() || cell->row_scores.size() != keys ||
        (cell->row_state == RowState::normal && cell->exponentials.size() != keys)) {
        return invalid("cell", "none that fits the tokens", "the operands of one weight");
    }
    const auto rows = static_cast<Index>(input.queries.size());
    if (auto inside = checkPosition("--query", cell->query_pos, rows); !inside) {
        return inside;
    }
    return checkPosition("--key", cell->key_pos, static_cast<Index>(keys));
}

Result<void> checkSteps(const FigureInput& input) {
    if (input.steps.empty()) {
        return invalid("steps", "none", "at least one");
    }
    for (const FigureStep& step : input.steps) {
        if (step.best.empty()) {
            return invalid("steps", "one without candidates", "what could come next");
        }
        const auto rows = static_cast<Index>(input.queries.size());
        if (auto inside = checkPosition("steps", step.position, rows); !inside) {
            return inside;
        }
    }
    return {};
}

Result<void> checkTokens(const FigureSpec& spec, const FigureInput& input) {
    const auto count = static_cast<Index>(input.queries.size());
    if (count == 0) {
        return invalid("tokens", "0", "at least 1");
    }
    if (spec.kind == FigureKind::mask) {
        return checkPosition("padding", input.padding, count + 1);
    }
    if (!input.ids.empty() && input.ids.size() != input.queries.size()) {
        return invalid("ids", std::to_string(input.ids.size()), std::to_string(count));
    }
    return {};
}

/// What the kind shows.
Result<void> checkInput(const FigureSpec& spec, const FigureInput& input) {
    switch (spec.kind) {
    case FigureKind::heatmap:
    case FigureKind::compare:
    case FigureKind::lines:
        return {};
    case FigureKind::qkv:
        return checkWalk(input);
    case FigureKind::grid:
        return checkSummaries(input);
    case FigureKind::arithmetic:
        return checkCell(input);
    case FigureKind::decode:
        return checkSteps(input);
    case FigureKind::mask:
    case FigureKind::tokens:
        break;
    }
    return checkTokens(spec, input);
}

} // namespace

std::string_view name_of(FigureKind kind) {
    switch (kind) {
    case FigureKind::heatmap:
        return "heatmap";
    case FigureKind::compare:
        return "compare";
    case FigureKind::grid:
        return "grid";
    case FigureKind::lines:
        return "lines";
    case FigureKind::qkv:
        return "qkv";
    case FigureKind::arithmetic:
        return "arithmetic";
    case FigureKind::decode:
        return "decode";
    case FigureKind::mask:
        return "mask";
    case FigureKind::tokens:
        return "tokens";
    }
    return {};
}

bool showsOneHead(FigureKind kind) {
    return kind != FigureKind::grid && kind != FigureKind::mask && kind != FigureKind::tokens;
}

std::optional<FigureKind> figureKindFromName(std::string_view name) {
    for (const FigureKind kind : kinds) {
        if (name_of(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::span<const FigureKind> allFigureKinds() {
    return kinds;
}

Result<void> checkSpec(const FigureSpec& spec, const FigureInput& input) {
    if (auto fits = checkRange("--width-mm", spec.widthMm, minWidthMm, maxWidthMm); !fits) {
        return fits;
    }
    if (spec.heightMm != 0) {
        if (auto fits = checkRange("--height-mm", spec.heightMm, minHeightMm, maxWidthMm); !fits) {
            return fits;
        }
    }
    if (auto fits = checkRange("--dpi", spec.dpi, minDpi, maxDpi); !fits) {
        return fits;
    }
    if (spec.limits && !(std::isfinite(spec.limits->low) && std::isfinite(spec.limits->high) &&
                         spec.limits->low < spec.limits->high)) {
        return invalid("limits", number(spec.limits->low) + " to " + number(spec.limits->high),
                       "two finite numbers, the lower one first");
    }
    if (showsOneHead(spec.kind)) {
        if (auto head = checkHead(spec, input); !head) {
            return head;
        }
    }
    return checkInput(spec, input);
}

} // namespace heedmap
