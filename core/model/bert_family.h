// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config_file.h"

namespace heedmap {

/// What BERT's descendants share: an encoder whose norms follow their sublayers (Devlin et al.
/// 2019), learnt positions, and a norm over the embeddings.

/// The fields of BERT and RoBERTa.
ModelConfig read_bert_config(JsonFields& fields, std::vector<std::string>& notices);
/// Embeddings and blocks under BERT's names, each with `prefix` before it.
void bind_bert(WeightSource& source, Model& model, const std::string& prefix);

/// Where a masked-language-model head has its tensors.
struct MaskedHeadNames {
    const char* transform; ///< of a Linear
    const char* norm;
    const char* decoder; ///< its own `.weight`, where it is not tied to W_E
    const char* bias;    ///< [vocab_size]
};
/// Leaves the head empty, with a notice, where the files have none.
void bind_masked_head(WeightSource& source, Model& model, const MaskedHeadNames& names);

} // namespace heedmap
