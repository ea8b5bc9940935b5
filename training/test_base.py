"""With the converted base at hand (BASE=FILE.npz): its pieces and its labels on the whole corpus."""
import os

import pytest

import data
import gold
from test_data import CORPUS, back

BASE = os.environ.get("BASE")


@pytest.mark.skipif(not BASE, reason="needs the base")
def test_round_trip_with_the_real_pieces():
    import base
    _, shape, pieces = base.load(BASE)
    assert shape["vocabulary"] == len(pieces.pieces)
    spans = exact = 0
    for report in gold.load(CORPUS):
        found = set()
        for w in data.windows(report, pieces, True):
            assert all(a[1] <= b[0] for a, b in zip(w.characters, w.characters[1:]))
            found |= set(back(w))
        spans += len(report.spans)
        exact += sum((s.layer, s.start, s.end, s.label) in found for s in report.spans)
    print(f"{exact} of {spans} exact")
    assert exact > 0.98 * spans
