"""Reports to windows of pieces with labels, and windows to batches.

A unit is what bears a tag: a word (its pieces are pooled) or a piece. Words end at white space and at signs, numbers keep
their inner points and commas; scripts that write no spaces have one word a piece.
"""
import unicodedata

import numpy as np
import torch

import tags
import vocabulary

ROOM = 510  # pieces in a window, without the two special ones
OVERLAP = 128
UNSPACED = {"CJK", "HIRAGANA", "KATAKANA", "THAI", "KHMER", "MYANMAR", "LAO"}


def joined(text, at):
    """Do the characters before and at `at` belong to one word?"""
    a, b = text[at - 1], text[at]
    if (a.isdigit() and b in ".,") or (a in ".," and b.isdigit() and at > 1 and text[at - 2].isdigit()):
        return True
    for c in (a, b):
        if not (c.isalnum() or unicodedata.category(c)[0] == "M"):
            return False
    return vocabulary.script(a) not in UNSPACED and vocabulary.script(b) not in UNSPACED


def units(text, pieces, words):
    """[(first piece, end piece, start, end)] in characters."""
    out = []
    for i, (_, start, end) in enumerate(pieces):
        # Pieces that share a character (a lone "▁" and what follows it, the parts of "½") are never two units.
        shares = out and start < out[-1][3]
        if shares or (words and out and start == out[-1][3] and start > 0 and joined(text, start)):
            out[-1][1], out[-1][3] = i + 1, max(end, out[-1][3])
        else:
            out.append([i, i + 1, start, end])
    return [tuple(u) for u in out]


def cover(all_units, start, end):
    """The units [first, end) that stand for characters [start, end): those of which at least half lies in it, or the one that holds it most."""
    shared = [(min(end, e) - max(start, s), i) for i, (_, _, s, e) in enumerate(all_units) if s < end and start < e]
    if not shared:
        return None
    inside = [i for n, i in shared if 2 * n >= all_units[i][3] - all_units[i][2]] or [max(shared)[1]]
    return inside[0], inside[-1] + 1


class Window:
    """A stretch of one report: its pieces, its units and, in training, the labels of its units."""

    def __init__(self, report, pieces, all_units, first, end):
        self.report, self.first, self.end = report, first, end
        begin = all_units[first][0]
        self.pieces = [vocabulary.BEGIN] + [p[0] for p in pieces[begin:all_units[end - 1][1]]] + [vocabulary.END]
        self.unit_of = [i for i, u in enumerate(all_units[first:end]) for _ in range(u[0], u[1])]
        self.characters = [(u[2], u[3]) for u in all_units[first:end]]
        self.length = end - first

    def label(self, where):
        """`where` maps the report's spans to units; spans that the window cuts keep the part inside, links only whole ones."""
        self.tags, self.attributes, self.sets, self.links = {}, {}, {}, {}
        spans = {s: (max(a, self.first) - self.first, min(b, self.end) - self.first)
                 for s, (a, b) in where.items() if a < self.end and self.first < b}
        self.spans = spans
        for layer in tags.LAYERS:
            self.tags[layer] = tags.encode([(a, b, s.label) for s, (a, b) in spans.items() if s.layer == layer], self.length)
        for name, (layers, values) in tags.ATTRIBUTES.items():
            row = np.full(self.length, tags.IGNORE, np.int64)
            for s, (a, b) in spans.items():
                if s.layer in layers:
                    row[a:b] = values.index(s.attributes[name])
            self.attributes[name] = row
        for name, (layer, kinds) in tags.SETS.items():
            self.sets[name] = [(a, b, [float(k in s.sets[name]) for k in kinds]) for s, (a, b) in spans.items() if s.layer == layer]
        for name, (layers, target) in tags.LINKS.items():
            candidates = [s for s in spans if s.layer == target]
            place = {s: i for i, s in enumerate(candidates)}
            queries = [s for s in spans if s.layer in layers and (s.links.get(name) is None or s.links[name] in place)]
            # The last candidate is "nothing".
            self.links[name] = ([spans[s] for s in queries], [spans[s] for s in candidates],
                                [place.get(s.links.get(name), len(candidates)) for s in queries])


def windows(report, pieces_of, words, labels=True):
    pieces = pieces_of.encode(report.text)
    all_units = units(report.text, pieces, words)
    out, first = [], 0
    while first < len(all_units):
        end, room = first, all_units[first][0] + ROOM
        while end < len(all_units) and all_units[end][1] <= room:
            end += 1
        end = max(end, first + 1)
        out.append(Window(report, pieces, all_units, first, end))
        if end == len(all_units):
            break
        # The next window begins at a sentence's start within the overlap, if there is one.
        back = max(first + 1, next((i for i in range(end) if all_units[i][1] > all_units[end - 1][1] - OVERLAP), end - 1))
        first = next((i + 1 for i in range(back, end - 8) if report.text[all_units[i][3] - 1] in ".!?。؟।\n"), back)
    if labels:
        where = {s: cover(all_units, s.start, s.end) for s in report.spans}
        where = {s: u for s, u in where.items() if u}
        for w in out:
            w.label(where)
    return out


def batch(chosen, device="cpu"):
    """Windows padded to one length; labels stay with the windows except the tags (and what a teacher says of them) and attributes."""
    longest, most = max(len(w.pieces) for w in chosen), max(w.length for w in chosen)
    pieces = np.full((len(chosen), longest), vocabulary.PAD, np.int64)
    # Special pieces and padding pool into a unit past the last, which is thrown away.
    unit_of = np.full((len(chosen), longest), most, np.int64)
    for i, w in enumerate(chosen):
        pieces[i, :len(w.pieces)] = w.pieces
        unit_of[i, 1:1 + len(w.unit_of)] = w.unit_of
    out = {"pieces": pieces, "unit_of": unit_of}
    if hasattr(chosen[0], "tags"):
        for kind in ("tags", "attributes"):
            for name in getattr(chosen[0], kind):
                rows = np.full((len(chosen), most), tags.IGNORE, np.int64)
                for i, w in enumerate(chosen):
                    rows[i, :w.length] = getattr(w, kind)[name]
                out[name] = rows
        for name in getattr(chosen[0], "soft", ()):
            rows = np.zeros((len(chosen), most, tags.count(name)), np.float32)
            for i, w in enumerate(chosen):
                rows[i, :w.length] = w.soft[name]
            out["soft " + name] = rows
    return {k: torch.from_numpy(v).to(device) for k, v in out.items()} | {"units": most, "windows": chosen}


def batches(all_windows, size, draw):
    """Shuffled batches of windows of like length: padding is wasted work."""
    order = draw.permutation(len(all_windows))
    pool = size * 8
    out = []
    for at in range(0, len(order), pool):
        part = sorted(order[at:at + pool], key=lambda i: len(all_windows[i].pieces))
        out += [[all_windows[i] for i in part[a:a + size]] for a in range(0, len(part), size)]
    return [out[i] for i in draw.permutation(len(out))]
