# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the SentencePiece models of this folder, and a tokenizer.json of each vocabulary.

Usage: make.py CORPUS, where CORPUS holds the public-domain texts that README.md names. Needs
spm_train (Debian: sentencepiece).
"""

import base64
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).parent
SPACE = "\u2581"
NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)

ENGLISH = ["carroll__alice_s_adventures_in_wonderland", "aesop__aesop_s_fables",
           "baum__the_wonderful_wizard_of_oz", "barrie__peter_pan"]
CHINESE = "nahan"  # 呐喊
HELD_OUT = ["en/children/andersen__the_little_mermaid.txt", "zh/luxun/yecao.txt"]


def normalization_rules():
    """A small part of NFKC, and white space: SentencePiece's own map takes 240 KB."""
    rules = {"\t": " ", "\n": " ", "\r": " ", "\u200b": ""}
    points = [*range(0xA0, 0x180), *range(0x2000, 0x2010), *range(0x3000, 0x3001),
              *range(0xFB00, 0xFB05), 0xFDFA, *range(0xFF01, 0xFF5F)]
    for point in points:
        rules[chr(point)] = unicodedata.normalize("NFKC", chr(point))
        rules[unicodedata.normalize("NFD", chr(point))] = unicodedata.normalize("NFKC", chr(point))
    lines = []
    for text, with_ in sorted(rules.items()):
        if text != with_:
            lines.append("\t".join(" ".join(f"{ord(c):X}" for c in s) for s in (text, with_)))
    return "\n".join(lines) + "\n"


def training_texts(corpus, folder):
    english = "".join((corpus / "en" / "children" / f"{name}.txt").read_text()
                      for name in ENGLISH)
    chinese = (corpus / "zh" / "luxun" / f"{CHINESE}.txt").read_text()
    (folder / "en.txt").write_text(english)
    (folder / "zh.txt").write_text(chinese[:25_000])
    (folder / "zh_short.txt").write_text(chinese[:10_000])
    (folder / "rules.tsv").write_text(normalization_rules())


def train(folder, target, **options):
    options = {"model_prefix": "out", "random_seed": 1, "num_threads": 1,
               "character_coverage": 0.98, "minloglevel": 1, **options}
    subprocess.run(["spm_train", *(f"--{key}={value}" for key, value in options.items())],
                   cwd=folder, check=True)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes((folder / "out.model").read_bytes())


