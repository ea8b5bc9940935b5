"""Training from end to end on a base of random weights: the same seed gives the same weights, another seed others."""
import numpy as np
import pytest
import torch

import data
import gold
import model
import pairs
import q4
import tags
import train
from test_data import CORPUS, Splitter

SHAPE = {"hidden": 32, "layers": 2, "heads": 4, "inner": 64, "vocabulary": 8, "positions": 512, "types": 2, "epsilon": 1e-12}


def base_arrays():
    draw = np.random.default_rng(5)
    hidden, inner = SHAPE["hidden"], SHAPE["inner"]

    def some(*shape):
        return (draw.normal(size=shape) * 0.1).astype(np.float16)

    out = {"word.q4": q4.pack(some(SHAPE["vocabulary"], hidden).astype(np.float32)), "pos": some(SHAPE["positions"], hidden),
           "type": some(1, hidden), "eln.w": some(hidden) + 1, "eln.b": some(hidden)}
    for layer in range(SHAPE["layers"]):
        for part, (rows, columns) in {"fi": (inner, hidden), "fo": (hidden, inner), **dict.fromkeys(("q", "k", "v", "ao"), (hidden, hidden))}.items():
            out[f"l{layer}.{part}.w"], out[f"l{layer}.{part}.b"] = some(rows, columns), some(rows)
        for part in ("aln", "oln"):
            out[f"l{layer}.{part}.w"], out[f"l{layer}.{part}.b"] = some(hidden) + 1, some(hidden)
    return out


def trained(seed):
    args = train.options().parse_args(["", "", "", "--epochs", "1", "--batch", "2", "--seed", str(seed), "--augment", "numbers=0.5,typos=0.5", "--average", "0.9"])
    marker = train.fit(args, gold.load(CORPUS)[3:6], base_arrays(), SHAPE, Splitter(), log=lambda *a, **k: None)
    return marker.state_dict()


def test_a_seed_decides_all():
    first, again, other = trained(1), trained(1), trained(2)
    assert all(torch.equal(v, again[k]) for k, v in first.items())
    assert not torch.equal(first["tags.trigger.weight"], other["tags.trigger.weight"])


def test_heads_are_plain_in_the_end():
    assert trained(1)["tags.trigger.weight"].shape == (tags.count("trigger"), SHAPE["hidden"])


def test_layers_of_a_student_are_spread_over_the_base():
    student = model.with_base(base_arrays(), {**SHAPE}, True, 0.0, layers=1)
    assert student.shape["layers"] == len(student.encoder.layers) == 1


def test_dropout_keeps_the_mean():
    drop, x = model.Dropout(0.1), torch.ones(2000, 300)
    out = drop(x)
    assert abs(out.mean().item() - 1) < 0.01 and abs((out == 0).float().mean().item() - 0.1) < 0.01
    assert torch.equal(drop.eval()(x), x)


def test_a_student_learns_what_its_teacher_says():
    torch.manual_seed(0)
    teacher = model.with_base(base_arrays(), SHAPE, True, 0.0).eval()
    windows = [w for r in gold.load(CORPUS)[3:5] for w in data.windows(r, Splitter(), True)]
    args = train.options().parse_args(["", "", ""])
    train.teach(teacher, windows, args)
    student = model.with_base(base_arrays(), SHAPE, True, 0.0, layers=1)
    batch = data.batch(windows)
    assert torch.allclose(batch["soft trigger"][0, :windows[0].length].sum(-1), torch.ones(windows[0].length), atol=1e-4)
    soft = {k: 1.0 if k.startswith("soft") else 0.0 for k in tags.FACTORS}
    optimiser, losses = torch.optim.AdamW(student.parameters(), lr=3e-3), []
    for _ in range(6):
        loss, _ = student.loss(batch, parts=soft)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


def test_an_unknown_name_is_an_error():
    assert pairs.read("content=3,trigger label=0.5", tags.FACTORS) == {"content": 3, "trigger label": 0.5}
    for wrong in ("contents=3", "content", "content=much"):
        with pytest.raises(SystemExit, match=wrong.split("=")[0]):
            pairs.read(wrong, tags.FACTORS)
