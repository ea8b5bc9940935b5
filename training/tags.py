"""What is learned: layers of spans, attributes of spans, links between spans; and BIO tags with their decoding."""
import numpy as np

KINDS = """government police military paramilitary intelligence judiciary legislature party opposition rebels armed_group
criminals protesters civilians journalists medics education labour agriculture religious business ngo igo refugees
unknown""".split()
TYPES = """peaceful_protest protest_with_intervention excessive_force violent_demonstration mob_violence strike blockade
armed_clash territory_regained territory_overtaken air_strike shelling remote_explosive grenade suicide_bomb
chemical_weapon explosion gunfire attack killing injury abduction sexual_violence property_destruction arrest trial
restriction expulsion deployment withdrawal weapons_disrupted headquarters_established territory_transferred agreement
talks concession order_restored support aid demand accusation rejection threat sanction investigation displacement
disaster crime""".split()
WHAT = """killed injured hospitalised arrested missing abducted displaced released charged participants deployed bodies
attacks checkpoints vehicles buildings weapons other""".split()
CERTAINTY = "asserted possible denied".split()

# Each layer is tagged by itself, so that a source may stand inside a content. `inner` holds what is said inside of
# what is said: one layer cannot nest.
LAYERS = {"cue": ["cue"], "source": ["source"], "content": ["content"], "inner": ["inner"],
          "trigger": TYPES, "number": WHAT, "place": ["place"]}
# A class for each span of the layers named.
ATTRIBUTES = {"mode": (("content", "inner"), "direct indirect mixed".split()), "certainty": (("content", "inner"), CERTAINTY),
              "status": (("trigger",), "happened ongoing negated planned possible".split()),
              "kind": (("source",), KINDS + ["none"]), "who": (("number",), KINDS + ["none"]),
              "bound": (("number",), "exact at_least at_most about range vague".split()), "count_certainty": (("number",), CERTAINTY)}
# Any number of classes for each span: the annotation gives kinds of actors and targets, not their words.
SETS = {"actors": ("trigger", KINDS), "targets": ("trigger", KINDS)}
# From a span of the first layers to one of the second, or to nothing.
LINKS = {"said_by": (("content", "inner"), "source"), "said_with": (("content", "inner"), "cue"),
         "at_place": (("trigger",), "place"), "counted_by": (("number",), "source")}

# Factors of the tasks' losses. A mean over all units is small where most bear no tag; unweighted, links and attributes
# have nearly the whole gradient and the encoder does not learn to find spans. For the same reason labels have a loss of
# their own over the units that bear one ("trigger label"): without it, spans are learned and labels are not.
FACTORS = {"cue": 3.0, "source": 3.0, "content": 2.0, "inner": 0.5, "trigger": 6.0, "number": 4.0, "place": 1.5,
           "trigger label": 1.5, "number label": 1.2,
           **dict.fromkeys(ATTRIBUTES, 0.4), **dict.fromkeys(SETS, 0.4), **dict.fromkeys(LINKS, 0.2)}

# What a teacher says weighs as much as the annotation.
FACTORS.update({"soft " + name: FACTORS[name] for name in LAYERS})

OUTSIDE, IGNORE = 0, -100


def count(layer):
    return 1 + 2 * len(LAYERS[layer])


def encode(spans, length):
    """[(first, last + 1, label index)] over units -> tags; 1 + 2k begins label k, 2 + 2k goes on."""
    tags = np.zeros(length, np.int64)
    for first, end, label in spans:
        tags[first:end] = 2 + 2 * label
        tags[first] = 1 + 2 * label
    return tags


def decode(scores, outside=0.0):
    """Best legal tags by Viterbi: `scores` is (units, tags) of log-probabilities -> [(first, end, label, mean score)]."""
    scores = np.array(scores, np.float32)
    scores[:, OUTSIDE] += outside
    units, tags = scores.shape
    if not units:
        return []
    before = np.full(tags, -1e9, np.float32)
    before[OUTSIDE] = 0
    back = np.zeros((units, tags), np.int64)
    begins, inners = np.arange(1, tags, 2), np.arange(2, tags, 2)
    for at in range(units):
        best = int(before.argmax())
        now = np.full(tags, before[best], np.float32)
        back[at] = best
        goes_on = np.where(before[begins] >= before[inners], begins, inners)
        now[inners], back[at, inners] = before[goes_on], goes_on
        before = now + scores[at]
    path, tag = [], int(before.argmax())
    for at in range(units - 1, -1, -1):
        path.append(tag)
        tag = int(back[at, tag])
    path.reverse()
    return [(a, b, k, float(np.mean([scores[i, path[i]] for i in range(a, b)]))) for a, b, k in spans_of(path)]


def spans_of(path):
    """Legal tags -> [(first, end, label)]."""
    spans = []
    for at, tag in enumerate(path):
        if tag == OUTSIDE:
            continue
        label = (tag - 1) // 2
        if tag % 2 == 0 and spans and spans[-1][1] == at and spans[-1][2] == label:
            spans[-1][1] = at + 1
        else:
            spans.append([at, at + 1, label])
    return [tuple(s) for s in spans]
