# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A training's time: how much of it is gone, and the learning rate that goes with it."""
import math
import time


class Budget:
    """A number of minutes by the clock, from now on."""

    def __init__(self, minutes):
        self.minutes = minutes
        self.start = time.monotonic()

    def elapsed(self):
        """Minutes since the start."""
        return (time.monotonic() - self.start) / 60

    def gone(self):
        """The part of the time that is over, 1 at the end."""
        return self.elapsed() / self.minutes

    def rate(self, peak, warm_up=0.04):
        """The learning rate now: a linear rise, then half a cosine down to a fiftieth."""
        gone = self.gone()
        if gone < warm_up:
            return peak * max(gone / warm_up, 0.01)
        half = 0.5 + 0.5 * math.cos(math.pi * min((gone - warm_up) / (1 - warm_up), 1))
        return peak * (0.02 + 0.98 * half)


def set_rate(optimizer, rate):
    """The same learning rate for all parameters."""
    for group in optimizer.param_groups:
        group["lr"] = rate
