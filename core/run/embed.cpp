// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/embed.h"

#include "core/run/positions.h"

#include <algorithm>

namespace heedmap {

namespace {

/// Adds row `index` of an embedding; `scratch` is as wide.
void add_row(const WeightView& embedding, Index index, std::span<float> row,
             std::span<float> scratch) {
    const WeightView from = embedding.inputs(index, 1);
    kernels::convert(from.data, from.dtype, scratch.data(), static_cast<Index>(row.size()));
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] += scratch[j];
    }
}

/// Tells the row of W_pos of one token after the other.
class PositionRows {
  public:
    PositionRows(const ModelConfig& config, std::span<const TokenId> before)
        : config_(config), next_(config.position_offset + static_cast<Index>(before.size())) {
        if (config.uncounted_token) {
            next_ -= std::ranges::count(before, *config.uncounted_token);
        }
    }

    Index take(TokenId id) {
        return id == config_.uncounted_token ? config_.position_offset - 1 : next_++;
    }

  private:
    const ModelConfig& config_;
    Index next_;
};

} // namespace

void embed(Team& team, const Model& model, std::span<const TokenId> ids,
           std::span<const TokenId> types, Index first, RowsOut out) {
    const ModelConfig& config = model.config;
    const auto begin = static_cast<std::size_t>(first);
    PositionRows positions(config, ids.first(begin));
    std::vector<float> scratch(static_cast<std::size_t>(config.hidden_size));
    for (std::size_t i = begin; i < ids.size(); ++i) {
        const auto position = static_cast<Index>(i);
        const std::span row(out.data + (position - first) * out.stride, scratch.size());
        const WeightView token = model.W_E.inputs(ids[i], 1);
        kernels::convert(token.data, token.dtype, row.data(), config.hidden_size);
        if (config.embedding_scale != 1.0F) {
            for (float& value : row) {
                value *= config.embedding_scale;
            }
        }
        if (config.sinusoidal_positions) {
            add_sinusoids(position, row);
        } else if (model.W_pos.data != nullptr) {
            add_row(model.W_pos, positions.take(ids[i]), row, scratch);
        }
        if (model.W_type.data != nullptr) {
            add_row(model.W_type, types.empty() ? 0 : types[i], row, scratch);
        }
    }
    if (!model.ln_embed.empty()) {
        normalize(team, model.ln_embed, {out.data, out.stride}, out,
                  static_cast<Index>(ids.size()) - first);
    }
}

} // namespace heedmap
