// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/cell.h"

#include "core/explain/head_rows.h"

#include <cmath>
#include <limits>

namespace heedmap {

namespace {

Result<void> check(const char* field, Index got, Index count) {
    if (got >= 0 && got < count) {
        return {};
    }
    return Error{ErrorKind::invalid, "", field, std::to_string(got),
                 count == 0 ? "a token" : "0 to " + std::to_string(count - 1)};
}

void fill_products(CellExplanation& cell) {
    double sum = 0;
    for (std::size_t d = 0; d < cell.q.size(); ++d) {
        const double product = double{cell.q[d]} * double{cell.k[d]};
        sum += product;
        cell.products.push_back(product);
        cell.partial_sums.push_back(sum);
    }
    cell.dot = sum;
}

/// The row's softmax, by its definition in double precision.
void fill_weight(CellExplanation& cell) {
    cell.exponentials.assign(cell.row_scores.size(), 0.0);
    const auto end = static_cast<std::size_t>(cell.visible.end);
    for (auto j = static_cast<std::size_t>(cell.visible.begin); j < end; ++j) {
        cell.exponentials[j] = cell.row_state == RowState::not_finite
                                   ? std::numeric_limits<double>::quiet_NaN()
                                   : std::exp(double{cell.row_scores[j]} - double{cell.row_max});
        cell.denominator += cell.exponentials[j];
    }
    cell.weight =
        cell.masked ? 0.0
                    : cell.exponentials[static_cast<std::size_t>(cell.key_pos)] / cell.denominator;
}

bool agree(double weight, float shown) {
    if (!std::isfinite(weight) || !std::isfinite(shown)) {
        return !std::isfinite(weight) && !std::isfinite(shown);
    }
    return std::abs(weight - double{shown}) <= 5e-7;
}

} // namespace

Result<CellExplanation> explain_cell(const Trace& trace, Site site, Index head, Mask mask,
                                     Index query_pos, Index key_pos) {
    const auto source = HeadRows::of(trace, site, head);
    if (!source) {
        return source.error();
    }
    if (const auto checked = check("query", query_pos, source->queries()); !checked) {
        return checked.error();
    }
    if (const auto checked = check("key", key_pos, source->keys()); !checked) {
        return checked.error();
    }
    CellExplanation cell;
    cell.site = site;
    cell.head = head;
    cell.query_pos = query_pos;
    cell.key_pos = key_pos;
    const auto q = source->q().row(query_pos);
    const Matrix keys = source->k();
    const auto k = keys.row(key_pos);
    cell.q.assign(q.begin(), q.end());
    cell.k.assign(k.begin(), k.end());
    fill_products(cell);
    cell.scale = source->scale();
    cell.row_scores.resize(static_cast<std::size_t>(source->keys()));
    source->scores(query_pos, 1, cell.row_scores.data());
    cell.score = cell.row_scores[static_cast<std::size_t>(key_pos)];
    cell.visible = trace.key_mask(site, mask).visible(query_pos, source->keys());
    cell.masked = !cell.visible.contains(key_pos);
    std::vector<float> weights(cell.row_scores.size());
    const RowSoftmax row = softmax_row(cell.row_scores, cell.visible, weights);
    cell.row_state = row.state;
    cell.row_max = row.max_score;
    cell.shown = weights[static_cast<std::size_t>(key_pos)];
    fill_weight(cell);
    cell.agrees = agree(cell.weight, cell.shown);
    return cell;
}

} // namespace heedmap
