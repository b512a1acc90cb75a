// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/spec.h"

#include <array>
#include <cmath>

namespace heedmap {

namespace {

constexpr std::array kinds = {FigureKind::heatmap, FigureKind::compare, FigureKind::grid};

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
    if (spec.quantity == FigureQuantity::scores && !compare) {
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

} // namespace

std::string_view name_of(FigureKind kind) {
    switch (kind) {
    case FigureKind::heatmap:
        return "heatmap";
    case FigureKind::compare:
        return "compare";
    case FigureKind::grid:
        return "grid";
    }
    return {};
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
        if (auto fits = checkRange("--height-mm", spec.heightMm, minWidthMm, maxWidthMm); !fits) {
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
    return spec.kind == FigureKind::grid ? checkSummaries(input) : checkHead(spec, input);
}

} // namespace heedmap
