// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// One field of a protocol buffers message, as the wire has it.
struct WireField {
    enum Type : std::uint32_t { varint = 0, fixed64 = 1, bytes_of_length = 2, fixed32 = 5 };
    /// What a field is known by: its number in the message and its type.
    [[nodiscard]] static constexpr std::uint32_t tag_of(std::uint32_t number, Type type) {
        return number << 3U | type;
    }
    [[nodiscard]] Type type() const { return static_cast<Type>(tag & 7U); }

    std::uint32_t tag = 0;
    std::uint64_t value = 0;    ///< of all types but `bytes_of_length`
    std::string_view bytes;     ///< of the type `bytes_of_length`: a text or a message
    std::size_t first_byte = 0; ///< of the value, in the file
};

/// Walks the fields of a message in protocol buffers' wire format (protobuf.dev, "Encoding").
/// Groups, long out of use, are errors.
class WireReader {
  public:
    /// `first_byte` is where the message begins in its file, for errors.
    WireReader(std::string_view message, std::string file, std::size_t first_byte = 0);

    /// The next field; none at the end, or after an error.
    std::optional<WireField> next();
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  private:
    /// `at` counts from the front of the message.
    void fail(std::size_t at, std::string got, std::string expected);
    std::optional<std::uint64_t> varint();
    std::optional<std::uint64_t> fixed(std::size_t bytes);
    bool read_value(WireField& field);

    std::string_view message_;
    std::string file_;
    std::size_t first_byte_ = 0;
    std::size_t at_ = 0;
    std::optional<Error> error_;
};

} // namespace heedmap
