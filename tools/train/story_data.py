# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training text as ids: streams of books and stories, repeated segments, and batches of them."""
import random
from collections import namedtuple

import torch

import stories

# nouns, sources: [token, 2], for a token that ends a pronoun the span (begin, end) of its noun, and
# for one that was settled before the place (begin, end) that said it; -1 for all others
Stream = namedtuple("Stream", "ids starts nouns sources")
# weights: [batch, pos], what each label counts. The others are rows of patterns with known places:
# (sequence, query, begin of the keys, end of the keys)
Batch = namedtuple("Batch", "ids labels weights induction pronouns copies")
SETTLED = 4.0  # what a settled word counts in the loss; other text counts 1


def token_span(text, spans, span):
    """The tokens (begin, end) that hold the characters of the span."""
    first, last = (len(text[:place].encode()) for place in span)
    begin = next(i for i, (_, end) in enumerate(spans) if end > first)
    return begin, max(i for i, (start, _) in enumerate(spans) if start < last) + 1


def encode_story(tokenizer, story):
    """(ids, its pronouns as (last token, right span, wrong span), its completions as (span, where
    it was said before or None)); all spans in tokens."""
    ids, spans = tokenizer.spans(story.text)

    def tokens(span):
        return token_span(story.text, spans, span)

    pronouns = [(tokens(here)[1] - 1, tokens(right), tokens(wrong))
                for here, right, wrong in story.pronouns]
    return ids, pronouns, [(tokens(here), before and tokens(before))
                           for here, before in story.completions]


def story_stream(tokenizer, language, rng, count):
    """`count` training stories, one after another, the end-of-text piece between them."""
    ids, starts, nouns, sources = [], [], [], []
    for _ in range(count):
        here, pronouns, completions = encode_story(tokenizer, stories.draw(language, rng))
        start = len(ids)
        starts.append(start)
        nouns += [(-1, -1)] * (len(here) + 1)
        sources += [(-1, -1)] * (len(here) + 1)
        for row, right, _ in pronouns:
            nouns[start + row] = start + right[0], start + right[1]
        for span, before in completions:
            for row in range(*span) if before else ():
                begin, end = same_place(here, row, span, before)
                sources[start + row] = start + begin, start + end
        ids += here + [tokenizer.end]
    return Stream(*map(torch.tensor, (ids, starts, nouns, sources)))


def same_place(ids, row, span, before):
    """The token of `before` that the span's token `row` repeats, as (begin, end): the one in the
    same place of an equally long span, or the one equal to it; all of them, if that is unsure."""
    if span[1] - span[0] == before[1] - before[0]:
        return before[0] + row - span[0], before[0] + row - span[0] + 1
    equal = [place for place in range(*before) if ids[place] == ids[row]]
    return (equal[0], equal[0] + 1) if len(equal) == 1 else before


def rows_to(spans, b, shift=0):
    """(b, row, begin, end) of the rows whose span is known; rows and spans are moved by `shift`."""
    known = (spans[:, 0] >= 0).nonzero()[:, 0].tolist()
    return [(b, row + shift, int(spans[row, 0]) + shift, int(spans[row, 1]) + shift)
            for row in known]


def book_streams(tokenizer, texts, held_out=0.03):
    """(training, validation): the end of every book is held out."""
    parts = [[], []]
    for text in texts:
        cut = round(len(text) * (1 - held_out))
        for part, piece in zip(parts, (text[:cut], text[cut:])):
            part += tokenizer.encode(piece) + [tokenizer.end]
    streams = []
    for part in map(torch.tensor, parts):
        none = torch.full((len(part), 2), -1)
        streams.append(Stream(part, torch.arange(0, len(part), 16), none, none))
    return streams


class Batches:
    """Draws batches from a mixture of books, stories and repeats."""

    def __init__(self, books, tales, vocabulary, seed):
        self.books, self.tales, self.vocabulary = books, tales, vocabulary
        self.rng = random.Random(seed)

    def window(self, stream, length):
        """Where a window of `length` tokens begins: at a story's start, or anywhere in a book."""
        while True:
            start = int(stream.starts[self.rng.randrange(len(stream.starts))])
            if start + length <= len(stream.ids):
                return start

    def cut(self, stream, length):
        start = self.window(stream, length)
        return stream.ids[start:start + length]

    def repeat(self, length):
        """(ids, weights, where the first copy begins, its length): text, then a segment twice.

        Half of the segments are text, half are random pieces, which nothing but the first copy
        foretells: their first copy is not learnt.
        """
        segment = self.rng.randint(6, length // 2)
        lead = length - 2 * segment
        weights = torch.ones(length)
        if self.rng.random() < 0.5:
            once = self.cut(self.books, segment)
        else:
            once = torch.tensor(self.rng.choices(range(self.vocabulary), k=segment))
            weights[lead:lead + segment + 1] = 0
        return torch.cat([self.cut(self.books, lead), once, once]), weights, lead, segment

    def draw(self, count, length, mixture):
        """A batch; mixture holds the weights of books, stories and repeats."""
        rows, weights, induction, pronouns, copies = [], [], [], [], []
        for b, kind in enumerate(self.rng.choices("bsr", mixture, k=count)):
            if kind == "r":
                ids, weight, lead, segment = self.repeat(length + 1)
                induction += [(b, q, q - segment + 1, q - segment + 2)
                              for q in range(lead + segment, length)]
            else:
                stream = self.books if kind == "b" else self.tales
                start = self.window(stream, length + 1)
                ids = stream.ids[start:start + length + 1]
                weight = torch.where(stream.sources[start:start + length + 1, 0] < 0, 1.0, SETTLED)
                pronouns += rows_to(stream.nouns[start:start + length] - start, b)
                # the row before the one that repeats foretells it
                copies += rows_to(stream.sources[start + 1:start + length + 1] - start, b)
            rows.append(ids)
            weights.append(weight[1:])
        ids = torch.stack(rows)
        return Batch(ids[:, :-1], ids[:, 1:], torch.stack(weights), induction, pronouns, copies)
