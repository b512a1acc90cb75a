// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/worksheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace heedmap {

namespace {

constexpr double largest_number = 9999;

constexpr std::array<std::string_view, 16> names{
    "x", "x_key", "w_q", "b_q",  "w_k",    "b_k",    "w_v",     "b_v",
    "q", "k",     "v",   "dots", "scaled", "masked", "pattern", "output"};

Error invalid(std::string field, std::string got, std::string expected) {
    return {ErrorKind::invalid, "", std::move(field), std::move(got), std::move(expected)};
}

std::int64_t power_of_ten(int digits) {
    std::int64_t power = 1;
    for (int i = 0; i < digits; ++i) {
        power *= 10;
    }
    return power;
}

/// number ÷ divisor, rounded; a half goes away from zero.
std::int64_t rounded_quotient(std::int64_t number, std::int64_t divisor) {
    const std::int64_t half = divisor / 2;
    return number < 0 ? -((-number + half) / divisor) : (number + half) / divisor;
}

WorksheetMatrix empty_matrix(WorksheetPart part, Index rows, Index cols) {
    WorksheetMatrix matrix;
    matrix.part = part;
    matrix.rows = rows;
    matrix.cols = cols;
    const auto size = static_cast<std::size_t>(rows * cols);
    matrix.units.resize(size);
    matrix.infinite.resize(size);
    matrix.blank.resize(size);
    return matrix;
}

/// Works the sheet out, matrix by matrix.
class Maker {
  public:
    Maker(const WorksheetInput& input, const WorksheetOptions& options)
        : input_(input), unit_(power_of_ten(options.digits)) {
        sheet_.digits = options.digits;
        sheet_.scale = input.scale;
        sheet_.mask = input.mask;
    }

    Result<Worksheet> run() {
        if (Result<void> started = input_.projection ? project() : give_qkv(); !started) {
            return started.error();
        }
        if (Result<void> fits = check_shapes(); !fits) {
            return fits.error();
        }
        sheet_.head_dim = sheet_.find(WorksheetPart::q)->cols;
        multiply_keys();
        scale();
        mask();
        softmax();
        sheet_.matrices.push_back(
            product(WorksheetPart::output, WorksheetPart::pattern, WorksheetPart::v, nullptr));
        compare();
        return std::move(sheet_);
    }

  private:
    Result<void> give(WorksheetPart part, Index rows, Index cols, std::span<const float> values) {
        WorksheetMatrix matrix = empty_matrix(part, rows, cols);
        matrix.given = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double value = values[i];
            if (!(std::abs(value) <= largest_number)) { // not finite, too
                return invalid(std::string(name_of(part)), std::to_string(value),
                               "numbers from -9999 to 9999");
            }
            matrix.units[i] = std::llround(value * static_cast<double>(unit_));
        }
        sheet_.matrices.push_back(std::move(matrix));
        return {};
    }

    Result<void> give(WorksheetPart part, const Matrix& values) {
        if (values.empty() || values.rows() > max_worksheet_size ||
            values.cols() > max_worksheet_size) {
            return invalid(std::string(name_of(part)),
                           std::to_string(values.rows()) + " by " + std::to_string(values.cols()),
                           "1 to " + std::to_string(max_worksheet_size) + " rows and columns");
        }
        return give(part, values.rows(), values.cols(), values.values());
    }

    Result<void> give_bias(WorksheetPart part, const std::vector<float>& bias) {
        if (std::ranges::all_of(bias, [](float b) { return b == 0; })) {
            return {};
        }
        return give(part, 1, static_cast<Index>(bias.size()), bias);
    }

    Result<void> give_qkv() {
        Result<void> done = give(WorksheetPart::q, input_.q);
        done = done ? give(WorksheetPart::k, input_.k) : done;
        return done ? give(WorksheetPart::v, input_.v) : done;
    }

    Result<void> project() {
        using P = WorksheetPart;
        const WorksheetInput::Projection& from = *input_.projection;
        Result<void> done = give(P::x, from.x);
        done = done && !from.x_key.empty() ? give(P::x_key, from.x_key) : done;
        done = done ? give(P::w_q, from.w_q) : done;
        done = done ? give_bias(P::b_q, from.b_q) : done;
        done = done ? give(P::w_k, from.w_k) : done;
        done = done ? give_bias(P::b_k, from.b_k) : done;
        done = done ? give(P::w_v, from.w_v) : done;
        done = done ? give_bias(P::b_v, from.b_v) : done;
        if (!done) {
            return done;
        }
        const P keys = from.x_key.empty() ? P::x : P::x_key;
        const std::array<std::array<P, 4>, 3> products{{{P::q, P::x, P::w_q, P::b_q},
                                                        {P::k, keys, P::w_k, P::b_k},
                                                        {P::v, keys, P::w_v, P::b_v}}};
        for (const auto& [result, left, weights, bias] : products) {
            const WorksheetMatrix* w = sheet_.find(weights);
            const WorksheetMatrix* b = sheet_.find(bias);
            if (sheet_.find(left)->cols != w->rows || (b != nullptr && b->cols != w->cols)) {
                return invalid(std::string(name_of(weights)),
                               std::to_string(w->rows) + " by " + std::to_string(w->cols),
                               "rows for X's columns, columns for the bias");
            }
            sheet_.matrices.push_back(product(result, left, weights, b));
            if (Result<void> fits = check_size(sheet_.matrices.back()); !fits) {
                return fits;
            }
        }
        return {};
    }

