// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/numbers.h"

#include "core/format/number_text.h"
#include "core/format/write_csv.h"
#include "core/format/write_npy.h"
#include "core/format/write_npz.h"

#include <algorithm>
#include <array>
#include <limits>

namespace heedmap {

namespace {

std::vector<std::string> labelsOf(std::span<const DisplayToken> tokens) {
    std::vector<std::string> labels;
    for (const DisplayToken& token : tokens) {
        labels.push_back(token_label(labels.size(), token.text));
    }
    return labels;
}

/// A thumbnail's rows or columns: `3`, or the first and the last of the positions it stands for.
std::vector<std::string> blockLabels(Index blocks, std::size_t tokens) {
    std::vector<std::string> labels;
    const auto total = static_cast<Index>(tokens);
    for (Index block = 0; block < blocks; ++block) {
        const Index first = block * total / blocks;
        const Index last = (block + 1) * total / blocks - 1;
        labels.push_back(first == last ? std::to_string(first)
                                       : std::to_string(first) + " to " + std::to_string(last));
    }
    return labels;
}

std::vector<FigureMatrix> gridNumbers(const FigureInput& input) {
    std::vector<FigureMatrix> numbers;
    const auto keys = input.keys.empty() ? input.queries : input.keys;
    for (const HeadSummary& head : input.summaries) {
        const Matrix& cells = head.thumbnail;
        const bool whole = cells.rows() == static_cast<Index>(input.queries.size()) &&
                           cells.cols() == static_cast<Index>(keys.size());
        numbers.push_back(
            {"L" + std::to_string(head.site.layer) + "H" + std::to_string(head.head),
             whole ? labelsOf(input.queries) : blockLabels(cells.rows(), input.queries.size()),
             whole ? labelsOf(keys) : blockLabels(cells.cols(), keys.size()), cells});
    }
    return numbers;
}

Matrix difference(const Matrix& a, const Matrix& b) {
    Matrix out = a;
    std::ranges::transform(a.values(), b.values(), out.data(), std::minus<>());
    return out;
}

std::vector<std::string> counted(Index count) {
    std::vector<std::string> labels;
    for (Index i = 0; i < count; ++i) {
        labels.push_back(std::to_string(i));
    }
    return labels;
}

template <class Values>
Matrix rowOf(const Values& values) {
    Matrix row(1, static_cast<Index>(values.size()));
    std::ranges::transform(values, row.data(), [](auto v) { return static_cast<float>(v); });
    return row;
}

std::vector<FigureMatrix> walkNumbers(const FigureInput& input,
                                      const std::vector<std::string>& rows,
                                      const std::vector<std::string>& columns) {
    const FigureWalk& walk = *input.walk;
    const auto hidden = counted(walk.x.cols());
    const auto keyHidden = counted(walk.w_k.rows());
    const auto size = counted(walk.q.cols());
    std::vector<FigureMatrix> numbers{{"X", rows, hidden, walk.x},
                                      {"W_Q", hidden, size, walk.w_q},
                                      {"W_K", keyHidden, size, walk.w_k},
                                      {"W_V", keyHidden, size, walk.w_v},
                                      {"q", rows, size, walk.q},
                                      {"k", columns, size, walk.k},
                                      {"v", columns, size, walk.v},
                                      {"scores", rows, columns, input.head->scores},
                                      {"pattern", rows, columns, input.head->pattern},
                                      {"z", rows, size, walk.z},
                                      {"W_O", size, hidden, walk.w_o},
                                      {"out", rows, hidden, walk.out}};
    if (!walk.x_key.empty()) {
        numbers.push_back({"X_key", columns, keyHidden, walk.x_key});
    }
    return numbers;
}

std::vector<FigureMatrix> cellNumbers(const CellExplanation& cell,
                                      const std::vector<std::string>& rows,
                                      const std::vector<std::string>& columns) {
    const std::vector<std::string> query{rows[static_cast<std::size_t>(cell.query_pos)]};
    const auto size = counted(static_cast<Index>(cell.q.size()));
    std::vector<FigureMatrix> numbers{
        {"q", query, size, rowOf(cell.q)},
        {"k", {columns[static_cast<std::size_t>(cell.key_pos)]}, size, rowOf(cell.k)},
        {"products", query, size, rowOf(cell.products)},
        {"scores", query, columns, rowOf(cell.row_scores)}};
    if (cell.exponentials.size() == columns.size()) {
        numbers.push_back({"exponentials", query, columns, rowOf(cell.exponentials)});
    }
    numbers.push_back({"weight",
                       query,
                       {columns[static_cast<std::size_t>(cell.key_pos)]},
                       rowOf(std::vector{cell.weight})});
    return numbers;
}

std::vector<FigureMatrix> decodeNumbers(const FigureInput& input,
                                        const std::vector<std::string>& rows,
                                        const std::vector<std::string>& columns) {
    FigureMatrix pattern{
        "pattern", {}, columns, Matrix(static_cast<Index>(input.steps.size()), input.head->keys())};
    std::vector<FigureMatrix> numbers;
    for (std::size_t i = 0; i < input.steps.size(); ++i) {
        const FigureStep& step = input.steps[i];
        const auto from = input.head->pattern.row(step.position);
        std::ranges::copy(from, pattern.values.row(static_cast<Index>(i)).begin());
        pattern.rows.push_back(rows[static_cast<std::size_t>(step.position)]);
        FigureMatrix next{"next_" + std::to_string(i + 1),
                          {"probability"},
                          {},
                          Matrix(1, static_cast<Index>(step.best.size()))};
        for (std::size_t rank = 0; rank < step.best.size(); ++rank) {
            next.columns.push_back(token_label(rank, step.best[rank].token.toStdString()));
            next.values.data()[rank] = static_cast<float>(step.best[rank].probability);
        }
        numbers.push_back(std::move(next));
    }
    numbers.insert(numbers.begin(), std::move(pattern));
    return numbers;
}

std::vector<FigureMatrix> tokenNumbers(const FigureInput& input,
                                       const std::vector<std::string>& rows) {
    if (input.ids.empty()) {
        return {};
    }
    FigureMatrix ids{"tokens", rows, {"id"}, Matrix(static_cast<Index>(rows.size()), 1)};
    std::ranges::transform(input.ids, ids.values.data(),
                           [](TokenId id) { return static_cast<float>(id); });
    return {ids};
}

Result<QByteArray> bytesOf(const Result<std::string>& text) {
    return text ? Result<QByteArray>(QByteArray::fromStdString(*text)) : text.error();
}

Result<QByteArray> encodeCsv(const std::vector<FigureMatrix>& numbers) {
    std::string out;
    for (const FigureMatrix& matrix : numbers) {
        const Result<std::string> text =
            csv_text({matrix.name, matrix.rows, matrix.columns, matrix.values.values()});
        if (!text) {
            return text.error();
        }
        out += (out.empty() ? "" : "\r\n") + *text;
    }
    return QByteArray::fromStdString(out);
}

Result<QByteArray> encodeNpy(const std::vector<FigureMatrix>& numbers) {
    std::vector<float> values;
    const Matrix& first = numbers.front().values;
    for (const FigureMatrix& matrix : numbers) {
        if (matrix.values.rows() != first.rows() || matrix.values.cols() != first.cols()) {
            return Error{ErrorKind::invalid, "", "NPY", "matrices of different shapes",
                         "one shape: .npz or .csv takes these"};
        }
        const auto more = matrix.values.values();
        values.insert(values.end(), more.begin(), more.end());
    }
    std::vector<Index> shape{first.rows(), first.cols()};
    if (numbers.size() > 1) {
        shape.insert(shape.begin(), static_cast<Index>(numbers.size()));
    }
    return bytesOf(npy_bytes({numbers.front().name, shape}, values));
}

Result<QByteArray> encodeNpz(const std::vector<FigureMatrix>& numbers) {
    std::vector<TensorPlan> plan;
    for (const FigureMatrix& matrix : numbers) {
        plan.push_back({matrix.name, {matrix.values.rows(), matrix.values.cols()}});
    }
    return bytesOf(npz_bytes(plan, [&](std::size_t i) -> Result<std::span<const float>> {
        return std::span<const float>(numbers[i].values.values());
    }));
}

} // namespace

Matrix maskMatrix(const FigureInput& input) {
    const auto rows = static_cast<Index>(input.queries.size());
    const auto keys = input.keys.empty() ? rows : static_cast<Index>(input.keys.size());
    Matrix mask(rows, keys, -std::numeric_limits<float>::infinity());
    for (Index row = 0; row < rows; ++row) {
        const KeyRange seen = input.keyMask.visible(row, keys);
        for (Index key = seen.begin; key < std::min(seen.end, keys - input.padding); ++key) {
            mask(row, key) = 0.0F;
        }
    }
    return mask;
}

std::vector<FigureMatrix> numbersOf(const FigureSpec& spec, const FigureInput& input) {
    const auto rows = labelsOf(input.queries);
    const auto columns = input.keys.empty() ? rows : labelsOf(input.keys);
    switch (spec.kind) {
    case FigureKind::grid:
        return gridNumbers(input);
    case FigureKind::compare:
        return {{"pattern_with_mask", rows, columns, input.head->pattern},
                {"pattern_without_mask", rows, columns, input.unmasked->pattern},
                {"difference", rows, columns,
                 difference(input.unmasked->pattern, input.head->pattern)}};
    case FigureKind::qkv:
        return walkNumbers(input, rows, columns);
    case FigureKind::arithmetic:
        return cellNumbers(*input.cell, rows, columns);
    case FigureKind::decode:
        return decodeNumbers(input, rows, columns);
    case FigureKind::mask:
        return {{"mask", rows, columns, maskMatrix(input)}};
    case FigureKind::tokens:
        return tokenNumbers(input, rows);
    case FigureKind::heatmap:
    case FigureKind::lines:
        break;
    }
    const bool scores = spec.kind == FigureKind::heatmap && spec.quantity == FigureQuantity::scores;
    return {{scores ? "scores" : "pattern", rows, columns,
             scores ? input.head->scores : input.head->pattern}};
}

QString tabSeparated(const std::vector<FigureMatrix>& numbers) {
    const auto field = [](const std::string& text) {
        return QString::fromStdString(text).replace(QLatin1Char('\t'), QLatin1Char(' '));
    };
    QString out;
    for (const FigureMatrix& matrix : numbers) {
        out += (out.isEmpty() ? QString() : QStringLiteral("\n")) + field(matrix.name);
        for (const std::string& column : matrix.columns) {
            out += QLatin1Char('\t') + field(column);
        }
        out += QLatin1Char('\n');
        for (Index row = 0; row < matrix.values.rows(); ++row) {
            out += field(matrix.rows[static_cast<std::size_t>(row)]);
            for (const float value : matrix.values.row(row)) {
                out += QLatin1Char('\t') + QString::fromStdString(number_text(value));
            }
            out += QLatin1Char('\n');
        }
    }
    return out;
}

std::optional<NumbersFormat> numbersFormatOf(std::string_view fileName) {
    constexpr std::array<std::pair<std::string_view, NumbersFormat>, 3> endings{
        {{".csv", NumbersFormat::csv}, {".npy", NumbersFormat::npy}, {".npz", NumbersFormat::npz}}};
    for (const auto& [ending, format] : endings) {
        if (fileName.ends_with(ending)) {
            return format;
        }
    }
    return std::nullopt;
}

Result<QByteArray> encodeNumbers(const std::vector<FigureMatrix>& numbers, NumbersFormat format) {
    if (numbers.empty()) {
        return Error{ErrorKind::invalid, "", "numbers", "none", "a figure that shows some"};
    }
    switch (format) {
    case NumbersFormat::csv:
        return encodeCsv(numbers);
    case NumbersFormat::npy:
        return encodeNpy(numbers);
    case NumbersFormat::npz:
        break;
    }
    return encodeNpz(numbers);
}

} // namespace heedmap
