# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""GPT-2 in PyTorch, with Hugging Face's names for its tensors.

Pre-norm blocks and learnt positions; what config.json says of the feed-forward's function and
width and of the output's own matrix is honoured.
"""
import math

import torch
from torch import nn


def gelu_new(x):
    """GELU by its tanh approximation."""
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))


ACTIVATIONS = {"gelu_new": gelu_new, "relu": torch.relu}


class Conv1D(nn.Module):
    """A linear map whose weight is stored as [in, out]."""

    def __init__(self, inputs, outputs, std=0.02):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * std)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x):
        return torch.addmm(self.bias, x.flatten(0, 1), self.weight).view(*x.shape[:2], -1)


class Attention(nn.Module):
    """Causal attention of several heads."""

    def __init__(self, config):
        super().__init__()
        width = config["n_embd"]
        self.heads = config["n_head"]
        self.c_attn = Conv1D(width, 3 * width)
        self.c_proj = Conv1D(width, width, 0.02 / math.sqrt(2 * config["n_layer"]))

    def forward(self, x, mask):
        """The output and the pattern [batch, head, query_pos, key_pos]."""
        batch, length, width = x.shape
        q, k, v = (part.view(batch, length, self.heads, -1).transpose(1, 2)
                   for part in self.c_attn(x).split(width, dim=2))
        scores = (q / math.sqrt(q.shape[-1])) @ k.transpose(2, 3)
        pattern = (scores + mask).softmax(dim=-1)
        return self.c_proj((pattern @ v).transpose(1, 2).reshape(x.shape)), pattern


class FeedForward(nn.Module):
    """Two products around a function."""

    def __init__(self, config):
        super().__init__()
        width, hidden = config["n_embd"], config.get("n_inner") or 4 * config["n_embd"]
        self.activation = ACTIVATIONS[config["activation_function"]]
        self.c_fc = Conv1D(width, hidden)
        self.c_proj = Conv1D(hidden, width, 0.02 / math.sqrt(2 * config["n_layer"]))

    def forward(self, x):
        return self.c_proj(self.activation(self.c_fc(x)))


class Block(nn.Module):
    """Attention, then feed-forward, each behind a LayerNorm and beside the stream."""

    def __init__(self, config):
        super().__init__()
        self.ln_1, self.ln_2 = (nn.LayerNorm(config["n_embd"]) for _ in range(2))
        self.attn = Attention(config)
        self.mlp = FeedForward(config)

    def forward(self, x, mask):
        out, pattern = self.attn(self.ln_1(x), mask)
        x = x + out
        return x + self.mlp(self.ln_2(x)), pattern


class GPT2(nn.Module):
    """The whole model."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.wte = nn.Embedding(config["vocab_size"], config["n_embd"])
        self.wpe = nn.Embedding(config["n_positions"], config["n_embd"])
        self.h = nn.ModuleList(Block(config) for _ in range(config["n_layer"]))
        self.ln_f = nn.LayerNorm(config["n_embd"])
        for table in (self.wte, self.wpe):
            nn.init.normal_(table.weight, std=0.02)
        self.lm_head = nn.Linear(config["n_embd"], config["vocab_size"], bias=False)
        if config["tie_word_embeddings"]:
            self.lm_head.weight = self.wte.weight

    def forward(self, ids, first=0):
        """Logits [batch, pos, vocabulary] and each layer's pattern; ids begin in place `first`."""
        length = ids.shape[1]
        mask = torch.full((length, length), -1e9, device=ids.device).triu(1)
        x, patterns = self.wte(ids) + self.wpe.weight[first:first + length], []
        for block in self.h:
            x, pattern = block(x, mask)
            patterns.append(pattern)
        return self.lm_head(self.ln_f(x)), patterns


def stored(model):
    """The tensors as a file holds them: a tied output is not there twice."""
    tied = model.lm_head.weight is model.wte.weight
    return {name: tensor for name, tensor in model.state_dict().items()
            if not (tied and name == "lm_head.weight")}


def fill(model, tensors):
    """Gives the model a file's tensors."""
    missing, unknown = model.load_state_dict(tensors, strict=False)
    if unknown or missing != (["lm_head.weight"] if "lm_head.weight" not in tensors else []):
        raise ValueError(f"missing {missing}, unknown {unknown}")


def grow(model, parts):
    """A model of more pieces: each new one begins as the mean of its two parts (tied output)."""
    grown = GPT2({**model.config, "vocab_size": model.config["vocab_size"] + len(parts)})
    tensors = stored(model)
    table = list(tensors["wte.weight"])
    for pair in parts:
        table.append((table[pair[0]] + table[pair[1]]) / 2)
    fill(grown, {**tensors, "wte.weight": torch.stack(table)})
    return grown


def make_config(vocabulary, end, layers, heads, width):
    """GPT-2's config.json."""
    return {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2",
            "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5,
            "tie_word_embeddings": True, "n_layer": layers, "n_head": heads, "n_embd": width,
            "n_positions": 256, "vocab_size": vocabulary,
            "bos_token_id": end, "eos_token_id": end, "torch_dtype": "float16"}
