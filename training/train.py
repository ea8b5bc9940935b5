#!/usr/bin/env python3
"""Fine-tunes the base on annotated reports.

    train.py BASE.npz REPORTS OUT.pt [--dev FOLDER] [--epochs 20] [--seed 1] [--bf16] [--minutes 110] …

`--dev` is only measured, at the end: nothing is chosen by it. The same seed, options and machine give the same weights.
"""
import argparse
import time

import numpy as np
import torch

import augment
import base
import checkpoint
import data
import evaluate
import gold
import model
import pairs
import tags


def options():
    o = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    o.add_argument("base"), o.add_argument("reports"), o.add_argument("out")
    o.add_argument("--dev", help="folder of reports to measure on")
    o.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    o.add_argument("--threads", type=int, default=2)
    o.add_argument("--seed", type=int, default=1)
    o.add_argument("--epochs", type=float, default=20)
    o.add_argument("--minutes", type=float, help="end in this time: the learning rate decays over whichever is shorter")
    o.add_argument("--batch", type=int, default=4)
    o.add_argument("--rate", type=float, default=1.2e-4)
    o.add_argument("--head-rate", type=float, default=1e-3)
    o.add_argument("--decay", type=float, default=0.01)
    o.add_argument("--dropout", type=float, default=0.1)
    o.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    o.add_argument("--pieces-as-units", action="store_true", help="tag pieces, not words")
    o.add_argument("--tied", action=argparse.BooleanOptionalAction, default=True, help="one score for where a span begins and goes on, whatever its label")
    o.add_argument("--train-embeddings", action="store_true")
    o.add_argument("--layers", type=int, help="keep only so many layers of the base")
    o.add_argument("--class-weights", type=float, default=0.0, help="power of the inverse frequency of a tag, 0 for none")
    o.add_argument("--outside-weight", type=float, default=1.0, help="weight of the tag for no span")
    o.add_argument("--parts", default="", help="factors of tasks in place of those in tags.py, as trigger=2,place=0.5")
    o.add_argument("--augment", default="", help="chances of changes, as case=0.05,quotes=0.2")
    o.add_argument("--teacher", help="checkpoint whose tags the new marker learns beside those of the annotation")
    o.add_argument("--average", type=float, default=0.0, help="decay of a running mean of the weights, as 0.99; 0 for none")
    return o


def class_weights(all_windows, power, outside):
    """For each tag layer, weights by frequency to a power, their mean over the seen tags one."""
    out = {}
    for layer in tags.LAYERS:
        seen = np.bincount(np.concatenate([w.tags[layer] for w in all_windows]), minlength=tags.count(layer)).astype(float)
        weights = np.ones_like(seen)
        spans = seen[1:]
        if power and spans.any():
            weights[1:] = np.clip((spans[spans > 0].mean() / np.maximum(spans, 1)) ** power, 0.3, 3)
        weights[0] = outside
        out[layer] = torch.tensor(weights, dtype=torch.float32)
    return out


def teach(teacher, made, args):
    """Leaves with each window what the teacher gives every tag."""
    for at in range(0, len(made), 8):
        chosen = made[at:at + 8]
        with torch.autocast(torch.device(args.device).type, torch.bfloat16, enabled=args.bf16):
            said = teacher.read(data.batch(chosen, args.device))
        for window, (scores, _) in zip(chosen, said):
            window.soft = {name: np.exp(scores[name]) for name in tags.LAYERS}


def fit(args, reports, arrays, shape, pieces, log=print):
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    draw = np.random.default_rng(args.seed)
    marker = model.with_base(arrays, shape, not args.pieces_as_units, args.dropout, args.layers)
    if args.tied:
        marker.tie()
    marker.to(args.device)
    marker.encoder.word.weight.requires_grad = args.train_embeddings
    encoder = [p for p in marker.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in marker.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": args.rate}, {"params": heads, "lr": args.head_rate}],
                                  weight_decay=args.decay, betas=(0.9, 0.98), fused=True)
    rates = pairs.read(args.augment, augment.KINDS)
    parts = pairs.read(args.parts, tags.FACTORS)
    teacher = checkpoint.load(args.teacher)[0].to(args.device) if args.teacher else None

    def prepare():
        changed = [augment.change(r, rates, draw) for r in reports] if rates else reports
        made = [w for r in changed for w in data.windows(r, pieces, marker.words)]
        if teacher:
            teach(teacher, made, args)
        return made

    all_windows = prepare()
    weights = {k: v.to(args.device) for k, v in class_weights(all_windows, args.class_weights, args.outside_weight).items()}
    steps = max(1, round(args.epochs * len(all_windows) / args.batch))
    began, step, epoch, mean = time.time(), 0, 0, None
    marker.train()
    while step < steps:
        if rates and epoch:
            all_windows = prepare()
        losses = []
        for chosen in data.batches(all_windows, args.batch, draw):
            done = step / steps
            if args.minutes:
                done = max(done, (time.time() - began) / 60 / args.minutes)
            if done >= 1:
                step = steps
                break
            factor = min(1.0, (step + 1) / (0.05 * steps + 1)) * (1 - done)
            for group, rate in zip(optimiser.param_groups, (args.rate, args.head_rate)):
                group["lr"] = rate * factor
            with torch.autocast(torch.device(args.device).type, torch.bfloat16, enabled=args.bf16):
                loss, by_task = marker.loss(data.batch(chosen, args.device), weights, parts)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimiser.step()
            losses.append(by_task)
            step += 1
            if args.average and done > 0.3:
                now = {k: v.detach() for k, v in marker.state_dict().items() if v.dtype.is_floating_point and k != "encoder.word.weight"}
                mean = {k: v.clone() for k, v in now.items()} if mean is None else {k: mean[k].lerp_(v, 1 - args.average) for k, v in now.items()}
        epoch += 1
        shown = {k: np.mean([x[k] for x in losses if k in x]) for k in ("content", "source", "cue", "trigger", "number", "trigger label", "number label", "status", "actors", "said_by") if losses}
        log(f"epoch {epoch} step {step}/{steps} {time.time() - began:.0f}s " + " ".join(f"{k} {v:.3f}" for k, v in shown.items()), flush=True)
    if mean:
        marker.load_state_dict(mean, strict=False)
    marker.untie()
    return marker.cpu().eval()


def main():
    args = options().parse_args()
    arrays, shape, pieces = base.load(args.base)
    marker = fit(args, gold.load(args.reports), arrays, shape, pieces)
    checkpoint.save(args.out, marker, pieces, vars(args))
    if args.dev:
        evaluate.show(evaluate.score(marker, pieces, gold.load(args.dev)))


if __name__ == "__main__":
    main()
