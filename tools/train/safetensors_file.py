# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and writes safetensors files: a JSON header before the tensors' bytes."""
import json
import struct

import torch

DTYPES = {"F32": torch.float32, "F16": torch.float16}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def write(path, tensors, dtype):
    """Writes a dict of tensors as `dtype`, in the order of their names."""
    header, blobs, end = {"__metadata__": {"format": "pt"}}, [], 0
    for name in sorted(tensors):
        tensor = tensors[name].detach().to(dtype).contiguous()
        blobs.append(tensor.numpy().tobytes())
        begin, end = end, end + len(blobs[-1])
        header[name] = {"dtype": NAMES[dtype], "shape": list(tensor.shape),
                        "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def read(path):
    """The file's tensors, by name, as float32."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    start = 8 + struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            raw = data[start + begin:start + end]
            tensor = torch.frombuffer(raw, dtype=DTYPES[entry["dtype"]])
            tensors[name] = tensor.reshape(entry["shape"]).float()
    return tensors
