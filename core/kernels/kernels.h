// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <cstdint>

/// The numerical kernels: leaf functions over plain pointers, single-threaded, no allocation that
/// outlives a thread. All matrices are row-major F32 unless said; a stride is the number of
/// elements from one row to the next.
///
/// Every element of a product is one chain of multiply-adds in the order of the summed axis, so
/// it depends neither on how rows or columns are split among threads, nor on how many rows are
/// computed together, nor on the order in which the second operand is stored: a row decoded against
/// the cache has the same bits as in a full pass.
#define HEEDMAP_KERNEL_API __attribute__((visibility("default")))

namespace heedmap::kernels {

/// The instruction set this library was built for: `x86-64`, `x86-64-v3`, `x86-64-v4`, or
/// `generic`.
HEEDMAP_KERNEL_API const char* instruction_set();

/// What happens to a product's elements once they are summed, in this order.
struct Epilogue {
    enum class Function { none, gelu, gelu_new, relu, silu, quick_gelu, tanh };

    float scale = 1.0F;
    const float* bias = nullptr; ///< [cols]
    Function function = Function::none;
    const float* multiply = nullptr; ///< [rows, cols]: the gate of a gated MLP
    Index multiply_stride = 0;
    const float* add = nullptr; ///< [rows, cols]
    Index add_stride = 0;

    /// What happens to the elements from (row, col) on.
    [[nodiscard]] Epilogue from(Index row, Index col) const;
};

/// C = epilogue(A · B), or A · B continued from what C holds.
struct Product {
    const float* a = nullptr; // [rows, inner]
    Index a_stride = 0;
    const void* b = nullptr; // [inner, cols]
    DType b_type = DType::F32;
    Index b_stride = 0;        ///< from one row to the next, or from one column to the next
    bool b_by_columns = false; ///< stored as Bᵀ [cols, inner], as most files store a linear layer
    float* c = nullptr;        // [rows, cols]
    Index c_stride = 0;
    Index rows = 0;
    Index inner = 0; ///< at least 1
    Index cols = 0;
    bool accumulate = false; ///< the chains go on from C's values
    Epilogue epilogue;
    /// The B that this thread multiplies by next in the same round, of the same inner size, type
    /// and strides; its beginning is made ready meanwhile. Not looked at without a round.
    const void* next_b = nullptr;
    Index next_cols = 0;
    /// Products of one round, other than 0, have every B unchanged from its first to its last.
    std::uint64_t round = 0;
};
HEEDMAP_KERNEL_API void product(const Product& p);

/// B [rows, cols] = Aᵀ, A [cols, rows].
HEEDMAP_KERNEL_API void transpose(const float* a, Index a_stride, float* b, Index b_stride,
                                  Index rows, Index cols);

/// Converts `count` stored values to F32, exactly.
HEEDMAP_KERNEL_API void convert(const void* from, DType type, float* to, Index count);

/// y = (x − mean) / √(variance + epsilon) × weight + bias, row by row (Ba et al. 2016).
HEEDMAP_KERNEL_API void layer_norm(const float* x, Index x_stride, const float* weight,
                                   const float* bias, float epsilon, float* y, Index y_stride,
                                   Index rows, Index cols);

/// y = x / √(mean(x²) + epsilon) × weight, row by row (Zhang and Sennrich 2019); may be in place.
/// Heads that lie side by side are rows too: rows × heads of them, head_dim apart.
HEEDMAP_KERNEL_API void rms_norm(const float* x, Index x_stride, const float* weight, float epsilon,
                                 float* y, Index y_stride, Index rows, Index cols);

/// Rotary position embedding (Su et al. 2021), in place: of every head of a row, the pair
/// (x[i], x[i + head_dim / 2]) turns by the angle i of the row's position, as Hugging Face pairs
/// them.
struct Rotary {
    float* x = nullptr; // [rows, heads × head_dim]
    Index stride = 0;
    Index rows = 0;
    Index heads = 0;
    Index head_dim = 0;         ///< even
    const float* cos = nullptr; // [rows, head_dim / 2]
    const float* sin = nullptr; // [rows, head_dim / 2]
};
HEEDMAP_KERNEL_API void rotary(const Rotary& r);

/// What the softmax of a row found.
struct SoftmaxRow {
    float max = 0.0F;
    double denominator = 0.0; ///< Σ exp(score − max); 0 when no key is visible
    bool finite = true;       ///< false: a visible score is NaN or +Inf, or all are −Inf
};

/// weights = softmax of the visible scores [begin, end), and +0 elsewhere in [0, keys); may be in
/// place. With no visible key all weights are +0; in a row that is not finite the visible weights
/// are NaN.
HEEDMAP_KERNEL_API SoftmaxRow softmax(const float* scores, Index begin, Index end, Index keys,
                                      float* weights);

/// out = exp((x − shift) / divisor) in F64, 0 where x is −Inf; returns their sum: what a
/// distribution over a vocabulary is made of. `out` may be null.
HEEDMAP_KERNEL_API double exponentials(const float* x, Index count, double shift, double divisor,
                                       double* out);

} // namespace heedmap::kernels
