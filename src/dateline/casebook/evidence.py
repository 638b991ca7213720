"""What speaks for and against two events being one, as numbers by the names of `linking.tsv`."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from dateline.casebook.acts import acts_of, shared_act
from dateline.casebook.sketch import UNREAL, Sketch
from dateline.casebook.story import counts_of, in_lead, told_often
from dateline.casebook.words import compared, rarity, read_rows, stem

# Roles recur in every report; names tell people, bodies and places apart.
_NAMED = ("person", "organization", "group", "igo", "media", "country", "place")
# What one word of a sentence can weigh: names that no text of the training half tells would outweigh all else,
# and small numbers recur.
_MOST, _NUMBER = 5.5, 3.0


@dataclass(frozen=True, slots=True)
class Bag:
    """A set of stems and how much they weigh."""

    words: frozenset[str]
    square: float
    sum: float


@dataclass(frozen=True, slots=True)
class Known:
    """A sketch with what it is compared by, worked out once. `act` is its first, `left` and `right` what stands
    before and after it, nearest first; all words but `acts` as they are compared."""

    acts: frozenset[str]
    act: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    words: Bag
    beside: Bag
    before: Bag
    after: Bag
    names: Bag
    doers: Bag
    numbers: frozenset[str]
    general: bool


@functools.lru_cache(maxsize=100_000)
def _weight(word: str) -> float:
    return _NUMBER if word[0].isdigit() else min(_MOST, rarity(word))


def weight_of(words: frozenset[str]) -> float:
    return sum(map(_weight, sorted(words)))


@functools.lru_cache(maxsize=50_000)
def known(sketch: Sketch) -> Known:
    named = [p for p in sketch.parties if p.kind in _NAMED]
    left, right = tuple(map(compared, sketch.before)), tuple(map(compared, sketch.after))
    beside = (*left, *right)
    return Known(
        acts=frozenset(sketch.acts),
        act=compared(sketch.acts[0]) if sketch.acts else "",
        left=left,
        right=right,
        words=_bag(sketch.words),
        beside=_bag(beside),
        before=_bag(left),
        after=_bag(right),
        names=_bag({w for p in named for w in p.words}),
        doers=_bag({w for p in named if p.role == "by" for w in p.words}),
        numbers=frozenset(w for w in beside if w[0].isdigit()),
        general=sketch.acts[:1] == () or sketch.acts[0] in _general(),
    )


def _bag(words: tuple[str, ...] | set[str]) -> Bag:
    kept = frozenset(map(compared, words))
    return Bag(kept, sum(_weight(w) ** 2 for w in sorted(kept)), weight_of(kept))


@functools.cache
def _general() -> frozenset[str]:
    return frozenset(stem(row["verb"]) for row in read_rows("general_acts.tsv", "verb"))


def relation(a: Sketch, b: Sketch) -> str:
    """How near the triggers are: same stem, same act, acts of one happening, or none."""
    if known(a).acts & known(b).acts:
        return "same stem"
    act = shared_act(a.acts, b.acts)
    return "no act" if act is None else ("same act" if act[1] == 1 else "one happening")


def features(a: Sketch, b: Sketch, odds: float) -> dict[str, float]:
    """Evidence of two sketches; the same either way round. `odds` (log) that their reports tell one story."""
    near = relation(a, b)
    found = {"bias": 1.0, near: 1.0} | _acts(a, b, near) | _words(a, b, near) | _sides(a, b, near)
    found |= _named(a, b) | _standing(a, b) | _where_and_when(a, b)
    if a.setting.report == b.setting.report:
        return found | {"one report": 1.0, f"one report, {near}": 1.0}
    return found | _reports(a, b, near, found, odds)


def _acts(a: Sketch, b: Sketch, near: str) -> dict[str, float]:
    found = {"general act": float(known(a).general) + float(known(b).general)}
    if near == "same stem":
        shared = known(a).acts & known(b).acts
        found["rare act"] = max(rarity(s) for s in shared) / 5
        found["general act shared"] = float(shared <= _general())
    if ("say", 1) in acts_of(a.acts) & acts_of(b.acts):
        found["saying"] = 1.0
    if a.type == b.type != "x:other":
        found["same type"] = 1.0
    if a.type != b.type and "x:other" not in (a.type, b.type):
        found["other type"] = 1.0
    found["actless"] = float(not acts_of(a.acts)) + float(not acts_of(b.acts))
    return found


def _words(a: Sketch, b: Sketch, near: str) -> dict[str, float]:
    """Sentences and words beside the triggers."""
    one, other = known(a), known(b)
    sentence, beside = cosine(one.words, other.words), cosine(one.beside, other.beside)
    shared = weight_of(one.words.words & other.words.words)
    found = {
        "sentence": sentence,
        "beside": beside,
        f"sentence, {near}": sentence,
        f"beside, {near}": beside,
        "sentence shared": min(shared, 30.0) / 30,
        "beside shared": min(weight_of(one.beside.words & other.beside.words), 20.0) / 20,
        "sentence covered": shared / max(1.0, min(one.words.sum, other.words.sum)),
        "beside in sentence": max(cosine(one.beside, other.words), cosine(one.words, other.beside)),
    }
    if "saying" in _acts(a, b, near):
        found |= {"saying, sentence": sentence, "saying, beside": beside}
    if a.setting.report == b.setting.report:
        found |= {"one report, sentence": sentence, "one report, beside": beside}
    return found


def _sides(a: Sketch, b: Sketch, near: str) -> dict[str, float]:
    """Who and what stands before and after the triggers, and the names of the sentence."""
    one, other = known(a), known(b)
    before, after = cosine(one.before, other.before), cosine(one.after, other.after)
    crossed = max(cosine(one.before, other.after), cosine(one.after, other.before))
    found = {"before": before, "after": after, "crossed": crossed}
    if near == "same stem":
        found |= {"before, same stem": before, "after, same stem": after}
    return found | _next(one.left, other.left, "before") | _next(one.right, other.right, "after")


def _next(one: Sequence[str], other: Sequence[str], side: str) -> dict[str, float]:
    """The words nearest to the triggers."""
    if not one or not other:
        return {}
    return {
        f"next {side}": float(one[0] == other[0]),
        f"near {side}": float(one[0] in other or other[0] in one),
    }


def _named(a: Sketch, b: Sketch) -> dict[str, float]:
    """Names of the sentence, of who did it, and numbers beside the triggers."""
    one, other = known(a), known(b)
    found = _overlap(one.names, other.names, "names") | _overlap(one.doers, other.doers, "doers")
    if one.numbers and other.numbers:
        same = float(bool(one.numbers & other.numbers))
        found |= {"same numbers": same, "other numbers": 1.0 - same}
    return found


def _overlap(one: Bag, other: Bag, what: str) -> dict[str, float]:
    if not one.words or not other.words:
        return {}
    shared = weight_of(one.words & other.words)
    return {
        f"same {what}": shared / max(1.0, min(one.sum, other.sum)),
        f"other {what}": float(not shared),
    }


def _where_and_when(a: Sketch, b: Sketch) -> dict[str, float]:
    found = {}
    if a.site and b.site and a.site.level == b.site.level == "place":
        found["same site" if a.site.name == b.site.name else "other site"] = 1.0
    if a.days and b.days and a.days.stated and b.days.stated:
        meet = a.days.start <= b.days.end and b.days.start <= a.days.end
        found["days meet" if meet else "other days"] = 1.0
    return found


def _standing(a: Sketch, b: Sketch) -> dict[str, float]:
    """Whether they are told as facts."""
    unreal = (a.status in UNREAL) + (b.status in UNREAL)
    return {
        "one denied": float((a.status == "negated") != (b.status == "negated")),
        "one unreal": float(unreal == 1),
        "both unreal": float(unreal == 2),
        "one historical": float((a.status == "historical") != (b.status == "historical")),
    }


def _reports(
    a: Sketch, b: Sketch, near: str, found: dict[str, float], odds: float
) -> dict[str, float]:
    """Two reports: whether they tell one story, and how much they make of the act."""
    sure = 1 / (1 + exp(-odds))
    act, other = known(a).act, known(b).act
    top = float(a.start < 250 and b.start < 250)
    lead = float(in_lead(a.setting, act)) + float(in_lead(b.setting, other))
    leads = float(lead == 2)
    own = told_often(a.setting, act) + told_often(b.setting, other)
    starts = sorted((min(a.start, 2000), min(b.start, 2000)))
    more = {
        "story": odds / 5,
        "one story": sure,
        f"one story, {near}": sure,
        "both on top": top,
        "both on top, one story": top * sure,
        "one on top": float((a.start < 250) != (b.start < 250)),
        "act told, one story": own * sure,
        "act in a lead": lead,
        "general act, one story": found["general act"] * sure,
        "beside in report": min(_inside(known(a).beside, b), _inside(known(b).beside, a)),
        "depth": starts[0] / 2000,
        "depth apart": (starts[1] - starts[0]) / 2000,
        "act told": own,
        "act told by other": min(told_often(a.setting, other), told_often(b.setting, act)),
        "act in both leads": leads,
        "act in both leads, one story": leads * sure,
        "sentence in report": min(_inside(known(a).words, b), _inside(known(b).words, a)),
        "sentence shared, one story": found["sentence shared"] * sure,
        "beside, one story": found["beside"] * sure,
        "beside shared, one story": found["beside shared"] * sure,
    }
    if near != "no act":
        more |= {"both on top, act": top, "one on top, act": more["one on top"]}
    if near == "same stem":
        counts = (counts_of(a.setting).get(act, 1), counts_of(b.setting).get(other, 1))
        more |= {"act told, same stem": own, "act recurs": log(counts[0]) + log(counts[1])}
        more |= {"act in a lead, same stem": lead, "act in both leads, same stem": leads}
    return more


def _inside(words: Bag, b: Sketch) -> float:
    """How much of one's words the other's report says."""
    if not words.words:
        return 0.5
    there = counts_of(b.setting)
    return weight_of(frozenset(w for w in words.words if w in there)) / words.sum


def cosine(a: Bag, b: Bag) -> float:
    shared = a.words & b.words
    if not shared:
        return 0.0
    return sum(_weight(w) ** 2 for w in sorted(shared)) / sqrt(a.square * b.square)
