"""Changed copies of a report for training. Every change puts a string in the place of one character, so spans move with it."""
import unicodedata

import gold

QUOTES = [("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ('"', '"'), ("'", "'"), ("‹", "›"), ("「", "」")]
OPENING, CLOSING = set("«“„‹「"), set("»”›」")
KINDS = ("case", "diacritics", "quotes", "typos", "numbers")


def case(text, cells, draw):
    change = str.lower if draw.random() < 0.6 else str.upper
    return [change(c) for c in cells]


def diacritics(text, cells, draw):
    return ["".join(d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d)) if c.isalpha() else c for c in cells]


def quotes(text, cells, draw):
    opening, closing = QUOTES[draw.integers(len(QUOTES))]
    out, inside = list(cells), False
    for i, c in enumerate(text):
        # The low-nine's partner “ closes; a straight mark opens and closes in turn.
        if c in OPENING and not (c == "“" and inside):
            out[i], inside = opening, True
        elif c in CLOSING or (c == "“" and inside):
            out[i], inside = closing, False
        elif c == '"':
            out[i], inside = (closing, False) if inside else (opening, True)
    return out


def typos(text, cells, draw, rate=0.012):
    out = list(cells)
    for i in range(1, len(text) - 1):
        if not (text[i].isalpha() and text[i - 1].isalpha() and text[i + 1].isalpha()) or draw.random() >= rate:
            continue
        what = draw.integers(3)
        if what == 0:
            out[i], out[i + 1] = out[i + 1], out[i]
        elif what == 1:
            out[i] = ""
        else:
            out[i] = out[i] * 2
    return out


def numbers(text, cells, draw):
    """Other digits, the first of a number never zero; a year stays in its century."""
    out = list(cells)
    for i, c in enumerate(text):
        if c.isascii() and c.isdigit() and draw.random() < 0.7:
            first = i == 0 or not text[i - 1].isdigit()
            year = text[i:i + 2] in ("19", "20") or text[max(0, i - 1):i + 1] in ("19", "20")
            if not year:
                out[i] = str(draw.integers(1 if first else 0, 10))
    return out


def change(report, rates, draw):
    """The report, or a copy with some changes: `rates` gives the chance of each kind."""
    cells, text = list(report.text), report.text
    for kind in KINDS:
        if draw.random() < rates.get(kind, 0):
            cells = globals()[kind](text, cells, draw)
    if cells == list(text):
        return report
    at = [0]
    for c in cells:
        at.append(at[-1] + len(c))
    new = {s: gold.Span(s.layer, at[s.start], at[s.end], s.label) for s in report.spans if at[s.start] < at[s.end]}
    for old, span in new.items():
        span.attributes, span.sets = old.attributes, old.sets
        span.links = {name: new.get(target) for name, target in old.links.items()}
    return gold.Report(report.name, report.language, "".join(cells), list(new.values()), report.lost)
