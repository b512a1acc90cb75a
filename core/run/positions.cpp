// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/positions.h"

#include <cmath>
#include <numbers>

namespace heedmap {

namespace {

using Scaling = RopeConfig::Scaling;

/// Llama 3 keeps the fast frequencies, slows the slow ones, and blends between.
double llama3_frequency(const RopeConfig& rope, double frequency) {
    const auto length = static_cast<double>(rope.original_max_position_embeddings);
    const double wavelength = 2 * std::numbers::pi / frequency;
    if (wavelength < length / rope.high_freq_factor) {
        return frequency;
    }
    if (wavelength > length / rope.low_freq_factor) {
        return frequency / rope.factor;
    }
    const double smooth = (length / wavelength - rope.low_freq_factor) /
                          (rope.high_freq_factor - rope.low_freq_factor);
    return (1 - smooth) * frequency / rope.factor + smooth * frequency;
}

/// The base grows with a text that outgrows the length the model was trained on.
double base(const ModelConfig& config, Index length) {
    const RopeConfig& rope = *config.rope;
    const auto original = static_cast<double>(rope.original_max_position_embeddings);
    const double stretch = static_cast<double>(length) / original;
    if (rope.scaling != Scaling::dynamic || stretch <= 1) {
        return rope.theta;
    }
    const auto width = static_cast<double>(config.head_dim);
    return rope.theta * std::pow(rope.factor * stretch - (rope.factor - 1), width / (width - 2));
}

/// [head_dim / 2] radians a position.
std::vector<float> frequencies(const ModelConfig& config, Index length) {
    const RopeConfig& rope = *config.rope;
    const double theta = base(config, length);
    std::vector<float> all;
    for (Index i = 0; i < config.head_dim; i += 2) {
        const double exponent = static_cast<double>(i) / static_cast<double>(config.head_dim);
        double frequency = 1 / std::pow(theta, exponent);
        if (rope.scaling == Scaling::linear) {
            frequency /= rope.factor;
        } else if (rope.scaling == Scaling::llama3) {
            frequency = llama3_frequency(rope, frequency);
        }
        all.push_back(static_cast<float>(frequency));
    }
    return all;
}

} // namespace

RotaryTables rotary_tables(const ModelConfig& config, Index first, Index rows, Index length) {
    const std::vector<float> by_pair = frequencies(config, length);
    RotaryTables tables;
    tables.cos.reserve(static_cast<std::size_t>(rows) * by_pair.size());
    tables.sin.reserve(tables.cos.capacity());
    for (Index position = first; position < first + rows; ++position) {
        for (const float frequency : by_pair) {
            const float angle = static_cast<float>(position) * frequency;
            tables.cos.push_back(std::cos(angle));
            tables.sin.push_back(std::sin(angle));
        }
    }
    return tables;
}

void add_sinusoids(Index position, std::span<float> row) {
    const std::size_t sines = (row.size() + 1) / 2;
    for (std::size_t j = 0; j < row.size(); ++j) {
        const std::size_t pair = j < sines ? j : j - sines;
        const double exponent = 2 * static_cast<double>(pair) / static_cast<double>(row.size());
        const double angle = static_cast<double>(position) / std::pow(10'000.0, exponent);
        row[j] += static_cast<float>(j < sines ? std::sin(angle) : std::cos(angle));
    }
}

} // namespace heedmap
