// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/rope_config.h"

#include "core/model/config_file.h"

#include <nlohmann/json.hpp>

namespace heedmap {

namespace {

using Scaling = RopeConfig::Scaling;

constexpr double largest_factor = 1e6;

void read_scaling(JsonFields& fields, RopeConfig& rope) {
    const char* const key = fields.has("rope_type") ? "rope_type" : "type";
    const std::string type = fields.string(key, "default");
    if (type == "default") {
        return;
    }
    if (type == "linear") {
        rope.scaling = Scaling::linear;
    } else if (type == "dynamic") {
        rope.scaling = Scaling::dynamic;
    } else if (type == "llama3") {
        rope.scaling = Scaling::llama3;
    } else {
        fields.fail(key, "default, linear, dynamic or llama3");
        return;
    }
    rope.factor = fields.number("factor", 1, largest_factor);
    if (fields.has("original_max_position_embeddings")) {
        rope.original_max_position_embeddings =
            read_size(fields, {"original_max_position_embeddings"}, config_limits::positions);
    }
    const auto reached = static_cast<double>(rope.original_max_position_embeddings) * rope.factor;
    if (rope.scaling == Scaling::dynamic &&
        reached > static_cast<double>(config_limits::positions)) {
        fields.fail("factor", "one that reaches at most " +
                                  std::to_string(config_limits::positions) + " positions");
    }
    if (rope.scaling == Scaling::llama3) {
        rope.low_freq_factor = fields.number("low_freq_factor", 1e-6, largest_factor);
        rope.high_freq_factor = fields.number("high_freq_factor", 1e-6, largest_factor);
        if (!fields.error() && rope.high_freq_factor <= rope.low_freq_factor) {
            fields.fail("high_freq_factor", "more than low_freq_factor");
        }
    }
}

} // namespace

RopeConfig read_rope_config(JsonFields& fields, const ModelConfig& config) {
    RopeConfig rope;
    rope.original_max_position_embeddings = config.max_position_embeddings;
    rope.theta = fields.number("rope_theta", 1, 1e12, rope.theta);
    if (fields.number("partial_rotary_factor", 0, 1, 1.0) != 1.0) {
        fields.fail("partial_rotary_factor", "1: the whole head is rotated");
    }
    for (const char* name : {"rope_scaling", "rope_parameters"}) {
        const nlohmann::json* object = fields.object(name, false);
        if (object == nullptr) {
            continue;
        }
        JsonFields inner(*object, fields.file(), std::string(name) + ".");
        rope.theta = inner.number("rope_theta", 1, 1e12, rope.theta);
        read_scaling(inner, rope);
        if (inner.error()) {
            fields.fail(*inner.error());
        }
    }
    if (!fields.error() && config.head_dim % 2 != 0) {
        fields.fail("head_dim", "an even size: rotary positions turn pairs");
    }
    return rope;
}

} // namespace heedmap
