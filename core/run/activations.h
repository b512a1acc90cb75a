// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"

#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// An activation, whole: all heads. Its name is TransformerLens', shortened; README's table says
/// which values differ from those under that name there.
struct NamedActivation {
    std::string name;
    std::vector<Index> shape;  ///< two or three axes; of three the head first
    std::vector<float> values; ///< row-major in `shape`
};

/// The names a model has, by site: `embed`, `blocks.0.resid_pre`, …, `logits`; in an
/// encoder-decoder the stack's name stands first (`cross.blocks.0.q`).
[[nodiscard]] std::vector<std::string> activation_names(const Model& model);

/// What the names of a site's activations begin with: `cross.blocks.0.`.
[[nodiscard]] std::string site_path(const ModelConfig& config, Site site);

/// An activation's name taken apart: `decoder.blocks.1.q`.
struct ActivationPlace {
    Stack stack = Stack::decoder;
    std::optional<Index> layer; ///< none: not of a block
    std::string_view part;
    bool head_axis =
        false; ///< whether its first axis is the heads (for k and v, the key/value ones)
};
/// None for a name that the model does not have.
[[nodiscard]] std::optional<ActivationPlace> activation_place(std::string_view name,
                                                              const ModelConfig& config);

/// The shape of an activation that the trace has.
[[nodiscard]] std::vector<Index> activation_shape(const Trace& trace, const ActivationPlace& place);

/// The activation `name` of a trace, computed now from what the trace keeps, by the operators of
/// the forward pass: bit for bit what the pass had. `mask` is what the softmax of `pattern`, and
/// of what follows from it in that layer, is taken under: the trace's own (`Mask::family`), or
/// another one for the local scope. With `head`, `scores` and `pattern` are of that head alone,
/// [query_pos, key_pos]: no other head's are made; all else stays whole.
Result<NamedActivation> activation(const Trace& trace, std::string_view name,
                                   Mask mask = Mask::family, const ForwardOptions& options = {},
                                   std::optional<Index> head = {});

} // namespace heedmap
