// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct ModelPhrases {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ErrorText)

  public:
    static constexpr Phrase all[] = {
        // Weight files.
        {QT_TR_NOOP("a safetensors file")},
        {QT_TR_NOOP("a Git LFS pointer to oid %1, size %2, not the file itself"), "ww"},
        {QT_TR_NOOP("an HTML page")},
        {QT_TR_NOOP("a ZIP archive (as PyTorch's .bin and .pt files are)")},
        {QT_TR_NOOP("a Python pickle")},
        {QT_TR_NOOP("a GGUF file")},
        {QT_TR_NOOP("an HDF5 file")},
        {QT_TR_NOOP("at most the %1 bytes that follow it")},
        {QT_TR_NOOP("an object with dtype, shape and data_offsets")},
        {QT_TR_NOOP("an object of strings")},
        {QT_TR_NOOP("an element type's name")},
        {QT_TR_NOOP("an array of sizes")},
        {QT_TR_NOOP("a rank of %1")},
        {QT_TR_NOOP("a rank of at most %1")},
        {QT_TR_NOOP("a product below 2^64")},
        {QT_TR_NOOP("[%1] of %2"), "ww"},
        {QT_TR_NOOP("a size in bytes below 2^64 and no dimension above 2^63 - 1")},
        {QT_TR_NOOP("two whole numbers, the begin and the end of the data")},
        {QT_TR_NOOP("begin %1 and end %2")},
        {QT_TR_NOOP("an end that is not before the begin")},
        {QT_TR_NOOP("%1 bytes for [%2] of %3"), "nww"},
        {QT_TR_NOOP("bytes %1 of the data unclaimed before it"), "w"},
        {QT_TR_NOOP("tensors that follow each other without a hole, from byte 0")},
        {QT_TR_NOOP("bytes %1, which overlap %2 at %3"), "www"},
        {QT_TR_NOOP("tensors that do not overlap")},
        {QT_TR_NOOP("%1 bytes (the file is cut)")},
        {QT_TR_NOOP("%1 bytes, as the header says")},
        {QT_TR_NOOP("%1 bytes behind the last tensor")},
        {QT_TR_NOOP("a file that ends with it, after %1 bytes of data")},
        {QT_TR_NOOP("as many as the shape %1 has"), "w"},
        {QT_TR_NOOP("model.safetensors, or model.safetensors.index.json and its shards")},
        {QT_TR_NOOP("%1 alone; pickle files are refused, since reading one runs its code"), "w"},
        {QT_TR_NOOP("%1 alone; that format is not read"), "w"},
        {QT_TR_NOOP("model.safetensors (`tools/convert FOLDER` makes it)")},
        {QT_TR_NOOP("a shard's file name")},
        {QT_TR_NOOP("a bare file name, of a file in this folder")},
        {QT_TR_NOOP("%1 shards")},
        {QT_TR_NOOP("1 to %1 shards")},
        {QT_TR_NOOP("%1, which is missing"), "w"},
        {QT_TR_NOOP("a shard that is in the folder")},
        {QT_TR_NOOP("%1, which lacks it"), "w"},
        {QT_TR_NOOP("the shard that holds the tensor")},
        {QT_TR_NOOP("the tensor in %1 and in %2"), "ww"},
        {QT_TR_NOOP("each tensor in one shard")},
        {QT_TR_NOOP("no such tensor")},
        {QT_TR_NOOP("one of shape %1, as config.json says"), "w"},
        {QT_TR_NOOP("shape %1"), "w"},
        {QT_TR_NOOP("[%1], as config.json says"), "w"},
        {QT_TR_NOOP("F32, F16 or BF16")},
        {QT_TR_NOOP("a value that is NaN or Inf, at %1")},
        {QT_TR_NOOP("%1 values that are NaN or Inf, the first at %2")},
        {QT_TR_NOOP("finite weights")},
        // config.json and the choice of a model.
        {QT_TR_NOOP(
             "a model folder, an embedded model (%1), or OWNER/NAME in the hub's cache at %2"),
         "pw"},
        {QT_TR_NOOP("none here")},
        {QT_TR_NOOP("a class of one of: %1"), "w"},
        {QT_TR_NOOP("gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish, quick_gelu or tanh")},
        {QT_TR_NOOP("a token's id, or a list of such")},
        {QT_TR_NOOP("ids from 0 to %1")},
        {QT_TR_NOOP("the id that decoding begins with")},
        {QT_TR_NOOP("false: an encoder")},
        {QT_TR_NOOP("more than pad_token_id + 1, which is %1")},
        {QT_TR_NOOP("one entry for each of %1 layers (num_hidden_layers)")},
        {QT_TR_NOOP("full_attention or sliding_attention in every entry")},
        {QT_TR_NOOP("default, linear, dynamic or llama3")},
        {QT_TR_NOOP("one that reaches at most %1 positions")},
        {QT_TR_NOOP("more than low_freq_factor")},
        {QT_TR_NOOP("1: the whole head is rotated")},
        {QT_TR_NOOP("an even size: rotary positions turn pairs")},
        // What a model is asked to compute.
        {QT_TR_NOOP("at most %1 (max_position_embeddings)")},
        {QT_TR_NOOP("%1 of them")},
        {QT_TR_NOOP("%1, one for each token")},
        {QT_TR_NOOP("none: the model has no encoder beside its decoder")},
        {QT_TR_NOOP("a model without a language head")},
        {QT_TR_NOOP("one with it")},
        {QT_TR_NOOP("causal: without a mask the past would change with every token")},
        {QT_TR_NOOP("causal: a row that sees its token does not foresee it")},
        {QT_TR_NOOP("a range from 1 to %1")},
        {QT_TR_NOOP("an encoder")},
        {QT_TR_NOOP("one with a decoder: an encoder fills gaps, it does not go on")},
        {QT_TR_NOOP("NaN or Inf")},
        {QT_TR_NOOP("finite values: the model's weights give no probabilities here")},
        {QT_TR_NOOP("a part that this family has")},
        {QT_TR_NOOP("encoder., decoder. or cross.blocks.N.PART")},
        {QT_TR_NOOP("%1embed, logits, or %2 with N from 0 to %3"), "wpn"},
        {QT_TR_NOOP("decoder or cross: an encoder's attention does not grow with the text")},
    };
};

} // namespace

std::span<const Phrase> modelPhrases() {
    return ModelPhrases::all;
}

} // namespace heedmap
