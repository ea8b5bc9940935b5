"""Reads annotated reports: quotes to spans, and the spans of each layer with their attributes and links."""
import json
import pathlib

import tags


class Span:
    """Characters [start, end) of the text, with a label, attributes, sets, and links by name to other spans."""

    def __init__(self, layer, start, end, label=0):
        self.layer, self.start, self.end, self.label = layer, start, end, label
        self.attributes, self.sets, self.links = {}, {}, {}

    def key(self):
        return self.layer, self.start, self.end


class Report:
    def __init__(self, name, language, text, spans, lost=0):
        self.name, self.language, self.text, self.spans, self.lost = name, language, text, spans, lost

    def layer(self, name):
        return [s for s in self.spans if s.layer == name]


def find(text, quote):
    """The span of a quote: a string is its first occurrence, {"q", "n"} its nth."""
    words, nth = (quote["q"], quote["n"]) if isinstance(quote, dict) else (quote, 1)
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)


def number_span(text, figure):
    """Where the number stands: an occurrence counted in the text if that lies in the quote, else the first in the quote."""
    start, end = find(text, figure["quote"])
    a, b = find(text, figure["number"])
    if start <= a and b <= end:
        return a, b
    words = figure["number"]["q"] if isinstance(figure["number"], dict) else figure["number"]
    a = text.index(words, start)
    return a, a + len(words)


def read(document):
    text, found, lost = document["report"]["text"], {}, 0

    def add(layer, start, end, label=0):
        # Two statements may share a source, two events a place: one span.
        return found.setdefault((layer, start, end), Span(layer, start, end, label))

    sources, cues = {}, {}
    for s in document["statements"]:
        if s["source"] is not None:
            span = add("source", *find(text, s["source"]))
            span.attributes.setdefault("kind", s["kind"] or "none")
            sources[id(s)] = span
        if s["cue"] is not None:
            cues[id(s)] = add("cue", *find(text, s["cue"]))
    contents = [(find(text, quote), s) for s in document["statements"] for quote in s["content"]]
    # Longest first, so that what lies inside of another goes to the inner layer.
    contents.sort(key=lambda c: (c[0][0] - c[0][1], c[0][0]))
    taken = {"content": [], "inner": []}
    for (start, end), s in contents:
        for layer in ("content", "inner"):
            if all(end <= a or b <= start for a, b in taken[layer]):
                taken[layer].append((start, end))
                span = add(layer, start, end)
                span.attributes.update(mode=s["mode"], certainty=s["certainty"])
                span.links.update(said_by=sources.get(id(s)), said_with=cues.get(id(s)))
                break
        else:
            lost += 1
    places = {}
    for p in document["places"]:
        places[json.dumps(p["quote"], sort_keys=True)] = add("place", *find(text, p["quote"]))
    for e in document["events"]:
        span = add("trigger", *find(text, e["trigger"]), tags.TYPES.index(e["type"]))
        span.attributes["status"] = e["status"]
        span.sets.update(actors=e["actors"], targets=e["targets"])
        span.links["at_place"] = places.get(json.dumps(e["place"], sort_keys=True))
    for f in document["figures"]:
        span = add("number", *number_span(text, f), tags.WHAT.index(f["what"]))
        span.attributes.update(who=f["who"] or "none", bound=f["bound"], count_certainty=f["certainty"])
        span.links["counted_by"] = found.get(("source", *find(text, f["source"]))) if f["source"] is not None else None
    # A layer holds no two spans that overlap; the longer one stays.
    kept = []
    for span in sorted(found.values(), key=lambda s: (s.layer, s.start - s.end, s.start)):
        if any(k.layer == span.layer and k.start < span.end and span.start < k.end for k in kept):
            lost += 1
        else:
            kept.append(span)
    kept.sort(key=lambda s: (s.start, s.end, s.layer))
    return Report(document["id"], document["report"]["language"], text, kept, lost)


def load(folder):
    """All reports of a folder, by name."""
    paths = sorted(pathlib.Path(folder).glob("*.json"))
    if not paths:
        raise SystemExit(f"no reports in {folder}")
    return [read(json.loads(p.read_text("utf-8"))) for p in paths]
