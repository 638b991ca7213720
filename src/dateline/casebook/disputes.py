"""What is in dispute about an event, and who says what."""

from collections.abc import Iterator, Sequence

from dateline.casebook.accounts import Told, affirms, denies
from dateline.casebook.holders import OFFICIAL, name_key, same_source
from dateline.casebook.scope import Counted
from dateline.casebook.shapes import EventView, FigureView, Party, Said
from dateline.casebook.tolls import Toll
from dateline.record.incident import Dispute, Position

# Of this type "who did it" is a charge; who met or arrested whom is told in part by all.
_CHARGE = "ASSAULT"
_QUALIFIERS = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "exact": ""}


def disputes(told: Sequence[Told], tolls: Sequence[Toll]) -> tuple[Dispute, ...]:
    """A denial of the act; figures of one scope that cannot both be true, or that are denied or
    taken back; differing words on who did it."""
    found = [*_denial(told), *_rival_figures(tolls), *_denied_figures(tolls), *_attribution(told)]
    return tuple(found)


def _denial(told: Sequence[Told]) -> Iterator[Dispute]:
    """Others than the deniers say that it happened: who only denies it disputes with nobody."""
    affirming = [t for t in told if affirms(t.telling)]
    both = {(t.article, t.source) for t in affirming}
    # Who does both in one article was read wrongly, or speaks of two things.
    against = [t for t in told if denies(t.telling) and (t.article, t.source) not in both]
    apart = [t for t in affirming if any(not same_source(t.source, d.source) for d in against)]
    against = [d for d in against if any(not same_source(t.source, d.source) for t in affirming)]
    if apart and against:
        yield Dispute("whether it happened", _positions([*apart, *against]))


def _positions(told: Sequence[Told]) -> tuple[Position, ...]:
    """One a source and side, in its first words."""
    found: dict[tuple[str, bool], Position] = {}
    for t in told:
        holder = t.telling.holder.name if t.telling.holder else t.view.report.publisher
        position = Position(holder, t.telling.quote, t.view.report.id)
        found.setdefault((t.source, denies(t.telling)), position)
    return tuple(found.values())


def _rival_figures(tolls: Sequence[Toll]) -> Iterator[Dispute]:
    done: set[str] = set()
    for toll in tolls:
        if toll.standing == "contradicting" and toll.counted.ref not in done:
            rivals = sorted([toll.counted, *toll.against], key=lambda c: (c.day or "9999", c.ref))
            done |= {rival.ref for rival in rivals}
            yield Dispute(_scope(toll.figure), tuple(_figure_position(c) for c in rivals))


def _denied_figures(tolls: Sequence[Toll]) -> Iterator[Dispute]:
    """A number that somebody denies or takes back, with who gave it first."""
    done: set[tuple[str, float | None]] = set()
    for toll in tolls:
        tellers = toll.against if toll.standing == "withdrawn" else (toll.counted,)
        against = [_said_position(s, c) for c in tellers for s in _against(c.figure)]
        number = (toll.figure.measure, toll.counted.size)
        if against and number not in done:
            done.add(number)
            yield Dispute(_scope(toll.figure), (_figure_position(toll.counted), *against))


def _against(figure: FigureView) -> list[Said]:
    return [said for said in figure.about if said.relation in ("denies", "withdraws")]


def _figure_position(counted: Counted) -> Position:
    figure = counted.figure
    holder = figure.holder.name if figure.holder else figure.report.publisher
    return Position(holder, number_words(figure), figure.report.id)


def _said_position(said: Said, counted: Counted) -> Position:
    report = counted.figure.report
    holder = said.holder.name if said.holder else report.publisher
    return Position(holder, f"{said.relation}: {said.quote}", report.id)


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


def _attribution(told: Sequence[Told]) -> Iterator[Dispute]:
    """Two sources name doers of whom both cannot be meant, to the same cost."""
    charging = [
        t for t in told if affirms(t.telling) and t.view.type == _CHARGE and _known(t.view.actors)
    ]
    for at, one in enumerate(charging):
        for two in charging[:at]:
            # What one article keeps apart are two acts.
            apart = one.article != two.article and not same_source(one.source, two.source)
            if apart and _different(one.view, two.view):
                yield Dispute("who did it", tuple(_charge(t) for t in (two, one)))
                return


def _charge(t: Told) -> Position:
    holder = t.telling.holder.name if t.telling.holder else t.view.report.publisher
    names = ", ".join(party.name for party in _known(t.view.actors))
    return Position(holder, names, t.view.report.id)


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
