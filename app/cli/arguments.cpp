// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/format/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n\r";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

template <class T>
bool readWhole(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

} // namespace

Error wrongArgument(std::string_view option, std::string_view got, std::string expected) {
    return {ErrorKind::invalid,
            std::string(option),
            {},
            got.empty() ? "nothing" : escaped(got),
            std::move(expected)};
}

Result<Index> integerIn(std::string_view option, std::string_view text, Index min, Index max) {
    Index value = 0;
    if (!readWhole(text, value) || value < min || value > max) {
        return wrongArgument(option, text, std::to_string(min) + " to " + std::to_string(max));
    }
    return value;
}

Result<double> numberIn(std::string_view option, std::string_view text, double min, double max) {
    double value = 0;
    if (!readWhole(text, value) || !std::isfinite(value) || value < min || value > max) {
        return wrongArgument(option, text, number_text(min) + " to " + number_text(max));
    }
    return value;
}

Result<std::size_t> oneOf(std::string_view option, std::string_view text,
                          std::span<const std::string_view> names) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        return wrongArgument(option, text, alternatives(names));
    }
    return static_cast<std::size_t>(found - names.begin());
}

Result<std::optional<Index>> positionIn(std::string_view option, std::string_view text,
                                        std::size_t count) {
    if (text.empty()) {
        return std::optional<Index>();
    }
    const Result<Index> position = integerIn(option, text, 0, static_cast<Index>(count) - 1);
    return position ? Result<std::optional<Index>>(*position) : position.error();
}

Result<std::vector<TokenId>> idsOf(std::string_view option, std::string_view text) {
    std::vector<TokenId> ids;
    for (const std::string& part : partsOf(text)) {
        TokenId id = 0;
        if (!readWhole(std::string_view(part), id) || id < 0) {
            return wrongArgument(option, part, "token ids such as 1,2,3, each from 0 on");
        }
        ids.push_back(id);
    }
    return ids;
}

std::vector<std::string> partsOf(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.emplace_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

std::string alternatives(std::span<const std::string_view> names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        out += names[i];
    }
    return out;
}

} // namespace heedmap
