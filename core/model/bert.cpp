// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// BERT (Devlin et al. 2019): token types, and a head for masked tokens.
#include "core/model/bert_family.h"

namespace heedmap {

namespace {

void bind(WeightSource& source, Model& model) {
    // Saved without a head, the names carry no prefix.
    bind_bert(source, model, source.has("embeddings.word_embeddings.weight") ? "" : "bert.");
    bind_masked_head(source, model,
                     {"cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm",
                      "cls.predictions.decoder", "cls.predictions.bias"});
    model.head.activation = model.config.hidden_act;
}

} // namespace

const Family bert_family = {"bert", "Bert", read_bert_config, bind};

} // namespace heedmap
