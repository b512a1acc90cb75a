// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RoBERTa (Liu et al. 2019): BERT's blocks; positions are counted from pad_token_id + 1,
// without padding.
#include "core/model/bert_family.h"

namespace heedmap {

namespace {

ModelConfig read_config(JsonFields& fields, std::vector<std::string>& notices) {
    ModelConfig config = read_bert_config(fields, notices);
    config.uncounted_token = config.pad_token_id.value_or(1);
    config.position_offset = *config.uncounted_token + 1;
    if (!fields.error() && config.position_offset >= config.max_position_embeddings) {
        fields.fail("max_position_embeddings", "more than pad_token_id + 1, which is " +
                                                   std::to_string(config.position_offset));
    }
    return config;
}

void bind(WeightSource& source, Model& model) {
    bind_bert(source, model, source.has("embeddings.word_embeddings.weight") ? "" : "roberta.");
    bind_masked_head(source, model,
                     {"lm_head.dense", "lm_head.layer_norm", "lm_head.decoder", "lm_head.bias"});
}

} // namespace

const Family roberta_family = {"roberta", "Roberta", read_config, bind};

} // namespace heedmap
