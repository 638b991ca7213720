"""Contested labels, and the words that put a label on something."""

from dataclasses import dataclass
from typing import Literal, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge

Naming = Literal["before", "as", "object", "for"]


@dataclass(frozen=True, slots=True)
class Label:
    """`alone`: a frame wherever it stands ("yes"), where an event goes by it ("event"), or only in
    quotation marks and after a naming ("no")."""

    words: tuple[str, ...]
    kind: str
    of: str
    alone: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by their first word, the longest first; naming words by how they name;
    `strict` are those that make no label of a word that is not in the table."""

    by_word: dict[str, list[Label]]
    naming: dict[Naming, frozenset[tuple[str, ...]]]
    strict: frozenset[tuple[str, ...]]


def load_labels() -> Labels:
    """Raises BadKnowledge for an unknown way of naming."""
    by_word: dict[str, list[Label]] = {}
    for row in read_table("frame_labels.tsv", "label", "kind", "of", "alone"):
        words = _words(row["label"])
        label = Label(words, row["kind"], row["of"], row["alone"])
        by_word.setdefault(words[0], []).append(label)
    for labels in by_word.values():
        labels.sort(key=lambda label: -len(label.words))
    naming: dict[Naming, set[tuple[str, ...]]] = {how: set() for how in get_args(Naming)}
    strict: set[tuple[str, ...]] = set()
    for row in read_table("naming_words.tsv", "words", "how", "any"):
        if row["how"] not in naming:
            raise BadKnowledge(f"naming_words.tsv: {row['words']}: how {row['how']!r}")
        words = _words(row["words"])
        naming[row["how"]].add(words)
        if row["any"] == "no":
            strict.add(words)
    frozen = {how: frozenset(words) for how, words in naming.items()}
    return Labels(by_word, frozen, frozenset(strict))


def _words(phrase: str) -> tuple[str, ...]:
    """As the text is split: hyphens are words of their own."""
    return tuple(phrase.replace("-", " - ").split())
