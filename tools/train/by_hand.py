# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes by-hand, a GPT-2 whose every number stands in by_hand.txt.

    python3 tools/train/by_hand.py --out resources/models/by-hand

Prints what the model writes after "the cat" and where its heads look then.
"""
import argparse
import json
import pathlib

import torch

import safetensors_file
from gpt2 import GPT2, fill

HEADS, WIDTH, LAYERS = 2, 8, 2


def is_row(words):
    """A row is a label and numbers; any other line names the tensor of the rows below it."""
    return len(words) > 1 and all(word.lstrip("-").replace(".", "", 1).isdigit()
                                  for word in words[1:])


def read(path):
    """(tensors by name, words): the rows of by_hand.txt."""
    tables, labels, name = {}, {}, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        words = line.replace("|", " ").split()
        if not words or line.startswith("#"):
            continue
        if not is_row(words):
            name = line.strip()
            tables[name], labels[name] = [], []
        elif name is None:
            raise ValueError(f"{path}:{number}: numbers before the name of a tensor")
        else:
            tables[name].append([float(word) for word in words[1:]])
            labels[name].append(words[0])
    return {name: torch.tensor(rows) for name, rows in tables.items()}, labels["wte.weight"]


def assemble(tables):
    """The tensors as GPT-2's files have them: heads side by side, vectors flat."""
    tensors, d_head = {}, WIDTH // HEADS
    for layer in range(LAYERS):
        parts = [[tables.pop(f"h.{layer}.head.{head}.W_{kind}") for head in range(HEADS)]
                 for kind in "QKVO"]
        tensors[f"h.{layer}.attn.c_attn.weight"] = torch.cat([m for kind in parts[:3]
                                                              for m in kind], dim=1)
        tensors[f"h.{layer}.attn.c_proj.weight"] = torch.cat(parts[3], dim=0)
        assert all(m.shape == (WIDTH, d_head) for kind in parts[:3] for m in kind)
    for name, table in tables.items():
        plain, _, transposed = name.partition(" ")
        vector = table.shape[0] == 1
        tensors[plain] = table[0] if vector else table.T if transposed else table
    return tensors


def make_config(words, positions, hidden):
    """GPT-2's config.json."""
    return {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2",
            "activation_function": "relu", "layer_norm_epsilon": 0.0, "tie_word_embeddings": False,
            "n_layer": LAYERS, "n_head": HEADS, "n_embd": WIDTH, "n_inner": hidden,
            "n_positions": positions, "vocab_size": words, "torch_dtype": "float32"}


def make_tokenizer(words):
    """A tokenizer.json of whole words, upper and lower case alike."""
    return {"version": "1.0", "truncation": None, "padding": None,
            "added_tokens": [{"id": words.index("<unk>"), "content": "<unk>", "special": True,
                              "single_word": False, "lstrip": False, "rstrip": False,
                              "normalized": False}],
            "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
            "post_processor": None, "decoder": None,
            "model": {"type": "WordLevel", "vocab": {word: i for i, word in enumerate(words)},
                      "unk_token": "<unk>"}}


def build(path):
    """(model, config, words) of the numbers in the file; what it does not name is zero."""
    tables, words = read(path)
    tensors = assemble(tables)
    config = make_config(len(words), len(tensors["wpe.weight"]),
                         len(tensors["h.0.mlp.c_fc.bias"]))
    model = GPT2(config)
    model.ln_f.eps = 0.0
    for block in model.h:
        block.ln_1.eps = block.ln_2.eps = 0.0
    zeros = {name: torch.zeros_like(tensor) for name, tensor in model.state_dict().items()}
    fill(model, {**zeros, **tensors})
    return model, config, words


@torch.no_grad()
def show(model, words, text):
    """Continues the text to the last place, and prints each head's strongest weight in each row."""
    ids = [words.index(word) for word in text.split()]
    while len(ids) < model.wpe.num_embeddings:
        logits, _ = model(torch.tensor([ids]))
        ids.append(int(logits[0, -1].argmax()))
    print(" ".join(words[i] for i in ids))
    _, patterns = model(torch.tensor([ids]))
    for layer, pattern in enumerate(patterns):
        for head, rows in enumerate(pattern[0]):
            weights, keys = rows.max(-1)
            print(f"{layer}.{head}:", ", ".join(
                f"{words[i]} → {words[ids[key]]} {weight:.2f}"
                for i, key, weight in zip(ids, keys.tolist(), weights.tolist())))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--numbers", type=pathlib.Path,
                         default=pathlib.Path(__file__).with_name("by_hand.txt"))
    args = options.parse_args()
    model, config, words = build(args.numbers)
    args.out.mkdir(parents=True, exist_ok=True)
    safetensors_file.write(args.out / "model.safetensors", model.state_dict(), torch.float32)
    for name, content in (("config", config), ("tokenizer", make_tokenizer(words))):
        (args.out / f"{name}.json").write_text(
            json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    show(model, words, "the cat")


if __name__ == "__main__":
    main()
