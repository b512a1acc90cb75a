# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the heads of a GPT-2 do, by measure. Every result is a list of layers of lists of heads."""
import torch


@torch.no_grad()
def previous_token(model, windows):
    """The mean weight on the token just before, over windows [batch, length] of text."""
    _, patterns = model(windows)
    return [pattern.diagonal(-1, 2, 3).mean((0, 2)).tolist() for pattern in patterns]


@torch.no_grad()
def induction(model, vocabulary, generator, length=48, count=32):
    """Random tokens, twice: the mean weight, in the second copy, on what followed in the first."""
    once = torch.randint(vocabulary, (count, length), generator=generator)
    _, patterns = model(torch.cat([once, once], dim=1))
    return [pattern[:, :, length:].diagonal(1, 2, 3)[..., :length].mean((0, 2)).tolist()
            for pattern in patterns]


@torch.no_grad()
def pronoun(model, cases):
    """The share of cases where the pronoun weighs the right noun more than the wrong one.

    A case is (ids, the pronoun's last token, spans of tokens (begin, end) of the right noun and of
    the wrong one).
    """
    hits = []
    for ids, row, right, wrong in cases:
        _, patterns = model(torch.tensor([ids[:row + 1]]))
        rows = torch.stack([pattern[0, :, row] for pattern in patterns])
        hits.append(rows[..., slice(*right)].sum(-1) > rows[..., slice(*wrong)].sum(-1))
    return torch.stack(hits).float().mean(0).tolist()


def best(table):
    """The largest entry, as "layer.head: value"."""
    value, layer, head = max((value, layer, head) for layer, row in enumerate(table)
                             for head, value in enumerate(row))
    return f"{layer}.{head}: {value:.3f}"
