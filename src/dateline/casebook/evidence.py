"""What speaks for and against two events being one, as numbers by the names of `linking.tsv`."""

import functools
from dataclasses import dataclass
from math import exp, log, sqrt

from dateline.casebook.acts import acts_of, shared_act
from dateline.casebook.sketch import Sketch
from dateline.casebook.story import counts_of, story, told_often, weight_of
from dateline.casebook.words import rarity, read_rows, stem

_UNREAL = ("future", "hypothetical")
# Roles and countries recur in every report; names tell people and bodies apart.
_NAMED = ("person", "organization", "group", "igo", "media")


@dataclass(frozen=True, slots=True)
class Bag:
    """A set of stems and how much they weigh."""

    words: frozenset[str]
    square: float
    sum: float


@dataclass(frozen=True, slots=True)
class Known:
    """A sketch with what it is compared by, worked out once."""

    acts: frozenset[str]
    words: Bag
    beside: Bag
    before: Bag
    after: Bag
    names: Bag
    general: bool


@functools.lru_cache(maxsize=50_000)
def known(sketch: Sketch) -> Known:
    names = {w for p in sketch.parties if p.kind in _NAMED for w in p.words}
    return Known(
        acts=frozenset(sketch.acts),
        words=_bag(sketch.words),
        beside=_bag((*sketch.before, *sketch.after)),
        before=_bag(sketch.before),
        after=_bag(sketch.after),
        names=_bag(names),
        general=sketch.acts[:1] == () or sketch.acts[0] in _general(),
    )


def _bag(words: tuple[str, ...] | set[str]) -> Bag:
    kept = frozenset(words)
    return Bag(kept, sum(rarity(w) ** 2 for w in sorted(kept)), weight_of(sorted(kept)))


@functools.cache
def _general() -> frozenset[str]:
    return frozenset(stem(row["verb"]) for row in read_rows("general_acts.tsv", "verb"))


def relation(a: Sketch, b: Sketch) -> str:
    """How near the triggers are: same stem, same act, acts of one happening, or none."""
    if known(a).acts & known(b).acts:
        return "same stem"
    act = shared_act(a.acts, b.acts)
    return "no act" if act is None else ("same act" if act[1] == 1 else "one happening")


def features(a: Sketch, b: Sketch) -> dict[str, float]:
    """Evidence of two sketches; the same either way round."""
    near = relation(a, b)
    found = {"bias": 1.0, near: 1.0} | _acts(a, b, near) | _words(a, b, near) | _sides(a, b, near)
    found |= _standing(a, b)
    if a.setting.report == b.setting.report:
        return found | {"one report": 1.0, f"one report, {near}": 1.0}
    return found | _reports(a, b, near, found)


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
    return found


def _words(a: Sketch, b: Sketch, near: str) -> dict[str, float]:
    """Sentences and words beside the triggers."""
    one, other = known(a), known(b)
    sentence, beside = cosine(one.words, other.words), cosine(one.beside, other.beside)
    shared = weight_of(sorted(one.words.words & other.words.words))
    found = {
        "sentence": sentence,
        "beside": beside,
        f"sentence, {near}": sentence,
        f"beside, {near}": beside,
        "sentence shared": min(shared, 30.0) / 30,
        "beside shared": min(weight_of(sorted(one.beside.words & other.beside.words)), 20.0) / 20,
        "sentence covered": shared / max(1.0, min(one.words.sum, other.words.sum)),
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
    if a.before and b.before:
        found["next before"] = float(a.before[0] == b.before[0])
    if a.after and b.after:
        found["next after"] = float(a.after[0] == b.after[0])
    if one.names.words and other.names.words:
        found["other names"] = float(not one.names.words & other.names.words)
    numbers = [{w for w in k.beside.words if w[0].isdigit()} for k in (one, other)]
    if numbers[0] and numbers[1]:
        found["other numbers"] = float(not numbers[0] & numbers[1])
    return found


def _standing(a: Sketch, b: Sketch) -> dict[str, float]:
    """Whether they are told as facts."""
    unreal = (a.status in _UNREAL) + (b.status in _UNREAL)
    return {
        "one denied": float((a.status == "negated") != (b.status == "negated")),
        "one unreal": float(unreal == 1),
        "both unreal": float(unreal == 2),
        "one historical": float((a.status == "historical") != (b.status == "historical")),
    }


def _reports(a: Sketch, b: Sketch, near: str, found: dict[str, float]) -> dict[str, float]:
    """Two reports: whether they tell one story, and how much they make of the act."""
    odds = story(a.setting, b.setting)
    sure = 1 / (1 + exp(-odds))
    act, other = (a.acts or ("",))[0], (b.acts or ("",))[0]
    top = float(a.start < 250 and b.start < 250)
    leads = float(act in a.setting.lead and other in b.setting.lead)
    own = told_often(a.setting, act) + told_often(b.setting, other)
    starts = sorted((min(a.start, 2000), min(b.start, 2000)))
    more = {
        "story": odds / 5,
        "one story": sure,
        f"one story, {near}": sure,
        "both on top": top,
        "both on top, one story": top * sure,
        "depth": starts[0] / 2000,
        "depth apart": (starts[1] - starts[0]) / 2000,
        "act told": own,
        "act told by other": min(told_often(a.setting, other), told_often(b.setting, act)),
        "act in both leads": leads,
        "act in both leads, one story": leads * sure,
        "sentence in report": min(_inside(a, b), _inside(b, a)),
        "sentence shared, one story": found["sentence shared"] * sure,
        "beside, one story": found["beside"] * sure,
        "beside shared, one story": found["beside shared"] * sure,
    }
    if near == "same stem":
        counts = (counts_of(a.setting).get(act, 1), counts_of(b.setting).get(other, 1))
        more |= {"act told, same stem": own, "act recurs": log(counts[0]) + log(counts[1])}
    return more


def _inside(a: Sketch, b: Sketch) -> float:
    """How much of one's sentence the other's report says."""
    words = known(a).words
    if not words.words:
        return 0.5
    there = counts_of(b.setting)
    return weight_of(sorted(w for w in words.words if w in there)) / words.sum


def cosine(a: Bag, b: Bag) -> float:
    shared = a.words & b.words
    if not shared:
        return 0.0
    return sum(rarity(w) ** 2 for w in sorted(shared)) / sqrt(a.square * b.square)
