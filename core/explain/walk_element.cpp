// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/walk_element.h"

#include "core/explain/walk_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

constexpr double unit = 0x1p-24; // of F32, rounding to nearest
constexpr double tiny = 0x1p-126;
constexpr double softmax_bound = 5e-7;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What makes a part out of which parts, from the walk's own list of equations.
const WalkEquation* equation_of(const HeadWalk& walk, WalkPart part) {
    for (const WalkStage& stage : walk.stages()) {
        for (const WalkEquation& equation : stage.equations) {
            if (equation.result == part) {
                return &equation;
            }
        }
    }
    return nullptr;
}

bool is_bias(WalkPart part) {
    return part == WalkPart::b_q || part == WalkPart::b_k || part == WalkPart::b_v;
}

class Element {
  public:
    Element(const HeadWalk& walk, const WalkCell& cell) : walk_(walk), parts_(walk.parts()) {
        result_.cell = cell;
        result_.shown = walk.value(cell);
        result_.hypothetical = walk.hypothetical(cell.part);
    }

    WalkExplanation explain() {
        make();
        result_.agrees = agrees_within(result_.value, result_.shown, result_.bound);
        return std::move(result_);
    }

  private:
    void make() {
        const WalkPart part = result_.cell.part;
        const WalkEquation* equation = equation_of(walk_, part);
        if (part == WalkPart::x_key && parts_.source.empty() && parts_.norm != nullptr) {
            equation = equation_of(walk_, WalkPart::x); // the same rows, seen as the keys'
        }
        switch (part) {
        case WalkPart::scores:
            return scale();
        case WalkPart::mask:
        case WalkPart::masked:
            return mask();
        case WalkPart::pattern:
            return softmax();
        case WalkPart::z:
            return values();
        default:
            break;
        }
        if (equation == nullptr || equation->operands.empty()) {
            return take();
        }
        if ((part == WalkPart::x || part == WalkPart::x_key) && parts_.norm != nullptr) {
            return norm(*parts_.norm, WalkPart::resid, WalkPart::norm_weight, WalkPart::norm_bias);
        }
        if (equation->operands.size() == 1) {
            return rotate(equation->operands.front());
        }
        if (equation->operands[1] == WalkPart::q_norm_weight) {
            return norm(*parts_.q_norm, WalkPart::q_pre, WalkPart::q_norm_weight, {});
        }
        if (equation->operands[1] == WalkPart::k_norm_weight) {
            return norm(*parts_.k_norm, WalkPart::k_pre, WalkPart::k_norm_weight, {});
        }
        product(*equation);
    }

    /// Nothing to compute: a weight, or what the layers below made.
    void take() {
        const WalkPart part = result_.cell.part;
        const bool weight = parts_.weights(part) != nullptr || !parts_.vector(part).empty();
        result_.rule = weight ? WalkRule::weight : WalkRule::given;
        result_.value = double{result_.shown};
    }

    [[nodiscard]] std::vector<float> row_of(WalkPart part, Index row) const {
        std::vector<float> values(static_cast<std::size_t>(walk_.find(part)->cols));
        walk_.rows(part, row, 1, values.data());
        return values;
    }

    void add_row(WalkPart part, Index row, Index begin, Index end) {
        result_.sources.push_back({part, row, row + 1, begin, end});
    }
    void add_cell(const WalkCell& cell) {
        result_.sources.push_back({cell.part, cell.row, cell.row + 1, cell.col, cell.col + 1});
    }

    void add_term(const WalkTerm& term) {
        result_.terms.push_back(term);
        result_.sum += term.product;
    }

    /// The sum of the terms and the bias, with the bound of a chain of F32 multiply-adds.
    void finish_sum() {
        double magnitude = std::abs(result_.bias.value_or(0));
        for (const WalkTerm& term : result_.terms) {
            magnitude += std::abs(term.product);
        }
        result_.value = result_.sum + result_.bias.value_or(0);
        const double count = static_cast<double>(result_.terms.size()) + 2;
        result_.bound = count * unit * magnitude + tiny;
        result_.noise = unit * magnitude;
    }

