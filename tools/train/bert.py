# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""BERT with its masked-language-model head in PyTorch, with Hugging Face's names."""
import math

import torch
import torch.nn.functional as F
from torch import nn


class Named(nn.Module):
    """A module of the given parts: Hugging Face's names are deep."""

    def __init__(self, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)


class Layer(nn.Module):
    """Post-norm: attention, then a feed-forward of exact GELU."""

    def __init__(self, config):
        super().__init__()
        width, hidden = config["hidden_size"], config["intermediate_size"]
        self.heads = config["num_attention_heads"]
        self.attention = nn.Module()
        self.attention.self = Named(query=nn.Linear(width, width), key=nn.Linear(width, width),
                                    value=nn.Linear(width, width))
        self.attention.output = Named(dense=nn.Linear(width, width),
                                      LayerNorm=nn.LayerNorm(width, config["layer_norm_eps"]))
        self.intermediate = Named(dense=nn.Linear(width, hidden))
        self.output = Named(dense=nn.Linear(hidden, width),
                            LayerNorm=nn.LayerNorm(width, config["layer_norm_eps"]))

    def forward(self, x, mask):
        """What leaves the layer, and the pattern [batch, head, query_pos, key_pos]."""
        part = self.attention.self
        q, k, v = (proj(x).view(*x.shape[:2], self.heads, -1).transpose(1, 2)
                   for proj in (part.query, part.key, part.value))
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])
        pattern = (scores + mask).softmax(dim=-1)
        out = (pattern @ v).transpose(1, 2).reshape(x.shape)
        x = self.attention.output.LayerNorm(x + self.attention.output.dense(out))
        out = self.output.dense(F.gelu(self.intermediate.dense(x)))
        return self.output.LayerNorm(x + out), pattern


class Bert(nn.Module):
    """The whole model; one kind of token type is used, 0."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        width, eps = config["hidden_size"], config["layer_norm_eps"]
        self.bert = Named(
            embeddings=Named(
                word_embeddings=nn.Embedding(config["vocab_size"], width),
                position_embeddings=nn.Embedding(config["max_position_embeddings"], width),
                token_type_embeddings=nn.Embedding(config["type_vocab_size"], width),
                LayerNorm=nn.LayerNorm(width, eps)),
            encoder=Named(layer=nn.ModuleList(Layer(config)
                                              for _ in range(config["num_hidden_layers"]))))
        self.cls = Named(predictions=Named(
            transform=Named(dense=nn.Linear(width, width), LayerNorm=nn.LayerNorm(width, eps))))
        self.cls.predictions.bias = nn.Parameter(torch.zeros(config["vocab_size"]))
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)):
                nn.init.normal_(module.weight, std=0.02)

    def states(self, ids, first=0):
        """The last layer's rows and each layer's pattern; [PAD] is hidden from all, and the ids
        begin in place `first`."""
        parts = self.bert.embeddings
        x = parts.word_embeddings(ids) \
            + parts.position_embeddings.weight[first:first + ids.shape[1]] \
            + parts.token_type_embeddings.weight[0]
        x, patterns = parts.LayerNorm(x), []
        hidden = (ids == self.config["pad_token_id"])[:, None, None, :]
        mask = torch.zeros(hidden.shape, device=ids.device).masked_fill(hidden, -1e9)
        for layer in self.bert.encoder.layer:
            x, pattern = layer(x, mask)
            patterns.append(pattern)
        return x, patterns

    def predict(self, rows):
        """Logits of the pieces for some rows of the last layer."""
        head = self.cls.predictions
        x = head.transform.LayerNorm(F.gelu(head.transform.dense(rows)).float())
        return x @ self.bert.embeddings.word_embeddings.weight.T + head.bias


def make_config(vocabulary):
    """BERT's config.json."""
    return {"architectures": ["BertForMaskedLM"], "model_type": "bert", "hidden_act": "gelu",
            "hidden_size": 128, "intermediate_size": 512, "num_attention_heads": 4,
            "num_hidden_layers": 4, "layer_norm_eps": 1e-12, "max_position_embeddings": 128,
            "type_vocab_size": 2, "vocab_size": vocabulary, "pad_token_id": 0,
            "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0,
            "torch_dtype": "float16"}
