"""The container of the model file (FORMAT.md): a JSON header and aligned tensors. Nothing here knows what is in them."""
import json
import struct

import numpy as np

import q4

MAGIC, VERSION, ALIGN = b"GRFM", 1, 64


def rows_to_i8(matrix):
    """(scales, int8 weights): each row by its own scale, symmetric."""
    matrix = np.asarray(matrix, np.float32)
    scales = np.abs(matrix).max(1) / 127
    scales[scales == 0] = 1
    return scales.astype("<f4"), np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype(np.int8)


def to_bytes(kind, values):
    if kind == "i8":
        scales, weights = rows_to_i8(values)
        return scales.tobytes() + weights.tobytes()
    if kind == "q4":
        return q4.pack(values).tobytes()
    return np.ascontiguousarray(values, {"f32": "<f4", "u32": "<u4", "u8": "u1"}[kind]).tobytes()


def from_bytes(kind, shape, raw):
    if kind == "i8":
        rows, columns = shape
        scales = np.frombuffer(raw, "<f4", rows)
        return np.frombuffer(raw, np.int8, rows * columns, 4 * rows).reshape(rows, columns) * scales[:, None]
    if kind == "q4":
        return q4.unpack(raw, *shape)
    return np.frombuffer(raw, {"f32": "<f4", "u32": "<u4", "u8": "u1"}[kind]).reshape(shape)


def write(path, header, tensors):
    """`tensors`: [(name, kind, array)] in the order of the file; returns the size in bytes."""
    directory, parts, at = [], [], 0
    for name, kind, values in tensors:
        raw = to_bytes(kind, values)
        directory.append({"name": name, "type": kind, "shape": list(np.shape(values)), "offset": at, "bytes": len(raw)})
        parts.append(raw + bytes(-len(raw) % ALIGN))
        at += len(parts[-1])
    text = json.dumps({**header, "tensors": directory}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 12) % ALIGN)
    with open(path, "wb") as out:
        out.write(MAGIC + struct.pack("<II", VERSION, len(text)) + text)
        for part in parts:
            out.write(part)
    return 12 + len(text) + at


def read(path):
    """(header, {name: array}), weights as float32 again."""
    data = open(path, "rb").read()
    version, length = struct.unpack_from("<II", data, 4)
    if data[:4] != MAGIC or version != VERSION:
        raise ValueError(f"{path} is no model file of version {VERSION}")
    header, start = json.loads(data[12:12 + length]), 12 + length
    arrays = {}
    for t in header["tensors"]:
        at = start + t["offset"]
        arrays[t["name"]] = from_bytes(t["type"], t["shape"], data[at:at + t["bytes"]])
    return header, arrays
