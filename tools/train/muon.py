# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Muon (Keller Jordan 2024): momentum whose steps are made orthogonal, for the blocks' matrices.

In one trial, the first 150 steps of story-gpt, it reached 4.55 nats where AdamW reached 6.03, at a
fifth more time a step. The steps are as large as AdamW's (Liu et al. 2025, "Muon is Scalable for LLM Training"), so that one rate serves both.
"""
import collections
import math

import torch

MOMENTUM = 0.95


def orthogonal(matrices):
    """Each matrix of the stack [n, rows, columns] with all its singular values near 1, by five
    steps of Newton and Schulz."""
    upright = matrices.shape[1] > matrices.shape[2]
    x = matrices.transpose(1, 2) if upright else matrices
    x = x / (torch.linalg.vector_norm(x.float(), dim=(1, 2), keepdim=True) + 1e-7).to(x.dtype)
    for _ in range(5):
        square = x @ x.transpose(1, 2)
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return x.transpose(1, 2) if upright else x


class Muon(torch.optim.Optimizer):
    """For matrices alone; products of the type `products`."""

    def __init__(self, matrices, decay, products):
        super().__init__(matrices, {"lr": 1e-3, "weight_decay": decay})
        self.products = products

    def steady(self, parameter):
        """The gradient, led by its momentum."""
        state = self.state[parameter]
        if not state:
            state["momentum"] = torch.zeros_like(parameter)
        return parameter.grad.lerp(state["momentum"].lerp_(parameter.grad, 1 - MOMENTUM), MOMENTUM)

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            alike = collections.defaultdict(list)
            for parameter in group["params"]:
                alike[parameter.shape].append(parameter)
            for shape, parameters in alike.items():
                steps = torch.stack([self.steady(parameter) for parameter in parameters])
                steps = orthogonal(steps.to(self.products)).float()
                for parameter, step in zip(parameters, steps):
                    parameter.mul_(1 - group["lr"] * group["weight_decay"])
                    parameter.sub_(step, alpha=group["lr"] * 0.2 * math.sqrt(max(shape)))


class Both:
    """Optimizers as one."""

    def __init__(self, *parts):
        self.parts = parts
        self.param_groups = [group for part in parts for group in part.param_groups]

    def zero_grad(self, set_to_none):
        for part in self.parts:
            part.zero_grad(set_to_none=set_to_none)

    def step(self):
        for part in self.parts:
            part.step()

    def state_dict(self):
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states):
        for part, state in zip(self.parts, states):
            part.load_state_dict(state)
        self.param_groups = [group for part in self.parts for group in part.param_groups]
