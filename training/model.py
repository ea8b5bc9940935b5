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


class Dropout(nn.Module):
    """On a CPU, drawing a mask for each use is a fifth of the time of training: masks are stretches of one long one, from random places."""

    LENGTH = 1 << 24
    masks = {}

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        if x.device.type != "cpu" or x.numel() > self.LENGTH // 2:
            return F.dropout(x, self.rate)
        if self.rate not in self.masks:
            self.masks[self.rate] = (torch.rand(self.LENGTH, generator=torch.Generator().manual_seed(0)) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        at = int(torch.randint(self.LENGTH - x.numel(), ()))
        return x * self.masks[self.rate][at:at + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        hidden, inner, epsilon = shape["hidden"], shape["inner"], shape["epsilon"]
        self.heads, self.drop = shape["heads"], Dropout(dropout)
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)

    def forward(self, x, mask):
        rows, length, hidden = x.shape
        q, k, v = (f(x).view(rows, length, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        seen = attend(q, k, v, mask)
        seen = self.ao(seen.transpose(1, 2).reshape(rows, length, hidden))
        x = self.aln(x + self.drop(seen))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    def __init__(self, shape, dropout=0.1):
        super().__init__()
        self.drop = Dropout(dropout)
        self.word = nn.Embedding(shape["vocabulary"], shape["hidden"])
        self.pos = nn.Embedding(shape["positions"], shape["hidden"])
        self.segment = nn.Parameter(torch.zeros(1, shape["hidden"]))
        self.eln = nn.LayerNorm(shape["hidden"], shape["epsilon"])
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape["layers"]))

    def forward(self, pieces):
        # Attention takes the mask as a bias: -inf on padding.
        mask = torch.zeros(pieces.shape, device=pieces.device).masked_fill(pieces == vocabulary.PAD, -math.inf)[:, None, None]
        x = self.word(pieces) + self.pos.weight[:pieces.shape[1]] + self.segment
        x = self.drop(self.eln(x))
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


class Tied(nn.Module):
    """Scores of tags with what begins a span and what goes on with it learned once for all labels: a rare label has few examples of both."""

    def __init__(self, hidden, labels):
        super().__init__()
        self.part, self.label = nn.Linear(hidden, 3), nn.Linear(hidden, labels)

    def forward(self, x):
        outside, begins, goes_on = self.part(x).split(1, -1)
        label = self.label(x)
        return torch.cat([outside, torch.stack([begins + label, goes_on + label], -1).flatten(-2)], -1)

    def flat(self):
        """The same scores from one linear layer."""
        out = nn.Linear(self.part.in_features, 1 + 2 * self.label.out_features)
        for name in ("weight", "bias"):
            outside, begins, goes_on = getattr(self.part, name).detach().split(1)
            label = getattr(self.label, name).detach()
            getattr(out, name).data = torch.cat([outside, torch.stack([begins + label, goes_on + label], 1).flatten(0, 1)])
        return out


class Marker(nn.Module):
    def __init__(self, shape, words=True, dropout=0.1):
        super().__init__()
        self.shape, self.words = dict(shape), words
        # Added to the score of no span, by layer: what makes found and missed spans balance.
        self.outside = {}
        hidden = shape["hidden"]
        self.encoder = Encoder(shape, dropout)
        self.drop = Dropout(dropout)
        self.tags = nn.ModuleDict({n: nn.Linear(hidden, tags.count(n)) for n in tags.LAYERS})
        self.attributes = nn.ModuleDict({n: nn.Linear(hidden, len(v)) for n, (_, v) in tags.ATTRIBUTES.items()})
        self.sets = nn.ModuleDict({n: nn.Linear(hidden, len(v)) for n, (_, v) in tags.SETS.items()})
        self.links = nn.ModuleDict({n: Link(hidden) for n in tags.LINKS})

    def tie(self):
        """For training: heads of tags whose labels share what they can; `untie` makes them plain again."""
        self.tags = nn.ModuleDict({n: Tied(self.shape["hidden"], len(tags.LAYERS[n])) for n in tags.LAYERS})

    def untie(self):
        self.tags = nn.ModuleDict({n: h.flat() if isinstance(h, Tied) else h for n, h in self.tags.items()})

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
        for name, head in self.tags.items():
            tagged = batch[name] > tags.OUTSIDE
            if isinstance(head, Tied) and len(tags.LAYERS[name]) > 1 and tagged.any():
                total[name + " label"] = F.cross_entropy(head.label(x[tagged]), (batch[name][tagged] - 1) // 2)
        for name, head in self.tags.items():
            if "soft " + name in batch:
                said = batch["soft " + name]
                total["soft " + name] = -(said * F.log_softmax(head(x), -1)).sum(-1)[said.sum(-1) > 0].mean()
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
        scores = {name: F.log_softmax(head(x).float(), -1) for name, head in {**self.tags, **self.attributes}.items()}
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
