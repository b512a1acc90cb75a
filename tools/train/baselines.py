# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Losses that need no network: how well counts of pieces, and of pairs of them, foretell a text."""
import collections
import math


def unigram(train, size):
    """piece -> probability, each piece counted once more than it came."""
    counts = collections.Counter(train)
    total = len(train) + size
    return [(counts[piece] + 1) / total for piece in range(size)]


def losses(train, validation, size, prior=30):
    """Nats a piece of the unigrams and of the bigrams; these fall back on the unigrams, which
    weigh as much as `prior` occurrences of the piece before."""
    alone = unigram(train, size)
    pairs = collections.Counter(zip(train, train[1:]))
    before = collections.Counter(train[:-1])

    def after(left, right):
        return (pairs[left, right] + prior * alone[right]) / (before[left] + prior)

    count = len(validation) - 1
    return {"unigram": -sum(math.log(alone[piece]) for piece in validation[1:]) / count,
            "bigram": -sum(math.log(after(*pair))
                           for pair in zip(validation, validation[1:])) / count}
