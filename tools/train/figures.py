# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a model card's figures: what each of the model's examples shows, by `heedmap figure`.

    python3 tools/train/figures.py build/release/bin/heedmap resources/models/story-gpt …
"""
import json
import pathlib
import subprocess
import sys


def figure(program, folder, number, example):
    """Example `number` (from 1 on) as FOLDER/example-NUMBER.png, with its cell marked."""
    look, out = example["look"], folder / f"example-{number}.png"
    target = ["--target-text", example["target"]] if "target" in example else []
    # the cell's key lies in the future: the example is about the mask
    free = look["stack"] == "decoder" and look["key"] > look["query"]
    subprocess.run(
        [program, "figure", "--model", str(folder.resolve()), "--text", example["text"], *target,
         "--stack", look["stack"], "--layer", str(look["layer"]), "--head", str(look["head"]),
         "--query", str(look["query"]), "--key", str(look["key"]),
         *(["--mask", "none", "--scope", "local"] if free else []),
         "--width-mm", "110", "--dpi", "120", "--out", str(out), "--force"], check=True)
    return out


def main():
    program, *folders = sys.argv[1:]
    for folder in map(pathlib.Path, folders):
        for number, example in enumerate(json.loads((folder / "examples.json").read_text()), 1):
            print(figure(program, folder, number, example))


if __name__ == "__main__":
    main()
