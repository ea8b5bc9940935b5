"""Blocks of 32 weights in 4 bits: the form that the base weights come in, kept for the embeddings of the model file.

A block is 18 bytes: scale d (float16), then 16 bytes; byte i holds weight i in its low and weight i+16 in its high nibble;
a weight is (nibble - 8) * d.
"""
import numpy as np

SIZE = 32
BYTES = 18


def unpack(raw, rows, columns):
    """Blocks as bytes -> float32 matrix."""
    blocks = np.frombuffer(raw, np.dtype([("d", "<f2"), ("q", "u1", 16)]), rows * columns // SIZE)
    nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], 1).astype(np.float32) - 8
    return (nibbles * blocks["d"].astype(np.float32)[:, None]).reshape(rows, columns)


def pack(matrix):
    """Float matrix -> blocks as bytes, one row of the result a row of the matrix."""
    rows, columns = matrix.shape
    values = np.asarray(matrix, np.float32).reshape(-1, SIZE)
    # The weight of greatest size becomes -8 exactly: the range of the nibble is not symmetric.
    peak = values[np.arange(len(values)), np.abs(values).argmax(1)]
    scale = (peak / -8).astype("<f2")
    divisor = np.where(scale == 0, 1, scale).astype(np.float32)
    nibbles = np.clip(np.rint(values / divisor[:, None]) + 8, 0, 15).astype(np.uint8)
    out = np.empty((len(values), BYTES), np.uint8)
    out[:, :2] = scale.view(np.uint8).reshape(-1, 2)
    out[:, 2:] = nibbles[:, :16] | nibbles[:, 16:] << 4
    return out.reshape(rows, columns // SIZE * BYTES)
