"""Words that say what a name of a place is or how it is used (data/place_words.tsv)."""

from dataclasses import dataclass
from typing import cast

from dateline.knowledge.tables import read_table
from dateline.record.vocabulary import PlaceFeature


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words; `types` says which features a word beside a name
    allows; `not_places`: phrases that only look like places, by their first word."""

    types: dict[str, tuple[PlaceFeature, ...]]
    locative: frozenset[str]
    dealing_verbs: frozenset[str]
    stative_verbs: frozenset[str]
    attitudes: frozenset[str]
    intents: frozenset[str]
    dealings: frozenset[str]
    acting_preps: frozenset[str]
    bodies: frozenset[str]
    never: frozenset[str]
    first_names: frozenset[str]
    strictly_locative: frozenset[str]
    titles: frozenset[str]
    compass: frozenset[str]
    parts: frozenset[str]
    signs: frozenset[str]
    town_verbs: frozenset[str]
    town_of: frozenset[str]
    diseases: frozenset[str]
    not_places: dict[str, tuple[tuple[str, ...], ...]]


def load_place_words() -> PlaceWords:
    rows = [
        (r["kind"], r["words"].split("|")) for r in read_table("place_words.tsv", "kind", "words")
    ]
    words = {kind: frozenset(found) for kind, found in rows}
    types: dict[str, tuple[PlaceFeature, ...]] = {}
    for kind, found in rows:
        if kind.startswith("type_"):
            feature = cast(PlaceFeature, kind.removeprefix("type_"))
            for word in found:
                types[word] = (*types.get(word, ()), feature)
    return PlaceWords(
        types=types,
        locative=words["locative"],
        dealing_verbs=words["dealing_verb"],
        stative_verbs=words["stative_verb"],
        attitudes=words["attitude"],
        intents=words["intent"],
        dealings=words["dealing"],
        acting_preps=words["acting_prep"],
        bodies=words["body"],
        never=words["never"],
        first_names=words["first_names"],
        strictly_locative=words["strictly_locative"],
        titles=words["title"],
        compass=words["compass"],
        parts=words["part"],
        signs=words["sign_after"],
        town_verbs=words["town_verb"],
        town_of=words["town_of"],
        diseases=words["disease"],
        not_places=_by_first_word(words["not_place"]),
    )


def _by_first_word(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
