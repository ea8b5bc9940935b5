"""Parts of the corpus of like mixture: reports dealt out language by language."""
from collections import defaultdict

import numpy as np


def folds(reports, count, seed):
    """`count` lists that share out the reports, each language evenly."""
    by_language = defaultdict(list)
    for r in reports:
        by_language[r.language].append(r)
    draw, dealt = np.random.default_rng(seed), []
    for language in sorted(by_language):
        members = by_language[language]
        dealt += [members[i] for i in draw.permutation(len(members))]
    return [dealt[i::count] for i in range(count)]


def sample(reports, size, seed):
    """`size` reports in the mixture of the whole; a larger sample holds the smaller ones of the same seed."""
    slices = folds(reports, max(1, len(reports) // 12), seed)
    return [r for part in slices for r in part][:size]
