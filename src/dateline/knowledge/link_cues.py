"""Words that tie two events: causes, responses, order in time, purposes."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge
from dateline.record.vocabulary import LinkRelation

LinkKind = Literal["connective", "verb", "noun", "eruption", "sends"]


@dataclass(frozen=True, slots=True)
class LinkCue:
    """`governed_from`: the event that the cue governs is the link's `from`, else its `to`."""

    words: tuple[str, ...]
    relation: LinkRelation
    governed_from: bool
    score: float


@dataclass(frozen=True, slots=True)
class LinkCues:
    """Connectives by their first word, the longest first; the rest by the lemma they begin with."""

    connectives: dict[str, list[LinkCue]]
    verbs: dict[str, list[LinkCue]]
    nouns: dict[str, list[LinkCue]]
    eruptions: dict[str, list[LinkCue]]
    sends: dict[str, list[LinkCue]]


def load_link_cues() -> LinkCues:
    """Raises BadKnowledge for a relation or kind that is not known."""
    kinds: dict[str, dict[str, list[LinkCue]]] = {kind: {} for kind in get_args(LinkKind)}
    for row in read_table("link_cues.tsv", "cue", "kind", "relation", "governed", "score"):
        if row["kind"] not in kinds or row["relation"] not in get_args(LinkRelation):
            raise BadKnowledge(f"link_cues.tsv: {row['cue']}: {row['kind']}, {row['relation']}")
        words = tuple(row["cue"].split())
        relation = cast(LinkRelation, row["relation"])
        cue = LinkCue(words, relation, row["governed"] == "from", float(row["score"]))
        kinds[row["kind"]].setdefault(words[0], []).append(cue)
    for cues in (cues for by_word in kinds.values() for cues in by_word.values()):
        cues.sort(key=lambda cue: -len(cue.words))
    return LinkCues(
        connectives=kinds["connective"], verbs=kinds["verb"], nouns=kinds["noun"],
        eruptions=kinds["eruption"], sends=kinds["sends"],
    )  # fmt: skip
