#!/usr/bin/env python3
"""Scores a checkpoint or a model file on annotated reports it has not learned from.

    evaluate.py MODEL REPORTS [--by-language] [--against OTHER]

F1 over spans: contents and sources at IoU ≥ 0.5; cues and places by overlap; triggers and numbers by overlap and exact
label (type, what). Attributes and links are scored on the spans that were found: the share that is right.
"""
import argparse
from collections import Counter, defaultdict

import torch

import checkpoint
import data
import gold
import tags

MAIN = ("content", "source", "cue", "trigger", "number")
PARTS = MAIN + ("place", "trigger found", "number found")


def shared(a, b):
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def iou(a, b):
    both = shared(a, b)
    return both / (a.end - a.start + b.end - b.start - both)


def worth(part, a, b):
    """How well two spans pair, 0 for not at all."""
    if part in ("content", "source"):
        return iou(a, b) if iou(a, b) >= 0.5 else 0
    return iou(a, b) if part.endswith("found") or a.label == b.label else 0


def pair(part, wanted, found):
    """One-to-one pairs, the best first."""
    ranked = sorted(((worth(part, w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found) if shared(w, f)), key=lambda x: (-x[0], x[1:]))
    used, pairs = (set(), set()), []
    for value, i, j in ranked:
        if value > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i), used[1].add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def predict(marker, pieces, report, outside=None):
    """The spans that the marker finds in a report, as those of gold: label, attributes, sets, links."""
    found = {}
    made = data.windows(report, pieces, marker.words, labels=False)
    for at, window in enumerate(made):
        batch = data.batch([window])
        (scores, vectors), = marker.read(batch)
        # Where two windows overlap, each answers for its own half.
        low = 0 if at == 0 else (made[at - 1].end - window.first) / 2
        high = window.length if at == len(made) - 1 else window.length - (window.end - made[at + 1].first) / 2
        here = {}
        for layer in tags.LAYERS:
            for a, b, label, confidence in tags.decode(scores[layer], (marker.outside if outside is None else outside).get(layer, 0.0)):
                span = gold.Span(layer, window.characters[a][0], window.characters[b - 1][1], label)
                span.confidence = confidence
                for name, (layers, values) in tags.ATTRIBUTES.items():
                    if layer in layers:
                        span.attributes[name] = values[int(scores[name][a:b].mean(0).argmax())]
                for name, (owner, kinds) in tags.SETS.items():
                    if layer == owner:
                        chances = torch.sigmoid(marker.sets[name](vectors[a:b].mean(0))).tolist()
                        span.sets[name] = [k for k, c in zip(kinds, chances) if c >= 0.5]
                here[span] = (a, b)
        for name, (layers, target) in tags.LINKS.items():
            queries, candidates = [s for s in here if s.layer in layers], [s for s in here if s.layer == target]
            if queries:
                answers = marker.links[name](vectors, [here[s] for s in queries], [here[s] for s in candidates]).argmax(1).tolist()
                for s, answer in zip(queries, answers):
                    s.links[name] = candidates[answer] if answer < len(candidates) else None
        for span, (a, b) in here.items():
            if low <= (a + b) / 2 < high or low == (a + b) / 2 == high:
                found.setdefault(span.key(), span)
    kept = sorted(found.values(), key=lambda s: (s.start, s.end, s.layer))
    return gold.Report(report.name, report.language, report.text, kept)


class Remembered:
    """A marker that reads a window once, however often it is asked."""

    def __init__(self, marker):
        self.marker, self.known = marker, {}

    def __getattr__(self, name):
        return getattr(self.marker, name)

    def read(self, batch):
        (window,) = batch["windows"]
        key = window.report.name, window.first
        if key not in self.known:
            self.known[key] = self.marker.read(batch)
        return self.known[key]


def compare(tally, wanted, found):
    if not wanted.layer("trigger"):
        tally["quiet"] += Counter(reports=1, triggers=len(found.layer("trigger")), stirred=bool(found.layer("trigger")))
    for part in PARTS:
        layers = ("content", "inner") if part == "content" else (part.split()[0],)
        w, f = ([s for s in r.spans if s.layer in layers] for r in (wanted, found))
        pairs = pair(part, w, f)
        tally[part] += Counter(gold=len(w), found=len(f), right=len(pairs))
        if part.endswith("found") or part == "content" or part == "source":
            for a, b in pairs:
                for name in a.attributes:
                    tally["=" + name] += Counter(of=1, right=a.attributes[name] == b.attributes.get(name))
                for name in a.sets:
                    tally["=" + name] += Counter(of=1, right=set(a.sets[name]) == set(b.sets.get(name, [])))
                for name in a.links:
                    goal, said = a.links[name], b.links.get(name)
                    same = goal is said is None or (goal is not None and said is not None and shared(goal, said) > 0)
                    tally["=" + name] += Counter(of=1, right=same)


def f1(counts):
    return 2 * counts["right"] / (counts["gold"] + counts["found"]) if counts["gold"] + counts["found"] else 0.0


def score(marker, pieces, reports, outside=None):
    """{language or "all": {part: counts}}"""
    out = defaultdict(lambda: defaultdict(Counter))
    marker.eval()
    for report in reports:
        found = predict(marker, pieces, report, outside)
        for group in ("all", report.language):
            compare(out[group], report, found)
    return out


def show(scores, by_language=True, log=print):
    everything = scores["all"]
    for part in PARTS:
        c = everything[part]
        log(f"{part:14} P {c['right'] / max(1, c['found']):.3f} R {c['right'] / max(1, c['gold']):.3f} F1 {f1(c):.3f}  ({c['gold']})")
    log("of those found: " + ", ".join(f"{k[1:]} {v['right'] / v['of']:.3f}" for k, v in sorted(everything.items()) if k[0] == "=" and v["of"]))
    quiet = everything["quiet"]
    if quiet["reports"]:
        log(f"reports without an event: {quiet['reports']}; events found in them: {quiet['triggers']}, in {quiet['stirred']} of them")
    if by_language:
        log("language   " + " ".join(f"{p:>8}" for p in MAIN))
        for group in sorted(g for g in scores if g != "all"):
            log(f"{group:10} " + " ".join(f"{f1(scores[group][p]):8.3f}" for p in MAIN))


def main():
    o = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    o.add_argument("model"), o.add_argument("reports")
    o.add_argument("--against", help="a second model, to show the difference in points")
    o.add_argument("--by-language", action="store_true")
    o.add_argument("--threads", type=int, default=2)
    args = o.parse_args()
    torch.set_num_threads(args.threads)
    reports = gold.load(args.reports)
    scores = score(*checkpoint.load(args.model), reports)
    show(scores, args.by_language)
    if args.against:
        other = score(*checkpoint.load(args.against), reports)["all"]
        print("points lost: " + ", ".join(f"{p} {100 * (f1(other[p]) - f1(scores['all'][p])):+.2f}" for p in PARTS))


if __name__ == "__main__":
    main()
