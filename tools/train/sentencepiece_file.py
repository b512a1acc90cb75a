# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a SentencePiece unigram model whose pieces and scores are given.

The file is a protocol buffer (sentencepiece_model.proto): pieces, each with a score, and what the
trainer and the normalizer were told. Written by hand, it needs no library and no training.
"""
import struct

NORMAL, UNKNOWN, CONTROL = 1, 2, 3
UNIGRAM = 1


def varint(number):
    """An unsigned number, seven bits a byte."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out + bytearray([number]))


def number_field(field, number):
    return varint(field << 3) + varint(number)


def float_field(field, number):
    return varint(field << 3 | 5) + struct.pack("<f", number)


def bytes_field(field, data):
    return varint(field << 3 | 2) + varint(len(data)) + data


def piece(text, score, kind):
    """One ModelProto.SentencePiece."""
    return bytes_field(1, bytes_field(1, text.encode()) + float_field(2, score)
                       + number_field(3, kind))


def trainer_spec(size):
    """model_type and vocab_size; <unk> is 0, </s> is 1, and there is neither <s> nor <pad>."""
    none = (1 << 64) - 1
    return b"".join(number_field(field, value) for field, value in
                    ((3, UNIGRAM), (4, size), (40, 0), (41, none), (42, 1), (43, none)))


def normalizer_spec(dummy_prefix):
    """Text as it is, but for runs of spaces; `dummy_prefix` puts ▁ before the first word."""
    return bytes_field(1, b"identity") + number_field(3, int(dummy_prefix)) \
        + number_field(4, 1) + number_field(5, 1)


def write(path, scores, dummy_prefix):
    """Writes a model of the pieces in `scores` (piece: natural logarithm of its probability)."""
    pieces = [piece("<unk>", 0.0, UNKNOWN), piece("</s>", 0.0, CONTROL)]
    pieces += [piece(text, score, NORMAL) for text, score in scores.items()]
    with open(path, "wb") as file:
        file.write(b"".join(pieces) + bytes_field(2, trainer_spec(len(pieces)))
                   + bytes_field(3, normalizer_spec(dummy_prefix)))
