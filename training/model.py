"""The encoder (BERT's, post-norm) and the heads on top of it."""
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import q4
import tags
import vocabulary

LINK_WIDTH = 96
NEAR = [1, 2, 4, 8, 16, 32, 64, 128]  # bounds of the buckets of distance in units


def attend(q, k, v, mask):
    """Attention without dropout, which is very slow on a CPU; there plain products are twice as fast in bfloat16."""
    if q.dtype != torch.bfloat16 or q.device.type != "cpu":
        return F.scaled_dot_product_attention(q, k, v, mask)
    with torch.autocast("cpu", enabled=False):
        return ((q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + mask).softmax(-1) @ v


class Layer(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        hidden, inner, epsilon = shape["hidden"], shape["inner"], shape["epsilon"]
        self.heads, self.dropout = shape["heads"], dropout
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)

    def forward(self, x, mask):
        rows, length, hidden = x.shape
        q, k, v = (f(x).view(rows, length, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        seen = attend(q, k, v, mask)
        seen = self.ao(seen.transpose(1, 2).reshape(rows, length, hidden))
        x = self.aln(x + F.dropout(seen, self.dropout, self.training))
        return self.oln(x + F.dropout(self.fo(F.gelu(self.fi(x))), self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, shape, dropout=0.1):
        super().__init__()
        self.dropout = dropout
        self.word = nn.Embedding(shape["vocabulary"], shape["hidden"])
        self.pos = nn.Embedding(shape["positions"], shape["hidden"])
        self.segment = nn.Parameter(torch.zeros(1, shape["hidden"]))
        self.eln = nn.LayerNorm(shape["hidden"], shape["epsilon"])
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape["layers"]))

    def forward(self, pieces):
        # Attention takes the mask as a bias: -inf on padding.
        mask = torch.zeros(pieces.shape, device=pieces.device).masked_fill(pieces == vocabulary.PAD, -math.inf)[:, None, None]
        x = self.word(pieces) + self.pos.weight[:pieces.shape[1]] + self.segment
        x = F.dropout(self.eln(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask.to(torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype))
        return x


def mean_rows(x, spans):
    """The mean of rows [a, b) for each span."""
    return torch.stack([x[a:b].mean(0) for a, b in spans])


class Link(nn.Module):
    """Scores each candidate span, and "nothing", for each span asked about: a product of projections plus a bias by distance."""

    def __init__(self, hidden):
        super().__init__()
        self.ask, self.answer = nn.Linear(hidden, LINK_WIDTH), nn.Linear(hidden, LINK_WIDTH)
        self.nothing = nn.Linear(hidden, 1)
        self.near = nn.Parameter(torch.zeros(2 * len(NEAR) + 3))

    def forward(self, x, queries, candidates):
        asked = mean_rows(x, queries)
        scores = self.nothing(asked)
        if candidates:
            products = self.ask(asked) @ self.answer(mean_rows(x, candidates)).T / math.sqrt(LINK_WIDTH)
            steps = torch.tensor([[bucket(q, c) for c in candidates] for q in queries], device=x.device)
            scores = torch.cat([products + self.near[steps], scores], 1)
        return scores


def bucket(query, candidate):
    """0 overlapping; 1.. before, by distance; then after, by distance."""
    for sign, gap in ((0, query[0] - candidate[1]), (1, candidate[0] - query[1])):
        if gap >= 0:
            return 1 + sign * (len(NEAR) + 1) + sum(gap >= n for n in NEAR)
    return 0


class Marker(nn.Module):
    def __init__(self, shape, words=True, dropout=0.1):
        super().__init__()
        self.shape, self.words = dict(shape), words
        hidden = shape["hidden"]
        self.encoder = Encoder(shape, dropout)
        self.drop = nn.Dropout(dropout)
        self.tags = nn.ModuleDict({n: nn.Linear(hidden, tags.count(n)) for n in tags.LAYERS})
        self.attributes = nn.ModuleDict({n: nn.Linear(hidden, len(v)) for n, (_, v) in tags.ATTRIBUTES.items()})
        self.sets = nn.ModuleDict({n: nn.Linear(hidden, len(v)) for n, (_, v) in tags.SETS.items()})
        self.links = nn.ModuleDict({n: Link(hidden) for n in tags.LINKS})

    def pooled(self, batch):
        """(rows, units, hidden): the mean of each unit's pieces."""
        x = self.encoder(batch["pieces"]).float()
        rows, length, hidden = x.shape
        size = batch["units"] + 1
        flat = (batch["unit_of"] + torch.arange(rows, device=x.device)[:, None] * size).reshape(-1)
        sums = torch.zeros(rows * size, hidden, device=x.device).index_add(0, flat, x.reshape(-1, hidden))
        counts = torch.zeros(rows * size, device=x.device).index_add(0, flat, torch.ones_like(flat, dtype=x.dtype))
        return (sums / counts.clamp(min=1)[:, None]).view(rows, size, hidden)[:, :-1]

    def loss(self, batch, weights=None, parts=None):
        """Sum of the tasks' mean losses: `weights` by tag for each layer, `parts` factors of tasks other than the usual."""
        x = self.drop(self.pooled(batch))
        weights, parts = weights or {}, {**tags.FACTORS, **(parts or {})}
        total = {}
        for name, head in {**self.tags, **self.attributes}.items():
            gold = batch[name]
            if (gold != tags.IGNORE).any():
                total[name] = F.cross_entropy(head(x).flatten(0, 1), gold.flatten(), weights.get(name), ignore_index=tags.IGNORE)
        for name, head in self.sets.items():
            spans = [(row, s) for row, w in enumerate(batch["windows"]) for s in w.sets[name]]
            if spans:
                seen = torch.stack([x[row, a:b].mean(0) for row, (a, b, _) in spans])
                gold = torch.tensor([s[2] for _, s in spans], device=x.device)
                total[name] = F.binary_cross_entropy_with_logits(head(seen), gold) * 8
        for name, head in self.links.items():
            found = []
            for row, w in enumerate(batch["windows"]):
                queries, candidates, answers = w.links[name]
                if queries:
                    found.append(F.cross_entropy(head(x[row], queries, candidates), torch.tensor(answers, device=x.device), reduction="none"))
            if found:
                total[name] = torch.cat(found).mean()
        return sum(parts[name] * value for name, value in total.items()), {k: v.item() for k, v in total.items()}

    @torch.no_grad()
    def read(self, batch):
        """Per window: (log-probabilities of each tag layer and attribute by unit, unit vectors)."""
        x = self.pooled(batch)
        scores = {name: F.log_softmax(head(x), -1) for name, head in {**self.tags, **self.attributes}.items()}
        return [({n: s[row, :w.length].cpu().numpy() for n, s in scores.items()}, x[row, :w.length]) for row, w in enumerate(batch["windows"])]


def with_base(arrays, shape, words, dropout, layers=None):
    """A new marker on the base's weights; with `layers`, only that many of its layers, evenly chosen."""
    shape = dict(shape)
    chosen = list(range(shape["layers"]))
    if layers:
        chosen = sorted({round(i) for i in np.linspace(0, shape["layers"] - 1, layers)})
        shape["layers"] = len(chosen)
    model = Marker(shape, words, dropout)

    def put(module, name):
        for key, half in (("weight", "w"), ("bias", "b")):
            getattr(module, key).data = torch.from_numpy(arrays[f"{name}.{half}"].astype(np.float32))

    encoder = model.encoder
    encoder.word.weight.data = torch.from_numpy(q4.unpack(arrays["word.q4"].tobytes(), shape["vocabulary"], shape["hidden"]))
    encoder.pos.weight.data = torch.from_numpy(arrays["pos"].astype(np.float32))
    encoder.segment.data = torch.from_numpy(arrays["type"].astype(np.float32))
    put(encoder.eln, "eln")
    for layer, source in zip(encoder.layers, chosen):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            put(getattr(layer, part), f"l{source}.{part}")
    return model
