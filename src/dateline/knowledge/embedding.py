"""What governing words say of the acts they govern (`data/embedding.tsv`), and event nouns."""

from typing import Literal, NamedTuple, cast, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge

Effect = Literal["same", "own", "actual", "historical", "future", "hypothetical", "negated"]
GovernorPos = Literal[
    "verb", "noun", "adjective", "modifier", "preposition", "conjunction", "period",
]  # fmt: skip


class Embedding(NamedTuple):
    """`effect` on what is governed, and the effect where the governing word is negated."""

    effect: Effect
    under_not: Effect


# By (lemma, part of speech, form); form is to, that, if, ing, noun, subject, compound, about, speech, any or p:X.
type Embeddings = dict[tuple[str, GovernorPos, str], Embedding]

_ALLOWED = {
    "pos": get_args(GovernorPos),
    "effect": get_args(Effect),
    "under_not": get_args(Effect),
}
_FORMS = {"to", "that", "if", "ing", "noun", "subject", "compound", "about", "speech", "any"}


def load_embeddings() -> Embeddings:
    """The whole table. Raises BadKnowledge for a value that is not known."""
    table: Embeddings = {}
    for row in read_table("embedding.tsv", "lemma", "pos", "form", "effect", "under_not"):
        for column, allowed in _ALLOWED.items():
            if row[column] not in allowed:
                raise BadKnowledge(f"embedding.tsv: {row['lemma']}: bad {column} {row[column]!r}")
        if row["form"] not in _FORMS and not row["form"].startswith("p:"):
            raise BadKnowledge(f"embedding.tsv: {row['lemma']}: bad form {row['form']!r}")
        key = (row["lemma"], cast(GovernorPos, row["pos"]), row["form"])
        table[key] = Embedding(cast(Effect, row["effect"]), cast(Effect, row["under_not"]))
    return table


def load_event_nouns() -> frozenset[str]:
    """Base forms of nouns that name an event."""
    return frozenset(row["lemma"] for row in read_table("event_nouns.tsv", "lemma"))


def load_occasions() -> frozenset[str]:
    """Base forms of nouns that name an occasion or a state: predicates only where all are asked for."""
    return frozenset(row["lemma"] for row in read_table("occasions.tsv", "lemma"))