    /// Σ left[row, c] × right[c, col] + bias; of Q Kᵀ the right is K's row.
    void product(const WalkEquation& equation) {
        result_.rule = WalkRule::product;
        const auto [part, row, col] = result_.cell;
        const WalkPart left_part = equation.operands[0];
        const WalkPart right_part = equation.operands[1];
        const bool transposed = right_part == WalkPart::k;
        const std::vector<float> left = row_of(left_part, row);
        for (Index c = 0; c < static_cast<Index>(left.size()); ++c) {
            WalkTerm term;
            term.index = c;
            term.left_cell = {left_part, row, c};
            term.right_cell =
                transposed ? WalkCell{right_part, col, c} : WalkCell{right_part, c, col};
            term.left = double{left[static_cast<std::size_t>(c)]};
            term.right = double{walk_.value(*term.right_cell)};
            term.product = term.left * term.right;
            add_term(term);
        }
        const auto inner = static_cast<Index>(left.size());
        add_row(left_part, row, 0, inner);
        if (transposed) {
            add_row(right_part, col, 0, inner);
        } else {
            result_.sources.push_back({right_part, 0, inner, col, col + 1});
        }
        if (equation.operands.size() > 2 && is_bias(equation.operands[2])) {
            result_.bias_cell = WalkCell{equation.operands[2], 0, col};
            result_.bias = double{walk_.value(*result_.bias_cell)};
            add_cell(*result_.bias_cell);
        }
        finish_sum();
    }

    /// pattern × V over the keys that the query sees.
    void values() {
        result_.rule = WalkRule::product;
        const auto [part, row, col] = result_.cell;
        const std::vector<float> weights = row_of(WalkPart::pattern, row);
        const KeyRange visible = walk_.key_mask().visible(row, walk_.keys());
        for (Index key = visible.begin; key < visible.end; ++key) {
            WalkTerm term;
            term.index = key;
            term.left_cell = {WalkPart::pattern, row, key};
            term.right_cell = WalkCell{WalkPart::v, key, col};
            term.left = double{weights[static_cast<std::size_t>(key)]};
            term.right = double{parts_.v(key, col)};
            term.product = term.left * term.right;
            add_term(term);
        }
        add_row(WalkPart::pattern, row, visible.begin, visible.end);
        result_.sources.push_back({WalkPart::v, visible.begin, visible.end, col, col + 1});
        finish_sum();
    }

    void norm(const Norm& norm, WalkPart input, WalkPart gain, std::optional<WalkPart> bias) {
        result_.rule = WalkRule::norm;
        const auto [part, row, col] = result_.cell;
        const std::vector<float> x = row_of(input, row);
        const auto count = static_cast<double>(x.size());
        WalkNorm found;
        found.centred = norm.kind == Norm::Kind::layer_norm;
        double largest = 0;
        for (const float value : x) {
            found.mean += found.centred ? double{value} / count : 0;
            largest = std::max(largest, std::abs(double{value}));
        }
        for (const float value : x) {
            const double centred = double{value} - found.mean;
            found.variance += centred * centred / count;
        }
        const auto at = static_cast<std::size_t>(col);
        found.epsilon = double{norm.epsilon};
        found.gain = double{norm.weight[at]};
        const double inverse = 1 / std::sqrt(found.variance + found.epsilon);
        WalkTerm term;
        term.index = col;
        term.left_cell = {input, row, col};
        term.left = double{x[at]};
        term.right_cell = WalkCell{gain, 0, col};
        term.right = found.gain;
        term.product = (term.left - found.mean) * inverse * found.gain;
        add_term(term);
        add_row(input, row, 0, static_cast<Index>(x.size()));
        add_cell(*term.right_cell);
        if (bias && !norm.bias.empty()) {
            result_.bias_cell = WalkCell{*bias, 0, col};
            result_.bias = double{norm.bias[at]};
            add_cell(*result_.bias_cell);
        }
        finish_sum();
        // Mean and variance are summed in double, there and here in another order.
        result_.bound += 1e-13 * count * inverse * std::abs(found.gain) * largest;
        found.noise = found.centred ? unit * largest : 0;
        result_.noise += found.noise * inverse * std::abs(found.gain);
        result_.norm = found;
    }

    /// The pair (c, c + head_dim / 2) turned by the angle of its position.
    void rotate(WalkPart from) {
        result_.rule = WalkRule::rotation;
        const Index row = result_.cell.row;
        const Index col = result_.cell.col;
        const Index half = walk_.head_dim() / 2;
        const Index pair = col % half;
        const auto angle = static_cast<std::size_t>(row * half + pair);
        const double cosine = double{parts_.rotary->cos[angle]};
        const double sine = double{parts_.rotary->sin[angle]};
        const Index other = col < half ? col + half : col - half;
        const Matrix& x = *parts_.kept(from);
        const auto turn = [&](Index at, double by) {
            WalkTerm term;
            term.index = at;
            term.left_cell = {from, row, at};
            term.left = double{x(row, at)};
            term.right = by;
            term.product = term.left * by;
            add_term(term);
            add_cell(term.left_cell);
        };
        turn(col, cosine);
        turn(other, col < half ? -sine : sine);
        finish_sum();
    }

