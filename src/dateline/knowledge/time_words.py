"""The words of time and the named days: data/time_words.tsv and data/holidays.tsv."""

from dataclasses import dataclass

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge

_NUMERIC = ("month", "weekday", "number", "ordinal", "season", "today", "decade")
_TEXTS = ("unit", "daypart", "mod", "vague", "future")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day or days with a name; `rule` as the head of holidays.tsv describes it."""

    name: str
    rule: str
    days: int


class TimeWords:
    """Words by kind, in lower case; numeric kinds have int values, None where the number is vague."""

    def __init__(self) -> None:
        self.numbers: dict[str, dict[str, int | None]] = {kind: {} for kind in _NUMERIC}
        self.texts: dict[str, dict[str, str]] = {kind: {} for kind in _TEXTS}
        for row in read_table("time_words.tsv", "word", "kind", "value"):
            self._add(row["word"], row["kind"], row["value"])
        self.named_days = {day.name: day for day in _named_days()}

    def _add(self, word: str, kind: str, value: str) -> None:
        if kind in self.texts:
            self.texts[kind][word] = value
        elif kind in self.numbers and (not value or value.lstrip("-").isdigit()):
            self.numbers[kind][word] = int(value) if value else None
        else:
            raise BadKnowledge(f"time_words.tsv: {word!r}: no kind {kind!r} with value {value!r}")

    def words(self, kind: str) -> list[str]:
        """All words of a kind, in the order of the table."""
        return list(self.texts[kind] if kind in self.texts else self.numbers[kind])


def _named_days() -> list[NamedDay]:
    rows = read_table("holidays.tsv", "name", "rule", "days")
    return [NamedDay(row["name"], row["rule"], int(row["days"])) for row in rows]
