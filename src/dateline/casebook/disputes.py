"""What is in dispute about an event, and who says what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.casebook.accounts import Told, affirms, denies
from dateline.casebook.holders import OFFICIAL, name_key, same_source
from dateline.casebook.scope import Counted
from dateline.casebook.shapes import EventView, FigureView, Holder, Party, ReportRef, Said
from dateline.casebook.tolls import Toll
from dateline.record import Span
from dateline.record.incident import Dispute, Position

# Of this type "who did it" is a charge; who met or arrested whom is told in part by all.
_CHARGE = "ASSAULT"
_QUALIFIERS = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "exact": ""}


@dataclass(frozen=True, slots=True)
class Side:
    """A position and where it stands. `move`: whether it tells or denies the act, gives, denies or
    takes back a number, or names doers; `item` the claim, event or figure in the report's record."""

    position: Position
    move: Literal["tells", "denies it", "gives", "denies", "withdraws", "names"]
    holder: Holder | None
    report: ReportRef
    said: str | None
    quote: str
    span: Span
    item: str


def disputes(told: Sequence[Told], tolls: Sequence[Toll]) -> tuple[Dispute, ...]:
    """A denial of the act; figures of one scope that cannot both be true, or that are denied or
    taken back; differing words on who did it."""
    return tuple(
        Dispute(what, tuple(side.position for side in found)) for what, found in sides(told, tolls)
    )


def sides(told: Sequence[Told], tolls: Sequence[Toll]) -> list[tuple[str, tuple[Side, ...]]]:
    """The same with the place of each position in its report."""
    return [
        *_denial(told), *_rival_figures(tolls), *_denied_figures(tolls), *_attribution(told)
    ]  # fmt: skip


type _Found = Iterator[tuple[str, tuple[Side, ...]]]


def _denial(told: Sequence[Told]) -> _Found:
    """Others than the deniers say that it happened: who only denies it disputes with nobody."""
    affirming = [t for t in told if affirms(t.telling)]
    both = {(t.article, t.source) for t in affirming}
    # Who does both in one article was read wrongly, or speaks of two things.
    against = [t for t in told if denies(t.telling) and (t.article, t.source) not in both]
    apart = [t for t in affirming if any(not same_source(t.source, d.source) for d in against)]
    against = [d for d in against if any(not same_source(t.source, d.source) for t in affirming)]
    if apart and against:
        yield "whether it happened", _positions([*apart, *against])


def _positions(told: Sequence[Told]) -> tuple[Side, ...]:
    """One a source and side, in its first words."""
    found: dict[tuple[str, bool], Side] = {}
    for t in told:
        against = denies(t.telling)
        side = _told_side(t, t.telling.quote, "denies it" if against else "tells")
        found.setdefault((t.source, against), side)
    return tuple(found.values())


def _told_side(t: Told, says: str, move: Literal["tells", "denies it", "names"]) -> Side:
    telling, report = t.telling, t.view.report
    position = Position(
        telling.holder.name if telling.holder else report.publisher, says, report.id
    )
    return Side(
        position, move, telling.holder, report, telling.said, telling.quote, telling.span,
        telling.claim or t.view.event,
    )  # fmt: skip


def _rival_figures(tolls: Sequence[Toll]) -> _Found:
    done: set[str] = set()
    for toll in tolls:
        if toll.standing == "contradicting" and toll.counted.ref not in done:
            rivals = sorted([toll.counted, *toll.against], key=lambda c: (c.day or "9999", c.ref))
            done |= {rival.ref for rival in rivals}
            yield _scope(toll.figure), tuple(_figure_side(c) for c in rivals)


def _denied_figures(tolls: Sequence[Toll]) -> _Found:
    """A number that somebody denies or takes back, with who gave it first."""
    done: set[tuple[str, float | None]] = set()
    for toll in tolls:
        tellers = toll.against if toll.standing == "withdrawn" else (toll.counted,)
        against = [_said_side(s, c) for c in tellers for s in _against(c.figure)]
        number = (toll.figure.measure, toll.counted.size)
        if against and number not in done:
            done.add(number)
            yield _scope(toll.figure), (_figure_side(toll.counted), *against)


def _against(figure: FigureView) -> list[Said]:
    return [said for said in figure.about if said.relation in ("denies", "withdraws")]


def _figure_side(counted: Counted) -> Side:
    figure = counted.figure
    holder = figure.holder.name if figure.holder else figure.report.publisher
    position = Position(holder, number_words(figure), figure.report.id)
    return Side(
        position, "gives", figure.holder, figure.report, figure.said, figure.quote, figure.span,
        figure.id,
    )  # fmt: skip


def _said_side(said: Said, counted: Counted) -> Side:
    report = counted.figure.report
    holder = said.holder.name if said.holder else report.publisher
    position = Position(holder, f"{said.relation}: {said.quote}", report.id)
    move: Literal["denies", "withdraws"] = "denies" if said.relation == "denies" else "withdraws"
    return Side(
        position, move, said.holder, report, said.said, said.quote, said.span, said.claim
    )  # fmt: skip


def number_words(figure: FigureView) -> str:
    """ "at least 164"; a vague number in its own words."""
    size = figure.value if figure.value is not None else figure.low
    if size is None or figure.qualifier == "vague":
        return figure.words
    return f"{_QUALIFIERS[figure.qualifier]}{size:,.10g}"


def _scope(figure: FigureView) -> str:
    where = f" in {figure.place.name}" if figure.place else ""
    who = f" ({figure.group})" if figure.group else ""
    were = "were " if figure.measure.endswith("ed") else ""
    return f"how many {were}{figure.measure}{who}{where}"


def _attribution(told: Sequence[Told]) -> _Found:
    """Two sources name doers of whom both cannot be meant, to the same cost."""
    charging = [
        t for t in told if affirms(t.telling) and t.view.type == _CHARGE and _known(t.view.actors)
    ]
    for at, one in enumerate(charging):
        for two in charging[:at]:
            # What one article keeps apart are two acts.
            apart = one.article != two.article and not same_source(one.source, two.source)
            if apart and _different(one.view, two.view):
                yield "who did it", tuple(_charge(t) for t in (two, one))
                return


def _charge(t: Told) -> Side:
    return _told_side(t, ", ".join(party.name for party in _known(t.view.actors)), "names")


def _known(parties: Sequence[Party]) -> list[Party]:
    return [party for party in parties if not party.name.startswith("unidentified")]


def _different(one: EventView, two: EventView) -> bool:
    """No doer in common, of other states or one a state's and one not; and the same struck."""
    doers, others = _known(one.actors), _known(two.actors)
    if {name_key(p.name) for p in doers} & {name_key(p.name) for p in others}:
        return False
    one_cost = _alike(one.recipients, two.recipients) or not (one.recipients or two.recipients)
    return one_cost and not _alike(doers, others)


def _alike(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Two of them may be of one kind: of one country, and both of its state or neither."""
    return any(
        _official(a) == _official(b) and (a.country or b.country) == (b.country or a.country)
        for a in some
        for b in others
    )


def _official(party: Party) -> bool:
    return party.kind == "country" or bool(OFFICIAL.intersection(party.sectors))
