# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a training has come: the learning rate that goes with it, and what lets it go on after
an interruption; and where it runs."""
import math
import os
import time

import torch


class Budget:
    """A number of tokens (or of whatever is learnt from): the same work on a slow machine and on a
    fast one, on a busy and on an idle one."""

    def __init__(self, total):
        self.total = total
        self.used = 0
        self.earlier = 0.0  # minutes of a run that was interrupted

    def spend(self, count):
        self.used += count

    def minutes(self):
        """The processor's minutes so far."""
        return self.earlier + time.process_time() / 60

    def gone(self):
        """The part that is used up, 1 at the end."""
        return self.used / self.total

    def rate(self, peak, warm_up=0.04):
        """The learning rate now: a linear rise, then half a cosine down to a fiftieth."""
        gone = self.gone()
        if gone < warm_up:
            return peak * max(gone / warm_up, 0.01)
        half = 0.5 + 0.5 * math.cos(math.pi * min((gone - warm_up) / (1 - warm_up), 1))
        return peak * (0.02 + 0.98 * half)


def device():
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def moved(batch, place):
    """The batch with its tensors there; lists of rows stay."""
    return batch._replace(**{name: value.to(place) for name, value in batch._asdict().items()
                             if isinstance(value, torch.Tensor)})


def half_products(wanted, place):
    """Products of bfloat16 where that is wanted: twice as fast on processors that have them."""
    return torch.autocast(place.type, torch.bfloat16, enabled=wanted)


def set_rate(optimizer, rate):
    """The same learning rate for all parameters."""
    for group in optimizer.param_groups:
        group["lr"] = rate


class Checkpoint:
    """A file from which the same command goes on as if nothing had happened; None keeps nothing.

    It is read by pickle: give it a file of your own making only.
    """

    def __init__(self, path, model, optimizer, budget, rngs):
        self.path, self.model, self.optimizer = path, model, optimizer
        self.budget, self.rngs = budget, rngs
        if path and path.exists():
            self.read()

    def read(self):
        held = torch.load(self.path, map_location="cpu")
        self.model.load_state_dict(held["model"])
        self.optimizer.load_state_dict(held["optimizer"])
        self.budget.used, self.budget.earlier = held["used"], held["minutes"]
        for rng, state in zip(self.rngs, held["rngs"]):
            (rng.set_state if isinstance(rng, torch.Generator) else rng.setstate)(state)

    def write(self):
        """Writes it beside, then puts it in place, so that a stop at any time leaves a whole one."""
        if not self.path:
            return
        states = [rng.get_state() if isinstance(rng, torch.Generator) else rng.getstate()
                  for rng in self.rngs]
        beside = self.path.with_suffix(".new")
        torch.save({"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(),
                    "used": self.budget.used, "minutes": self.budget.minutes(), "rngs": states},
                   beside)
        os.replace(beside, self.path)
