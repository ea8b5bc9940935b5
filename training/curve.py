#!/usr/bin/env python3
"""Learning curve: trains on growing samples of the corpus and scores each on the same unseen reports.

    curve.py BASE.npz REPORTS OUT.tsv --dev FOLDER [--sizes 50,100,200,400] [options of train.py]

Each sample holds the smaller ones. The steps stay the same for all sizes, so that size alone differs (--epochs is
that of the whole corpus).
"""
import copy

import base
import evaluate
import gold
import parts
import train


def main():
    o = train.options()
    o.description = __doc__
    o.add_argument("--sizes", default="69,138,276,553")
    args = o.parse_args()
    if not args.dev:
        o.error("--dev is needed")
    reports, dev = gold.load(args.reports), gold.load(args.dev)
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("reports\t" + "\t".join(evaluate.MAIN) + "\n")
        for size in sorted({min(int(s), len(reports)) for s in args.sizes.split(",")}):
            now = copy.copy(args)
            now.epochs = args.epochs * len(reports) / size
            arrays, shape, pieces = base.load(args.base)
            marker = train.fit(now, parts.sample(reports, size, args.seed), arrays, shape, pieces)
            scores = evaluate.score(marker, pieces, dev)["all"]
            out.write(f"{size}\t" + "\t".join(f"{evaluate.f1(scores[p]):.3f}" for p in evaluate.MAIN) + "\n")
            out.flush()
            print(f"{size} reports:")
            evaluate.show({"all": scores}, by_language=False)


if __name__ == "__main__":
    main()
