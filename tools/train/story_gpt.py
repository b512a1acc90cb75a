# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains story-gpt (English) and story-gpt-zh (Chinese): GPT-2 on books, stories and repeats.

    python3 tools/train/story_gpt.py zh CORPUS --out resources/models/story-gpt-zh --tokens 6000000 \\
        --bfloat16

CORPUS is the folder that holds en/ and zh/. Short sequences with many repeats come first: heads
form there in minutes; `--start FOLDER` goes on with a model that has this behind it. Four heads are
told where to look (guided attention: Deshpande and Narasimhan 2020, "Guiding Attention for
Self-Supervised Learning with Transformers"): one of layer 0 at the token before, one of layer 1, in
a repeated segment, at what followed the last time, one of layer 2, from a pronoun, at its noun, and
one of layer 3, where a story is about to say a word again, at that word. All other heads find their
own way.
"""
import argparse
import collections
import json
import math
import pathlib
import random
from collections import namedtuple

import torch
import torch.nn.functional as F

import baselines
import byte_bpe
import heads
import safetensors_file
import stories
import stories_en
import stories_zh
from budget import Budget, Checkpoint, device, half_products, moved, set_rate
from gpt2 import GPT2, fill, grow, make_config, stored
from muon import Both, Muon
from story_data import Batches, book_streams, encode_story, story_stream

# told: the heads of layers 0 to 3 that are told where to look
Language = namedtuple("Language", "stories folder merges layers heads width mixture told prompts")
# until: the share of the tokens after which the next one begins; mixture: books, stories, repeats
Stage = namedtuple("Stage", "until length sequences mixture")

LANGUAGES = {
    "en": Language(stories_en, "en/children", lambda texts: byte_bpe.train(texts, 3839), 4, 6, 192,
                   (0.72, 0.20, 0.08), (1, 5, 1, 0),
                   ["Once upon a time there was", "The cat sat on the mat because it was",
                    "Tom gave Anna a red"]),
    "zh": Language(stories_zh, "zh/luxun",
                   lambda texts: byte_bpe.merges_of_characters(texts, 2200), 4, 4, 128,
                   (0.33, 0.52, 0.15), (0, 0, 0, 0),
                   ["小明送给小红一", "从前有一个人，名叫", "有一天，"]),
}
GUIDANCE = 0.1
STORIES = 30000
FIRST = 1500000  # tokens of short sequences, at most a quarter of all: the told heads form there


def guided(pattern, rows):
    """Nats that the pattern [batch, query_pos, key_pos] lacks at the rows' known places."""
    if not rows:
        return torch.zeros((), device=pattern.device)
    b, query, begin, end = torch.tensor(rows, device=pattern.device).T
    key = torch.arange(pattern.shape[2], device=pattern.device)
    inside = (key >= begin[:, None]) & (key < end[:, None])
    return -((pattern[b, query] * inside).sum(1) + 1e-6).log().mean()


def guidance(patterns, batch, told):
    """The told heads' distance from what they were told."""
    before, after, noun, word = (patterns[layer][:, head] for layer, head in enumerate(told))
    return -(before.diagonal(-1, 1, 2) + 1e-6).log().mean() + guided(after, batch.induction) \
        + guided(noun, batch.pronouns) + guided(word, batch.copies)


def some_place(model, length, rng):
    """Where a sequence begins: at the first place, or at any (Kiyono, Kobayashi, Suzuki and Inui
    2021, "SHAPE"), so that short sequences teach all places."""
    places = model.config.get("n_positions") or model.config["max_position_embeddings"]
    return rng.randint(0, places - length) if rng.random() < 0.5 else 0


def text_loss(model, batch, first):
    """(weighted nats a token, patterns) of a batch that begins in place `first`."""
    logits, patterns = model(batch.ids, first)
    nats = F.cross_entropy(logits.float().flatten(0, 1), batch.labels.flatten(), reduction="none")
    return (nats * batch.weights.flatten()).sum() / batch.weights.sum(), patterns


def make_optimizer(model, blocks, decay, args):
    """AdamW, with weight decay for matrices alone; with --muon, Muon for the blocks' matrices."""
    steered = [p for p in blocks.parameters() if p.dim() > 1] if args.muon else []
    taken = {id(p) for p in steered}
    matrices = [p for p in model.parameters() if p.dim() > 1 and id(p) not in taken]
    vectors = [p for p in model.parameters() if p.dim() < 2]
    adam = torch.optim.AdamW([{"params": matrices, "weight_decay": decay},
                              {"params": vectors, "weight_decay": 0.0}], lr=1e-3, betas=(0.9, 0.98))
    if not args.muon:
        return adam
    return Both(adam, Muon(steered, decay, torch.bfloat16 if args.bfloat16 else torch.float32))


def train(model, batches, told, stages, args):
    """Trains through the stages until the tokens are used up; returns what the card says of it."""
    place = device()
    model.to(place)
    optimizer = make_optimizer(model, model.h, 0.05, args)
    budget = Budget(args.tokens)
    checkpoint = Checkpoint(args.checkpoint, model, optimizer, budget, [batches.rng])
    step = 0
    while (gone := budget.gone()) < 1:
        stage = next(stage for stage in stages if gone < stage.until)
        batch = batches.draw(stage.sequences, stage.length, stage.mixture)
        batch = moved(batch, place)
        with half_products(args.bfloat16, place):
            loss, patterns = text_loss(model, batch, some_place(model, stage.length, batches.rng))
        missed = guidance(patterns, batch, told)
        optimizer.zero_grad(set_to_none=True)
        (loss + GUIDANCE * missed).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        set_rate(optimizer, budget.rate(args.rate))
        optimizer.step()
        budget.spend(batch.ids.numel())
        step += 1
        if step % 100 == 0:
            checkpoint.write()
            print(f"{budget.minutes():5.1f} min, {budget.used} tokens, {stage.length} long: "
                  f"{loss.item():.3f} nats a token, guidance {missed.item():.3f}", flush=True)
    model.cpu()
    return {"tokens": budget.used, "processor_minutes": round(budget.minutes(), 1)}


@torch.no_grad()
def stream_loss(model, ids, length=256):
    """Nats a token over the stream, in windows of `length`."""
    windows = ids[:len(ids) // length * length].view(-1, length)
    total = sum(F.cross_entropy(model(part)[0][:, :-1].flatten(0, 1), part[:, 1:].flatten(),
                                reduction="sum").item() for part in windows.split(16))
    return total / (windows.shape[0] * (length - 1))


@torch.no_grad()
def completions(model, tales):
    """The share of the settled words that the model, given what came before, writes rightly."""
    right = []
    for ids, _, settled in tales:
        best = model(torch.tensor([ids]))[0][0].argmax(-1).tolist()
        right += [best[begin - 1:end - 1] == ids[begin:end] for (begin, end), _ in settled]
    return sum(right) / len(right), len(right)


@torch.no_grad()
def write(model, tokenizer, prompt, steps, seed, temperature=0.7):
    """A sample of text."""
    generator, ids = torch.Generator().manual_seed(seed), tokenizer.encode(prompt)
    for _ in range(steps):
        logits = model(torch.tensor([ids]))[0][0, -1]
        ids.append(torch.multinomial((logits / temperature).softmax(-1), 1,
                                     generator=generator).item())
        if ids[-1] == tokenizer.end:
            break
    return tokenizer.decode(ids)


def measure_text(model, tokenizer, train_ids, ids):
    """Nats a piece and bits a byte, of the model and of the baselines."""
    size = sum(len(tokenizer.pieces[i]) for i in ids.tolist() if i != tokenizer.end)
    nats = {"model": stream_loss(model, ids),
            **baselines.losses(train_ids.tolist(), ids.tolist(), len(tokenizer.pieces))}
    return {name: {"nats_per_piece": value, "bits_per_byte": value * len(ids) / math.log(2) / size}
            for name, value in nats.items()}


def spread(ids, count, length=256):
    """At most `count` windows of the ids, from all over them."""
    windows = ids[:len(ids) // length * length].view(-1, length)
    return windows[::-(-len(windows) // count)]


def measure(model, tokenizer, language, train_books, books, tales):
    """Everything that the model card says."""
    rng = random.Random(99)
    held = [encode_story(tokenizer, stories.draw(language.stories, rng, held_out=True))
            for _ in range(600)]
    joined = torch.tensor([i for ids, _, _ in held for i in [*ids, tokenizer.end]])
    cases = [(ids, *case) for ids, pronouns, _ in held for case in pronouns][:400]
    windows = spread(books.ids, 128)
    share, count = completions(model, held)
    tables = {"previous_token": heads.previous_token(model, windows[:32]),
              "induction": heads.induction(model, len(tokenizer.pieces),
                                           torch.Generator().manual_seed(5)),
              "pronoun": heads.pronoun(model, cases)}
    return {"books": measure_text(model, tokenizer, train_books.ids, windows.flatten()),
            "stories": measure_text(model, tokenizer, tales.ids, joined),
            "completions": {"right": share, "of": count}, "pronouns": len(cases),
            "best_heads": {name: heads.best(table) for name, table in tables.items()},
            "heads": {name: [[round(value, 3) for value in row] for row in table]
                      for name, table in tables.items()},
            "samples": [write(model, tokenizer, prompt, 80, seed)
                        for seed, prompt in enumerate(language.prompts)]}


def round_to_half(model):
    """The weights as the file will hold them."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())


def make_tokenizer(language, texts):
    """The language's own, learnt from books and stories alike."""
    rng = random.Random(0)
    return byte_bpe.Tokenizer(language.merges(
        texts + [stories.draw(language.stories, rng).text for _ in range(5000)]))


def frequent_words(language, least=10):
    """The words of stories that 5000 stories say that often, by their number."""
    rng = random.Random(0)
    words = collections.Counter(
        word for _ in range(5000)
        for word in byte_bpe.PATTERN.findall(stories.draw(language.stories, rng).text))
    return [word for word, count in words.most_common() if count >= least]


def training_options(parser, tokens, rate):
    """What every story model's training can be told."""
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--start", type=pathlib.Path, help="a model folder to go on with")
    parser.add_argument("--tokens", type=int, default=tokens)
    parser.add_argument("--rate", type=float, default=rate, help="the highest learning rate")
    parser.add_argument("--muon", action="store_true", help="learns more from each token")
    parser.add_argument("--bfloat16", action="store_true", help="faster where the CPU has it")
    parser.add_argument("--checkpoint", type=pathlib.Path, help="a file to go on from, kept fresh")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--measure", action="store_true", help="measure what --out holds")


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--grow", action="store_true",
                        help="with --start: give each word of the stories its own piece")
    parser.add_argument("--mixture", type=float, nargs=3, help="weights of books, stories, repeats")
    training_options(parser, tokens=8000000, rate=3e-3)
    return parser.parse_args()


def load(folder):
    """(model, tokenizer) of a folder."""
    model = GPT2(json.loads((folder / "config.json").read_text()))
    fill(model, safetensors_file.read(folder / "model.safetensors"))
    return model, byte_bpe.Tokenizer.load(folder)


def save(folder, model, tokenizer):
    """Writes all but the card."""
    tokenizer.save(folder)
    (folder / "config.json").write_text(json.dumps(model.config, indent=2) + "\n")
    safetensors_file.write(folder / "model.safetensors", stored(model), torch.float16)


def main():
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    language = LANGUAGES[args.language]
    texts = [path.read_text() for path in sorted((args.corpus / language.folder).glob("*.txt"))]
    begun = args.out if args.measure else args.start
    model, tokenizer = load(begun) if begun else (None, make_tokenizer(language, texts))
    if args.grow:
        model = grow(model, tokenizer.grow(frequent_words(language)))
    books, held_out = book_streams(tokenizer, texts)
    tales = story_stream(tokenizer, language.stories, random.Random(args.seed), STORIES)
    report = {"pieces": len(tokenizer.pieces), "book_tokens": len(books.ids),
              "story_tokens": len(tales.ids)}
    print(report, flush=True)
    if not args.measure:
        args.out.mkdir(parents=True, exist_ok=True)
        model = model or GPT2(make_config(len(tokenizer.pieces), tokenizer.end, language.layers,
                                          language.heads, language.width))
        mixture = args.mixture or language.mixture
        first = [] if args.start else [Stage(min(0.25, FIRST / args.tokens), 64, 32,
                                              (0.2, 0.3, 0.5))]
        stages = [*first, Stage(0.8, 128, 16, mixture), Stage(2, 256, 8, mixture)]
        report.update(train(model, Batches(books, tales, len(tokenizer.pieces), args.seed),
                            language.told, stages, args))
        round_to_half(model)
        save(args.out, model, tokenizer)
    report["parameters"] = sum(p.numel() for p in model.parameters())
    report.update(measure(model, tokenizer, language, books, held_out, tales))
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
