# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""BERT's uncased WordPiece over a vocabulary of whole words, endings and letters (`vocab.txt`)."""
import collections
import json
import re
import string
import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
# letters and digits together, or one character that is neither
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def plain(text):
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower())
                   if unicodedata.category(c) != "Mn")


def endings(word):
    """Its last one to four letters."""
    return [word[-n:] for n in range(1, 5) if n < len(word)]


def make_vocabulary(texts, words, suffixes):
    """The most frequent words, and the most frequent endings of the others, beside all letters."""
    counts = collections.Counter(word for text in texts for word in WORD.findall(plain(text)))
    known = dict.fromkeys(word for word, _ in counts.most_common(words))
    ends = collections.Counter()
    for word, count in counts.items():
        if word not in known and word.isalpha() and word.isascii():
            ends.update({end: count for end in endings(word)})
    letters = list(string.ascii_lowercase + string.digits + string.punctuation)
    pieces = SPECIAL + letters + ["##" + c for c in letters if c.isalnum()] + list(known) \
        + ["##" + end for end, _ in ends.most_common(suffixes)]
    return list(dict.fromkeys(pieces))


class Tokenizer:
    """Text to ids by the longest piece first; the special pieces are put around by the caller."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.ids = {piece: i for i, piece in enumerate(pieces)}
        self.pad, self.unknown, self.begin, self.end, self.mask = range(len(SPECIAL))
        self.known = {}

    @classmethod
    def load(cls, folder):
        return cls((folder / "vocab.txt").read_text().splitlines())

    def save(self, folder):
        """Writes vocab.txt and tokenizer_config.json."""
        (folder / "vocab.txt").write_text("\n".join(self.pieces) + "\n")
        (folder / "tokenizer_config.json").write_text(json.dumps(
            {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 128},
            indent=2) + "\n")

    def word(self, word):
        """(id, length) of the pieces of one word; [UNK] where some part of it is no piece."""
        if word not in self.known:
            parts, begin = [], 0
            while begin < len(word):
                prefix = "##" if begin else ""
                end = next((end for end in range(len(word), begin, -1)
                            if prefix + word[begin:end] in self.ids), None)
                if end is None:
                    parts = [(self.unknown, len(word))]
                    break
                parts.append((self.ids[prefix + word[begin:end]], end - begin))
                begin = end
            self.known[word] = parts
        return self.known[word]

    def encode(self, text):
        """The text's ids, [CLS] and [SEP] not among them."""
        return [i for word in WORD.findall(plain(text)) for i, _ in self.word(word)]

    def spans(self, text):
        """(ids, the characters (begin, end) that each stands for); for text without accents."""
        ids, spans = [], []
        for found in WORD.finditer(plain(text)):
            begin = found.start()
            for i, length in self.word(found[0]):
                ids.append(i)
                spans.append((begin, begin + length))
                begin += length
        return ids, spans
