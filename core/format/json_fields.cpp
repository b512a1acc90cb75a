// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace heedmap {

namespace {

std::string number_text(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.9g", value);
    return buffer;
}

/// Whether the value is a whole number in [min, max], whatever its sign.
bool is_integer_in(const nlohmann::json& value, std::int64_t min, std::int64_t max) {
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
        return false;
    }
    return value.is_number_integer() && value.get<std::int64_t>() >= min &&
           value.get<std::int64_t>() <= max;
}

} // namespace

std::string got_text(const nlohmann::json& value) {
    // A huge value is never written out whole only to be cut.
    if (value.is_structured() && value.size() > 16) {
        return std::string(value.type_name()) + " of " + std::to_string(value.size()) + " entries";
    }
    return escaped(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Error wrong_value(const std::string& file, const std::string& field, const nlohmann::json* got,
                  std::string expected) {
    return {ErrorKind::invalid, file, field, got != nullptr ? got_text(*got) : "nothing",
            std::move(expected)};
}

JsonFields::JsonFields(const nlohmann::json& object, std::string file, std::string prefix)
    : object_(&object), file_(std::move(file)), prefix_(std::move(prefix)) {
    if (!object.is_object()) {
        const std::string field = prefix_.substr(0, prefix_.size() - (prefix_.empty() ? 0 : 1));
        error_ = wrong_value(file_, field, &object, "a JSON object");
    }
}

const nlohmann::json* JsonFields::find(const char* key) const {
    if (!object_->is_object()) {
        return nullptr;
    }
    const auto found = object_->find(key);
    return found == object_->end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::has(const char* key) const {
    return find(key) != nullptr;
}

bool JsonFields::is_null(const char* key) const {
    return object_->is_object() && object_->contains(key) && find(key) == nullptr;
}

void JsonFields::fail(Error error) {
    if (!error_) {
        error_ = std::move(error);
    }
}

void JsonFields::fail(const char* key, std::string expected) {
    fail(wrong_value(file_, prefix_ + key, find(key), std::move(expected)));
}

const nlohmann::json* JsonFields::wanted(const char* key, bool required, const char* expected) {
    const nlohmann::json* value = find(key);
    if (value == nullptr && required) {
        fail(key, expected);
    }
    return value;
}

std::int64_t JsonFields::integer(const char* key, std::int64_t min, std::int64_t max,
                                 std::optional<std::int64_t> fallback) {
    const std::string rule =
        "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
    const nlohmann::json* value = wanted(key, !fallback, rule.c_str());
    if (value != nullptr && is_integer_in(*value, min, max)) {
        return value->get<std::int64_t>();
    }
    if (value != nullptr) {
        fail(key, rule);
    }
    return fallback.value_or(0);
}

double JsonFields::number(const char* key, double min, double max, std::optional<double> fallback) {
    const std::string rule = "a number from " + number_text(min) + " to " + number_text(max);
    const nlohmann::json* value = wanted(key, !fallback, rule.c_str());
    if (value != nullptr && value->is_number() && value->get<double>() >= min &&
        value->get<double>() <= max) {
        return value->get<double>();
    }
    if (value != nullptr) {
        fail(key, rule);
    }
    return fallback.value_or(0);
}

bool JsonFields::boolean(const char* key, std::optional<bool> fallback) {
    const nlohmann::json* value = wanted(key, !fallback, "true or false");
    if (value != nullptr && value->is_boolean()) {
        return value->get<bool>();
    }
    if (value != nullptr) {
        fail(key, "true or false");
    }
    return fallback.value_or(false);
}

std::string JsonFields::string(const char* key, std::optional<std::string> fallback) {
    const nlohmann::json* value = wanted(key, !fallback, "a string");
    if (value != nullptr && value->is_string()) {
        return value->get_ref<const std::string&>();
    }
    if (value != nullptr) {
        fail(key, "a string");
    }
    return fallback.value_or(std::string());
}

const nlohmann::json* JsonFields::object(const char* key, bool required) {
    const nlohmann::json* value = wanted(key, required, "a JSON object");
    if (value != nullptr && !value->is_object()) {
        fail(key, "a JSON object");
        return nullptr;
    }
    return value;
}

const nlohmann::json* JsonFields::array(const char* key, bool required) {
    const nlohmann::json* value = wanted(key, required, "a JSON array");
    if (value != nullptr && !value->is_array()) {
        fail(key, "a JSON array");
        return nullptr;
    }
    return value;
}

} // namespace heedmap
