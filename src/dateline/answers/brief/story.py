"""What `dateline demo` tells of its casebook: short enough for one or two screens of 100 columns."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

import click

from dateline.answers.brief.chapters.days import headline
from dateline.answers.brief.chapters.labels import ranked, users
from dateline.answers.brief.chapters.toll import series
from dateline.answers.brief.citing import Citing
from dateline.answers.brief.document import Brief
from dateline.answers.brief.making import LIMIT, make_brief
from dateline.answers.brief.material import Case, Material, gather
from dateline.answers.brief.wording import count, counted_words, day, quoted, teller
from dateline.answers.brief.writing import shape_of, write_brief
from dateline.answers.questions.answer import Asked
from dateline.casebook.disputes import Side, sides
from dateline.casebook.rules import DEFAULT
from dateline.casebook.titles import days_words
from dateline.casebook.tolls import Toll

WIDTH = 100
# Incidents and disputes that are shown.
_SHOWN, _DISPUTES = 10, 3


def tell_story(book: Path, out: str | None, *, kept: bool) -> None:
    """`out`: the file for the brief; `kept`: whether the casebook stays."""
    material = gather(book, Asked(), DEFAULT, LIMIT)
    citing = Citing(material)
    brief = make_brief(book)
    for line in (
        *_incidents(material),
        *_toll(material),
        *_disputed(material),
        *_called(citing),
        *_brief(brief, out),
    ):
        click.echo(line)
    if out:
        write_brief(brief, shape_of(out), Path(out))
        click.echo(f"The brief is in {out}.")
    for line in _more(book if kept else None, out):
        click.echo(line)


def _incidents(material: Material) -> Iterator[str]:
    found = sorted(material.of_kind("happened"), key=_told_most)[:_SHOWN]
    yield _head(
        f"{count(material.found, 'incident', 'incidents')} in {count(len(material.reports), 'report', 'reports')}; those that most reports tell:".capitalize()
    )
    for case in sorted(found, key=lambda c: (c.incident.time.start or "9999", c.incident.id)):
        time = case.incident.time
        when = days_words(time.start, time.end) or "undated"
        told = f"{case.incident.status}, {count(case.incident.independent, 'report', 'reports')}"
        yield _columns((when, 28), (headline(case), 44), (told, 28))


def _told_most(case: Case) -> tuple[int, bool, int, str]:
    incident = case.incident
    return -incident.independent, not incident.disputes, -len(incident.accounts), incident.id


def _toll(material: Material) -> Iterator[str]:
    """The longest series of numbers of people killed."""
    killed = [tolls for measure, tolls in series(material) if measure == "killed"]
    if killed:
        yield _head("The toll, as it was told (killed):")
        for toll in max(killed, key=len):
            figure = toll.figure
            if toll.standing == "repeated" or (figure.group and figure.part_of):
                continue
            where = f", {figure.place.name}" if figure.place else ""
            number = counted_words(figure) + where
            who = teller(figure.holder, figure.report)
            yield _columns((day(figure.said), 16), (number, 26), (_standing(toll), 22), (who, 60))


def _standing(toll: Toll) -> str:
    if toll.figure.part_of and toll.standing == "first":
        return "a part of it"
    others = ", ".join(dict.fromkeys(counted_words(c.figure) for c in toll.against))
    return {
        "revised": f"was {others}", "contradicting": f"against {others}", "withdrawn": "withdrawn",
    }.get(toll.standing, "")  # fmt: skip


def _disputed(material: Material) -> Iterator[str]:
    """Each dispute once, of what most reports tell: two incidents of one number have the same words against it."""
    shown: set[str] = set()
    found: list[tuple[Case, str, list[Side]]] = []
    for case in material.cases:
        for what, both in sides(case.told, case.tolls):
            words = {side.quote for side in both}
            if not words <= shown:
                shown |= words
                found.append((case, what, list(both)))
    most = sorted(found, key=lambda it: _told_most(it[0]))[:_DISPUTES]
    for it in found:
        if it in most:
            yield _head(f"Disputed: {it[1]}")
            for side in it[2]:
                yield from _side(side)
    if more := len(found) - len(most):
        yield _head(
            f"{count(more, 'more dispute is', 'more disputes are')} in the brief.".capitalize()
        )


def _side(side: Side) -> Iterator[str]:
    """Who, and below it in which words."""
    who = teller(side.holder, side.report)
    move = side.position.says if side.move in ("gives", "names") else side.move
    yield _columns((day(side.said), 16), (f"{who}: {move}", WIDTH))
    yield _columns(("", 16), (quoted(side.quote), WIDTH - 16))


def _called(citing: Citing) -> Iterator[str]:
    yield _head("Who calls it what:")
    for label, by in ranked(users(citing)[0]):
        lines = wrap(", ".join(by), WIDTH - 22)
        yield _columns((f"“{label}”", 22), (lines[0], WIDTH))
        yield from (" " * 22 + line for line in lines[1:])


def _brief(brief: Brief, out: str | None) -> Iterator[str]:
    if out:
        yield ""
        return
    yield _head(f"{brief.title} (its beginning)")
    sentences = [
        s
        for chapter in brief.chapters[:1]
        for section in chapter.sections
        for s in section.sentences
    ]
    used: dict[int, None] = {}
    for sentence in sentences[:4]:
        cites = "".join(f"[{n}]" for n in sentence.notes)
        yield from _indented(f"{sentence.lead} {sentence.text} {cites}")
        used |= dict.fromkeys(sentence.notes)
    for number in list(used)[:3]:
        note = brief.notes[number - 1]
        span = f"{note.span.start}–{note.span.end}"
        yield from _indented(
            f"[{number}] {note.report.ref.publisher}, {day(note.report.ref.published)}: “{' '.join(note.quote.split())}” ({note.item}, characters {span})"
        )


def _more(book: Path | None, out: str | None) -> Iterator[str]:
    yield ""
    if book:
        yield f"Ask it: dateline timeline --db {book}   dateline brief --db {book} --out brief.html"
    elif not out:
        yield "The whole of it: dateline demo --brief brief.html (or brief.md)"
    if not book:
        yield "Keep the casebook: dateline demo --db demo.dateline     The records: dateline demo --format table"
    yield "Your own reports: dateline add FILES… --db FILE, then dateline brief --db FILE"


def _head(text: str) -> str:
    return "\n" + click.style(text, bold=True)


def _columns(*cells: tuple[str, int]) -> str:
    """Each cell in its width, cut at its end; the last as long as there is room."""
    line = ""
    for text, width in cells:
        cut = text if len(text) < width else text[: width - 2] + "… "
        line += cut.ljust(width)
    return line[:WIDTH].rstrip()


def _indented(text: str) -> Iterable[str]:
    return wrap(text, WIDTH - 2, initial_indent="- ", subsequent_indent="  ")
