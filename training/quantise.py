#!/usr/bin/env python3
"""Writes a checkpoint as the model file: int8 rows, embeddings in 4-bit blocks, pieces and labels (FORMAT.md).

    quantise.py IN.pt OUT.bin [--pieces N --texts REPORTS] [--embeddings q4|i8] [--outside LAYER=N,…] [--dev REPORTS]

`--dev` scores both and shows the loss in points. Vocabulary is best pruned before training (base.py --pieces); `--pieces`
prunes a checkpoint that was trained on more.
"""
import argparse
import os

import torch

import checkpoint
import evaluate
import gold
import layout
import pairs
import tags
import vocabulary

LIMIT = 40_000_000


def prune(marker, pieces, limit, texts):
    used = {i for t in texts for i, _, _ in pieces.encode(t)}
    keep = vocabulary.choose(pieces.pieces, pieces.scores, limit, used)
    word = torch.nn.Embedding.from_pretrained(marker.encoder.word.weight.detach()[torch.from_numpy(keep)])
    marker.encoder.word, marker.shape["vocabulary"] = word, len(keep)
    return vocabulary.Pieces([pieces.pieces[i] for i in keep], pieces.scores[keep], pieces.charsmap)


def labels():
    """All that a reader needs to turn scores into spans, in the order of the heads' rows."""
    return {"layers": tags.LAYERS, "attributes": {n: {"of": list(a), "values": v} for n, (a, v) in tags.ATTRIBUTES.items()},
            "sets": {n: {"of": a, "values": v} for n, (a, v) in tags.SETS.items()},
            "links": {n: {"from": list(a), "to": b} for n, (a, b) in tags.LINKS.items()}}


def tensors(marker, pieces, embeddings):
    text = [p.encode() for p in pieces.pieces]
    ends = [0]
    for t in text:
        ends.append(ends[-1] + len(t))
    yield "pieces.text", "u8", list(b"".join(text))
    yield "pieces.offsets", "u32", ends
    yield "pieces.scores", "f32", pieces.scores
    yield "charsmap", "u8", list(pieces.charsmap)
    for name, value in marker.state_dict().items():
        value = value.detach().float().numpy()
        kind = embeddings if name == "encoder.word.weight" else "i8" if value.ndim == 2 and value.shape[0] > 1 else "f32"
        yield name, kind, value


def write(marker, pieces, path, embeddings="q4"):
    header = {"format": "grefier-marker/1", "base": "intfloat/multilingual-e5-small (MIT)", "shape": marker.shape,
              "units": "words" if marker.words else "pieces", "outside": marker.outside, "specials": {"begin": vocabulary.BEGIN, "pad": vocabulary.PAD,
              "end": vocabulary.END, "unknown": vocabulary.UNKNOWN}, **labels()}
    return layout.write(path, header, tensors(marker, pieces, embeddings))


def main():
    o = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    o.add_argument("checkpoint"), o.add_argument("out")
    o.add_argument("--pieces", type=int), o.add_argument("--texts")
    o.add_argument("--embeddings", choices=("q4", "i8"), default="q4")
    o.add_argument("--outside", default="", help="added to the score of no span, by layer, as content=0.7,cue=0.7 (crossval.py says which)")
    o.add_argument("--dev")
    args = o.parse_args()
    marker, pieces = checkpoint.load(args.checkpoint)
    if args.pieces:
        pieces = prune(marker, pieces, args.pieces, [r.text for r in gold.load(args.texts)] if args.texts else [])
    marker.outside = {**marker.outside, **pairs.read(args.outside, tags.LAYERS)}
    size = write(marker, pieces, args.out, args.embeddings)
    print(f"{args.out}: {size:,} bytes")
    if size > LIMIT:
        os.unlink(args.out)
        raise SystemExit(f"over {LIMIT:,} bytes: keep fewer pieces")
    if args.dev:
        reports = gold.load(args.dev)
        full = evaluate.score(*checkpoint.load(args.checkpoint), reports, marker.outside)["all"]
        small = evaluate.score(*checkpoint.load(args.out), reports)["all"]
        for part in evaluate.PARTS:
            a, b = evaluate.f1(full[part]), evaluate.f1(small[part])
            print(f"{part:14} {a:.3f} -> {b:.3f}  {100 * (b - a):+.2f} points")


if __name__ == "__main__":
    main()