    /// So that no product of whole numbers further on leaves their range.
    [[nodiscard]] Result<void> check_size(const WorksheetMatrix& matrix) const {
        const auto most = static_cast<std::int64_t>(largest_number) * unit_;
        for (const std::int64_t value : matrix.units) {
            if (value < -most || value > most) {
                return invalid(std::string(name_of(matrix.part)), std::to_string(value / unit_),
                               "numbers from -9999 to 9999");
            }
        }
        return {};
    }

    Result<void> check_shapes() const {
        const WorksheetMatrix* q = sheet_.find(WorksheetPart::q);
        const WorksheetMatrix* k = sheet_.find(WorksheetPart::k);
        const WorksheetMatrix* v = sheet_.find(WorksheetPart::v);
        if (q->cols == k->cols && k->rows == v->rows) {
            return {};
        }
        return invalid("k", std::to_string(k->rows) + " by " + std::to_string(k->cols),
                       "as many columns as q, as many rows as v");
    }

    /// left × right (+ bias), exact in whole units, then rounded.
    WorksheetMatrix product(WorksheetPart part, WorksheetPart left, WorksheetPart right,
                            const WorksheetMatrix* bias) const {
        const WorksheetMatrix& a = *sheet_.find(left);
        const WorksheetMatrix& b = *sheet_.find(right);
        WorksheetMatrix matrix = empty_matrix(part, a.rows, b.cols);
        for (Index r = 0; r < matrix.rows; ++r) {
            for (Index c = 0; c < matrix.cols; ++c) {
                std::int64_t sum =
                    bias == nullptr ? 0 : bias->units[static_cast<std::size_t>(c)] * unit_;
                for (Index i = 0; i < a.cols; ++i) {
                    sum += a.units[a.at(r, i)] * b.units[b.at(i, c)];
                }
                matrix.units[matrix.at(r, c)] = rounded_quotient(sum, unit_);
            }
        }
        return matrix;
    }

    void multiply_keys() {
        const WorksheetMatrix& q = *sheet_.find(WorksheetPart::q);
        const WorksheetMatrix& k = *sheet_.find(WorksheetPart::k);
        WorksheetMatrix matrix = empty_matrix(WorksheetPart::dots, q.rows, k.rows);
        for (Index r = 0; r < matrix.rows; ++r) {
            for (Index c = 0; c < matrix.cols; ++c) {
                std::int64_t sum = 0;
                for (Index i = 0; i < q.cols; ++i) {
                    sum += q.units[q.at(r, i)] * k.units[k.at(c, i)];
                }
                matrix.units[matrix.at(r, c)] = rounded_quotient(sum, unit_);
            }
        }
        sheet_.matrices.push_back(std::move(matrix));
    }

    void scale() {
        WorksheetMatrix matrix = *sheet_.find(WorksheetPart::dots);
        matrix.part = WorksheetPart::scaled;
        for (std::int64_t& value : matrix.units) {
            value = std::llround(static_cast<double>(value) * double{input_.scale});
        }
        sheet_.matrices.push_back(std::move(matrix));
    }

    void mask() {
        WorksheetMatrix matrix = *sheet_.find(WorksheetPart::scaled);
        matrix.part = WorksheetPart::masked;
        for (Index r = 0; r < matrix.rows; ++r) {
            const KeyRange visible = input_.mask.visible(r, matrix.cols);
            for (Index c = 0; c < matrix.cols; ++c) {
                if (!visible.contains(c)) {
                    matrix.infinite[matrix.at(r, c)] = 1;
                    matrix.units[matrix.at(r, c)] = 0;
                }
            }
        }
        sheet_.matrices.push_back(std::move(matrix));
    }

