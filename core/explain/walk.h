// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/trace.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace heedmap {

/// The matrices of softmax(Q Kᵀ ÷ √d_k + Mask) V W_O for one head, in the order of the formula.
enum class WalkPart : std::uint8_t {
    resid,         ///< [query_pos, hidden]: what enters the norm; where one stands before
    norm_weight,   ///< [1, hidden]
    norm_bias,     ///< [1, hidden]; RMSNorm has none
    x,             ///< [query_pos, hidden]: X as it meets W_Q
    x_key,         ///< [key_pos, hidden]: X as it meets W_K and W_V; cross: the encoder's output
    w_q,           ///< [hidden, head_dim]: this head's columns
    b_q,           ///< [1, head_dim]; may be missing, as every bias
    w_k,           ///< [hidden, head_dim]: of this head's key/value head, as b_k, w_v, b_v
    b_k,           ///< [1, head_dim]
    w_v,           ///< [hidden, head_dim]
    b_v,           ///< [1, head_dim]
    q_pre,         ///< [query_pos, head_dim]: before q-norm and rotary, where there are any
    k_pre,         ///< [key_pos, head_dim]
    q_norm_weight, ///< [1, head_dim]; Qwen3
    k_norm_weight, ///< [1, head_dim]
    q_normed,      ///< [query_pos, head_dim]: between q-norm and rotary
    k_normed,      ///< [key_pos, head_dim]
    q,             ///< [query_pos, head_dim]: as they meet the keys
    k,             ///< [key_pos, head_dim]
    v,             ///< [key_pos, head_dim]
    dots,          ///< [query_pos, key_pos]: Q Kᵀ
    scores,        ///< [query_pos, key_pos]: dots × scale
    mask,          ///< [query_pos, key_pos]: 0 or −∞
    masked,        ///< [query_pos, key_pos]: scores + mask
    pattern,       ///< [query_pos, key_pos]: the weights
    z,             ///< [query_pos, head_dim]: pattern × V
    w_o,           ///< [head_dim, hidden]: this head's rows
    out,           ///< [query_pos, hidden]: z × W_O, the head's share of `attn_out`
};
constexpr std::size_t walk_parts = static_cast<std::size_t>(WalkPart::out) + 1;

/// What a matrix's rows or columns count.
enum class WalkAxis : std::uint8_t { query_pos, key_pos, hidden, head_dim, one };

struct WalkMatrix {
    WalkPart part = WalkPart::x;
    /// The activation it is, or is the head's part of, as exports name it: `blocks.3.q`; of a
    /// weight the matrix's name: `W_Q`. Empty for what lies between two activations.
    std::string name;
    Index rows = 0;
    Index cols = 0;
    WalkAxis row_axis = WalkAxis::one;
    WalkAxis col_axis = WalkAxis::one;
};

struct WalkCell {
    WalkPart part = WalkPart::x;
    Index row = 0;
    Index col = 0;
    friend bool operator==(const WalkCell&, const WalkCell&) = default;
};

/// The formula, part by part.
enum class WalkStep : std::uint8_t {
    input,     ///< X, from the residual stream (through the norm where it stands before)
    query,     ///< Q = X W_Q + b_Q
    key,       ///< K = X W_K + b_K
    value,     ///< V = X W_V + b_V
    head_norm, ///< q- and k-norm (Qwen3)
    rotation,  ///< rotary positions
    dot,       ///< Q Kᵀ
    scale,     ///< ÷ √d_k
    mask,      ///< + Mask
    softmax,   ///< a row's weights
    values,    ///< × V
    output,    ///< × W_O
};

/// `operands` make `result`; without operands it is given.
struct WalkEquation {
    std::vector<WalkPart> operands;
    WalkPart result = WalkPart::x;
};
struct WalkStage {
    WalkStep step = WalkStep::input;
    std::vector<WalkEquation> equations; ///< one, or one for the queries and one for the keys
};

/// What a teacher may switch: the model's own arithmetic is the default. It changes this head
/// from the switch on; the rest of the model stays as it ran.
struct WhatIf {
    bool scale = true;        ///< whether Q Kᵀ is scaled
    Mask mask = Mask::family; ///< `family`: as the trace ran; cross-attention has none to put on
    double temperature = 1.0; ///< what the softmax's input is divided by: finite, > 0
    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

struct WalkParts;

/// One head at one site as a walk through its formula: every matrix, by name and shape, with the
/// numbers that the pass had, bit for bit (from a switch of `WhatIf` on, what the same operators
/// make of it). An immutable value: cheap to copy, safe to read from several threads. It keeps
/// what is [T, hidden] or smaller; weights stay in their file, and a [query_pos, key_pos] matrix
/// is made by rows when it is asked for.
class HeadWalk {
  public:
    /// Errors: stack, layer or head out of range, too little memory, a stop, weights that could
    /// not be read.
    static Result<HeadWalk> of(const Trace& trace, Site site, Index head,
                               const std::stop_token& stop = {});

    [[nodiscard]] const Trace& trace() const;
    [[nodiscard]] Site site() const;
    [[nodiscard]] Index head() const;
    /// The head whose keys and values this one uses, and how many query heads share them.
    [[nodiscard]] Index key_value_head() const;
    [[nodiscard]] Index group_size() const;
    [[nodiscard]] Index queries() const;
    [[nodiscard]] Index keys() const;
    [[nodiscard]] Index head_dim() const;

    /// The matrices there are, in the order of the formula.
    [[nodiscard]] const std::vector<WalkMatrix>& matrices() const;
    /// Null where the family has no such part.
    [[nodiscard]] const WalkMatrix* find(WalkPart part) const;
    [[nodiscard]] const std::vector<WalkStage>& stages() const;

    /// The same head under other switches; shares everything.
    [[nodiscard]] HeadWalk with(const WhatIf& what_if) const;
    [[nodiscard]] const WhatIf& what_if() const { return what_if_; }
    /// Whether the part is not the model's own, but what would be with the switches.
    [[nodiscard]] bool hypothetical(WalkPart part) const;
    /// What Q Kᵀ is multiplied by: the model's own scale, or 1.
    [[nodiscard]] float scale() const;
    /// The mask in force.
    [[nodiscard]] KeyMask key_mask() const;

    /// The rows [begin, begin + count) of a part that there is, into `out` [count, cols]. A row
    /// has the same bits whatever block it is computed in.
    void rows(WalkPart part, Index begin, Index count, float* out) const;
    [[nodiscard]] float value(const WalkCell& cell) const;
    /// A whole part, made now. Errors: no such part, too little memory, a stop, weights that
    /// could not be read.
    [[nodiscard]] Result<Matrix> matrix(WalkPart part, const std::stop_token& stop = {}) const;

    /// What the parts are made of, for explanations.
    [[nodiscard]] const WalkParts& parts() const { return *parts_; }

  private:
    void scores(Index begin, Index count, float* out) const;
    void masked(Index begin, Index count, float* out) const;
    void pattern(Index begin, Index count, float* out) const;
    void z(Index begin, Index count, float* out) const;

    std::shared_ptr<const WalkParts> parts_;
    WhatIf what_if_;
};

} // namespace heedmap
