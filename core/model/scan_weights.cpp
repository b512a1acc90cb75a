// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/scan_weights.h"

#include <algorithm>
#include <cstring>

namespace heedmap {

namespace {

/// Reads elements as unsigned integers; all ones in `exponent` mean NaN or infinity. The data
/// need not be aligned.
template <class Bits>
Index count_non_finite(const std::byte* data, Index begin, Index end, Bits exponent) {
    Index count = 0;
    for (Index i = begin; i < end; ++i) {
        Bits bits = 0;
        std::memcpy(&bits, data + i * static_cast<Index>(sizeof bits), sizeof bits);
        count += (bits & exponent) == exponent ? 1 : 0;
    }
    return count;
}

Index count_in(const NamedWeight& weight, Index begin, Index end) {
    const auto* data = static_cast<const std::byte*>(weight.data);
    switch (weight.dtype) {
    case DType::F16:
        return count_non_finite<std::uint16_t>(data, begin, end, 0x7C00U);
    case DType::BF16:
        return count_non_finite<std::uint16_t>(data, begin, end, 0x7F80U);
    case DType::F32:
        break;
    }
    return count_non_finite<std::uint32_t>(data, begin, end, 0x7F800000U);
}

/// `end` where there is none any more: a file that is cut meanwhile turns to zeros.
Index first_in(const NamedWeight& weight, Index begin, Index end) {
    while (begin < end && count_in(weight, begin, begin + 1) == 0) {
        ++begin;
    }
    return begin;
}

/// False when it was stopped.
bool scan(const NamedWeight& weight, const std::stop_token& stop, NonFiniteWeight& found) {
    constexpr Index block = Index{1} << 20; // a stop waits for a millisecond at most
    const auto elements = static_cast<Index>(weight.elements());
    for (Index begin = 0; begin < elements; begin += block) {
        if (stop.stop_requested()) {
            return false;
        }
        const Index end = std::min(begin + block, elements);
        const Index count = count_in(weight, begin, end);
        if (count > 0 && found.count == 0) {
            found.first = first_in(weight, begin, end);
        }
        found.count += count;
    }
    return true;
}

} // namespace

Error not_finite(const Model& model, const NonFiniteWeight& weight) {
    const bool one = weight.count == 1;
    return {ErrorKind::invalid, model.folder, escaped(weight.name),
            one ? "a value that is NaN or Inf, at " + std::to_string(weight.first)
                : std::to_string(weight.count) + " values that are NaN or Inf, the first at " +
                      std::to_string(weight.first),
            "finite weights"};
}

Result<std::vector<NonFiniteWeight>> scan_weights(const Model& model, const std::stop_token& stop,
                                                  const Progress& progress) {
    std::vector<NonFiniteWeight> all;
    double done = 0;
    for (const NamedWeight& weight : model.weights) {
        NonFiniteWeight found{weight.name, 0, 0};
        if (!scan(weight, stop, found)) {
            return cancelled();
        }
        if (found.count > 0) {
            all.push_back(std::move(found));
        }
        done += static_cast<double>(weight.elements()) * static_cast<double>(size_of(weight.dtype));
        report(progress, done / static_cast<double>(model.weight_bytes));
    }
    if (const auto intact = model.storage->intact(); !intact) {
        return intact.error();
    }
    return all;
}

} // namespace heedmap
