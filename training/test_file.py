"""Quantisation, the file's layout, and a marker that reads the same before and after."""
import json
import struct

import numpy as np
import pytest
import torch

import data
import layout
import model
import q4
import quantise
import reader
import tags
import vocabulary

SHAPE = {"hidden": 64, "layers": 2, "heads": 4, "inner": 128, "vocabulary": 0, "positions": 512, "types": 2, "epsilon": 1e-12}


@pytest.fixture
def small():
    torch.manual_seed(3)
    letters = [f"▁{c}" for c in "abcdefgh"] + list("abcdefgh.")
    pieces = vocabulary.Pieces(vocabulary.SPECIALS + ["▁"] + letters, np.linspace(0, -9, 5 + len(letters)), struct.pack("<IBI", ord("A"), 1, ord("a")))
    return model.Marker({**SHAPE, "vocabulary": len(pieces.pieces)}).eval(), pieces


def test_four_bits_come_back_exactly():
    draw = np.random.default_rng(0)
    matrix = draw.normal(size=(7, 64)).astype(np.float32)
    once = q4.unpack(q4.pack(matrix).tobytes(), 7, 64)
    peaks = np.abs(matrix).reshape(-1, 32).max(1)
    assert (np.abs(once - matrix).reshape(-1, 32).max(1) <= peaks / 8 * 1.01).all()
    assert np.array_equal(q4.unpack(q4.pack(once).tobytes(), 7, 64), once)


def test_rows_of_int8():
    matrix = np.random.default_rng(0).normal(size=(9, 33)).astype(np.float32)
    matrix[4] = 0
    back = layout.from_bytes("i8", (9, 33), layout.to_bytes("i8", matrix))
    assert (np.abs(back - matrix).max(1) <= np.abs(matrix).max(1) / 254 * 1.001).all()


def test_layout(small, tmp_path):
    size = quantise.write(*small, tmp_path / "m.bin")
    raw = (tmp_path / "m.bin").read_bytes()
    assert len(raw) == size and raw[:4] == b"GRFM"
    version, length = struct.unpack_from("<II", raw, 4)
    assert version == 1 and (12 + length) % 64 == 0
    header = json.loads(raw[12:12 + length])
    end = 0
    for t in header["tensors"]:
        assert t["offset"] % 64 == 0 and t["offset"] >= end
        end = t["offset"] + t["bytes"]
    assert 12 + length + end <= size
    assert header["layers"]["trigger"] == tags.TYPES


def test_reads_the_same_after(small, tmp_path):
    marker, pieces = small
    quantise.write(marker, pieces, tmp_path / "m.bin", "i8")
    again, same = reader.load(tmp_path / "m.bin")
    text = "Abc def. gha bcd."
    assert same.encode(text) == pieces.encode(text)
    report = type("Report", (), {"text": text})()
    made = data.windows(report, pieces, True, labels=False)
    (before, _), (after, _) = (m.read(data.batch(made))[0] for m in (marker, again))
    for name in before:
        assert np.abs(before[name] - after[name]).max() < 0.1


def test_pieces_keep_the_places_of_the_text(small):
    _, pieces = small
    assert [(a, b) for _, a, b in pieces.encode("A b\n\n c.")] == [(0, 1), (2, 3), (6, 7), (7, 8)]


def test_pruning_keeps_specials_and_what_is_used():
    names = vocabulary.SPECIALS + [f"▁word{i}" for i in range(50)] + ["a", "b"]
    scores = np.linspace(-1, -20, len(names))
    keep = vocabulary.choose(names, scores, 20, used=[53])
    assert len(keep) == 20 and list(keep[:4]) == [0, 1, 2, 3] and {53, 54, 55} <= set(keep)
