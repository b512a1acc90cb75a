// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernels.h"
#include "core/kernels/packet.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Row-wise kernels: softmax, the norms, rotary. Rows are read 16 values at a time whatever the
// instruction set; the last group is padded, so that every value meets the same operations.

namespace heedmap::kernels {

namespace {

constexpr Index group = 16;
using Group = float[group];

double sum_of(double (&values)[group]) {
    for (Index width = group / 2; width > 0; width /= 2) {
        for (Index i = 0; i < width; ++i) {
            values[i] += values[i + width];
        }
    }
    return values[0];
}

/// Calls `full` for each whole group of a row and `padded` for what is left, if anything is.
template <class Work>
void for_groups(Index count, Work&& work) {
    Index at = 0;
    for (; at + group <= count; at += group) {
        work(at, group);
    }
    if (at < count) {
        work(at, count - at);
    }
}

const float* padded(const float* from, Index count, float fill, Group& buffer) {
    if (count == group) {
        return from;
    }
    std::fill_n(std::copy_n(from, count, buffer), group - count, fill);
    return buffer;
}

constexpr float minus_infinity = -std::numeric_limits<float>::infinity();

/// The row's maximum; NaN when a value is NaN or +Inf.
float checked_max(const float* scores, Index count) {
    using namespace Eigen::internal;
    const Packet largest = splat(std::numeric_limits<float>::max());
    Packet max = splat(minus_infinity);
    Packet good = ptrue(max);
    for_groups(count, [&](Index at, Index n) {
        Group buffer;
        const float* x = padded(scores + at, n, minus_infinity, buffer);
        for (Index l = 0; l < group; l += lanes) {
            const Packet values = load(x + l);
            good = pand(good, pcmp_le(values, largest));
            max = pmax(max, values);
        }
    });
    // A comparison that holds is a packet of ones, bit by bit: a NaN; one that fails is 0.
    float held[lanes];
    store(held, good);
    return std::all_of(held, held + lanes, [](float x) { return std::isnan(x); })
               ? predux_max(max)
               : std::numeric_limits<float>::quiet_NaN();
}

/// exp(x − max) into `out`; below the smallest normal number the exponential is 0.
void exponentials(const float* x, float max, Group& out) {
    constexpr float smallest = -87.33F;
    for (Index l = 0; l < group; l += lanes) {
        const Packet shifted = Eigen::internal::psub(load(x + l), splat(max));
        const Packet raised = Eigen::internal::pexp(shifted);
        const Packet small = Eigen::internal::pcmp_lt(shifted, splat(smallest));
        store(out + l, Eigen::internal::pandnot(raised, small));
    }
}

} // namespace

namespace {

/// softmax of a row of which every key is visible: at least one.
SoftmaxRow softmax_visible(const float* scores, Index visible, float* weights) {
    SoftmaxRow row;
    row.max = checked_max(scores, visible);
    row.finite = std::isfinite(row.max);
    if (!row.finite) {
        std::fill_n(weights, visible, std::numeric_limits<float>::quiet_NaN());
        return row;
    }
    double sums[group] = {};
    for_groups(visible, [&](Index at, Index n) {
        Group buffer;
        Group raised;
        exponentials(padded(scores + at, n, minus_infinity, buffer), row.max, raised);
        for (Index l = 0; l < group; ++l) {
            sums[l] += static_cast<double>(raised[l]);
        }
        std::copy_n(raised, n, weights + at);
    });
    row.denominator = sum_of(sums);
    const double inverse = 1.0 / row.denominator;
    for (Index i = 0; i < visible; ++i) {
        weights[i] = static_cast<float>(static_cast<double>(weights[i]) * inverse);
    }
    return row;
}

} // namespace

SoftmaxRow softmax(const float* scores, Index begin, Index end, Index keys, float* weights) {
    std::fill(weights, weights + begin, 0.0F);
    std::fill(weights + end, weights + keys, 0.0F);
    return begin < end ? softmax_visible(scores + begin, end - begin, weights + begin)
                       : SoftmaxRow();
}

double exponentials(const float* x, Index count, double shift, double divisor, double* out) {
    using Double = Eigen::internal::packet_traits<double>::type;
    constexpr Index width = Eigen::internal::packet_traits<double>::size;
    constexpr double smallest = -708.0; // exp of it is the last normal number or so
    double sums[group] = {};
    for_groups(count, [&](Index at, Index n) {
        double values[group];
        for (Index l = 0; l < group; ++l) {
            const float value = l < n ? x[at + l] : minus_infinity;
            values[l] = value == minus_infinity ? minus_infinity
                                                : (static_cast<double>(value) - shift) / divisor;
        }
        double raised[group];
        for (Index l = 0; l < group; l += width) {
            Eigen::internal::pstoreu(
                raised + l, Eigen::internal::pexp(Eigen::internal::ploadu<Double>(values + l)));
        }
        for (Index l = 0; l < group; ++l) {
            raised[l] = values[l] < smallest ? 0.0 : raised[l];
            sums[l] += raised[l];
        }
        if (out != nullptr) {
            std::copy_n(raised, n, out + at);
        }
    });
    return sum_of(sums);
}

void layer_norm(const float* x, Index x_stride, const float* weight, const float* bias,
                float epsilon, float* y, Index y_stride, Index rows, Index cols) {
    for (Index r = 0; r < rows; ++r) {
        const float* in = x + r * x_stride;
        float* out = y + r * y_stride;
        double sums[group] = {};
        for_groups(cols, [&](Index at, Index n) {
            for (Index l = 0; l < n; ++l) {
                sums[l] += static_cast<double>(in[at + l]);
            }
        });
        const auto count = static_cast<double>(cols);
        const double mean = sum_of(sums) / count;
        double squares[group] = {};
        for_groups(cols, [&](Index at, Index n) {
            for (Index l = 0; l < n; ++l) {
                const double centred = static_cast<double>(in[at + l]) - mean;
                squares[l] += centred * centred;
            }
        });
        const double inverse =
            1.0 / std::sqrt(sum_of(squares) / count + static_cast<double>(epsilon));
        for (Index i = 0; i < cols; ++i) {
            const auto normal = static_cast<float>((static_cast<double>(in[i]) - mean) * inverse);
            out[i] = normal * weight[i] + bias[i];
        }
    }
}

void rms_norm(const float* x, Index x_stride, const float* weight, float epsilon, float* y,
              Index y_stride, Index rows, Index cols) {
    for (Index r = 0; r < rows; ++r) {
        const float* in = x + r * x_stride;
        float* out = y + r * y_stride;
        double squares[group] = {};
        for_groups(cols, [&](Index at, Index n) {
            for (Index l = 0; l < n; ++l) {
                const auto value = static_cast<double>(in[at + l]);
                squares[l] += value * value;
            }
        });
        const double mean = sum_of(squares) / static_cast<double>(cols);
        const double inverse = 1.0 / std::sqrt(mean + static_cast<double>(epsilon));
        for (Index i = 0; i < cols; ++i) {
            out[i] = static_cast<float>(static_cast<double>(in[i]) * inverse) * weight[i];
        }
    }
}

void rotary(const Rotary& r) {
    const Index pairs = r.head_dim / 2;
    for (Index row = 0; row < r.rows; ++row) {
        const float* cos = r.cos + row * pairs;
        const float* sin = r.sin + row * pairs;
        for (Index head = 0; head < r.heads; ++head) {
            float* first = r.x + row * r.stride + head * r.head_dim;
            float* second = first + pairs;
            for (Index i = 0; i < pairs; ++i) {
                const float a = first[i];
                const float b = second[i];
                first[i] = a * cos[i] - b * sin[i];
                second[i] = b * cos[i] + a * sin[i];
            }
        }
    }
}

void transpose(const float* a, Index a_stride, float* b, Index b_stride, Index rows, Index cols) {
    constexpr Index block = 16;
    for (Index r0 = 0; r0 < rows; r0 += block) {
        for (Index c0 = 0; c0 < cols; c0 += block) {
            for (Index r = r0; r < std::min(r0 + block, rows); ++r) {
                for (Index c = c0; c < std::min(c0 + block, cols); ++c) {
                    b[r * b_stride + c] = a[c * a_stride + r];
                }
            }
        }
    }
}

void convert(const void* from, DType type, float* to, Index count) {
    with_type(type, [&](auto t) {
        using Type = decltype(t);
        const auto* source = static_cast<const std::byte*>(from);
        Index i = 0;
        for (; i + lanes <= count; i += lanes) {
            store(to + i, Type::packet(source + i * Type::size));
        }
        for (; i < count; ++i) {
            to[i] = Type::one(source + i * Type::size);
        }
    });
}

} // namespace heedmap::kernels
