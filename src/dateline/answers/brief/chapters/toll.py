"""The toll and how it was revised: every number with its day, its source and its scope."""

from collections.abc import Iterator, Sequence

from dateline.answers.brief.citing import Citing, unique
from dateline.answers.brief.document import Chapter, Chart, Point, Section, Sentence
from dateline.answers.brief.material import Material
from dateline.answers.brief.wording import (
    capital,
    counted_words,
    day,
    listed,
    measured,
    number,
    outlet,
    teller,
)
from dateline.casebook.scope import Counted
from dateline.casebook.titles import days_words
from dateline.casebook.tolls import Toll, together, tolls

# The measures that have their place here, in their order; the first group are tolls.
MEASURES = (
    "killed", "casualties", "injured", "missing", "abducted", "arrested", "released", "displaced",
    "destroyed", "damaged", "troops", "participants", "dismissed",
)  # fmt: skip
_NAMES = {"participants": "Taking part", "arrested": "Arrested or detained"}


def chapter(citing: Citing) -> Chapter:
    sections = [_section(citing, measure, figures) for measure, figures in series(citing.material)]
    return Chapter("toll", "The numbers, and how they were revised", tuple(sections))


def series(material: Material) -> Iterator[tuple[str, list[Toll]]]:
    """Measure and figures that belong together: those of incidents that tell the same numbers."""
    for measure in MEASURES:
        cases = [c for c in material.cases if any(t.figure.measure == measure for t in c.tolls)]
        for group in together([c.views for c in cases], measure):
            views = [view for n in group for view in cases[n].views]
            found = [t for t in tolls(views, material.loose) if t.figure.measure == measure]
            if found:
                yield measure, found


def latest(tolls_: Sequence[Toll]) -> Toll | None:
    """The last total that stands: no part, nobody's in particular, not taken back."""
    standing = [
        t for t in tolls_
        if t.standing != "withdrawn" and not t.figure.part_of and not t.figure.group
        and t.counted.size is not None and not _given_up(t, tolls_)
    ]  # fmt: skip
    return max(
        standing, key=lambda t: (t.counted.day or "", t.standing != "repeated"), default=None
    )


def _given_up(toll: Toll, tolls_: Sequence[Toll]) -> bool:
    """A number that another replaced, told again by who recalls it."""
    replaced = {(t.replaces.scope, t.replaces.size) for t in tolls_ if t.replaces}
    taken_back = {t.counted.size for t in tolls_ if t.standing == "withdrawn"}
    return (toll.counted.scope, toll.counted.size) in replaced or toll.counted.size in taken_back


def _section(citing: Citing, measure: str, tolls_: Sequence[Toll]) -> Section:
    name = _NAMES.get(measure, capital(measure))
    where = _place(tolls_)
    days = sorted({toll.figure.said for toll in tolls_ if toll.figure.said})
    told = f" (told {days_words(days[0], days[-1])})" if days else ""
    heading = f"{name}, {where}{told}" if where else f"{name}{told}"
    sentences = tuple(dict.fromkeys(_sentence(citing, toll, tolls_) for toll in tolls_))
    points = tuple(_points(citing, tolls_))
    drawn = len({p.day for p in points}) > 1
    return Section(heading, sentences, Chart(heading, points) if drawn else None)


def _place(tolls_: Sequence[Toll]) -> str:
    """Of totals, where they are of, if that is one place."""
    names = {t.figure.place.name for t in tolls_ if t.figure.place and not t.figure.part_of}
    return next(iter(names)) if len(names) == 1 else ""


def _sentence(citing: Citing, toll: Toll, tolls_: Sequence[Toll]) -> Sentence:
    figure = toll.figure
    when = f"on {day(figure.said)} " if figure.said else ""
    whole = _whole(toll, tolls_)
    part = f", as a part of {number(whole.figure)}" if whole else ""
    as_of = f", as of {day(figure.as_of)}" if figure.as_of and figure.as_of != figure.said else ""
    text = f"{capital(when)}{teller(figure.holder, figure.report)} gave {measured(figure)}{part}{as_of}"
    move, more = _move(citing, toll)
    return Sentence(f"{text}{move}.", unique((citing.figure(figure), *more)))


def _whole(toll: Toll, tolls_: Sequence[Toll]) -> Toll | None:
    figure = toll.figure
    return next(
        (
            t for t in tolls_
            if figure.part_of and t.figure.id == figure.part_of and t.figure.report.key == figure.report.key
        ),
        None,
    )  # fmt: skip


def _move(citing: Citing, toll: Toll) -> tuple[str, tuple[int, ...]]:
    """What became of it, and the notes that say so."""
    others = [c for c in toll.against if c.ref != toll.counted.ref]
    notes = tuple(citing.figure(c.figure) for c in others)
    match toll.standing:
        case "revised":
            return f", in the place of {_numbers(others)}", notes
        case "contradicting":
            return f", against {_numbers(others)} by {_tellers(others)}", notes
        case "withdrawn":
            return _withdrawal(citing, toll)
        case "repeated":
            return ", a number given before", notes
        case _:
            return "", ()


def _withdrawal(citing: Citing, toll: Toll) -> tuple[str, tuple[int, ...]]:
    """Who took it back, and when."""
    found = [
        (said, c) for c in toll.against for said in c.figure.about if said.relation == "withdraws"
    ]  # fmt: skip
    who = listed(dict.fromkeys(teller(said.holder, c.figure.report) for said, c in found))
    days = sorted({said.said for said, _ in found if said.said})
    on = f" on {day(days[0])}" if days else ""
    notes = tuple(citing.said_of(said, c.figure.report.key) for said, c in found)
    return f"; withdrawn{on} by {who}", notes


def _numbers(others: Sequence[Counted]) -> str:
    return listed(dict.fromkeys(number(c.figure) for c in others))


def _tellers(others: Sequence[Counted]) -> str:
    return listed(dict.fromkeys(teller(c.figure.holder, c.figure.report) for c in others))


def _points(citing: Citing, tolls_: Sequence[Toll]) -> Iterator[Point]:
    for toll in tolls_:
        figure, size = toll.figure, toll.counted.size
        # A number for a part of those counted is none of the toll.
        if figure.said is None or size is None or (figure.group and not figure.part_of):
            continue
        state = "part" if figure.part_of else toll.standing
        source = figure.holder.name if figure.holder else outlet(figure.report)
        yield Point(figure.said, size, counted_words(figure), citing.figure(figure), state, source)
