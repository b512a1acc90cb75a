# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the models here with golden folders: the same logits from the same weights.

    python3 tools/train/check_golden.py tests/data/golden/gpt2-random
"""
import json
import pathlib
import sys

import torch

import safetensors_file
from bert import Bert
from gpt2 import GPT2, fill
from marian import Marian


def gpt2_logits(config, tensors, given):
    model = GPT2(config)
    fill(model, tensors)
    return model(torch.tensor([given["input_ids"]]))[0]


def bert_logits(config, tensors, given):
    model = Bert({"pad_token_id": -1, **config})
    model.load_state_dict(tensors)
    return model.predict(model.states(torch.tensor([given["input_ids"]]))[0])


def marian_logits(config, tensors, given):
    model = Marian({**config, "pad_token_id": -1})  # the golden inputs have no padding
    model.load_state_dict(tensors)
    return model(*(torch.tensor([given[name]]) for name in ("input_ids", "decoder_input_ids")))[0]


LOGITS = {"gpt2": (gpt2_logits, "causal"), "bert": (bert_logits, "none"),
          "marian": (marian_logits, "causal")}


def main():
    for folder in map(pathlib.Path, sys.argv[1:]):
        config = json.loads((folder / "config.json").read_text())
        logits, mask = LOGITS[config["model_type"]]
        got = logits(config, safetensors_file.read(folder / "model.safetensors"),
                     json.loads((folder / "input.json").read_text()))
        expected = safetensors_file.read(folder / f"expected_{mask}.safetensors")["logits"]
        apart = (got[0] - expected).abs().max().item()
        print(f"{folder.name}: {apart:.1e} apart at most")
        if not apart < 1e-4:
            sys.exit(1)


if __name__ == "__main__":
    main()
