#!/usr/bin/env python3
"""Cross-validation: every report is read by a marker that has not learned from it.

    crossval.py BASE.npz REPORTS ERRORS.jsonl [--folds 5] [options of train.py]

Prints the scores by language, and what each layer gains where "no span" is made likelier; writes what went wrong, one span a
line, to be read and sorted.
"""
import json
from collections import Counter, defaultdict

import base
import evaluate
import gold
import parts
import train


OUTSIDE = (0.0, 0.4, 0.8, 1.2)


def errors(wanted, found):
    for part in evaluate.MAIN:
        w, f = wanted.layer(part), found.layer(part)
        pairs = evaluate.pair(part, w, f)
        paired = {id(s) for p in pairs for s in p}
        for fault, spans in (("missed", w), ("invented", f)):
            for s in spans:
                if id(s) not in paired:
                    label = evaluate.tags.LAYERS[s.layer][s.label]
                    around = wanted.text[max(0, s.start - 80):s.start] + "⟦" + wanted.text[s.start:s.end] + "⟧" + wanted.text[s.end:s.end + 80]
                    yield {"report": wanted.name, "fault": fault, "part": part, "label": label, "text": around}


def main():
    o = train.options()
    o.description = __doc__
    o.add_argument("--folds", type=int, default=5)
    args = o.parse_args()
    reports = gold.load(args.reports)
    scores = defaultdict(lambda: defaultdict(Counter))
    balanced = defaultdict(lambda: defaultdict(Counter))
    with open(args.out, "w", encoding="utf-8") as out:
        for number, held in enumerate(parts.folds(reports, args.folds, args.seed), 1):
            arrays, shape, pieces = base.load(args.base)
            names = {r.name for r in held}
            fitted = train.fit(args, [r for r in reports if r.name not in names], arrays, shape, pieces)
            print(f"fold {number}: {len(held)} reports", flush=True)
            marker = evaluate.Remembered(fitted)
            for report in held:
                read = {more: evaluate.predict(marker, pieces, report, dict.fromkeys(evaluate.tags.LAYERS, more)) for more in OUTSIDE}
                for more in OUTSIDE:
                    evaluate.compare(balanced[more], report, read[more])
                found = read[0.0]
                for group in ("all", report.language):
                    evaluate.compare(scores[group], report, found)
                for fault in errors(report, found):
                    out.write(json.dumps(fault, ensure_ascii=False) + "\n")
    evaluate.show(scores)
    print("no span likelier by " + " ".join(f"{p:>14}" for p in evaluate.PARTS))
    for more in OUTSIDE:
        print(f"{more:19} " + " ".join(f"{evaluate.f1(balanced[more][p]):14.3f}" for p in evaluate.PARTS))


if __name__ == "__main__":
    main()
