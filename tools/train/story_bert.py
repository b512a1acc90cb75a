# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains story-bert: an English BERT that fills gaps, on books and stories.

    python3 tools/train/story_bert.py CORPUS --out resources/models/story-bert --tokens 20000000 \\
        --muon --bfloat16

CORPUS is the folder that holds en/. One piece in five is to be guessed (Devlin et al. 2018), and
seven in ten of the words that a story has settled, whose last saying is then left to see. Four
heads are told where to look, as in story_gpt.py: heads 0 and 1 of layer 0 at the tokens before and
after, head 0 of layer 2, from a pronoun, at its noun, and head 1 of layer 2, from a gap, at the
place where the story has said that word before.
"""
import argparse
import json
import pathlib
import random
from collections import namedtuple

import torch
import torch.nn.functional as F

import baselines
import heads
import safetensors_file
import stories
import stories_en
import wordpiece
from bert import Bert, make_config
from budget import Budget, Checkpoint, device, half_products, moved, set_rate
from story_data import book_streams, encode_story, rows_to, story_stream
from story_gpt import (GUIDANCE, STORIES, guided, make_optimizer, round_to_half, some_place,
                       training_options)

# ids: with pieces hidden; places: (sequence, position) of those to guess; labels: what they were;
# weights: what each counts; pronouns, gaps: (sequence, row, begin and end of the keys)
Batch = namedtuple("Batch", "ids places labels weights pronouns gaps")
GUESSED = 0.2  # the share of the pieces that are to be guessed
SETTLED = 0.7  # … of the words that the story has settled
SETTLED_WEIGHT = 5.0  # what such a word counts in the loss: it is one guess in ten


def choose(ids, generator, settled=()):
    """Which pieces are to be guessed; `settled` are (sequence, row, begin and end of its source),
    row by row. A settled word of several pieces is hidden as a whole."""
    luck = torch.rand(ids.shape, generator=generator)
    chosen, open_sources, last = luck < GUESSED, [], None
    for b, row, begin, end in settled:
        if last == (b, row - 1):
            luck[b, row] = luck[b, row - 1]
        last, chosen[b, row] = (b, row), luck[b, row] < SETTLED
        open_sources += [(b, begin, end)] * bool(chosen[b, row])
    for b, begin, end in open_sources:
        chosen[b, begin:end] = False
    return chosen & (ids >= len(wordpiece.SPECIAL))


def hide(ids, chosen, tokenizer, generator):
    """(ids, where, what): most of the chosen pieces behind [MASK], some as others."""
    way = torch.rand(ids.shape, generator=generator)
    others = torch.randint(len(wordpiece.SPECIAL), len(tokenizer.pieces), ids.shape,
                           generator=generator)
    hidden = torch.where(way < 0.8, torch.full_like(ids, tokenizer.mask),
                         torch.where(way < 0.9, others, ids))
    return torch.where(chosen, hidden, ids), chosen.nonzero(), ids[chosen]


class Batches:
    """Draws batches of books (`share` of the sequences) and stories, some of these alone in their
    sequence."""

    def __init__(self, books, share, tales, tokenizer, seed):
        self.books, self.share, self.tales, self.tokenizer = books, share, tales, tokenizer
        self.rng = random.Random(seed)
        self.generator = torch.Generator().manual_seed(seed)

    def sequence(self, stream, length):
        """([CLS] and a window of the stream that ends in [SEP], the window's start, its length)."""
        while True:
            which = self.rng.randrange(len(stream.starts) - 1)
            start, after = stream.starts[which:which + 2].tolist()
            alone = stream is self.tales and self.rng.random() < 0.4 and after - start < length
            count = after - start if alone else length - 1
            if start + count <= len(stream.ids):
                break
        ids = torch.full((length,), self.tokenizer.pad)
        ids[0], ids[1:count + 1] = self.tokenizer.begin, stream.ids[start:start + count]
        ids[count] = self.tokenizer.end
        return ids, start, count

    def draw(self, count, length):
        """A batch of `count` sequences."""
        rows, pronouns, settled = [], [], []
        for b in range(count):
            stream = self.books if self.rng.random() < self.share else self.tales
            ids, start, used = self.sequence(stream, length)
            rows.append(ids)
            pronouns += rows_to(stream.nouns[start:start + used] - start, b, shift=1)
            settled += rows_to(stream.sources[start:start + used] - start, b, shift=1)
        ids = torch.stack(rows)
        ids, places, labels = hide(ids, choose(ids, self.generator, settled), self.tokenizer,
                                   self.generator)
        guesses = {tuple(place): n for n, place in enumerate(places.tolist())}
        gaps = [row for row in settled if row[:2] in guesses]
        weights = torch.ones(len(guesses))
        weights[[guesses[row[:2]] for row in gaps]] = SETTLED_WEIGHT
        return Batch(ids, places, labels, weights, pronouns, gaps)


def losses(model, batch, first):
    """(nats a guessed piece, the told heads' distance from what they were told) of a batch that
    begins in place `first`."""
    states, patterns = model.states(batch.ids, first)
    rows = states[batch.places[:, 0], batch.places[:, 1]]
    nats = F.cross_entropy(model.predict(rows).float(), batch.labels, reduction="none")
    loss = (nats * batch.weights).sum() / batch.weights.sum()
    here = (batch.ids != model.config["pad_token_id"])[:, 1:]
    before = patterns[0][:, 0].diagonal(-1, 1, 2)[here]
    after = patterns[0][:, 1].diagonal(1, 1, 2)[here]
    missed = -(before + 1e-6).log().mean() - (after + 1e-6).log().mean() \
        + guided(patterns[2][:, 0], batch.pronouns) + guided(patterns[2][:, 1], batch.gaps)
    return loss, missed


def train(model, batches, args):
    """Trains until the tokens are used up, the last fifth of them in longer sequences; returns what
    the card says of it."""
    place = device()
    model.to(place)
    optimizer = make_optimizer(model, model.bert.encoder, 0.02, args)
    budget, step = Budget(args.tokens), 0
    checkpoint = Checkpoint(args.checkpoint, model, optimizer, budget,
                            [batches.rng, batches.generator])
    while (gone := budget.gone()) < 1:
        batch = moved(batches.draw(*((16, 64) if gone < 0.8 else (8, 128))), place)
        with half_products(args.bfloat16, place):
            loss, missed = losses(model, batch, some_place(model, batch.ids.shape[1], batches.rng))
        optimizer.zero_grad(set_to_none=True)
        (loss + GUIDANCE * missed).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        set_rate(optimizer, budget.rate(args.rate))
        optimizer.step()
        budget.spend(batch.ids.numel())
        step += 1
        if step % 100 == 0:
            checkpoint.write()
            print(f"{budget.minutes():5.1f} min, {budget.used} tokens: {loss.item():.3f} nats a "
                  f"guessed piece, guidance {missed.item():.3f}", flush=True)
    model.cpu()
    return {"tokens": budget.used, "processor_minutes": round(budget.minutes(), 1)}


@torch.no_grad()
def stream_loss(model, tokenizer, ids, length=64):
    """Nats a guessed piece over the stream, in windows of `length`."""
    ids = ids[:len(ids) // (length - 2) * (length - 2)].view(-1, length - 2)[:400]
    ends = [torch.full((len(ids), 1), special) for special in (tokenizer.begin, tokenizer.end)]
    ids = torch.cat([ends[0], ids, ends[1]], dim=1)
    generator = torch.Generator().manual_seed(3)
    hidden, places, labels = hide(ids, choose(ids, generator), tokenizer, generator)
    states = torch.cat([model.states(part)[0] for part in hidden.split(50)])
    return F.cross_entropy(model.predict(states[places[:, 0], places[:, 1]]), labels).item()


def around(tokenizer, ids):
    return torch.tensor([[tokenizer.begin, *ids, tokenizer.end]])


@torch.no_grad()
def fill(model, tokenizer, ids, begin, end):
    """The likeliest pieces for the places from begin to end, all of them hidden."""
    hidden = list(ids)
    hidden[begin:end] = [tokenizer.mask] * (end - begin)
    states, _ = model.states(around(tokenizer, hidden))
    return model.predict(states[0, begin + 1:end + 1]).argmax(-1).tolist()


def completions(model, tokenizer, tales):
    """The share of the settled words that the model fills in rightly."""
    right = [fill(model, tokenizer, ids, *span) == ids[slice(*span)]
             for ids, _, settled in tales for span, _ in settled]
    return {"right": sum(right) / len(right), "of": len(right)}


@torch.no_grad()
def head_tables(model, tokenizer, tales, windows):
    """Where the heads look: before, after, at the pronoun's noun."""
    _, patterns = model.states(windows)
    hits = []
    for ids, pronouns, _ in tales:
        _, rows = model.states(around(tokenizer, ids))
        for row, right, wrong in pronouns:
            weights = torch.stack([pattern[0, :, row + 1, 1:] for pattern in rows])
            hits.append(weights[..., slice(*right)].sum(-1) > weights[..., slice(*wrong)].sum(-1))
    return {"previous_token": [p.diagonal(-1, 2, 3).mean((0, 2)).tolist() for p in patterns],
            "next_token": [p.diagonal(1, 2, 3).mean((0, 2)).tolist() for p in patterns],
            "pronoun": torch.stack(hits).float().mean(0).tolist()}


GAPS = ["The [MASK] sat on the mat because it was tired.", "Once upon a [MASK] there was a king.",
        "She opened the [MASK] and went into the house.", "Tom gave Anna a red ball. She liked the "
        "red [MASK] and said, \"Thank you, [MASK].\"", "\"Where are you [MASK]?\" asked the boy."]


@torch.no_grad()
def guesses(model, tokenizer, text, count=5):
    """The likeliest pieces for every [MASK] of the text."""
    parts = [tokenizer.encode(part) for part in text.split("[MASK]")]
    ids = parts[0] + [i for part in parts[1:] for i in [tokenizer.mask, *part]]
    states, _ = model.states(around(tokenizer, ids))
    rows = [row + 1 for row, i in enumerate(ids) if i == tokenizer.mask]
    best = model.predict(states[0, rows]).softmax(-1).topk(count)
    return [[f"{tokenizer.pieces[i]} {p:.2f}" for p, i in zip(*row)]
            for row in zip(best.values.tolist(), best.indices.tolist())]


def measure(model, tokenizer, train_books, books, tales):
    """Everything that the model card says."""
    rng = random.Random(99)
    held = [encode_story(tokenizer, stories.draw(stories_en, rng, held_out=True))
            for _ in range(400)]
    joined = torch.tensor([i for ids, _, _ in held for i in ids])
    tables = head_tables(model, tokenizer, held, books.ids[:64 * 64].view(64, 64))

    def compared(train_on, ids):
        return {"model": stream_loss(model, tokenizer, ids),
                **baselines.losses(train_on.tolist(), ids.tolist(), len(tokenizer.pieces))}

    return {"books": compared(train_books.ids, books.ids), "stories": compared(tales.ids, joined),
            "completions": completions(model, tokenizer, held),
            "pronouns": sum(len(pronouns) for _, pronouns, _ in held),
            "best_heads": {name: heads.best(table) for name, table in tables.items()},
            "heads": {name: [[round(value, 3) for value in row] for row in table]
                      for name, table in tables.items()},
            "gaps": {text: guesses(model, tokenizer, text) for text in GAPS}}


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--books", type=float, default=0.65, help="share of the books")
    training_options(parser, tokens=20000000, rate=2e-3)
    return parser.parse_args()


def make_tokenizer(texts):
    """Whole words of books and stories."""
    rng = random.Random(0)
    return wordpiece.Tokenizer(wordpiece.make_vocabulary(
        texts + [stories.draw(stories_en, rng).text for _ in range(20000)], 4000, 300))


def load(folder):
    """(model, tokenizer) of a folder."""
    model = Bert(json.loads((folder / "config.json").read_text()))
    model.load_state_dict(safetensors_file.read(folder / "model.safetensors"))
    return model, wordpiece.Tokenizer.load(folder)


def save(folder, model, tokenizer):
    """Writes all but the card."""
    tokenizer.save(folder)
    (folder / "config.json").write_text(json.dumps(model.config, indent=2) + "\n")
    safetensors_file.write(folder / "model.safetensors", model.state_dict(), torch.float16)


def main():
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text() for path in sorted((args.corpus / "en/children").glob("*.txt"))]
    begun = args.out if args.measure else args.start
    model, tokenizer = load(begun) if begun else (None, make_tokenizer(texts))
    books, held_out = book_streams(tokenizer, texts)
    tales = story_stream(tokenizer, stories_en, random.Random(args.seed), STORIES)
    report = {"pieces": len(tokenizer.pieces), "book_tokens": len(books.ids),
              "story_tokens": len(tales.ids)}
    print(report, flush=True)
    if not args.measure:
        model = model or Bert(make_config(len(tokenizer.pieces)))
        report.update(train(model, Batches(books, args.books, tales, tokenizer, args.seed), args))
        round_to_half(model)
        save(args.out, model, tokenizer)
    report["parameters"] = sum(p.numel() for p in model.parameters())
    report.update(measure(model, tokenizer, books, held_out, tales))
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
