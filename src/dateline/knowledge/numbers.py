"""How numbers are said and what they measure: the tables that figures are read with."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast, get_args

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge
from dateline.record.vocabulary import Measure, Qualifier

WordKind = Literal["unit", "ten", "scale", "suffix", "plural", "vague"]
Counts = Literal["object", "subject", "itself", "soft", "toll", "price", "amount"]


@dataclass(frozen=True, slots=True)
class NumberWord:
    kind: WordKind
    value: float


@dataclass(frozen=True, slots=True)
class Currency:
    """`code` is ISO 4217, or the name where several countries use it; `factor` 0.01 for cents."""

    code: str
    factor: float


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """What a number measures by this word; the columns are explained in measures.tsv."""

    measure: Measure
    counts: Counts
    of: str
    kind: str
    age: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """`sign` +1 up, -1 down, 0 open; `by` percent where the word says it ("doubled": 100)."""

    sign: int
    by: float | None


class Numbers:
    """The tables, each read when first used."""

    @cached_property
    def words(self) -> dict[str, NumberWord]:
        rows = read_table("number_words.tsv", "word", "kind", "value")
        return {
            row["word"]: NumberWord(cast(WordKind, row["kind"]), float(row["value"]))
            for row in rows
        }

    @cached_property
    def qualifiers_before(self) -> dict[tuple[str, ...], Qualifier]:
        """Phrases, as lower-case words, that stand before a number."""
        return self._qualifiers("before")

    @cached_property
    def qualifiers_after(self) -> dict[tuple[str, ...], Qualifier]:
        return self._qualifiers("after")

    def _qualifiers(self, position: str) -> dict[tuple[str, ...], Qualifier]:
        found: dict[tuple[str, ...], Qualifier] = {}
        for row in read_table("number_qualifiers.tsv", "phrase", "qualifier", "position"):
            if row["qualifier"] not in get_args(Qualifier):
                raise BadKnowledge(f"number_qualifiers.tsv: no qualifier {row['qualifier']!r}")
            if row["position"] == position:
                found[tuple(row["phrase"].split())] = cast(Qualifier, row["qualifier"])
        return found

    @cached_property
    def currency_signs(self) -> dict[str, Currency]:
        return {name: c for name, _, kind, c in self._currencies if kind == "sign"}

    @cached_property
    def currency_words(self) -> dict[str, dict[str, Currency]]:
        """By lemma, then by the words before it that name a country ("" where none)."""
        found: dict[str, dict[str, Currency]] = {}
        for name, adjective, kind, currency in self._currencies:
            if kind == "word":
                found.setdefault(name, {})[adjective] = currency
        return found

    @cached_property
    def _currencies(self) -> list[tuple[str, str, str, Currency]]:
        rows = read_table("currencies.tsv", "name", "adjective", "kind", "code", "factor")
        return [
            (r["name"], r["adjective"], r["kind"], Currency(r["code"], float(r["factor"])))
            for r in rows
        ]

    @cached_property
    def changes(self) -> dict[str, ChangeWord]:
        """Words of change by lemma."""
        signs = {"up": 1, "down": -1, "": 0}
        return {
            row["word"]: ChangeWord(
                signs[row["direction"]], float(row["by"]) if row["by"] else None
            )
            for row in read_table("change_words.tsv", "word", "direction", "by")
        }

    @cached_property
    def vote_words(self) -> dict[str, frozenset[str]]:
        """By kind: vote, decide, matter, house."""
        rows = list(read_table("vote_words.tsv", "word", "kind"))
        kinds = {row["kind"] for row in rows}
        return {k: frozenset(r["word"] for r in rows if r["kind"] == k) for k in sorted(kinds)}

    @cached_property
    def not_after(self) -> dict[str, str]:
        """Lemma of what is counted → why the number is no figure."""
        return self._not_figures("after")

    @cached_property
    def not_before(self) -> dict[str, str]:
        """Word in front of the number → why it is no figure."""
        return self._not_figures("before")

    def _not_figures(self, position: str) -> dict[str, str]:
        rows = read_table("not_figures.tsv", "word", "position", "reason")
        return {r["word"]: r["reason"] for r in rows if r["position"] == position}

    @cached_property
    def verbs(self) -> dict[str, list[MeasureWord]]:
        """Verbs and predicate adjectives by lemma."""
        return self._measures("verb", "adjective")

    @cached_property
    def nouns(self) -> dict[str, MeasureWord]:
        return {lemma: entries[0] for lemma, entries in self._measures("noun").items()}

    def _measures(self, *pos: str) -> dict[str, list[MeasureWord]]:
        found: dict[str, list[MeasureWord]] = {}
        for row in read_table("measures.tsv", "word", "pos", "measure", "counts", "of", "kind"):
            if row["measure"] not in get_args(Measure):
                raise BadKnowledge(f"measures.tsv: no measure {row['measure']!r} ({row['word']})")
            if row["pos"] in pos:
                found.setdefault(row["word"], []).append(_measure_word(row))
        return found


def _measure_word(row: dict[str, str]) -> MeasureWord:
    return MeasureWord(
        measure=cast(Measure, row["measure"]),
        counts=cast(Counts, row["counts"]),
        of=row["of"],
        kind=row["kind"],
        age=row["age"] or None,
        status=row["status"] or None,
    )
