"""The words that attribute, from `data/cues.tsv`: what content they take and which act they are."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge
from dateline.record.vocabulary import Act, Relation

RelationKind = Literal["claim", "figure", "counted", "pronoun", "verdict", "phrase", "fact"]
CuePos = Literal["verb", "noun", "adj", "phrase", "light"]


@dataclass(frozen=True, slots=True)
class Cue:
    """`takes`: what can stand for the content, with the share of such uses that attribute."""

    text: str
    pos: CuePos
    takes: dict[str, float]
    act: Act
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A word that tells what a claim is about, or what it makes of it."""

    kind: RelationKind
    relation: Relation | None


class Cues:
    """Cues by part of speech and first word; `contexts`: what their surroundings weigh."""

    def __init__(self, cues: list[Cue]) -> None:
        self.contexts = load_contexts()
        self.content_acts = load_content_acts()
        self.relation_words = load_relation_words()
        self.silence = load_silence()
        self.deeds = load_deeds()
        self.relation_phrases = [
            (f" {text} ", word.relation)
            for text, word in self.relation_words.items()
            if word.kind == "phrase" and word.relation
        ]
        self._by_word: dict[CuePos, dict[str, list[Cue]]] = {p: {} for p in get_args(CuePos)}
        for cue in cues:
            self._by_word[cue.pos].setdefault(cue.text.split()[0], []).append(cue)

    def starting(self, pos: CuePos, word: str) -> list[Cue]:
        """The cues whose first word (a base form) is `word`, in the order of the file."""
        return self._by_word[pos].get(word, [])


@cache
def load_contexts() -> dict[tuple[str, str], float]:
    """Weights by (feature, value), from `data/cue_contexts.tsv`."""
    table = read_table("cue_contexts.tsv", "feature", "value", "weight")
    return {(row["feature"], row["value"]): float(row["weight"]) for row in table}


@cache
def load_relation_words() -> dict[str, RelationWord]:
    """By base form, from `data/relation_words.tsv`."""
    return {
        row["word"]: RelationWord(
            kind=cast(RelationKind, row["kind"]),
            relation=cast(Relation, row["relation"]) if row["relation"] else None,
        )
        for row in read_table("relation_words.tsv", "word", "kind", "relation")
    }


@cache
def load_silence() -> dict[str, str]:
    """Base form → when it tells silence (negated | person | always), from `data/silence.tsv`."""
    return {row["word"]: row["when"] for row in read_table("silence.tsv", "word", "when")}


@cache
def load_deeds() -> dict[str, str]:
    """Base form of a verb → what it is done to (any | actor | person | person words | thing | words), from `data/deeds.tsv`."""
    return {row["verb"]: row["object"] for row in read_table("deeds.tsv", "verb", "object")}


@cache
def load_content_acts() -> dict[Act, dict[str, Act]]:
    """By the cue's act: sign in the content → what it means, from `data/content_acts.tsv`."""
    acts: dict[Act, dict[str, Act]] = {}
    for row in read_table("content_acts.tsv", "act", "sign", "means"):
        acts.setdefault(cast(Act, row["act"]), {})[row["sign"]] = cast(Act, row["means"])
    return acts


@cache
def load_cues() -> Cues:
    """Raises BadKnowledge for a row with an unknown act, relation, part of speech or share."""
    table = read_table("cues.tsv", "cue", "pos", "takes", "act", "relation")
    return Cues([_cue(row) for row in table])


def _cue(row: dict[str, str]) -> Cue:
    known = (("pos", CuePos), ("act", Act), ("relation", Relation))
    for column, values in known:
        if row[column] not in get_args(values) and (row[column] or column != "relation"):
            raise BadKnowledge(f"cues.tsv: {row['cue']}: unknown {column} {row[column]!r}")
    try:
        takes = {name: float(share) for name, share in map(_split, row["takes"].split())}
    except ValueError as error:
        raise BadKnowledge(f"cues.tsv: {row['cue']}: takes needs NAME=SHARE") from error
    return Cue(
        text=row["cue"],
        pos=cast(CuePos, row["pos"]),
        takes=takes,
        act=cast(Act, row["act"]),
        relation=cast(Relation, row["relation"]) if row["relation"] else None,
    )


def _split(pair: str) -> tuple[str, str]:
    name, _, share = pair.rpartition("=")
    return name, share
