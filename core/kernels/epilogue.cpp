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

/// One packet of a row: `bias` and `add` may be null.
template <Function F>
Packet finish(Packet x, Packet scale, const float* bias, const float* add) {
    x = pmul(x, scale);
    if (bias != nullptr) {
        x = padd(x, load(bias));
    }
    x = evaluate<F>(x);
    return add != nullptr ? padd(x, load(add)) : x;
}

struct RowArguments {
    Packet scale;
    const float* bias;
    const float* add;
};

template <Function F>
void finish_row(const RowArguments& arguments, float* c, Index cols) {
    const auto [scale, bias, add] = arguments;
    Index j = 0;
    for (; j + lanes <= cols; j += lanes) {
        store(c + j, finish<F>(load(c + j), scale, bias != nullptr ? bias + j : nullptr,
                               add != nullptr ? add + j : nullptr));
    }
    if (j == cols) {
        return;
    }
    float values[3][lanes] = {};
    const Index rest = cols - j;
    std::copy_n(c + j, rest, values[0]);
    if (bias != nullptr) {
        std::copy_n(bias + j, rest, values[1]);
    }
    if (add != nullptr) {
        std::copy_n(add + j, rest, values[2]);
    }
    float out[lanes];
    store(out, finish<F>(load(values[0]), scale, bias != nullptr ? values[1] : nullptr,
                         add != nullptr ? values[2] : nullptr));
    std::copy_n(out, rest, c + j);
}

template <Function F>
void apply_function(const Epilogue& epilogue, float* c, Index c_stride, Index rows, Index cols) {
    for (Index r = 0; r < rows; ++r) {
        const float* add =
            epilogue.add != nullptr ? epilogue.add + r * epilogue.add_stride : nullptr;
        finish_row<F>({splat(epilogue.scale), epilogue.bias, add}, c + r * c_stride, cols);
    }
}

} // namespace

void apply(const Epilogue& epilogue, float* c, Index c_stride, Index rows, Index cols) {
    const bool nothing = epilogue.scale == 1.0F && epilogue.bias == nullptr &&
                         epilogue.function == Function::none && epilogue.add == nullptr;
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
