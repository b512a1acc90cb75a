#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/convert on files as PyTorch writes them, and on hostile ones. Without PyTorch."""

import collections
import io
import json
import os
import pathlib
import pickle
import struct
import subprocess
import sys
import tempfile
import types
import unittest
import zipfile

CONVERT = pathlib.Path(__file__).resolve().parents[2] / "tools" / "convert"


def named(module, name):
    """A function that pickles by this name."""
    made = types.FunctionType((lambda *_: None).__code__, {}, name)
    made.__module__, made.__qualname__ = module, name
    setattr(sys.modules.setdefault(module, types.ModuleType(module)), name, made)
    return made


REBUILD = named("torch._utils", "_rebuild_tensor_v2")
TYPES = {name: named("torch", name) for name in
         ("FloatStorage", "HalfStorage", "BFloat16Storage", "DoubleStorage", "LongStorage")}


class Stored:
    """Elements of a storage as raw bytes."""

    def __init__(self, kind, key, width, data):
        self.kind, self.key, self.width, self.data = kind, key, width, data

    def count(self):
        return len(self.data) // self.width


class Tensor:
    def __init__(self, stored, shape, strides, offset=0):
        self.arguments = (stored, offset, shape, strides, False, collections.OrderedDict())

    def __reduce__(self):
        return REBUILD, self.arguments


class Pickler(pickle.Pickler):
    extra = ()

    def persistent_id(self, value):
        if isinstance(value, Stored):
            return ("storage", TYPES[value.kind], value.key, "cpu", value.count(), *self.extra)
        return None


class LegacyPickler(Pickler):
    extra = (None,)


def pickled(value, pickler=Pickler):
    out = io.BytesIO()
    pickler(out, protocol=2).dump(value)
    return out.getvalue()


def archive(path, state, storages):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("archive/data.pkl", state if isinstance(state, bytes) else pickled(state))
        file.writestr("archive/byteorder", "little")
        for stored in storages:
            file.writestr(f"archive/data/{stored.key}", stored.data)


def legacy(path, state, storages):
    parts = [pickled(0x1950A86A20F9469CFC6C), pickled(1001), pickled({"little_endian": True}),
             pickled(state, LegacyPickler), pickled([stored.key for stored in storages])]
    for stored in storages:
        parts.append(struct.pack("<q", stored.count()) + stored.data)
    path.write_bytes(b"".join(parts))


def read(path):
    data = path.read_bytes()
    size, = struct.unpack("<Q", data[:8])
    return json.loads(data[8:8 + size]), data[8 + size:]


class Evil:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


class TestConvert(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.floats = Stored("FloatStorage", "0", 4, struct.pack("<6f", *range(6)))
        self.state = collections.OrderedDict(w=Tensor(self.floats, (2, 3), (3, 1)))
        self.state._metadata = collections.OrderedDict()  # as a module's state has it

    def convert(self, *arguments):
        return subprocess.run([sys.executable, CONVERT, *map(str, arguments)],
                              capture_output=True, text=True, check=False)

    def refused(self, word):
        run = self.convert(self.root)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(word, run.stderr)
        self.assertNotIn("Traceback", run.stderr)
        self.assertEqual([p.name for p in self.root.iterdir() if "safetensors" in p.name], [])

    def values(self, name="w"):
        run = self.convert(self.root)
        self.assertEqual(run.returncode, 0, run.stderr)
        header, data = read(self.root / "model.safetensors")
        begin, end = header[name]["data_offsets"]
        return header[name]["dtype"], header[name]["shape"], data[begin:end]

    def test_reads_an_archive(self):
        archive(self.root / "pytorch_model.bin", self.state, [self.floats])
        self.assertEqual(self.values(), ("F32", [2, 3], self.floats.data))

    def test_reads_what_came_before_archives(self):
        legacy(self.root / "model.pth", self.state, [self.floats])
        self.assertEqual(self.values(), ("F32", [2, 3], self.floats.data))

    def test_puts_turned_tensors_in_order(self):
        halves = Stored("BFloat16Storage", "1", 2, struct.pack("<7H", *range(7)))
        archive(self.root / "a.pt", {"w": Tensor(halves, (3, 2), (1, 3), 1)}, [halves])
        self.assertEqual(self.values(), ("BF16", [3, 2], struct.pack("<6H", 1, 4, 2, 5, 3, 6)))

    def test_narrows_doubles_and_leaves_out_whole_numbers(self):
        doubles = Stored("DoubleStorage", "0", 8, struct.pack("<2d", 0.5, 3))
        longs = Stored("LongStorage", "1", 8, struct.pack("<q", 7))
        archive(self.root / "a.bin", {"w": Tensor(doubles, (2,), (1,)),
                                      "n": Tensor(longs, (), ())}, [doubles, longs])
        self.assertEqual(self.values(), ("F32", [2], struct.pack("<2f", 0.5, 3)))

    def test_runs_nothing(self):
        for write in archive, legacy:
            write(self.root / "a.bin", {"w": Evil(self.root / "made")}, [])
            self.refused(f"got {os.mkdir.__module__}.mkdir, expected tensors alone")
            self.assertFalse((self.root / "made").exists())

    def test_refuses_tensors_outside_their_storage(self):
        for tensor in (Tensor(self.floats, (2, 3), (3, 1), 1), Tensor(self.floats, (7,), (0,)),
                       Tensor(self.floats, (2,), (-1,), 3), Tensor(self.floats, (2,), (1, 1))):
            archive(self.root / "a.bin", {"w": tensor}, [self.floats])
            self.refused("got a tensor")

    def test_refuses_what_is_cut(self):
        short = Stored("FloatStorage", "0", 4, bytes(20))
        archive(self.root / "a.bin", self.state, [short])
        self.refused("got 20 bytes, expected 24")
        legacy(self.root / "a.bin", self.state, [self.floats])
        data = (self.root / "a.bin").read_bytes()
        (self.root / "a.bin").write_bytes(data[:-4])
        self.refused("got 20 bytes in a storage, expected 24")  # and leaves no .part
        (self.root / "a.bin").write_bytes(b"not a pickle")
        self.refused("expected PyTorch's file")

    def test_refuses_changed_tensors(self):
        state = pickled(self.state["w"])[:-1] + pickled({"shape": (1 << 40,)})[2:-1] + b"b."
        archive(self.root / "a.bin", state, [self.floats])
        self.refused("got a state")


if __name__ == "__main__":
    unittest.main()
