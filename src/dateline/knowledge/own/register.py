"""Actors that a user gives (--register): a TSV with the columns of the package's tables of actors."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.knowledge.codes import load_codes
from dateline.knowledge.names import fold
from dateline.knowledge.own.files import Faults, listed, rows, unknown
from dateline.knowledge.register import Entry, OwnActor, Register, Term, slug
from dateline.record.vocabulary import ActorKind

REQUIRED = ("name", "code")
COLUMNS = ("name", "kind", "code", "sectors", "office", "start", "end", "aliases", "owner", "id")
# What a row may be; the kinds of a record that are no names (role) or no actors of choice (country) are not here.
KINDS: dict[str, tuple[ActorKind, str]] = {
    "person": ("person", "person"),
    "organization": ("organization", "org"),
    "organisation": ("organization", "org"),
    "igo": ("igo", "org"),
    "group": ("group", "group"),
    "media": ("media", "media"),
}
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")
_ID = re.compile(r"[a-z]+/[^\s|]+")


@dataclass(slots=True)
class _Row:
    """One row as read: its actor so far, and the line it stands in."""

    line: int
    entry: Entry
    names: tuple[str, ...]


def parse_actors(text: str, faults: Faults) -> tuple[OwnActor, ...]:
    """The actors of a TSV. A person in several rows has several terms of office."""
    made: dict[str, _Row] = {}
    for line, row in rows(text, COLUMNS, REQUIRED, faults):
        one = _row(line, dict.fromkeys(COLUMNS, "") | row, "kind" in row, faults)
        if one is None:
            continue
        earlier = made.get(one.entry.id)
        if earlier is None:
            made[one.entry.id] = one
        elif one.entry.kind != "person" or set(one.entry.terms) & set(earlier.entry.terms):
            faults.add(line, f"{one.entry.id} stands in line {earlier.line} already")
        else:
            terms = (*earlier.entry.terms, *one.entry.terms)
            earlier.entry.terms, earlier.entry.sectors = terms, one.entry.sectors
            earlier.names = tuple(dict.fromkeys((*earlier.names, *one.names)))
    _tell_shared(made, faults)
    return tuple(OwnActor(row.entry, row.names, row.line) for row in made.values())


def _row(line: int, cells: Mapping[str, str], has_kind: bool, faults: Faults) -> _Row | None:
    before = len(faults.found)
    kind = cells["kind"] if has_kind else _kind_by_columns(cells)
    if kind not in KINDS:
        said = unknown(kind, KINDS, "kind") if kind else "no kind"
        faults.add(line, f"{said}: person, organization, igo, group or media")
        return None
    name, aliases = cells["name"], listed(cells["aliases"])
    for said in (*_faults_of(cells, kind), *_unfit_names((name, *aliases))):
        faults.add(line, said)
    terms = _terms(line, cells, faults) if kind == "person" else ()
    if len(faults.found) > before:
        return None
    actor_kind, room = KINDS[kind]
    sectors = listed(cells["sectors"])
    if kind == "media" and not sectors:
        sectors = ("JRN", "GOV") if cells["owner"] == "state" else ("JRN",)
    entry = Entry(
        id=cells["id"] or slug(room, name),
        name=name.lstrip("~"),
        kind=actor_kind,
        country=cells["code"],
        sectors=sectors,
        armed=kind == "group",
        terms=terms,
        own=True,
    )
    return _Row(line, entry, tuple(dict.fromkeys((name, *aliases))))


def _kind_by_columns(cells: Mapping[str, str]) -> str:
    """Tables of persons and of outlets have no column kind, but columns that only they have."""
    if cells["office"] or cells["start"]:
        return "person"
    return "media" if cells["owner"] else ""


def _faults_of(cells: Mapping[str, str], kind: str) -> list[str]:
    codes, found = load_codes(), []
    if cells["code"] not in codes.actors:
        meant = codes.countries.get(cells["code"].lower())
        said = f"code {cells['code'][:40]!r} is no country's" + (f" ({meant}?)" if meant else "")
        found.append(
            f"{said if cells['code'] else 'no code'}: three letters of ISO 3166-1, or IGO UNO EUR NGO ISM IMG MNC"
        )
    unheard = (s for s in listed(cells["sectors"]) if s not in codes.sectors)
    found += [unknown(sector, codes.sectors, "sector") for sector in unheard]
    if kind == "person" and not listed(cells["sectors"]):
        found.append("a person needs a sector (CVL where no other fits)")
    if kind != "person" and (cells["start"] or cells["end"] or cells["office"]):
        found.append(f"office, start and end are for persons; this is a {kind}")
    if cells["owner"] not in ("", "state", "private"):
        found.append(f"owner {cells['owner'][:40]!r} is neither state nor private")
    if cells["id"] and not _ID.fullmatch(cells["id"]):
        found.append(f"id {cells['id'][:40]!r} is not like org/some-name")
    return found


def _unfit_names(names: tuple[str, ...]) -> list[str]:
    if not names[0]:
        return ["no name"]
    short = [name for name in names if len(name.lstrip("~")) == 1]
    odd = [name for name in names if not fold(name.lstrip("~"))[:1].isalnum()]
    twice = dict.fromkeys(name for name in names if names.count(name) > 1)
    return [
        *(f"name {name!r} is a single letter" for name in short),
        *(f"name {name[:40]!r} does not begin with a letter or a figure" for name in odd),
        *(f"name {name[:40]!r} twice in a row" for name in twice),
    ]


def _terms(line: int, cells: Mapping[str, str], faults: Faults) -> tuple[Term, ...]:
    """When the person held the office; open on a side that the row leaves empty."""
    for column in ("start", "end"):
        if cells[column] and not _DATE.fullmatch(cells[column]):
            faults.add(line, f"{column} {cells[column][:40]!r} is no year and no YYYY-MM-DD")
            return ()
    start, end = cells["start"] or "0001-01-01", cells["end"] or "9999-12-31"
    start = f"{start}-01-01" if len(start) == 4 else start
    end = f"{end}-12-31" if len(end) == 4 else end
    if end < start:
        faults.add(line, f"ends ({cells['end']}) before it starts ({cells['start']})")
    return (Term(cells["office"], listed(cells["sectors"]), start, end),)


def _tell_shared(made: Mapping[str, _Row], faults: Faults) -> None:
    """A name that two actors of the file have is nobody's."""
    first: dict[str, _Row] = {}
    for row in made.values():
        for name in row.names:
            key = fold(name.lstrip("~"))
            other = first.setdefault(key, row)
            if other is not row:
                said = (
                    f"name {name[:40]!r} is ambiguous: {other.entry.id} has it (line {other.line})"
                )
                faults.add(row.line, said)


def note_package(actors: Iterable[OwnActor], package: Register, faults: Faults) -> None:
    """Notes what of the package's register the actors replace, and which of its names they take."""
    names: dict[str, list[str]] = {}
    owners: dict[str, str] = {}
    for name, named in package.names.all():
        names.setdefault(named.entry.id, []).append(name)
        owners.setdefault(name, named.entry.id)
    for actor in actors:
        for name in actor.names:
            if name.isalpha() and name.islower():
                faults.note(actor.line, f"{name[:40]!r} counts wherever that word stands in a text")
        own = {fold(name.lstrip("~")) for name in actor.names}
        if replaced := names.get(actor.entry.id):
            lost = [name for name in dict.fromkeys(replaced) if name not in own]
            without = f"; its names that your row lacks: {' | '.join(lost[:12])}" if lost else ""
            faults.note(actor.line, f"replaces {actor.entry.id} of the package{without}")
        for name in sorted(own):
            owner = owners.get(name, actor.entry.id)
            if owner != actor.entry.id:
                faults.note(actor.line, f"{name!r} stood for {owner} in the package")
