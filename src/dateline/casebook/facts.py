"""What the reports of an incident agree on: type, mode, days, place, parties."""

from collections.abc import Iterable, Sequence

from dateline.casebook.accounts import affirms, articles_of
from dateline.casebook.holders import name_key
from dateline.casebook.shapes import Days, EventView, Party, PlaceView, VictimView
from dateline.record.incident import IncidentActor, IncidentPlace, IncidentTime, IncidentVictim

# A coarser time is used only where nothing finer is told.
_FINE = frozenset(("day", "weekend", "range"))
# From coarse to fine.
_LEVELS = ("continent", "country", "region", "natural", "admin1", "admin2", "city", "site")


def told_as_done(views: Sequence[EventView]) -> list[EventView]:
    """The views that affirm the event; all where none does."""
    return [v for v in views if any(affirms(t) for t in v.tellings)] or list(views)


def kind_of(views: Sequence[EventView]) -> tuple[str, str | None]:
    """The type that most articles affirm, and its mode likewise; ties go to the first view."""
    done = told_as_done(views)
    type_ = _most(done, [(view.type, view) for view in done]) or views[0].type
    modes = [(v.mode, v) for v in done if v.type == type_ and v.mode]
    return type_, _most(done, modes)


def _most(views: Sequence[EventView], votes: Iterable[tuple[str, EventView]]) -> str | None:
    """What most articles have, each counted once; of equals the first."""
    articles = articles_of(views)
    voters: dict[str, set[str]] = {}
    for value, view in votes:
        voters.setdefault(value, set()).add(articles[view.report.key])
    return max(voters, key=lambda value: len(voters[value]), default=None)


def time_of(views: Sequence[EventView]) -> IncidentTime:
    """From the first to the last day told: of stated days if there are any, else of the days of
    publication; of weeks, months and years only where nothing finer is told."""
    done = told_as_done(views)
    days = [v.time for v in done if v.time and v.time.start and v.time.end]
    days = [d for d in days if d.stated] or days
    days = [d for d in days if d.precision in _FINE] or _narrowest(days)
    starts, ends = [d.start for d in days if d.start], [d.end for d in days if d.end]
    return IncidentTime(min(starts, default=None), max(ends, default=None))


def _narrowest(days: list[Days]) -> list[Days]:
    """Those of the finest precision, by length: weeks before months."""
    lengths = [(len(_same_start(d.start, d.end)), d) for d in days]
    longest = max((length for length, _ in lengths), default=0)
    return [d for length, d in lengths if length == longest]


def _same_start(one: str | None, two: str | None) -> str:
    """The first characters that two ISO days share: the more, the shorter the time."""
    a, b = one or "", two or ""
    at = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[:at]


def place_of(views: Sequence[EventView]) -> IncidentPlace | None:
    """The most specific place that is agreed: level by level, what more articles say than any
    other place of that level; where two are level, the coarser place that holds."""
    done = _widest([v for v in told_as_done(views) if v.place])
    chosen: PlaceView | None = None
    for level in sorted(set(map(_level, done))):
        here = [v for v in done if v.place and _level(v) == level and _inside(v.place, chosen)]
        if found := _agreed(here):
            chosen = found
    chosen = chosen or (done[0].place if done else None)
    if chosen is None:
        return None
    return IncidentPlace(chosen.name, chosen.lat, chosen.lon, chosen.country, chosen.admin1)


def _widest(views: Sequence[EventView]) -> list[EventView]:
    """An article that tells the event of a country, and a part of it of a town, tells the country."""
    articles = articles_of(views)
    levels: dict[str, int] = {}
    for view in views:
        article = articles[view.report.key]
        levels[article] = min(levels.get(article, len(_LEVELS)), _level(view))
    return [view for view in views if _level(view) == levels[articles[view.report.key]]]


def _level(view: EventView) -> int:
    return _LEVELS.index(view.place.feature) if view.place else len(_LEVELS)


def _inside(place: PlaceView, coarser: PlaceView | None) -> bool:
    if coarser is None or place.country is None or coarser.country is None:
        return True
    if place.country != coarser.country:
        return False
    return not (coarser.feature == "admin1" and place.admin1 and coarser.name != place.admin1)


def _agreed(views: Sequence[EventView]) -> PlaceView | None:
    articles = articles_of(views)
    voters: dict[str, set[str]] = {}
    first: dict[str, PlaceView] = {}
    for view in views:
        if view.place:
            name = name_key(view.place.name) or view.place.name
            voters.setdefault(name, set()).add(articles[view.report.key])
            first.setdefault(name, view.place)
    ranked = sorted(voters, key=lambda name: -len(voters[name]))
    if not ranked:
        return None
    clear = len(ranked) == 1 or len(voters[ranked[0]]) > len(voters[ranked[1]])
    return first[ranked[0]] if clear else None


def united(parties: Iterable[Party]) -> tuple[IncidentActor, ...]:
    """One a party: the same register id, or the same name and no other country."""
    all_ = list(parties)
    countries = {_name(party): party.country for party in reversed(all_) if party.country}
    found: dict[str, IncidentActor] = {}
    for party in all_:
        country = party.country or countries.get(_name(party)) or ""
        key = party.register or f"{country}:{_name(party)}"
        known = found.get(key)
        sectors = tuple(dict.fromkeys((*(known.sectors if known else ()), *party.sectors)))
        found[key] = IncidentActor(
            known.name if known and len(known.name) >= len(party.name) else party.name,
            country or None, sectors, party.register,
        )  # fmt: skip
    return tuple(found.values())


def _name(party: Party) -> str:
    return name_key(party.name) or party.name.casefold()


def victims_of(views: Sequence[EventView]) -> tuple[IncidentVictim, ...]:
    """Casualties by name, each with the event and claim that tells of it; copies are left out."""
    present = {view.report.key for view in views}
    return tuple(
        _victim(view, victim)
        for view in views
        if view.report.copy_of not in present
        for victim in view.victims
    )


def _victim(view: EventView, victim: VictimView) -> IncidentVictim:
    key = view.report.key
    claim = f"{key}/{victim.claim}" if victim.claim else None
    event = f"{key}/{view.event}"
    return IncidentVictim(victim.name, victim.age, victim.sex, victim.status, event, claim)
