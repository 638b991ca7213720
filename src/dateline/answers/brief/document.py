"""What a brief is made of, whatever it is written as. A sentence without a citation cannot be made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.record import Span
from dateline.store.members import KeptReport


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered note: the words at `span` of a report's text. `item` is KEY/ITEM."""

    number: int
    report: KeptReport
    item: str
    span: Span

    @property
    def quote(self) -> str:
        """Exactly as they stand there."""
        return self.span.text(self.report.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`lead` goes before it in bold. Raises ValueError without a citation."""

    text: str
    notes: tuple[int, ...]
    lead: str = ""

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError(f"no source: {self.text}")


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a chart: `day` an ISO day; `series` whose, `state` how it stands."""

    day: str
    value: float
    label: str
    note: int
    state: str
    series: str


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    name: str
    country: str
    lat: float
    lon: float
    count: int


@dataclass(frozen=True, slots=True)
class Map:
    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" for none), what is drawn under it, and sentences."""

    heading: str
    sentences: tuple[Sentence, ...]
    drawing: Chart | Map | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """`id` is its anchor."""

    id: str
    heading: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report behind the brief. `copy_of`, `version_of`: another source's title or id."""

    report: KeptReport
    copy_of: str | None
    version_of: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """`facts` are labelled values, no sentences: what was asked, of how many reports."""

    title: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...]
    notes: tuple[Citation, ...]

    def sentences(self) -> Iterable[Sentence]:
        for chapter in self.chapters:
            for section in chapter.sections:
                yield from section.sentences


@dataclass
class Notes:
    """Gives numbers to what is cited, in the order of citing; the same words have one number."""

    reports: dict[str, KeptReport]
    made: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, Span], int] = field(default_factory=dict)

    def cite(self, key: str, item: str, span: Span) -> int:
        """Raises ValueError for a span that lies outside the report's text or holds nothing."""
        report = self.reports[key]
        if not span.text(report.text).strip() or span.end > len(report.text):
            raise ValueError(f"{key}: nothing stands at {span}")
        number = self._numbers.setdefault((key, span), len(self.made) + 1)
        if number > len(self.made):
            self.made.append(Citation(number, report, f"{key}/{item}", span))
        return number


def renumbered(
    chapters: Iterable[Chapter], notes: Sequence[Citation]
) -> tuple[tuple[Chapter, ...], tuple[Citation, ...]]:
    """Notes in the order in which sentences cite them; those that nothing cites are dropped."""
    numbers: dict[int, int] = {}
    found = tuple(
        replace(chapter, sections=tuple(_section(section, numbers) for section in chapter.sections))
        for chapter in chapters
    )
    return found, tuple(replace(notes[old - 1], number=new) for old, new in numbers.items())


def _section(section: Section, numbers: dict[int, int]) -> Section:
    def new(note: int) -> int:
        return numbers.setdefault(note, len(numbers) + 1)

    sentences = tuple(replace(s, notes=tuple(map(new, s.notes))) for s in section.sentences)
    drawing = section.drawing
    if isinstance(drawing, Chart):
        drawing = replace(
            drawing, points=tuple(replace(p, note=new(p.note)) for p in drawing.points)
        )
    return replace(section, sentences=sentences, drawing=drawing)
