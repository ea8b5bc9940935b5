"""The scorer on readings whose score is known, parts of the corpus, and one step of training."""
from collections import Counter, defaultdict

import torch

import data
import evaluate
import gold
import model
import parts
import tags
import train
from test_data import CORPUS, Splitter

SHAPE = {"hidden": 48, "layers": 1, "heads": 4, "inner": 64, "vocabulary": 8, "positions": 512, "types": 2, "epsilon": 1e-12}


def report(*spans):
    return gold.Report("x", "en", "x" * 100, [gold.Span(*s) for s in spans])


def tally(wanted, found):
    out = defaultdict(Counter)
    evaluate.compare(out, wanted, found)
    return out


def test_content_needs_half():
    wanted = report(("content", 0, 20, 0))
    assert tally(wanted, report(("content", 5, 20, 0)))["content"]["right"] == 1
    assert tally(wanted, report(("content", 11, 20, 0)))["content"]["right"] == 0


def test_trigger_needs_its_type():
    wanted = report(("trigger", 0, 5, 3), ("trigger", 10, 15, 4))
    counts = tally(wanted, report(("trigger", 2, 8, 3), ("trigger", 10, 15, 5)))
    assert counts["trigger"]["right"] == 1 and counts["trigger found"]["right"] == 2


def test_one_to_one():
    counts = tally(report(("cue", 0, 10, 0)), report(("cue", 0, 4, 0), ("cue", 5, 10, 0)))["cue"]
    assert (counts["gold"], counts["found"], counts["right"]) == (1, 2, 1)


def test_gold_scores_itself_full():
    for r in gold.load(CORPUS)[:60]:
        counts = tally(r, r)
        assert all(evaluate.f1(counts[p]) == 1 for p in evaluate.PARTS if counts[p]["gold"])
        assert all(c["right"] == c["of"] for k, c in counts.items() if k[0] == "=")


def test_parts():
    reports = gold.load(CORPUS)
    dealt = parts.folds(reports, 5, 1)
    assert sorted(r.name for f in dealt for r in f) == [r.name for r in reports]
    assert {r.name for r in parts.sample(reports, 50, 1)} < {r.name for r in parts.sample(reports, 100, 1)}
    assert len({r.language for r in parts.sample(reports, 60, 1)}) >= 12


def test_a_step_of_training_lowers_the_loss():
    torch.manual_seed(0)
    marker = model.Marker(SHAPE, dropout=0.0)
    chosen = [w for r in gold.load(CORPUS)[3:5] for w in data.windows(r, Splitter(), True)]
    batch = data.batch(chosen)
    optimiser = torch.optim.AdamW(marker.parameters(), lr=1e-2)
    losses = []
    for _ in range(4):
        loss, _ = marker.loss(batch, train.class_weights(chosen, 0.3, 0.8))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


def test_pooling_is_the_mean_of_a_words_pieces():
    marker = model.Marker(SHAPE, dropout=0.0).eval()
    window = data.windows(gold.load(CORPUS)[3], Splitter(), True)[0]
    batch = data.batch([window])
    plain = marker.encoder(batch["pieces"])[0, 1:-1]
    first = [i for i, u in enumerate(window.unit_of) if u == 0]
    assert torch.allclose(marker.pooled(batch)[0, 0], plain[first].mean(0), atol=1e-5)


def test_tied_heads_become_plain_ones():
    head, x = model.Tied(48, 5), torch.randn(7, 48)
    assert torch.allclose(head(x), head.flat()(x), atol=1e-5)
