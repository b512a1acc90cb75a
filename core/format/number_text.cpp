// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/number_text.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace heedmap {

namespace {

template <class T>
std::string shortest(T value) {
    if (std::isnan(value)) {
        return "nan"; // without the sign that to_chars would show
    }
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end};
}

template <class T>
std::string as_json(T value) {
    if (std::isnan(value)) {
        return "\"NaN\"";
    }
    if (std::isinf(value)) {
        return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    return shortest(value);
}

} // namespace

std::string number_text(float value) {
    return shortest(value);
}
std::string number_text(double value) {
    return shortest(value);
}
std::string json_number(float value) {
    return as_json(value);
}
std::string json_number(double value) {
    return as_json(value);
}

std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace heedmap
