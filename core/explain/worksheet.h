// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/mask.h"
#include "core/tensor/matrix.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// The matrices of a worksheet, in the order they are worked out:
/// softmax(Q Kᵀ ÷ √d_k + Mask) V (Vaswani et al. 2017, §3.2.1).
enum class WorksheetPart : std::uint8_t {
    x,     ///< [query_pos, hidden]
    x_key, ///< [key_pos, hidden]; where the keys are of another text
    w_q,   ///< [hidden, head_dim]
    b_q,   ///< [1, head_dim]; left out where it is zero, as the others
    w_k,
    b_k,
    w_v,
    b_v,
    q,       ///< [query_pos, head_dim]
    k,       ///< [key_pos, head_dim]
    v,       ///< [key_pos, head_dim]
    dots,    ///< [query_pos, key_pos]: Q Kᵀ
    scaled,  ///< dots × scale
    masked,  ///< scaled, and −∞ where the mask hides the key
    pattern, ///< the softmax of each row
    output,  ///< [query_pos, head_dim]: pattern × V
};

/// `q`, `dots`, …: what the command line calls it.
[[nodiscard]] std::string_view name_of(WorksheetPart part);
[[nodiscard]] std::optional<WorksheetPart> worksheet_part_from_name(std::string_view name);

/// A matrix of numbers with so many decimals, as they are printed: exact, whatever the locale.
struct WorksheetMatrix {
    WorksheetPart part = WorksheetPart::q;
    Index rows = 0;
    Index cols = 0;
    std::vector<std::int64_t> units;    // [row, col]: the number × 10^digits
    std::vector<std::uint8_t> infinite; // [row, col]: 1 where it is −∞ (of `masked`)
    std::vector<std::uint8_t> blank;    // [row, col]: 1 where the student writes
    bool given = false;                 ///< not worked out on the sheet

    [[nodiscard]] std::size_t at(Index row, Index col) const {
        return static_cast<std::size_t>(row * cols + col);
    }
    [[nodiscard]] bool has_blanks() const;
};

/// What a sheet starts from.
struct WorksheetInput {
    /// X and the head's own weights, for a sheet that begins with them.
    struct Projection {
        Matrix x;     // [query_pos, hidden]
        Matrix x_key; // [key_pos, hidden]; empty: `x`
        Matrix w_q;   // [hidden, head_dim]
        Matrix w_k;
        Matrix w_v;
        std::vector<float> b_q; // [head_dim]; empty: zero
        std::vector<float> b_k;
        std::vector<float> b_v;
    };
    std::optional<Projection> projection;
    Matrix q;           // [query_pos, head_dim]; not read where there is a projection
    Matrix k;           // [key_pos, head_dim]
    Matrix v;           // [key_pos, head_dim]
    float scale = 1.0F; ///< of Q Kᵀ
    KeyMask mask;
    Matrix pattern; // [query_pos, key_pos]: the head's own, to compare; empty where it was cut
};

struct WorksheetOptions {
    int digits = 2; ///< decimals, 1 to 4
    /// Which matrices have blanks; those that are given have none.
    std::vector<WorksheetPart> blanks = {WorksheetPart::dots, WorksheetPart::scaled,
                                         WorksheetPart::masked, WorksheetPart::pattern,
                                         WorksheetPart::output};
    double share = 0.5; ///< of their cells, in (0, 1]; at least one each
    std::uint64_t seed = 0;
};

/// An exercise and its answers. Every step is worked out from the printed numbers of the step
/// before it, and rounded in its turn (a half away from zero): who does the same with the numbers
/// on the paper finds the printed answers, all their digits. The same input, options and seed give
/// the same sheet on every machine.
struct Worksheet {
    int digits = 2;
    Index head_dim = 0;
    float scale = 1.0F;
    KeyMask mask;
    std::vector<WorksheetMatrix> matrices; ///< in the order of `WorksheetPart`
    /// How far the sheet's weights are from the head's own, which was not rounded on the way: the
    /// largest difference. None where the head was cut.
    std::optional<double> largest_difference;

    [[nodiscard]] const WorksheetMatrix* find(WorksheetPart part) const;
    /// `-0.87`, `−∞` as `-inf`: the decimal point is a point.
    [[nodiscard]] std::string text(const WorksheetMatrix& matrix, Index row, Index col) const;
};

/// The most rows, columns and dimensions that a page holds.
constexpr Index max_worksheet_size = 8;

/// Errors: an option out of range, a step to be blank that the sheet does not have, matrices that
/// do not fit each other or the page, a number that is not finite or above 9999.
Result<Worksheet> make_worksheet(const WorksheetInput& input, const WorksheetOptions& options);

} // namespace heedmap
