// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/epilogue.h"

#include "core/kernels/packet.h"

#include <unsupported/Eigen/SpecialFunctions>

#include <algorithm>

namespace heedmap::kernels {

namespace {

using Function = Epilogue::Function;
using namespace Eigen::internal;

Packet logistic(Packet x) {
    return pdiv(splat(1.0F), padd(splat(1.0F), pexp(pnegate(x))));
}

// Hendrycks and Gimpel 2016, "Gaussian Error Linear Units": exact, and by tanh.
Packet gelu(Packet x) {
    const Packet erf = perf(pmul(x, splat(0.70710678118654752F)));
    return pmul(pmul(splat(0.5F), x), padd(splat(1.0F), erf));
}

Packet gelu_new(Packet x) {
    const Packet cubic = pmul(pmul(pmul(x, x), x), splat(0.044715F));
    const Packet inner = pmul(splat(0.79788456080286536F), padd(x, cubic));
    return pmul(pmul(splat(0.5F), x), padd(splat(1.0F), ptanh(inner)));
}

template <Function F>
Packet evaluate(Packet x) {
    switch (F) {
    case Function::gelu:
        return gelu(x);
    case Function::gelu_new:
        return gelu_new(x);
    case Function::relu:
        return pmax<Eigen::PropagateNaN>(x, splat(0.0F));
    case Function::silu:
        return pmul(x, logistic(x));
    case Function::quick_gelu:
        return pmul(x, logistic(pmul(splat(1.702F), x)));
    case Function::tanh:
        return ptanh(x);
    case Function::none:
        break;
    }
    return x;
}

const float* advance(const float* p, Index elements) {
    return p != nullptr ? p + elements : nullptr;
}

/// What a row meets besides the function; each may be null.
struct RowArguments {
    const float* bias;
    const float* multiply;
    const float* add;

    [[nodiscard]] RowArguments from(Index col) const {
        return {advance(bias, col), advance(multiply, col), advance(add, col)};
    }
};

/// One packet of a row.
template <Function F>
Packet finish(Packet x, Packet scale, const RowArguments& row) {
    x = pmul(x, scale);
    if (row.bias != nullptr) {
        x = padd(x, load(row.bias));
    }
    x = evaluate<F>(x);
    if (row.multiply != nullptr) {
        x = pmul(x, load(row.multiply));
    }
    return row.add != nullptr ? padd(x, load(row.add)) : x;
}

/// The first `count` of a packet's values, then zeros; null stays null.
const float* padded(const float* from, Index count, float (&buffer)[lanes]) {
    if (from == nullptr) {
        return nullptr;
    }
    std::copy_n(from, count, buffer);
    return buffer;
}

template <Function F>
void finish_row(Packet scale, const RowArguments& row, float* c, Index cols) {
    Index j = 0;
    for (; j + lanes <= cols; j += lanes) {
        store(c + j, finish<F>(load(c + j), scale, row.from(j)));
    }
    if (j == cols) {
        return;
    }
    const Index rest = cols - j;
    const RowArguments last = row.from(j);
    float values[4][lanes] = {};
    store(values[0],
          finish<F>(load(padded(c + j, rest, values[0])), scale,
                    {padded(last.bias, rest, values[1]), padded(last.multiply, rest, values[2]),
                     padded(last.add, rest, values[3])}));
    std::copy_n(values[0], rest, c + j);
}

template <Function F>
void apply_function(const Epilogue& epilogue, float* c, Index c_stride, Index rows, Index cols) {
    for (Index r = 0; r < rows; ++r) {
        const Epilogue own = epilogue.from(r, 0);
        finish_row<F>(splat(own.scale), {own.bias, own.multiply, own.add}, c + r * c_stride, cols);
    }
}

} // namespace

Epilogue Epilogue::from(Index row, Index col) const {
    Epilogue part = *this;
    part.bias = advance(bias, col);
    part.multiply = advance(multiply, row * multiply_stride + col);
    part.add = advance(add, row * add_stride + col);
    return part;
}

void apply(const Epilogue& epilogue, float* c, Index c_stride, Index rows, Index cols) {
    const bool nothing = epilogue.scale == 1.0F && epilogue.bias == nullptr &&
                         epilogue.function == Function::none && epilogue.multiply == nullptr &&
                         epilogue.add == nullptr;
    if (nothing) {
        return;
    }
    const auto run = [&]<Function F>() { apply_function<F>(epilogue, c, c_stride, rows, cols); };
    switch (epilogue.function) {
    case Function::none:
        return run.template operator()<Function::none>();
    case Function::gelu:
        return run.template operator()<Function::gelu>();
    case Function::gelu_new:
        return run.template operator()<Function::gelu_new>();
    case Function::relu:
        return run.template operator()<Function::relu>();
    case Function::silu:
        return run.template operator()<Function::silu>();
    case Function::quick_gelu:
        return run.template operator()<Function::quick_gelu>();
    case Function::tanh:
        return run.template operator()<Function::tanh>();
    }
}

} // namespace heedmap::kernels