def fields(message):
    """(number, value) of each field of a protocol buffers message."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        elif tag & 7 == 5:
            yield tag >> 3, struct.unpack_from("<f", message, at)[0]
            at += 4
        else:
            length = varint()
            yield tag >> 3, message[at:at + length]
            at += length


def read_model(path):
    """The pieces (text, score, type) and the character map of a model."""
    pieces, charsmap = [], b""
    for number, value in fields(path.read_bytes()):
        if number == 1:
            piece = {1: b"", 2: 0.0, 3: NORMAL, **dict(fields(value))}
            pieces.append((piece[1].decode(), piece[2], piece[3]))
        elif number == 3:
            charsmap = dict(fields(value)).get(2, b"")
    return pieces, charsmap


def added_tokens(pieces):
    return [{"id": id, "content": text, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": False, "special": True}
            for id, (text, _, type) in enumerate(pieces) if type in (UNKNOWN, CONTROL)]


def tokenizer_json(path, pieces, **parts):
    root = {"version": "1.0", "truncation": None, "padding": None,
            "added_tokens": added_tokens(pieces), **parts}
    path.write_text(json.dumps(root, ensure_ascii=False, indent=0) + "\n")


def unigram_json(folder, byte_fallback):
    """As the tokenizers of T5 and XLM-RoBERTa are written."""
    pieces, charsmap = read_model(folder / "tokenizer.model")
    if charsmap:
        normalizers = [{"type": "Precompiled",
                        "precompiled_charsmap": base64.b64encode(charsmap).decode()},
                       {"type": "Strip", "strip_left": True, "strip_right": True}]
    else:  # SentencePiece drops spaces alone, Strip would drop all white space
        normalizers = [{"type": "Replace", "pattern": {"Regex": "\\A +| +\\z"}, "content": ""}]
    normalizers.append({"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "})
    metaspace = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always",
                 "split": True}
    fallback = [{"type": "ByteFallback"}, metaspace]
    tokenizer_json(
        folder / "tokenizer.json", pieces,
        normalizer={"type": "Sequence", "normalizers": normalizers},
        pre_tokenizer=metaspace,
        post_processor=None,
        decoder={"type": "Sequence", "decoders": fallback} if byte_fallback else metaspace,
        model={"type": "Unigram", "unk_id": [type for _, _, type in pieces].index(UNKNOWN),
               "byte_fallback": byte_fallback,
               "vocab": [[text, score] for text, score, _ in pieces]})


def bpe_json(folder):
    """As Llama 2's tokenizer is written."""
    pieces, _ = read_model(folder / "tokenizer.model")
    ids = {text: id for id, (text, _, _) in enumerate(pieces)}
    merges = []
    for text, score, type in pieces:
        if type == NORMAL:
            splits = [(text[:at], text[at:]) for at in range(1, len(text))]
            known = [pair for pair in splits if pair[0] in ids and pair[1] in ids]
            merges += [(score, *pair)
                       for pair in sorted(known, key=lambda pair: (ids[pair[0]], ids[pair[1]]))]
    merges.sort(key=lambda merge: -merge[0])
    tokenizer_json(
        folder / "tokenizer.json", pieces,
        normalizer={"type": "Sequence", "normalizers": [
            {"type": "Prepend", "prepend": SPACE},
            {"type": "Replace", "pattern": {"String": " "}, "content": SPACE}]},
        pre_tokenizer=None,
        post_processor={"type": "TemplateProcessing",
                        "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                                   {"Sequence": {"id": "A", "type_id": 0}}],
                        "pair": [{"Sequence": {"id": "A", "type_id": 0}},
                                 {"Sequence": {"id": "B", "type_id": 1}}],
                        "special_tokens": {"<s>": {"id": "<s>", "ids": [ids["<s>"]],
                                                   "tokens": ["<s>"]}}},
        decoder={"type": "Sequence", "decoders": [
            {"type": "Replace", "pattern": {"String": SPACE}, "content": " "},
            {"type": "ByteFallback"}, {"type": "Fuse"},
            {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
        model={"type": "BPE", "dropout": None, "unk_token": "<unk>",
               "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": True,
               "byte_fallback": True, "vocab": ids,
               "merges": [f"{left} {right}" for _, left, right in merges]})


def marian_vocabulary(folder):
    """Marian's one vocabulary of both sides: `</s>`, `<unk>`, every piece, `<pad>`."""
    tokens = ["</s>", "<unk>"]
    for name in ("source.spm", "target.spm"):
        tokens += [text for text, _, type in read_model(folder / name)[0] if type == NORMAL]
    tokens = [*dict.fromkeys(tokens), ">>cmn<<", "<pad>"]
    (folder / "vocab.json").write_text(
        json.dumps({token: id for id, token in enumerate(tokens)}, ensure_ascii=False, indent=0)
        + "\n")


def sentences(corpus):
    """Lines of works that no model was trained on."""
    lines = []
    for name in HELD_OUT:
        found = [line.strip() for line in (corpus / name).read_text().splitlines()
                 if 20 <= len(line.strip()) <= 200]
        lines += found[:150]
    (HERE / "sentences.txt").write_text("\n".join(lines) + "\n")


def main():
    corpus = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        training_texts(corpus, folder)
        train(folder, HERE / "unigram" / "tokenizer.model", input="en.txt,zh.txt",
              vocab_size=800, normalization_rule_tsv="rules.tsv")
        train(folder, HERE / "unigram-bytes" / "tokenizer.model", input="en.txt,zh.txt",
              vocab_size=900, byte_fallback="true", normalization_rule_name="identity")
        train(folder, HERE / "bpe-bytes" / "tokenizer.model", input="en.txt,zh.txt",
              vocab_size=900, byte_fallback="true", model_type="bpe",
              normalization_rule_name="identity", remove_extra_whitespaces="false")
        train(folder, HERE / "marian" / "source.spm", input="en.txt", vocab_size=500,
              normalization_rule_tsv="rules.tsv")
        train(folder, HERE / "marian" / "target.spm", input="zh_short.txt", vocab_size=1200,
              normalization_rule_tsv="rules.tsv")
    unigram_json(HERE / "unigram", byte_fallback=False)
    unigram_json(HERE / "unigram-bytes", byte_fallback=True)
    bpe_json(HERE / "bpe-bytes")
    marian_vocabulary(HERE / "marian")
    sentences(corpus)


main()
