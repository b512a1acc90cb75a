// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/worksheet_source.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

/// Copies parts of the walk; keeps the first error.
class Parts {
  public:
    explicit Parts(const HeadWalk& walk) : walk_(walk) {}

    /// The first `rows` rows and `cols` columns.
    Matrix matrix(WalkPart part, Index rows, Index cols) {
        const Result<Matrix> whole = walk_.matrix(part);
        if (!whole) {
            error_ = error_ ? error_ : whole.error();
            return {};
        }
        Matrix corner(std::min(rows, whole->rows()), std::min(cols, whole->cols()));
        for (Index r = 0; r < corner.rows(); ++r) {
            std::copy_n(whole->row(r).begin(), corner.cols(), corner.row(r).begin());
        }
        return corner;
    }

    std::vector<float> bias(WalkPart part, Index cols) {
        if (walk_.find(part) == nullptr) {
            return {};
        }
        const Matrix row = matrix(part, 1, cols);
        return {row.values().begin(), row.values().end()};
    }

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  private:
    const HeadWalk& walk_;
    std::optional<Error> error_;
};

Result<void> check_projection(const HeadWalk& walk) {
    const Index hidden = walk.find(WalkPart::w_q)->rows;
    if (hidden > max_worksheet_size) {
        return Error{ErrorKind::limit, "", "x", std::to_string(hidden) + " columns",
                     "at most " + std::to_string(max_worksheet_size) +
                         ": begin with Q, K and V instead"};
    }
    if (walk.find(WalkPart::q_pre) != nullptr) {
        return Error{ErrorKind::invalid, "", "x", "a head that turns or norms its queries",
                     "one whose Q is X W_Q alone: begin with Q, K and V instead"};
    }
    return {};
}

WorksheetInput::Projection projection(const HeadWalk& walk, Parts& parts, Index queries, Index keys,
                                      Index dims) {
    constexpr Index all = max_worksheet_size;
    WorksheetInput::Projection from;
    from.x = parts.matrix(WalkPart::x, queries, all);
    if (walk.site().stack == Stack::cross) { // else the same X
        from.x_key = parts.matrix(WalkPart::x_key, keys, all);
    }
    from.w_q = parts.matrix(WalkPart::w_q, all, dims);
    from.w_k = parts.matrix(WalkPart::w_k, all, dims);
    from.w_v = parts.matrix(WalkPart::w_v, all, dims);
    from.b_q = parts.bias(WalkPart::b_q, dims);
    from.b_k = parts.bias(WalkPart::b_k, dims);
    from.b_v = parts.bias(WalkPart::b_v, dims);
    return from;
}

/// Whether the first tokens' weights are those that the whole head gives them.
bool keeps_weights(const HeadWalk& walk, Index keys, Index dims) {
    const bool sees_no_later = walk.key_mask().mask == Mask::causal;
    return dims == walk.head_dim() && (keys == walk.keys() || sees_no_later);
}

} // namespace

Result<WorksheetInput> worksheet_input(const HeadWalk& walk, const WorksheetCut& cut) {
    if (cut.tokens < 1 || cut.dims < 1) {
        return Error{ErrorKind::invalid, "", cut.tokens < 1 ? "tokens" : "dims",
                     std::to_string(std::min(cut.tokens, cut.dims)), "at least 1"};
    }
    const Index queries = std::min(cut.tokens, walk.queries());
    const Index keys = std::min(cut.tokens, walk.keys());
    const Index dims = std::min(cut.dims, walk.head_dim());
    if (cut.from_x) {
        if (Result<void> possible = check_projection(walk); !possible) {
            return possible.error();
        }
    }
    Parts parts(walk);
    WorksheetInput input;
    if (cut.from_x) {
        input.projection = projection(walk, parts, queries, keys, dims);
    } else {
        input.q = parts.matrix(WalkPart::q, queries, dims);
        input.k = parts.matrix(WalkPart::k, keys, dims);
        input.v = parts.matrix(WalkPart::v, keys, dims);
    }
    input.mask = walk.key_mask();
    input.scale = dims == walk.head_dim()
                      ? walk.scale()
                      : static_cast<float>(1 / std::sqrt(static_cast<double>(dims)));
    if (keeps_weights(walk, keys, dims)) {
        input.pattern = parts.matrix(WalkPart::pattern, queries, keys);
    }
    return parts.error() ? Result<WorksheetInput>(*parts.error()) : input;
}

} // namespace heedmap
