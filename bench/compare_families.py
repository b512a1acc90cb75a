#!/usr/bin/python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times a Llama-family model beside GPT-2 124M, by the multiply-adds of their weights.

Both are random models of `heedmap bench` with F16 weights: a Llama of about 135 M parameters (30
layers, hidden 576, 9 heads that share 3 keys and values) and GPT-2's 124M shape. Rounds alternate
between the two. A ratio above 1 says how much longer the Llama takes for the same number of
multiply-adds: its layers are narrower and deeper, and have rotations and gates. For example:

    bench/compare_families.py --heedmap build/release/bin/heedmap --rounds 5
"""
import argparse
import json
import os
import statistics
import subprocess

GPT2 = ["--shape", "12x768x12x50257"]
LLAMA = ["--family", "llama", "--shape", "30x576x9x49152", "--kv-heads", "3"]
PARTS = (("forward", 128), ("forward", 512), ("decode", 100))


def measured(program, part, tokens, model, options):
    """A round: its median in ms, and the multiply-adds that took it."""
    run = subprocess.run(
        [program, "bench", part, *model, "--tokens", str(tokens), "--dtype", options.dtype,
         "--threads", str(options.threads), "--repeat", str(options.repeat)],
        check=True, capture_output=True, text=True)
    report = json.loads(run.stdout)
    return report["median_ms"], report["multiply_adds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--heedmap", default="build/release/bin/heedmap")
    parser.add_argument("--dtype", default="f16")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=3, help="runs a round")
    options = parser.parse_args()

    print(f"{options.threads} threads, {options.dtype}\n")
    print("| | GPT-2 124M, ms | Llama 135M, ms | GPT-2, ps each | Llama, ps each | ratio |")
    print("|---|---|---|---|---|---|")
    for part, tokens in PARTS:
        times, work = {}, {}
        for _ in range(options.rounds):
            for name, model in (("gpt2", GPT2), ("llama", LLAMA)):
                ms, work[name] = measured(options.heedmap, part, tokens, model, options)
                times.setdefault(name, []).append(ms)
        ms = {name: statistics.median(values) for name, values in times.items()}
        each = {name: ms[name] * 1e9 / work[name] for name in ms}
        what = f"forward, {tokens} tokens" if part == "forward" else "a decoded token"
        print(f"| {what} | {ms['gpt2']:.1f} | {ms['llama']:.1f} | {each['gpt2']:.2f} "
              f"| {each['llama']:.2f} | {each['llama'] / each['gpt2']:.2f} |", flush=True)


if __name__ == "__main__":
    main()
