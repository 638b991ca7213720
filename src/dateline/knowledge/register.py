"""The actor register: who is known by name, and what persons and bodies are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.names import NameIndex, fold
from dateline.knowledge.roles import Roles, load_roles
from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge
from dateline.record.vocabulary import ActorKind

# capital, adjective and people are names of a country's government (capital: of the EU too), of what is its, and of its people;
# short is one that needs the whole name, or the country, in the report, vague the country beside it.
Sort = Literal["name", "capital", "adjective", "people", "short", "vague"]


@dataclass(frozen=True, slots=True)
class Term:
    """What a person was, and when (ISO days; None is open)."""

    office: str
    sectors: tuple[str, ...]
    start: str
    end: str


@dataclass(slots=True)
class Entry:
    """One actor of the register.

    `region` is a land within a state; `armed` an armed group; `rare` a group known by a source
    alone, whose acronym needs its country in the report; `own` an entry that a user gave.
    """

    id: str
    name: str
    kind: ActorKind
    country: str
    sectors: tuple[str, ...]
    region: bool = False
    armed: bool = False
    rare: bool = False
    terms: tuple[Term, ...] = ()
    own: bool = False

    @property
    def where(self) -> str:
        """Where it stands, as reasons name it."""
        return "your register" if self.own else "the register"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an entry, and how it stands for it."""

    entry: Entry
    sort: Sort


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An entry that a user gave, with its names as the tables have them, and its line in the file."""

    entry: Entry
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Renown:
    """Somebody whom news names by surname alone; `sole` where it means nobody else."""

    entry: Entry
    sole: bool


class Register:
    """`names` finds names in a text; `surnames` persons by the last word of their name; `renowned`
    those whom a surname alone tells.

    A user's `own` actors take the place of the package's of the same id, and their names are theirs
    alone.
    """

    def __init__(self, roles: Roles, own: Sequence[OwnActor] = ()) -> None:
        self.names: NameIndex[Named] = NameIndex()
        self.surnames: dict[str, list[Entry]] = {}
        self.renowned: NameIndex[Renown] = NameIndex()
        self.countries: dict[str, Entry] = {}
        self.roles = roles
        self._own_ids = frozenset(actor.entry.id for actor in own)
        self._own_names = frozenset(fold(n.lstrip("~")) for actor in own for n in actor.names)
        for actor in own:
            self.add(actor.entry, actor.names)
            if actor.entry.kind == "person":
                self._add_surnames(actor.entry, actor.names)

    def add(self, entry: Entry, names: Iterable[str], sort: Sort = "name") -> None:
        if self._is_replaced(entry):
            return
        named = Named(entry, sort)
        for name in names:
            if name and (entry.own or fold(name.lstrip("~")) not in self._own_names):
                self.names.add(name, named)

    def add_person(self, entry: Entry, names: list[str]) -> None:
        self.add(entry, names if " " in names[0] else ())
        if not self._is_replaced(entry):
            self._add_surnames(entry, names)

    def add_renowned(self, entry: Entry, sole: Iterable[str], shared: Iterable[str]) -> None:
        if self._is_replaced(entry):
            return
        for surname in sole:
            self.renowned.add(surname, Renown(entry, sole=True))
        for surname in shared:
            self.renowned.add(surname, Renown(entry, sole=False))

    def _add_surnames(self, entry: Entry, names: Iterable[str]) -> None:
        for surname in {fold(name.split()[-1]).lower() for name in names}:
            self.surnames.setdefault(surname, []).append(entry)

    def _is_replaced(self, entry: Entry) -> bool:
        return not entry.own and entry.id in self._own_ids


def load_register(own: Sequence[OwnActor] = ()) -> Register:
    """The tables of `data/`, after a user's `own`; where a name is in two, the earlier table wins."""
    register = Register(load_roles(), own)
    _add_countries(register)
    bodies = _add_organisations(register)
    _add_metonyms(register, bodies)
    _add_media(register)
    bodies |= _add_groups(register, "armed_groups.tsv")
    _add_short_names(register, bodies)
    persons = _add_persons(register)
    _add_renowned(register, persons)
    _add_groups(register, "armed_groups_ucdp.tsv", rare=True)
    register.names.freeze()
    register.renowned.freeze()
    return register


def split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def slug(sort: str, name: str) -> str:
    """The id of an entry: "org/united-nations"."""
    words = "".join(c if c.isalnum() else "-" for c in fold(name.lstrip("~")).lower())
    return f"{sort}/{words}"


