"""From what the casebook holds to numbered notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.answers.brief.document import Notes
from dateline.answers.brief.material import Case, Material
from dateline.answers.brief.wording import located, quoted, sentence_at, teller, verb
from dateline.casebook.accounts import Told
from dateline.casebook.disputes import Side
from dateline.casebook.shapes import EventView, FigureView, Said
from dateline.record import Span


@dataclass
class Citing:
    """The material, and the notes made of it so far."""

    material: Material
    notes: Notes = field(init=False)

    def __post_init__(self) -> None:
        self.notes = Notes(self.material.reports)

    def telling(self, told: Told) -> int:
        telling, view = told.telling, told.view
        item = telling.claim or view.event
        return self._words(view.report.key, item, telling.quote, telling.span)

    def figure(self, figure: FigureView) -> int:
        return self._words(figure.report.key, figure.id, figure.quote, figure.span)

    def side(self, side: Side) -> int:
        return self._words(side.report.key, side.item, side.quote, side.span)

    def said_of(self, said: Said, key: str) -> int:
        return self._words(key, said.claim, said.quote, said.span)

    def event(self, view: EventView) -> int:
        return self._words(view.report.key, view.event, view.sentence_words, view.trigger)

    def words(self, key: str, item: str, span: Span) -> int:
        """The sentence that holds a span, as far as its event's words tell."""
        text = self.material.reports[key].text
        start = max(text.rfind(stop, 0, span.start) + 1 for stop in ("\n", ". ", "! ", "? "))
        whole = sentence_at(text, start)
        return self.notes.cite(key, item, whole if whole.contains(span) else span)

    def report(self, key: str) -> int:
        """A report as such, by its first words."""
        return self.notes.cite(key, "report", sentence_at(self.material.reports[key].text, 0))

    def case(self, case: Case, most: int = 3) -> tuple[int, ...]:
        """The first words of each article that tells it."""
        first: dict[str, EventView] = {}
        articles = {t.view.report.key: t.article for t in case.told}
        for view in case.views:
            first.setdefault(articles.get(view.report.key, view.report.key), view)
        return unique(self.event(view) for view in list(first.values())[:most])

    def said(self, told: Told) -> tuple[str, int]:
        """ "the interior ministry (Steppe Wire) said: “…”" and its note."""
        telling, report = told.telling, told.view.report
        words = f"{teller(telling.holder, report)} {verb(telling)}: {quoted(telling.quote)}"
        return words, self.telling(told)

    def _words(self, key: str, item: str, quote: str, near: Span) -> int:
        return self.notes.cite(key, item, located(self.material.reports[key].text, quote, near))


def unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))


def originals(told: Iterable[Told]) -> list[Told]:
    """Without copies of what is there."""
    all_ = list(told)
    present = {t.view.report.key for t in all_}
    return [t for t in all_ if t.view.report.copy_of not in present]
