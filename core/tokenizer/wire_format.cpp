// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/wire_format.h"

#include <utility>

namespace heedmap {

WireReader::WireReader(std::string_view message, std::string file, std::size_t first_byte)
    : message_(message), file_(std::move(file)), first_byte_(first_byte) {}

void WireReader::fail(std::size_t at, std::string got, std::string expected) {
    error_ = Error{ErrorKind::invalid, file_, "byte " + std::to_string(first_byte_ + at),
                   std::move(got), std::move(expected)};
}

std::optional<std::uint64_t> WireReader::varint() {
    constexpr std::size_t longest = 10;
    std::uint64_t value = 0;
    const std::size_t begin = at_;
    for (unsigned shift = 0; at_ < message_.size() && at_ - begin < longest; shift += 7) {
        const auto byte = static_cast<unsigned char>(message_[at_++]);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) {
            return value;
        }
    }
    fail(begin, at_ - begin == longest ? "more than 10 bytes" : "the end",
         "a number of at most 10 bytes");
    return std::nullopt;
}

std::optional<std::uint64_t> WireReader::fixed(std::size_t bytes) {
    if (message_.size() - at_ < bytes) {
        fail(at_, "the end", "a number of " + std::to_string(bytes) + " bytes");
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (std::size_t byte = 0; byte < bytes; ++byte) { // the least first, on any machine
        value |= std::uint64_t{static_cast<unsigned char>(message_[at_++])} << (8 * byte);
    }
    return value;
}

bool WireReader::read_value(WireField& field) {
    if (field.type() != WireField::bytes_of_length) {
        const auto value = field.type() == WireField::varint    ? varint()
                           : field.type() == WireField::fixed64 ? fixed(8)
                                                                : fixed(4);
        field.value = value.value_or(0);
        return value.has_value();
    }
    const auto length = varint();
    if (!length) {
        return false;
    }
    const std::size_t left = message_.size() - at_;
    if (*length > left) {
        fail(at_, "a length of " + std::to_string(*length),
             "at most the " + std::to_string(left) + " bytes that remain");
        return false;
    }
    field.first_byte = first_byte_ + at_;
    field.bytes = message_.substr(at_, static_cast<std::size_t>(*length));
    at_ += field.bytes.size();
    return true;
}

std::optional<WireField> WireReader::next() {
    if (error_ || at_ == message_.size()) {
        return std::nullopt;
    }
    const std::size_t begin = at_;
    const auto tag = varint();
    if (!tag) {
        return std::nullopt;
    }
    const std::uint64_t number = *tag >> 3U;
    const std::uint64_t type = *tag & 7U;
    if (number == 0 || *tag > 0xFFFFFFFFU || (type > 2 && type != WireField::fixed32)) {
        fail(begin, "field " + std::to_string(number) + " of wire type " + std::to_string(type),
             "a field of wire type 0, 1, 2 or 5");
        return std::nullopt;
    }
    WireField field;
    field.tag = static_cast<std::uint32_t>(*tag);
    field.first_byte = first_byte_ + at_;
    return read_value(field) ? std::optional(field) : std::nullopt;
}

} // namespace heedmap
