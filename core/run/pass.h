// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"
#include "core/run/trace_page.h"

namespace heedmap {

/// Computes the builder's new rows, layer by layer. The builder's source, in an encoder-decoder,
/// is set. Errors: a stop, weights that could not be read.
Result<void> run_pass(const TraceBuilder& builder, const ForwardOptions& options);

/// The keys and values of a source that is read.
Result<std::shared_ptr<const CrossKeys>> make_cross_keys(const Model& decoder, const Trace& source,
                                                         const ForwardOptions& options);

/// What a pass over `rows` rows needs beside the trace: floats.
[[nodiscard]] Index pass_scratch(const ModelConfig& config, Index rows);

} // namespace heedmap