    void scale() {
        result_.rule = WalkRule::scaling;
        result_.scale = double{walk_.scale()};
        WalkTerm term;
        term.index = result_.cell.col;
        term.left_cell = {WalkPart::dots, result_.cell.row, result_.cell.col};
        term.left = double{walk_.value(term.left_cell)};
        term.right = result_.scale;
        term.product = term.left * term.right;
        add_term(term);
        add_cell(term.left_cell);
        finish_sum();
    }

    void mask() {
        const auto [part, row, col] = result_.cell;
        result_.visible = walk_.key_mask().visible(row, walk_.keys()).contains(col);
        result_.value = result_.visible ? 0 : -infinity;
        result_.rule = WalkRule::mask;
        if (part == WalkPart::mask) {
            return;
        }
        result_.rule = WalkRule::masking;
        WalkTerm term;
        term.index = col;
        term.left_cell = {WalkPart::scores, row, col};
        term.right_cell = WalkCell{WalkPart::mask, row, col};
        term.left = double{walk_.value(term.left_cell)};
        term.right = result_.value;
        term.product = result_.visible ? term.left : -infinity;
        add_term(term);
        add_cell(term.left_cell);
        add_cell(*term.right_cell);
        result_.value = result_.sum;
    }

    void softmax() {
        result_.rule = WalkRule::softmax;
        result_.temperature = walk_.what_if().temperature;
        result_.bound = softmax_bound;
        const auto [part, row, col] = result_.cell;
        std::vector<float> scores = row_of(WalkPart::masked, row);
        const KeyRange visible = walk_.key_mask().visible(row, walk_.keys());
        result_.visible = visible.contains(col);
        add_row(WalkPart::masked, row, visible.begin, visible.end);
        const std::vector<float> left = scores;
        for (float& score : scores) {
            score = result_.temperature == 1.0 ? score : tempered(score, result_.temperature);
        }
        std::vector<float> weights(scores.size());
        const RowSoftmax found = softmax_row(scores, visible, weights);
        result_.row_state = found.state;
        result_.row_max = double{found.max_score};
        for (Index key = visible.begin; key < visible.end; ++key) {
            const auto at = static_cast<std::size_t>(key);
            WalkTerm term;
            term.index = key;
            term.left_cell = {WalkPart::masked, row, key};
            term.left = double{left[at]};
            term.right = found.state == RowState::normal
                             ? std::exp(double{scores[at]} - result_.row_max)
                             : std::numeric_limits<double>::quiet_NaN();
            result_.denominator += term.right;
            result_.terms.push_back(term);
        }
        for (WalkTerm& term : result_.terms) {
            term.product = term.right / result_.denominator;
            result_.sum += term.product;
            result_.value = term.index == col ? term.product : result_.value;
        }
    }

    const HeadWalk& walk_;
    const WalkParts& parts_;
    WalkExplanation result_;
};

Error outside(const char* field, Index got, Index count) {
    return {ErrorKind::invalid,
            {},
            field,
            std::to_string(got),
            count == 1 ? "0" : "0 to " + std::to_string(count - 1)};
}

} // namespace

bool agrees_within(double value, float shown, double bound) {
    if (std::isfinite(shown)) {
        return std::isfinite(value) && std::abs(value - double{shown}) <= bound;
    }
    if (std::isnan(value) || std::isnan(shown)) {
        return std::isnan(value) == std::isnan(shown);
    }
    return std::abs(value) > double{std::numeric_limits<float>::max()} - bound &&
           std::signbit(value) == std::signbit(shown);
}

Result<WalkExplanation> explain_element(const HeadWalk& walk, const WalkCell& cell) {
    const WalkMatrix* matrix = walk.find(cell.part);
    if (matrix == nullptr) {
        return Error{ErrorKind::invalid,
                     {},
                     "part",
                     std::to_string(static_cast<int>(cell.part)),
                     "a part that this family has"};
    }
    if (cell.row < 0 || cell.row >= matrix->rows) {
        return outside("row", cell.row, matrix->rows);
    }
    if (cell.col < 0 || cell.col >= matrix->cols) {
        return outside("column", cell.col, matrix->cols);
    }
    return Element(walk, cell).explain();
}

} // namespace heedmap