    void softmax() {
        const WorksheetMatrix& scores = *sheet_.find(WorksheetPart::masked);
        WorksheetMatrix matrix = empty_matrix(WorksheetPart::pattern, scores.rows, scores.cols);
        const auto unit = static_cast<double>(unit_);
        for (Index r = 0; r < matrix.rows; ++r) {
            std::vector<double> exponentials(static_cast<std::size_t>(matrix.cols));
            double largest = -HUGE_VAL; // taken off for the range alone: it cancels out
            for (Index c = 0; c < matrix.cols; ++c) {
                if (scores.infinite[scores.at(r, c)] == 0) {
                    largest = std::max(largest, static_cast<double>(scores.units[scores.at(r, c)]));
                }
            }
            for (Index c = 0; c < matrix.cols; ++c) {
                const std::size_t cell = scores.at(r, c);
                exponentials[static_cast<std::size_t>(c)] =
                    scores.infinite[cell] != 0
                        ? 0
                        : std::exp((static_cast<double>(scores.units[cell]) - largest) / unit);
            }
            const double sum = std::accumulate(exponentials.begin(), exponentials.end(), 0.0);
            for (Index c = 0; c < matrix.cols && sum > 0; ++c) {
                matrix.units[matrix.at(r, c)] =
                    std::llround(exponentials[static_cast<std::size_t>(c)] / sum * unit);
            }
        }
        sheet_.matrices.push_back(std::move(matrix));
    }

    void compare() {
        const WorksheetMatrix& pattern = *sheet_.find(WorksheetPart::pattern);
        if (input_.pattern.rows() != pattern.rows || input_.pattern.cols() != pattern.cols) {
            return;
        }
        double largest = 0;
        for (std::size_t i = 0; i < pattern.units.size(); ++i) {
            const double printed =
                static_cast<double>(pattern.units[i]) / static_cast<double>(unit_);
            largest = std::max(largest, std::abs(printed - double{input_.pattern.values()[i]}));
        }
        sheet_.largest_difference = largest;
    }

    const WorksheetInput& input_;
    std::int64_t unit_ = 1;
    Worksheet sheet_;
};

/// Chooses `share` of the cells, without bias, by the same numbers on every machine.
void make_blanks(WorksheetMatrix& matrix, double share, std::mt19937_64& random) {
    std::vector<std::size_t> cells(matrix.units.size());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    for (std::size_t i = cells.size(); i > 1; --i) { // Fisher and Yates
        std::swap(cells[i - 1], cells[random() % i]);
    }
    const auto wanted = std::llround(share * static_cast<double>(cells.size()));
    const std::size_t count =
        std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, cells.size());
    for (std::size_t i = 0; i < count; ++i) {
        matrix.blank[cells[i]] = 1;
    }
}

Result<void> choose_blanks(Worksheet& sheet, const WorksheetOptions& options) {
    for (const WorksheetPart part : options.blanks) {
        const WorksheetMatrix* matrix = sheet.find(part);
        if (matrix == nullptr || matrix->given) {
            return invalid("blanks", std::string(name_of(part)), "a step that the sheet works out");
        }
    }
    std::mt19937_64 random(options.seed);
    for (WorksheetMatrix& matrix : sheet.matrices) { // in their order, whatever that of `blanks`
        if (std::ranges::find(options.blanks, matrix.part) != options.blanks.end()) {
            make_blanks(matrix, options.share, random);
        }
    }
    return {};
}

} // namespace

std::string_view name_of(WorksheetPart part) {
    return names[static_cast<std::size_t>(part)];
}

std::optional<WorksheetPart> worksheet_part_from_name(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<WorksheetPart>(found - names.begin()));
}

bool WorksheetMatrix::has_blanks() const {
    return std::ranges::find(blank, 1) != blank.end();
}

const WorksheetMatrix* Worksheet::find(WorksheetPart part) const {
    const auto found = std::ranges::find(matrices, part, &WorksheetMatrix::part);
    return found == matrices.end() ? nullptr : &*found;
}

std::string Worksheet::text(const WorksheetMatrix& matrix, Index row, Index col) const {
    const std::size_t cell = matrix.at(row, col);
    if (matrix.infinite[cell] != 0) {
        return "-inf";
    }
    const std::int64_t units = matrix.units[cell];
    const std::int64_t unit = power_of_ten(digits);
    const std::int64_t size = units < 0 ? -units : units;
    std::string fraction = std::to_string(size % unit);
    fraction.insert(0, static_cast<std::size_t>(digits) - fraction.size(), '0');
    return (units < 0 ? "-" : "") + std::to_string(size / unit) + "." + fraction;
}

Result<Worksheet> make_worksheet(const WorksheetInput& input, const WorksheetOptions& options) {
    if (options.digits < 1 || options.digits > 4) {
        return invalid("digits", std::to_string(options.digits), "1 to 4");
    }
    if (!(options.share > 0 && options.share <= 1)) {
        return invalid("share", std::to_string(options.share), "more than 0, at most 1");
    }
    Result<Worksheet> sheet = Maker(input, options).run();
    if (!sheet) {
        return sheet;
    }
    if (Result<void> chosen = choose_blanks(*sheet, options); !chosen) {
        return chosen.error();
    }
    return sheet;
}

} // namespace heedmap
