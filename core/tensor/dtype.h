// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace heedmap {

using Index = std::ptrdiff_t;

/// The element types weights are stored in. They are read in place and computed in F32.
enum class DType : std::uint8_t { F32, F16, BF16 };

[[nodiscard]] constexpr std::size_t size_of(DType dtype) {
    return dtype == DType::F32 ? 4 : 2;
}
[[nodiscard]] std::string_view name_of(DType dtype); ///< as safetensors writes it: `F16`
[[nodiscard]] std::optional<DType> dtype_from_name(std::string_view name);

/// IEEE 754 binary16 and bfloat16 to binary32: exact for all 65,536 patterns; NaN stays NaN.
[[nodiscard]] float f16_to_f32(std::uint16_t bits);
[[nodiscard]] float bf16_to_f32(std::uint16_t bits);
/// Rounds to nearest, ties to even.
[[nodiscard]] std::uint16_t f32_to_f16(float value);
[[nodiscard]] std::uint16_t f32_to_bf16(float value);

} // namespace heedmap
