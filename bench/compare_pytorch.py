#!/usr/bin/python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `heedmap bench` beside PyTorch eager on the same model, and prints Markdown tables.

The model is a random GPT-2 of the 124M shape. Both compute the last token's logits; PyTorch keeps
every attention pattern, Heedmap keeps what every pattern is made of, and leaves out the rows of the
last layer's output that the logits do not need. Rounds alternate between the
two, each at each thread count; a program's time is the median of its best thread count. Needs
Debian's python3-torch. For example:

    bench/compare_pytorch.py --heedmap build/release/bin/heedmap --rounds 5
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import time

import torch

LAYERS, HIDDEN, HEADS, VOCAB = 12, 768, 12, 50257


class Model:
    """A GPT-2 forward pass, written with PyTorch's operators, that returns its patterns."""

    def __init__(self, layers, hidden, heads, vocab, positions=1024):
        torch.manual_seed(1)
        normal = lambda *shape: torch.randn(*shape) * 0.02
        self.heads = heads
        self.embedding, self.positions = normal(vocab, hidden), normal(positions, hidden)
        self.blocks = [
            dict(qkv=normal(hidden, 3 * hidden), qkv_b=normal(3 * hidden),
                 out=normal(hidden, hidden), out_b=normal(hidden),
                 up=normal(hidden, 4 * hidden), up_b=normal(4 * hidden),
                 down=normal(4 * hidden, hidden), down_b=normal(hidden),
                 ln1=(torch.ones(hidden), normal(hidden)), ln2=(torch.ones(hidden), normal(hidden)))
            for _ in range(layers)]
        self.final = (torch.ones(hidden), normal(hidden))

    def forward(self, ids):
        length, hidden = len(ids), self.embedding.shape[1]
        norm = lambda x, ln: torch.nn.functional.layer_norm(x, (hidden,), *ln)
        split = lambda x: x.view(length, self.heads, hidden // self.heads).transpose(0, 1)
        hidden_keys = torch.full((length, length), -math.inf).triu(1)
        x = self.embedding[ids] + self.positions[:length]
        patterns = []
        for block in self.blocks:
            projected = torch.addmm(block["qkv_b"], norm(x, block["ln1"]), block["qkv"])
            q, k, v = (split(part) for part in projected.split(hidden, 1))
            scores = q @ k.transpose(1, 2) / math.sqrt(hidden // self.heads)
            pattern = torch.softmax(scores + hidden_keys, -1)
            patterns.append(pattern)
            z = (pattern @ v).transpose(0, 1).reshape(length, hidden)
            x = x + torch.addmm(block["out_b"], z, block["out"])
            up = torch.addmm(block["up_b"], norm(x, block["ln2"]), block["up"])
            up = torch.nn.functional.gelu(up, approximate="tanh")
            x = x + torch.addmm(block["down_b"], up, block["down"])
        return norm(x[-1:], self.final) @ self.embedding.T, patterns


def pytorch_times(model, vocab, tokens, threads, repeat):
    torch.set_num_threads(threads)
    ids = torch.arange(tokens) * 7919 % vocab
    times = []
    with torch.no_grad():
        for i in range(repeat + 1):
            begin = time.perf_counter()
            kept = model.forward(ids)
            if i > 0:
                times.append((time.perf_counter() - begin) * 1000)
            del kept
    return times


def heedmap(program, part, shape, tokens, threads, repeat, dtype="f32"):
    run = subprocess.run(
        [program, "bench", part, "--shape", shape, "--tokens", str(tokens), "--threads",
         str(threads), "--repeat", str(repeat), "--dtype", dtype],
        check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def best(times_by_threads):
    """The least median over the thread counts, and its thread count."""
    return min((statistics.median(times), threads) for threads, times in times_by_threads.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--heedmap", default="build/release/bin/heedmap")
    parser.add_argument("--tokens", default="16,128,512,1024")
    parser.add_argument("--threads", default=f"1,{os.cpu_count()}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=3, help="runs a round")
    parser.add_argument("--shape", default=f"{LAYERS}x{HIDDEN}x{HEADS}x{VOCAB}")
    options = parser.parse_args()
    layers, hidden, heads, vocab = (int(part) for part in options.shape.split("x"))
    counts = sorted({int(count) for count in options.threads.split(",")})
    model = Model(layers, hidden, heads, vocab)

    print("| tokens | PyTorch, ms (threads) | Heedmap, ms (threads) | ratio | Heedmap peak, MB |")
    print("|---|---|---|---|---|")
    for tokens in (int(count) for count in options.tokens.split(",")):
        theirs, ours, peak = {}, {}, 0
        for _ in range(options.rounds):
            for threads in counts:
                theirs.setdefault(threads, []).extend(
                    pytorch_times(model, vocab, tokens, threads, options.repeat))
                report = heedmap(options.heedmap, "forward", options.shape, tokens, threads,
                                 options.repeat)
                ours.setdefault(threads, []).append(report["median_ms"])
                peak = max(peak, report["peak_rss_mb"])
        (their_ms, their_threads), (our_ms, our_threads) = best(theirs), best(ours)
        print(f"| {tokens} | {their_ms:.1f} ({their_threads}) | {our_ms:.1f} ({our_threads}) "
              f"| {our_ms / their_ms:.2f} | {peak:.0f} |", flush=True)

    print("\n| Heedmap, F16 weights | result | peak, MB |\n|---|---|---|")
    for part, tokens, what in (("decode", 100, "a token, 100 after a prompt of 16"),
                               ("forward", 1024, "a forward pass over 1,024 tokens")):
        runs = [heedmap(options.heedmap, part, options.shape, tokens, counts[-1], options.repeat,
                        "f16") for _ in range(options.rounds)]
        median = statistics.median(run["median_ms"] for run in runs)
        print(f"| {what} | {median:.2f} ms | {max(run['peak_rss_mb'] for run in runs):.0f} |")


if __name__ == "__main__":
    main()
