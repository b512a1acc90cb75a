// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// SentencePiece's `precompiled_charsmap`: texts of a few characters and what takes the place of
/// each. The texts stand in a double-array trie (Aoe 1989) as Darts-clone lays it out.
class CharsMap {
  public:
    static constexpr std::size_t longest_key = 32;           ///< in bytes
    static constexpr std::size_t longest_replacement = 1024; ///< in bytes

    /// Reads the bytes of the field `field` of `file`, and proves that no text can lead a search
    /// out of the trie, or to a replacement that is not whole: libsentencepiece trusts it.
    static Result<CharsMap> read(std::string_view bytes, const std::string& file,
                                 const std::string& field);

    struct Match {
        std::size_t bytes = 0; ///< of the text, which it ends between two characters
        std::string_view replacement;
    };
    /// The longest text of the map that `text` (valid UTF-8) begins with.
    [[nodiscard]] std::optional<Match> longest(std::string_view text) const;
    /// At most how many bytes one byte of a text becomes.
    [[nodiscard]] std::size_t growth() const { return growth_; }

  private:
    /// A unit of the array: what led here, whether a text of the map ends here, and where to go
    /// on. A unit that ends a text has its value in the unit that no byte leads to.
    struct Unit {
        std::uint32_t bits = 0;
        [[nodiscard]] bool led_by(unsigned char byte) const { return (bits & 0x800000FFU) == byte; }
        [[nodiscard]] bool ends_text() const { return (bits & 0x100U) != 0; }
        [[nodiscard]] std::uint32_t value() const { return bits & 0x7FFFFFFFU; }
        /// Unit `at` leads by the byte b to unit `base(at)` XOR b.
        [[nodiscard]] std::uint32_t base(std::uint32_t at) const {
            return at ^ (bits >> 10U << ((bits & 0x200U) >> 6U));
        }
    };

    std::optional<std::string> check();
    std::optional<std::string> check_level(const std::vector<std::uint32_t>& level,
                                           std::size_t depth, std::vector<std::uint32_t>& next);
    std::optional<std::string> check_replacement(std::uint32_t at, std::size_t key_bytes);
    [[nodiscard]] std::string_view replacement(std::uint32_t at) const;

    std::vector<Unit> units_;
    std::string replacements_; ///< one after another, a zero byte behind each
    std::size_t growth_ = 1;
};

} // namespace heedmap
