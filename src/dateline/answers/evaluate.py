"""Records against a user's own gold: what was found, and which of the gold's fields are right.

A gold line is a report ({id, text, published?, …}) with any of the record's lists in it. Gold items hold a
span (`trigger`, `cue` or `content`, `span`, or the first of `mentions`) and whatever else is to be judged; a field that a gold
item leaves out is not asked. Beside the record's own fields an event may say `actor_countries`,
`recipient_countries`, `place_name`, `start`, `end`; a claim `holder` (the name of an actor).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.record import Record
from dateline.record.codec import to_plain

type Item = Mapping[str, Any]

SPANS = {
    "events": ("trigger",), "claims": ("cue", "content"), "figures": ("span",), "times": ("span",),
    "places": ("mentions",), "actors": ("mentions",), "frames": ("span",), "links": ("cue",),
}  # fmt: skip
# Fields that are ours to choose and never asked.
UNASKED = {
    "id",
    "score",
    "why",
    "mentions",
    "trigger",
    "cue",
    "content",
    "span",
    "sentence",
    "core",
}


@dataclass
class Tally:
    """Counts of one kind of item."""

    gold: int = 0
    made: int = 0
    found: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def precision(self) -> float:
        return self.found / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.gold + self.made
        return 2 * self.found / total if total else 0.0

    def figures(self) -> dict[str, Any]:
        """Shares rounded to four digits, with the numbers they rest on."""
        return {
            "gold": self.gold,
            "made": self.made,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": {name: round(a / b, 4) for name, (a, b) in sorted(self.fields.items())},
            "asked": {name: b for name, (a, b) in sorted(self.fields.items())},
        }


def evaluate(pairs: Iterator[tuple[Item, Record]]) -> dict[str, Tally]:
    """Kind → tally, for the kinds that the gold holds."""
    tallies: dict[str, Tally] = {}
    for gold, record in pairs:
        for kind in SPANS:
            if kind in gold:
                _count(tallies.setdefault(kind, Tally()), kind, gold, record)
    return tallies


def _count(tally: Tally, kind: str, gold: Item, record: Record) -> None:
    wanted = gold[kind]
    made = [with_names(record, kind, to_plain(item)) for item in getattr(record, kind)]
    if kind == "events":
        made = [item for item in made if item["type"] != "x:other"]
    tally.gold += len(wanted)
    tally.made += len(made)
    for item, match in _pairs(kind, wanted, made):
        tally.found += 1
        for name, value in item.items():
            if name not in UNASKED and name in match:
                tally.fields[name][1] += 1
                tally.fields[name][0] += _agrees(value, match[name])


def _pairs(kind: str, wanted: list[Item], made: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Each gold item with the made one of the longest overlap (of equals the one of its type)."""
    overlaps = [
        (_overlap(_spans(kind, g), _spans(kind, m)), g.get("type") == m.get("type"), -i, -j)
        for i, g in enumerate(wanted)
        for j, m in enumerate(made)
    ]
    used_gold: set[int] = set()
    used_made: set[int] = set()
    for length, _, i, j in sorted(overlaps, reverse=True):
        if length and i not in used_gold and j not in used_made:
            used_gold.add(i)
            used_made.add(j)
            yield wanted[-i], made[-j]


def _spans(kind: str, item: Item) -> list[Item]:
    for name in SPANS[kind]:
        value = item.get(name)
        if value:
            return value if isinstance(value, list) else [value]
    return []


def _overlap(a: list[Item], b: list[Item]) -> int:
    return sum(max(0, min(x["end"], y["end"]) - max(x["start"], y["start"])) for x in a for y in b)


def _agrees(want: Any, got: Any) -> bool:
    """Spans agree where they overlap, lists where one holds all the gold asks for."""
    if _is_span(want) and _is_span(got):
        return _overlap([want], [got]) > 0
    if isinstance(want, list) and isinstance(got, list):
        return all(value in got for value in want)
    return bool(want == got)


def _is_span(value: Any) -> bool:
    """A window of days has a start and an end too."""
    return isinstance(value, dict) and all(type(value.get(k)) is int for k in ("start", "end"))


def with_names(record: Record, kind: str, item: dict[str, Any]) -> Item:
    """An item with the names, countries and days behind its ids."""
    actors = {actor.id: actor for actor in record.actors}
    if kind == "events":
        for role in ("actor", "recipient"):
            found = [actors[i].country for i in item[f"{role}s"] if i in actors]
            item[f"{role}_countries"] = [country for country in found if country]
        item["place_name"] = next((p.name for p in record.places if p.id == item["place"]), None)
        time = next((t for t in record.times if t.id == item["time"]), None)
        item["start"], item["end"] = (time.start, time.end) if time else (None, None)
    elif kind == "claims":
        item["holder"] = next((actors[i].name for i in item["actors"] if i in actors), None)
    return item
