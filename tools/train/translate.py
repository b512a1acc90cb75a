# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains translate-en-zh: English to Chinese over the grammar of grammar_en_zh.py.

    python3 tools/train/translate.py --out resources/models/translate-en-zh --sentences 238752

One sentence in twenty (chosen by a checksum of its English) is never trained on and measures the
result. Head 0 of the last decoder layer's cross-attention is told which source words each target
token translates (guided alignment: Garg, Peitz, Nallasamy and Paulik 2019, "Jointly Learning to
Align and Translate with Transformer Models"); the other heads find their own way.
"""
import argparse
import collections
import json
import math
import pathlib
import random
import zlib

import torch
import torch.nn.functional as F

import baselines
import safetensors_file
import sentencepiece_file
from budget import Budget, set_rate
from grammar_en_zh import Grammar, spaced
from marian import Marian

GLUED = {".", ",", "?", "'s"}  # written without a space before them
BATCH = 96
ALIGNMENT_WEIGHT = 0.2


def piece_of(word):
    """The SentencePiece piece of an English word."""
    return word if word in GLUED else "▁" + word


def is_held_out(sentence):
    """One in twenty, by its text alone."""
    return zlib.crc32(spaced(sentence.en).encode()) % 20 == 0


def draw(grammar, count, held_out):
    """`count` sentences of the training or the held-out kind."""
    drawn = []
    while len(drawn) < count:
        sentence = grammar.sentence()
        if is_held_out(sentence) == held_out:
            drawn.append(sentence)
    return drawn


def with_letters(counts, letters):
    """Log-probabilities; letters, for words that are not known, are as rare as can be."""
    total = sum(counts.values())
    scores = {piece: math.log(count / total) for piece, count in counts.most_common()}
    return {**scores, **{letter: -20.0 for letter in letters if letter not in scores}}


def make_vocabulary(folder, sentences):
    """Writes source.spm, target.spm and vocab.json; returns vocab.json's dict."""
    english = collections.Counter(piece_of(word) for s in sentences for word in s.en)
    starts = {piece: 1 for word in list(english) for piece in both_cases(word)
              if piece not in english}
    chinese = collections.Counter(token for s in sentences for token in s.zh)
    source = with_letters(english + collections.Counter(starts),
                          sorted({c for piece in english for c in piece.strip("'s▁")}) + ["▁"])
    target = with_letters(chinese, sorted({c for token in chinese for c in token}))
    sentencepiece_file.write(folder / "source.spm", source, dummy_prefix=True)
    sentencepiece_file.write(folder / "target.spm", target, dummy_prefix=False)
    pieces = ["</s>", "<unk>"] + list(dict.fromkeys([*source, *target])) + ["<pad>"]
    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0) + "\n")
    return vocabulary


def both_cases(piece):
    """A word may open a sentence or not."""
    letter = piece[1:2]
    return [piece[0] + letter.upper() + piece[2:]] if piece[0] == "▁" else []


def make_config(vocabulary):
    """Marian's config.json."""
    return {
        "architectures": ["MarianMTModel"], "model_type": "marian",
        "activation_function": "swish", "scale_embedding": True, "static_position_embeddings": True,
        "share_encoder_decoder_embeddings": True, "tie_word_embeddings": True,
        "normalize_before": False, "normalize_embedding": False, "is_encoder_decoder": True,
        "d_model": 128, "encoder_layers": 2, "decoder_layers": 2,
        "encoder_attention_heads": 4, "decoder_attention_heads": 4,
        "encoder_ffn_dim": 256, "decoder_ffn_dim": 256,
        "max_position_embeddings": 64, "max_length": 64, "num_beams": 1,
        "vocab_size": len(vocabulary), "decoder_vocab_size": len(vocabulary),
        "eos_token_id": vocabulary["</s>"], "forced_eos_token_id": vocabulary["</s>"],
        "pad_token_id": vocabulary["<pad>"], "decoder_start_token_id": vocabulary["<pad>"],
        "bad_words_ids": [[vocabulary["<pad>"]]], "torch_dtype": "float16",
    }


def pad(rows, value):
    """A matrix of rows of different lengths."""
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])


def make_batch(sentences, vocabulary):
    """(source, decoder input, labels, alignment); labels are -100 where there is nothing.

    alignment is [batch, target_pos, source_pos]: each row's weights, all 0 where none is known.
    """
    end, start = vocabulary["</s>"], vocabulary["<pad>"]
    source = pad([[vocabulary[piece_of(w)] for w in s.en] + [end] for s in sentences], start)
    labels = [[vocabulary[token] for token in s.zh] + [end] for s in sentences]
    target = pad([[start] + row[:-1] for row in labels], start)
    alignment = torch.zeros(*target.shape, source.shape[1])
    for b, sentence in enumerate(sentences):
        for row, positions in enumerate(sentence.sources):
            for column in positions:
                alignment[b, row, column] = 1 / len(positions)
    return source, target, pad(labels, -100), alignment


