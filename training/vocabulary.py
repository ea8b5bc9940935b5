"""The pieces of the tokenizer: building it, and choosing the pieces to keep."""
import struct
import unicodedata
from collections import defaultdict

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

SPECIALS = ["<s>", "<pad>", "</s>", "<unk>"]
PAD, BEGIN, END, UNKNOWN = 1, 0, 2, 3

# Scripts of the languages to be read; the rest of the vocabulary is dropped.
SCRIPTS = set("""LATIN CYRILLIC ARABIC GREEK HEBREW ARMENIAN GEORGIAN DEVANAGARI BENGALI TAMIL THAI ETHIOPIC
HANGUL HIRAGANA KATAKANA CJK SINHALA MYANMAR KHMER""".split())


class Pieces:
    """A unigram tokenizer with what it was built from, so that it can be written out again.

    `charsmap` is the normaliser's table: for each code point that changes, u32 code point, u8 count, count × u32 code points.
    Words are cut at white space, so that no piece runs over a space.
    """

    def __init__(self, pieces, scores, charsmap):
        self.pieces, self.scores, self.charsmap = list(pieces), np.asarray(scores, np.float32), bytes(charsmap)
        self.changes, at = {}, 0
        while at < len(self.charsmap):
            code, count = struct.unpack_from("<IB", self.charsmap, at)
            self.changes[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{count}I", self.charsmap, at + 5)))
            at += 5 + 4 * count
        self.engine = Tokenizer(models.Unigram(list(zip(self.pieces, self.scores.tolist())), UNKNOWN, False))
        self.engine.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace("▁", "always")])

    def encode(self, text):
        """[(piece, start, end)] in code points of the text as it stands."""
        made, origin = [], []
        for at, c in enumerate(text):
            new = self.changes.get(c, c)
            made.append(new)
            origin += [at] * len(new)
        coded = self.engine.encode("".join(made), add_special_tokens=False)
        return [(i, origin[a], origin[max(a, b - 1)] + 1) for i, (a, b) in zip(coded.ids, coded.offsets) if a < len(origin)]


def script(piece):
    """The script of a piece's first letter, None for digits and signs."""
    for c in piece:
        if c.isalpha() or unicodedata.category(c).startswith("M"):
            name = unicodedata.name(c, "").split(" ")[0]
            return {"FULLWIDTH": "CJK", "HALFWIDTH": "CJK", "IDEOGRAPHIC": "CJK"}.get(name, name)
    return None


def choose(pieces, scores, limit, used=()):
    """Indices of `limit` pieces to keep, in their old order, the specials first.

    Kept before all others: what `used` names, and single characters of the scripts above, so that any word can still be
    spelt. The rest goes by score, each script by its share of the vocabulary but Han and Hangul by a fifth of theirs: their
    pieces are many and rarely longer than two characters.
    """
    keep = set(range(len(SPECIALS))) | set(used)
    by_script = defaultdict(list)
    for i in range(len(SPECIALS), len(pieces)):
        name = script(pieces[i])
        if name is not None and name not in SCRIPTS:
            continue
        bare = pieces[i].lstrip("▁")
        # Rare Han signs are thousands; those of high score are the ones in use.
        if len(bare) <= 1 and (name != "CJK" or scores[i] > -15):
            keep.add(i)
        by_script[name].append(i)
    rank = {}
    for name, members in by_script.items():
        members.sort(key=lambda i: (-scores[i], i))
        stretch = 5 if name in ("CJK", "HANGUL", "HIRAGANA", "KATAKANA") else 1
        rank.update({i: (place + 1) / len(members) * stretch for place, i in enumerate(members)})
    for i in sorted(rank, key=lambda i: (rank[i], i)):
        if len(keep) >= limit:
            break
        keep.add(i)
    return np.array(sorted(keep)[:max(limit, 0)] if len(keep) > limit else sorted(keep), np.int64)
