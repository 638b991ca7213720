"""Whether two reports tell one story: the likeness of their words and of the days they bear."""

import functools
from collections.abc import Mapping
from datetime import date
from math import log, log1p, sqrt

from dateline.casebook.sketch import Setting
from dateline.casebook.weights import weigh
from dateline.casebook.words import compared, rarity

type Vector = dict[str, float]

# So many of a report's weightiest stems stand for what it is about.
ABOUT_WORDS = 80


@functools.lru_cache(maxsize=200_000)
def story(a: Setting, b: Setting) -> float:
    """Log-odds that the two reports tell one story, between -5 and 5; the same either way round."""
    return max(-5.0, min(5.0, weigh("story", story_features(a, b))))


def story_features(a: Setting, b: Setting) -> dict[str, float]:
    """What the odds rest on, by the names of `linking.tsv`."""
    whole = dot(_whole(a), _whole(b))
    lead = dot(_lead(a), _lead(b))
    found = {
        "bias": 1.0,
        "whole to .15": min(whole, 0.15),
        "whole to .3": min(max(whole - 0.15, 0.0), 0.15),
        "whole to .6": min(max(whole - 0.3, 0.0), 0.3),
        "whole above": max(whole - 0.6, 0.0),
        "lead to .2": min(lead, 0.2),
        "lead to .5": min(max(lead - 0.2, 0.0), 0.3),
        "lead above": max(lead - 0.5, 0.0),
        "lead in whole": max(dot(_lead(a), _whole(b)), dot(_whole(a), _lead(b))),
        "length": log(max(8, min(sum(a.counts), sum(b.counts)))) / 5,
    }
    return found | _numbers(a, b) | _days(a, b) | _named(a, b) | _people(a, b)


def _numbers(a: Setting, b: Setting) -> dict[str, float]:
    one, other = _figures(a), _figures(b)
    if not one or not other:
        return {}
    shared = len(one & other)
    return {
        "numbers": shared / min(len(one), len(other)),
        "no number": float(not shared),
        "number count": min(shared, 5) / 5,
    }


def _days(a: Setting, b: Setting) -> dict[str, float]:
    if not a.days or not b.days:
        return {}
    apart = min(abs(_day(x) - _day(y)) for x in a.days for y in b.days)
    if apart <= 10:
        return {"both dated": 1.0, "same days" if apart <= 2 else "near days": 1.0}
    return {"both dated": 1.0, "far days" if apart > 60 else "days apart": 1.0}


def _named(a: Setting, b: Setting) -> dict[str, float]:
    """Months and years that both name."""
    found = {}
    if a.months and b.months:
        found["same month"] = float(bool({*a.months} & {*b.months}))
    if a.years and b.years:
        found["other years"] = float(not {*a.years} & {*b.years})
    return found


def _people(a: Setting, b: Setting) -> dict[str, float]:
    """How much of what each says of its people is of people that the other names: two arrests told alike have
    each their own."""
    if not a.people or not b.people:
        return {"nobody": 1.0}
    shared = [_spoken_of(one, counts_of(other)) for one, other in ((a, b), (b, a))]
    return {"people": sum(shared) / 2, "people at least": min(shared)}


def _spoken_of(setting: Setting, named: Mapping[str, int]) -> float:
    told = zip(map(compared, setting.people), setting.spoken_of, strict=True)
    return sum(often for word, often in told if word in named) / sum(setting.spoken_of)


@functools.lru_cache(maxsize=50_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@functools.lru_cache(maxsize=20_000)
def _figures(setting: Setting) -> frozenset[str]:
    """Its numbers that are no years."""
    return frozenset(
        w for w in setting.words if w[0].isdigit() and not (len(w) == 4 and w[:2] in ("19", "20"))
    )


@functools.lru_cache(maxsize=20_000)
def _whole(setting: Setting) -> Vector:
    counted = zip(setting.words[:ABOUT_WORDS], setting.counts[:ABOUT_WORDS], strict=True)
    return unit({compared(word): (1 + log(count)) * rarity(word) for word, count in counted})


@functools.lru_cache(maxsize=20_000)
def _lead(setting: Setting) -> Vector:
    return unit({compared(word): rarity(word) for word in setting.lead})


@functools.lru_cache(maxsize=20_000)
def counts_of(setting: Setting) -> Mapping[str, int]:
    """How often the report says its words, as they are compared."""
    return dict(zip(map(compared, setting.words), setting.counts, strict=True))


def told_often(setting: Setting, word: str) -> float:
    """0 where the report does not say the word (or only in passing), more the more often it does."""
    return log1p(min(counts_of(setting).get(word, 0), 6))


def in_lead(setting: Setting, word: str) -> bool:
    return word in _lead(setting)


def unit(vector: Vector) -> Vector:
    """A vector of length one."""
    size = sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / size for word, x in vector.items()}


def dot(a: Vector, b: Vector) -> float:
    """Cosine of unit vectors; summed in the order of words, so that it is the same either way round."""
    return sum(a[word] * b[word] for word in sorted(a.keys() & b.keys()))