def losses(model, batch):
    """(nats a token, nats of the guided head's alignment)."""
    source, target, labels, alignment = batch
    logits, crosses = model(source, target)
    prediction = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
    guided = crosses[-1][:, 0]
    missed = -(alignment * (guided + 1e-9).log()).sum() / (alignment.sum() + 1e-9)
    return prediction, missed


def train(model, vocabulary, sentences, seed):
    """Trains on that many sentences."""
    grammar = Grammar(random.Random(seed))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98),
                                  weight_decay=0.01)
    budget, step = Budget(sentences), 0
    while budget.gone() < 1:
        batch = make_batch(draw(grammar, BATCH, held_out=False), vocabulary)
        prediction, missed = losses(model, batch)
        optimizer.zero_grad(set_to_none=True)
        (prediction + ALIGNMENT_WEIGHT * missed).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        set_rate(optimizer, budget.rate(2e-3))
        optimizer.step()
        budget.spend(BATCH)
        step += 1
        if step % 200 == 0:
            print(f"{budget.minutes():5.1f} min, step {step}: {prediction.item():.4f} nats a "
                  f"token, alignment {missed.item():.4f}", flush=True)
    return step


def right_heads(model, sentences, vocabulary):
    """For each layer, then each head and their mean: the share of content words it points at."""
    source, target, _, alignment = make_batch(sentences, vocabulary)
    with torch.no_grad():
        _, crosses = model(source, target)
    content = torch.zeros(target.shape, dtype=torch.bool)
    for b, sentence in enumerate(sentences):
        for row, (is_content, positions) in enumerate(zip(sentence.content, sentence.sources)):
            content[b, row] = is_content and bool(positions)
    shares = []
    for pattern in crosses:
        views = [*pattern.unbind(1), pattern.mean(1)]
        hits = [alignment.gather(2, view.argmax(-1, keepdim=True))[..., 0] > 0 for view in views]
        shares.append([hit[content].float().mean().item() for hit in hits])
    return shares


def exact(model, sentences, vocabulary):
    """The sentences that greedy decoding translates to the letter, and those it does not."""
    pieces, end = list(vocabulary), vocabulary["</s>"]
    right, wrong = [], []
    for begin in range(0, len(sentences), 100):
        part = sentences[begin:begin + 100]
        source = make_batch(part, vocabulary)[0]
        for sentence, ids in zip(part, model.greedy(source, 30).tolist()):
            got = [pieces[i] for i in ids[:ids.index(end) if end in ids else None]]
            (right if got == sentence.zh else wrong).append((sentence, got))
    return right, wrong


def baseline_losses(train_on, held_out, vocabulary):
    """Nats a token that counts of Chinese tokens and of pairs of them give."""
    def stream(sentences):
        return [i for s in sentences for i in [*(vocabulary[token] for token in s.zh),
                                               vocabulary["</s>"]]]
    return baselines.losses(stream(train_on), stream(held_out), len(vocabulary))


def measure(model, vocabulary, sample, count=1000):
    """What the model card says of the held-out sentences."""
    sentences = draw(Grammar(random.Random(7)), count, held_out=True)
    right, wrong = exact(model, sentences, vocabulary)
    for sentence, got in wrong[:10]:
        print("wrong:", spaced(sentence.en), "|", "".join(sentence.zh), "|", "".join(got))
    with torch.no_grad():
        loss, _ = losses(model, make_batch(sentences, vocabulary))
    return {"exact": len(right) / count, "nats_per_token": loss.item(),
            "baselines": baseline_losses(sample, sentences, vocabulary),
            "points_right": right_heads(model, sentences, vocabulary)}


def round_to_half(model):
    """The weights as the file will hold them."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())


def save(folder, model, config):
    """Writes all but the tokenizer's files, which stand there already, and the card."""
    safetensors_file.write(folder / "model.safetensors", model.state_dict(), torch.float16)
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    words = {"source_lang": "en", "target_lang": "zh", "separate_vocabs": False,
             "unk_token": "<unk>", "eos_token": "</s>", "pad_token": "<pad>",
             "model_max_length": 64, "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(words, indent=2) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--sentences", type=int, default=238752)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--measure", action="store_true", help="measure what --out holds")
    args = options.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    sample = draw(Grammar(random.Random(0)), 50000, held_out=False)
    if args.measure:
        vocabulary = json.loads((args.out / "vocab.json").read_text())
        model = Marian(json.loads((args.out / "config.json").read_text()))
        model.load_state_dict(safetensors_file.read(args.out / "model.safetensors"))
    else:
        vocabulary = make_vocabulary(args.out, sample)
        config = make_config(vocabulary)
        model = Marian(config)
        steps = train(model, vocabulary, args.sentences, args.seed)
        print(steps, "steps,", steps * BATCH, "sentences")
        round_to_half(model)
        save(args.out, model, config)
    print(json.dumps({"parameters": sum(p.numel() for p in model.parameters()),
                      **measure(model, vocabulary, sample)}, indent=1))


if __name__ == "__main__":
    main()
