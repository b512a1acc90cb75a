# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marian's encoder-decoder in PyTorch, with Hugging Face's names for its tensors.

Post-norm, sinusoidal positions, embeddings shared by both sides and the output and scaled by
√d_model, swish between the feed-forward's products.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn


def sinusoids(length, width):
    """[length, width]: sines in the first half of the columns, cosines in the second."""
    column = torch.arange(0, width, 2) / width
    angle = torch.arange(length)[:, None] / 10000 ** column
    return torch.cat([angle.sin(), angle.cos()], dim=1)


class Attention(nn.Module):
    """Scaled dot-product attention of several heads."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = \
            (nn.Linear(width, width) for _ in range(4))

    def split(self, x):
        """[batch, pos, width] to [batch, head, pos, d_head]."""
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x, memory, mask):
        """The output and the pattern [batch, head, query_pos, key_pos]; `mask` is added."""
        q, k, v = (self.split(proj(of)) for proj, of in
                   ((self.q_proj, x), (self.k_proj, memory), (self.v_proj, memory)))
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])
        pattern = (scores + mask).softmax(dim=-1)
        return self.out_proj((pattern @ v).transpose(1, 2).reshape(x.shape)), pattern


class Layer(nn.Module):
    """A layer of either stack; `crosses` gives it the attention to the source."""

    def __init__(self, width, heads, hidden, crosses):
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.self_attn_layer_norm = nn.LayerNorm(width)
        if crosses:
            self.encoder_attn = Attention(width, heads)
            self.encoder_attn_layer_norm = nn.LayerNorm(width)
        self.fc1, self.fc2 = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.final_layer_norm = nn.LayerNorm(width)

    def forward(self, x, mask, source=None, source_mask=None):
        """What leaves the layer, and the cross-attention's pattern where it has one."""
        out, pattern = self.self_attn(x, x, mask)
        x = self.self_attn_layer_norm(x + out)
        if source is not None:
            out, pattern = self.encoder_attn(x, source, source_mask)
            x = self.encoder_attn_layer_norm(x + out)
        return self.final_layer_norm(x + self.fc2(F.silu(self.fc1(x)))), pattern


class Stack(nn.Module):
    """The layers of the encoder or the decoder."""

    def __init__(self, layers, **shape):
        super().__init__()
        self.layers = nn.ModuleList(Layer(**shape) for _ in range(layers))


class Body(nn.Module):
    """Everything but the output's bias: Hugging Face's `model.`"""

    def __init__(self, config):
        super().__init__()
        self.shared = nn.Embedding(config["vocab_size"], config["d_model"])
        nn.init.normal_(self.shared.weight, std=config["d_model"] ** -0.5)
        for stack, crosses in (("encoder", False), ("decoder", True)):
            setattr(self, stack, Stack(config[stack + "_layers"], width=config["d_model"],
                                       heads=config[stack + "_attention_heads"],
                                       hidden=config[stack + "_ffn_dim"], crosses=crosses))


class Marian(nn.Module):
    """The whole model. Ids come padded with pad_token_id; a decoder starts with it, too."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.model = Body(config)
        self.final_logits_bias = nn.Parameter(torch.zeros(1, config["vocab_size"]))
        self.register_buffer("positions", sinusoids(config["max_position_embeddings"],
                                                    config["d_model"]), persistent=False)

    def embed(self, ids):
        """Scaled embeddings and positions."""
        scale = math.sqrt(self.config["d_model"])
        return self.model.shared(ids) * scale + self.positions[:ids.shape[1]]

    def encode(self, source):
        """The encoder's output and the mask that hides its padding."""
        hidden = (source == self.config["pad_token_id"])[:, None, None, :]
        mask = torch.zeros(hidden.shape).masked_fill(hidden, -1e9)
        x = self.embed(source)
        for layer in self.model.encoder.layers:
            x, _ = layer(x, mask)
        return x, mask

    def decode(self, target, memory, source_mask):
        """Logits at every target position, and each layer's cross-attention pattern."""
        length = target.shape[1]
        causal = torch.full((length, length), -1e9).triu(1)
        x, crosses = self.embed(target), []
        for layer in self.model.decoder.layers:
            x, pattern = layer(x, causal, memory, source_mask)
            crosses.append(pattern)
        return x @ self.model.shared.weight.T + self.final_logits_bias, crosses

    def forward(self, source, target):
        return self.decode(target, *self.encode(source))

    @torch.no_grad()
    def greedy(self, source, steps):
        """The most likely tokens, [batch, steps], the start not among them."""
        start, end = self.config["decoder_start_token_id"], self.config["eos_token_id"]
        memory = self.encode(source)
        target = torch.full((source.shape[0], 1), start)
        for _ in range(steps):
            logits, _ = self.decode(target, *memory)
            target = torch.cat([target, logits[:, -1].argmax(-1, keepdim=True)], dim=1)
            if (target == end).any(dim=1).all():
                break
        return target[:, 1:]