def _add_countries(register: Register) -> None:
    for row in read_table("countries.tsv", "code", "name", "sort", "adjectives"):
        region, sectors = row["sort"] == "region", tuple(split(row["sectors"]))
        sort = "place" if region else "country"
        key = row["code"].lower() if row["sort"] == "state" else row["name"]
        kind: ActorKind = "place" if region else "country"
        entry = Entry(slug(sort, key), row["name"], kind, row["code"], sectors, region)
        unrecognised = row["sort"] != "state" or "PRE" in sectors
        if row["code"] not in register.countries or not unrecognised:
            register.countries[row["code"]] = entry
        register.add(entry, [row["name"], *split(row["aliases"])])
        adjectives, people = split(row["adjectives"]), split(row["people"])
        register.add(entry, people or [_plural(word) for word in adjectives], "people")
        register.add(entry, adjectives, "adjective")
        register.add(entry, split(row["capital"]), "capital")
        for seat in split(row["seats"]):
            seated = Entry(slug("org", seat), seat, "organization", row["code"], ("GOV",))
            register.add(seated, [seat])


def _plural(adjective: str) -> str:
    return adjective if adjective.endswith(("ese", "s")) else adjective + "s"


def _add_organisations(register: Register) -> dict[str, Entry]:
    bodies: dict[str, Entry] = {}
    vague = {n for row in read_table("short_names.tsv", "name") for n in split(row["vague"])}
    for row in read_table("organisations.tsv", "name", "code", "kind", "sectors"):
        kind: ActorKind = "igo" if row["kind"] == "igo" else "organization"
        sectors = tuple(split(row["sectors"]))
        name = row["name"].lstrip("~")
        entry = Entry(slug("org", name), name, kind, row["code"], sectors)
        names = [row["name"], *split(row["aliases"])]
        register.add(entry, [one for one in names if one not in vague])
        bodies[name] = entry
    return bodies


def _add_media(register: Register) -> None:
    for row in read_table("media.tsv", "name", "code", "owner"):
        state = row["owner"] == "state"
        sectors = ("JRN", "GOV") if state else ("JRN",)
        name = row["name"].lstrip("~")
        entry = Entry(slug("media", name), name, "media", row["code"], sectors)
        register.add(entry, [row["name"], *split(row["aliases"])])


def _add_groups(register: Register, table: str, rare: bool = False) -> dict[str, Entry]:
    bodies: dict[str, Entry] = {}
    for row in read_table(table, "name", "code", "sectors"):
        name = row["name"].lstrip("~")
        sectors = tuple(split(row["sectors"]))
        entry = Entry(
            slug("group", name), name, "group", row["code"], sectors, armed=True, rare=rare
        )
        register.add(entry, [row["name"], *split(row["aliases"])])
        bodies[name] = entry
    return bodies


def _add_short_names(register: Register, bodies: dict[str, Entry]) -> None:
    for row in read_table("short_names.tsv", "name"):
        register.add(bodies[row["name"]], split(row["short"]), "short")
        register.add(bodies[row["name"]], split(row["vague"]), "vague")


def _add_metonyms(register: Register, bodies: dict[str, Entry]) -> None:
    for row in read_table("metonyms.tsv", "name", "city"):
        register.add(bodies[row["name"]], [row["city"]], "capital")


_LEADS = {"hos": "head of state", "hog": "head of government"}


def _add_persons(register: Register) -> dict[tuple[str, str], Entry]:
    """A person's terms from both tables; names as persons.tsv has them. The entries, by folded name
    and country."""
    entries: dict[tuple[str, str], Entry] = {}
    terms: dict[tuple[str, str], list[Term]] = {}
    names: dict[tuple[str, str], list[str]] = {}
    for row in read_table("persons.tsv", "name", "code", "sectors", "office", "start", "end"):
        key = (fold(row["name"]), row["code"])
        end = f"{row['end']}-12-31" if row["end"] else "9999-12-31"
        sectors = tuple(split(row["sectors"]))
        term = Term(row["office"], sectors, f"{row['start']}-01-01", end)
        terms.setdefault(key, []).append(term)
        names.setdefault(key, [row["name"]]).extend(split(row["aliases"]))
    for row in read_table("leaders.tsv", "name", "code", "role", "start", "end"):
        end = row["end"] or "9999-12-31"
        if end.endswith("-01-01"):  # only the year is known
            end = f"{end[:4]}-12-31"
        term = Term(_LEADS[row["role"]], ("GOV",), row["start"], end)
        key = (fold(row["name"]), row["code"])
        terms.setdefault(key, []).append(term)
        names.setdefault(key, [row["name"]])
    for key, held in terms.items():
        called = names[key]
        entry = Entry(
            slug("person", key[0]), called[0], "person", key[1], held[-1].sectors, terms=tuple(held)
        )
        register.add_person(entry, called)
        entries[key] = entry
    return entries


def _add_renowned(register: Register, persons: dict[tuple[str, str], Entry]) -> None:
    for row in read_table("surnames.tsv", "name", "code", "sole", "shared"):
        entry = persons.get((fold(row["name"]), row["code"]))
        if entry is None:
            raise BadKnowledge(f"surnames.tsv: {row['name']}, {row['code']}: not in the register")
        register.add_renowned(entry, split(row["sole"]), split(row["shared"]))
