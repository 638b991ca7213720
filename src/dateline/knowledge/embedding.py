"""What governing words say of the acts they govern, from `data/embedding.tsv`; event nouns."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge

Effect = Literal["same", "actual", "historical", "future", "hypothetical", "negated"]
GovernorPos = Literal["verb", "noun", "adjective", "modifier", "preposition", "conjunction"]
Form = Literal["to", "that", "if", "ing", "noun", "subject", "any"]


@dataclass(frozen=True, slots=True)
class Embedding:
    """`effect` on what is governed, and the effect where the governing word is negated."""

    lemma: str
    effect: Effect
    under_not: Effect


type Embeddings = dict[tuple[str, GovernorPos, Form], Embedding]


def load_embeddings() -> Embeddings:
    """By (lemma, part of speech, form). Raises BadKnowledge for an unknown value."""
    table: Embeddings = {}
    for row in read_table("embedding.tsv", "lemma", "pos", "form", "effect", "under_not"):
        for column, allowed in _ALLOWED.items():
            if row[column] not in allowed:
                raise BadKnowledge(f"embedding.tsv: {row['lemma']}: bad {column} {row[column]!r}")
        key = (row["lemma"], cast(GovernorPos, row["pos"]), cast(Form, row["form"]))
        table[key] = Embedding(
            row["lemma"], cast(Effect, row["effect"]), cast(Effect, row["under_not"])
        )
    return table


def load_event_nouns() -> frozenset[str]:
    """Base forms of nouns that name an event."""
    return frozenset(row["lemma"] for row in read_table("event_nouns.tsv", "lemma"))


_ALLOWED = {
    "pos": get_args(GovernorPos),
    "form": get_args(Form),
    "effect": get_args(Effect),
    "under_not": get_args(Effect),
}
