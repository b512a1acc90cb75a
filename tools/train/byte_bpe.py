# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""GPT-2's byte-level BPE: training, and text to ids (`vocab.json`, `merges.txt`).

`train` learns merges as Sennrich, Haddow and Birch (2016) do; `merges_of_characters` makes those
that build whole characters, for Chinese: frequent ones become a piece each, rare ones two or three.
"""
import collections
import json
import re

END_OF_TEXT = "<|endoftext|>"
# GPT-2's pattern; Python's \w stands in for its letters and numbers
PATTERN = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")


def byte_letters():
    """The visible character that stands for each byte."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in visible]
    return {**{byte: chr(byte) for byte in visible},
            **{byte: chr(256 + n) for n, byte in enumerate(hidden)}}


LETTERS = byte_letters()


def letters_of(text):
    """The text's bytes, a visible character each."""
    return "".join(LETTERS[byte] for byte in text.encode())


def merge(pieces, pair):
    """The pieces with each occurrence of the pair made one."""
    out, i = [], 0
    while i < len(pieces):
        both = i + 1 < len(pieces) and (pieces[i], pieces[i + 1]) == pair
        out.append(pieces[i] + pieces[i + 1] if both else pieces[i])
        i += 2 if both else 1
    return out


def train(texts, count):
    """The `count` merges that a greedy compression of the texts' words takes."""
    words = collections.Counter(word for text in texts for word in PATTERN.findall(text))
    spelt = [(list(letters_of(word)), n) for word, n in words.items()]
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for index, (pieces, n) in enumerate(spelt):
        for pair in zip(pieces, pieces[1:]):
            pairs[pair] += n
            where[pair].add(index)
    merges = []
    while len(merges) < count:
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        for index in where.pop(best):
            pieces, n = spelt[index]
            merged = merge(pieces, best)
            for pair in zip(pieces, pieces[1:]):
                pairs[pair] -= n
            for pair in zip(merged, merged[1:]):
                pairs[pair] += n
                where[pair].add(index)
            spelt[index] = (merged, n)
        del pairs[best]
    return merges


def merges_of_characters(texts, count):
    """Merges for the `count` most frequent characters of several bytes."""
    counts = collections.Counter(c for text in texts for c in text if len(c.encode()) > 1)
    merges = {}
    for character, _ in counts.most_common(count):
        letters = letters_of(character)
        for end in range(1, len(letters)):
            merges[letters[:end], letters[end]] = None
    return list(merges)


class Tokenizer:
    """Encodes and decodes with a list of merges."""

    def __init__(self, merges):
        self.merges = merges
        self.ranks = {pair: rank for rank, pair in enumerate(merges)}
        pieces = [*LETTERS.values(), *(left + right for left, right in merges)]
        self.pieces = [*dict.fromkeys(pieces), END_OF_TEXT]
        self.ids = {piece: i for i, piece in enumerate(self.pieces)}
        self.end = self.ids[END_OF_TEXT]
        self.bytes = {letter: byte for byte, letter in LETTERS.items()}
        self.known = {}

    @classmethod
    def load(cls, folder):
        """From vocab.json and merges.txt, whatever the ids' order there."""
        lines = (folder / "merges.txt").read_text().splitlines()
        tokenizer = cls([tuple(line.split(" ")) for line in lines
                         if line and not line.startswith("#version")])
        tokenizer.ids = json.loads((folder / "vocab.json").read_text())
        tokenizer.pieces = sorted(tokenizer.ids, key=tokenizer.ids.get)
        tokenizer.end = tokenizer.ids[END_OF_TEXT]
        return tokenizer

    def save(self, folder):
        """Writes vocab.json, merges.txt and tokenizer_config.json."""
        vocabulary = json.dumps(self.ids, ensure_ascii=False, separators=(",", ":"))
        (folder / "vocab.json").write_text(vocabulary + "\n")
        lines = ["#version: 0.2", *(" ".join(pair) for pair in self.merges)]
        (folder / "merges.txt").write_text("\n".join(lines) + "\n")
        (folder / "tokenizer_config.json").write_text(json.dumps(
            {"tokenizer_class": "GPT2Tokenizer", "model_max_length": 256, "bos_token": END_OF_TEXT,
             "eos_token": END_OF_TEXT, "unk_token": END_OF_TEXT}, indent=2) + "\n")

    def word(self, word):
        """The ids of one word of the pattern."""
        if word not in self.known:
            pieces = list(letters_of(word))
            while True:
                ranked = [(self.ranks[pair], pair) for pair in zip(pieces, pieces[1:])
                          if pair in self.ranks]
                if not ranked:
                    break
                pieces = merge(pieces, min(ranked)[1])
            self.known[word] = [self.ids[piece] for piece in pieces]
        return self.known[word]

    def grow(self, words):
        """Makes each of the words (of the pattern) one piece, by merges after all others; returns
        the ids of each new piece's two parts."""
        parts = []
        for word in words:
            while len(ids := self.word(word)) > 1:
                pair = self.pieces[ids[0]], self.pieces[ids[1]]
                self.ranks[pair] = len(self.merges)
                self.merges.append(pair)
                self.ids["".join(pair)] = len(self.pieces)
                self.pieces.append("".join(pair))
                parts.append(ids[:2])
                self.known.clear()
        return parts

    def encode(self, text):
        """The text's ids."""
        return [i for word in PATTERN.findall(text) for i in self.word(word)]

    def spans(self, text):
        """(ids, the bytes (begin, end) that each stands for)."""
        ids, end, spans = self.encode(text), 0, []
        for i in ids:
            spans.append((end, end + len(self.pieces[i])))
            end = spans[-1][1]
        return ids, spans

    def decode(self, ids):
        """The text of the ids; bytes that are no character become �."""
        letters = "".join(self.pieces[i] for i in ids if i != self.end)
        return bytes(self.bytes[letter] for letter in letters).decode(errors="replace")
