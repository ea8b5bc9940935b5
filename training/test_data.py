"""Every gold span of the corpus comes back from its labels."""
import os
import pathlib
import re

import numpy as np
import pytest

import augment
import data
import gold
import tags

CORPUS = os.environ.get("CORPUS", pathlib.Path(__file__).parent.parent / "corpus" / "reports")


class Splitter:
    """Stands in for the tokenizer where the base is not at hand: words in pieces of at most four letters, signs alone."""

    def encode(self, text):
        return [(4, m.start(), m.end()) for m in re.finditer(r"\w{1,4}|\S", text)]


@pytest.fixture(scope="module")
def reports():
    return gold.load(CORPUS)


def back(window):
    """The spans that a window's tags say, in characters."""
    for layer in tags.LAYERS:
        for a, b, label in tags.spans_of(window.tags[layer]):
            yield layer, window.characters[a][0], window.characters[b - 1][1], label


def iou(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


@pytest.mark.parametrize("words", [True, False])
def test_round_trip(reports, words):
    spans = exact = near = lost = 0
    for report in reports:
        lost += report.lost
        found = [s for w in data.windows(report, Splitter(), words) for s in back(w)]
        whole = set(found)
        for s in report.spans:
            spans += 1
            exact += (s.layer, s.start, s.end, s.label) in whole
            near += any(f[0] == s.layer and f[3] == s.label and iou(f[1:3], (s.start, s.end)) >= 0.5 for f in found)
    print(f"{spans} spans, {exact} exact, {near} near, {lost} lost to overlap")
    assert lost < 0.003 * spans
    assert near > 0.99 * spans
    if words:
        assert exact > 0.96 * spans


def test_decode_gives_back_what_was_encoded(reports):
    for report in reports[:40]:
        for w in data.windows(report, Splitter(), True):
            for layer in tags.LAYERS:
                scores = np.full((w.length, tags.count(layer)), -5.0)
                scores[np.arange(w.length), w.tags[layer]] = 0
                assert [s[:3] for s in tags.decode(scores)] == tags.spans_of(w.tags[layer])


def test_decode_never_goes_on_with_another_label():
    scores = np.full((3, 5), -9.0)
    scores[0, 1], scores[1, 4], scores[1, 2], scores[2, 0] = 0, 0, -1, 0
    assert [s[:3] for s in tags.decode(scores)] == [(0, 2, 0)]


def test_changes_move_spans(reports):
    draw = np.random.default_rng(1)
    everything = dict.fromkeys(augment.KINDS, 1.0)
    for report in reports[::10]:
        changed = augment.change(report, everything, draw)
        assert len(changed.spans) == len(report.spans)
        quotes_only = augment.change(report, {"quotes": 1.0}, draw)
        for old, new in zip(report.spans, quotes_only.spans):
            assert quotes_only.text[new.start:new.end].isalpha() == report.text[old.start:old.end].isalpha()
        lower = augment.change(report, {"diacritics": 1.0}, draw)
        assert len(lower.spans) == len(report.spans)


def test_long_reports_overlap(reports):
    longest = max(reports, key=lambda r: len(r.text))
    made = data.windows(longest, Splitter(), False)
    assert len(made) > 1 and all(len(w.pieces) <= data.ROOM + 2 for w in made)
    assert all(b.first < a.end for a, b in zip(made, made[1:]))
    assert made[-1].characters[-1][1] == len(longest.text.rstrip())
