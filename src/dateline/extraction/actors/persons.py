"""Named persons: their names, the titles before and after, their country and office."""

from dateline.extraction.actors.apposition import Beside, beside, mention_of
from dateline.extraction.actors.found import Found, Gender
from dateline.extraction.actors.home import home, owner_before
from dateline.extraction.actors.person_names import PersonNames
from dateline.extraction.actors.phrase import head_of, hits_before, region, whose_after
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.spokesmen import sectors_spoken_for
from dateline.extraction.actors.tenure import When, tenure
from dateline.knowledge.names import fold
from dateline.knowledge.register import Term
from dateline.knowledge.roles import Role

SUPPOSED = 0.6  # the score of a person whose country is
_GOVERNING = {"GOV", "LEG", "MIL", "COP", "SPY", "JUD"}
_ARMED = ("REB", "PRM")
# Who belongs to a state without serving it.
_AT_HOME = ("ELI", "PTY", "LAB", "REB", "PRM")
# Short titles of several: "Reps. X and Y"; letters of parties in the American Congress.
_MANY = ("reps", "sens", "gens", "drs")
_PARTIES = ("D", "R", "I")
_LEADING = ("president", "prime minister", "premier", "chancellor")
_RACING = {"driver", "rider", "drivers", "riders", "customer", "worker"}
_INTERNATIONAL = ("UNO", "IGO", "EUR", "NGO")


def find_persons(scene: Scene) -> list[Found]:
    """In text order."""
    names = PersonNames(scene)
    found: list[Found] = []
    aliases: list[Found] = []
    end = -1
    for first, last in names.spans:
        if first < end:
            continue
        person, alias = _person(scene, names, first, last, found)
        scene.add_person(person)
        found.append(person)
        if alias is not None:
            aliases.append(alias)
        end = last
    return [*found, *aliases]


def _person(
    scene: Scene, names: PersonNames, first: int, last: int, earlier: list[Found]
) -> tuple[Found, Found | None]:
    """The person, and the mention beside the name where there is one."""
    a = scene.a
    entry = names.entry_of(first, last)
    head = head_of(a, first, last)
    start, title_role, title_first = _title(scene, first)
    found = Found(
        start, last, head, "person", None, (), 0.8, "person named", (first, last),
        None, entry, gender=_gender(scene, start, first, last),
    )  # fmt: skip
    if title_role is not None and title_role.phrase == "agent" and a.words[first - 1].islower():
        service = scene.hits.at[title_first - 1] if title_first else None
        if service is None or "SPY" not in service.named.entry.sectors:
            title_role = None  # "her agent X": of a writer, and no spy
    if title_role is not None:
        title = scene.words_of(title_first, first)
        found.office = title if title_role.sort == "office" else None
        found.why = f'title "{title}"'
        if entry is None or title_role.sort == "office" or title_role.sectors[0] != "CVL":
            found.role = title_role
            nearest = scene.register.roles.ending_at(scene.lower, first - 1)
            own_first = nearest[0] if nearest is not None else title_first
            found.sectors = sectors_spoken_for(scene, start, own_first, first - 1, title_role)
            if own_first > title_first and found.office is not None:
                outer = scene.register.roles.ending_at(scene.lower, own_first - 1)
                first_sectors = outer[1].sectors if outer is not None else ()
                found.sectors = tuple(dict.fromkeys((*first_sectors, *found.sectors)))
    said = beside(scene, found)
    bare_title = title_role is None or title_role.phrase in scene.words.honorific  # "Sheikh"
    if said is not None and bare_title:
        _apply_apposition(scene, found, said, earlier)
    elif said is not None and said.role.sectors[0] in _ARMED and found.sectors == ("MIL",):
        found.sectors = said.role.sectors  # "Colonel X, a rebel commander"
    if title_role is None and said is None:
        _share_title(scene, found, earlier)
    if found.role is not None and not names.surnames.agrees(first, last, found.role):
        found.entry = None
    _add_country(scene, found)
    _add_entry(scene, found)
    if found.entry is None and _has_seat(scene, last):
        found.country, found.sectors = found.country or "USA", found.sectors or ("LEG",)
    if _is_former(scene, found):
        found.sectors = tuple(
            dict.fromkeys(("ELI", *(s for s in found.sectors if s not in _GOVERNING)))
        )
    _fall_back(scene, found)
    apart = said is not None and not found.first <= said.first < found.last
    return found, mention_of(scene, found, said) if said is not None and apart else None


def _title(scene: Scene, first: int) -> tuple[int, Role | None, int]:
    """Where the phrase with the title starts, the office, and where that starts."""
    a, words = scene.a, scene.words
    start, before = region(a, first), first - 1
    if start == first:
        return first, None, first
    kin = a.lower[before] in words.honorific and a.words[before].istitle()
    match = scene.register.roles.ending_at(scene.lower, before)
    if a.pos[before] == "ADJ":
        match = None  # "insurgent X" need not be one
    if match and not (kin and match[1].sectors == ("CVL",)):  # "Father X" is a priest
        office_first, role = match
        while office_first > start and (
            wider := scene.register.roles.ending_at(scene.lower, office_first - 1)
        ):
            office_first = wider[0]  # "Deputy Prime Minister and Foreign Minister" runs on
        return min(start, office_first), role, office_first
    if a.lower[before] in words.honorific:
        return before, None, first
    hit = scene.hits.at[before]
    if hit is not None and hit.named.sort == "adjective":
        return hit.first, None, first
    return first, None, first


def _share_title(scene: Scene, found: Found, earlier: list[Found]) -> None:
    """ "Ministers X and Y": the title of the first is the other's too."""
    a, head = scene.a, found.head
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    first = next((one for one in reversed(earlier) if one.head == head), None)
    if first is None or first.role is None or head == found.head or first.core[0] == first.first:
        return
    title = a.lower[first.core[0] - 1].rstrip(".") or a.lower[first.core[0] - 2]
    if (title.endswith("s") and scene.register.roles.ending_at([title[:-1]], 0)) or title in _MANY:
        found.role, found.sectors, found.office = first.role, first.sectors, first.office
        found.why = first.why
        if found.entry is None:
            found.country = first.country


def _has_seat(scene: Scene, last: int) -> bool:
    """ "X (D-Wash.)", "X, R-Ohio,": of which party and state an American lawmaker is."""
    a = scene.a
    words = a.words[last : last + 4]
    if len(words) < 4 or words[0] not in ("(", ",") or words[1] not in _PARTIES:
        return False
    hyphened = words[2] == "-" and a.ends[last + 1] == a.starts[last + 2]
    return hyphened and a.ends[last + 2] == a.starts[last + 3]  # not "X, I - as you know -"


def _apply_apposition(scene: Scene, found: Found, said: Beside, earlier: list[Found]) -> None:
    phrase = scene.words_of(said.first, said.noun + 1)
    role = said.role
    if role.phrase in scene.words.same_office and earlier and earlier[-1].office:
        model = earlier[-1]  # "his counterpart" holds the office of the one before
        found.office, found.sectors, found.role = model.office, model.sectors, model.role or role
    else:
        found.office = phrase if role.sort == "office" else None
        found.role = role
        found.sectors = sectors_spoken_for(scene, said.start, said.first, said.noun, role)
    found.why = f'apposition "{phrase}"'
    found.gender = found.gender or scene.gender_of(said.noun)
    if found.entry is None:
        before = [hit for t in range(said.start, said.first) if (hit := scene.taken_up(t))]
        _take_country(scene, found, said.hits or before[:1])
        if found.country is None and said.start > 0 and scene.is_owner(said.start - 1):
            found.country, note = owner_before(scene, said.start - 1)
            found.why += f", {note}" if found.country else ""
    if said.former:
        found.sectors, found.office = ("ELI",), None


def _add_country(scene: Scene, found: Found) -> None:
    if found.country is None:
        before = hits_before(scene.hits, scene.a, scene.words, found.first, found.core[0])
        if scene.lower[found.core[0] - 1] in scene.words.placed:
            before = [hit for hit in before if not scene.is_bare(hit)]
        after = whose_after(scene.hits, scene.a, found.head)
        _take_country(scene, found, before or ([after] if after is not None else []))


def _take_country(scene: Scene, found: Found, hits: list[Hit]) -> None:
    """From the first name in the title; an organisation's own sectors come first."""
    for hit in hits:
        entry = hit.named.entry
        if entry.kind == "person" or (entry.country == "MNC" and _drives(scene, found, hit)):
            continue
        found.country = entry.country
        found.why += f', "{scene.text(hit)}"'
        if entry.kind in ("country", "place") or found.first <= hit.first < found.last:
            scene.use(hit.first, hit.last)  # an organisation beside the phrase is an actor too
        if entry.armed or (entry.kind == "media"):
            found.sectors = tuple(dict.fromkeys((*entry.sectors, *found.sectors)))
        elif entry.sectors and entry.kind in ("place", "country"):
            found.sectors = tuple(dict.fromkeys((*found.sectors, *entry.sectors)))
        return


def _drives(scene: Scene, found: Found, hit: Hit) -> bool:
    """ "Renault driver X", "Uber driver X": of some country, whatever the firm."""
    lower = scene.a.lower
    return any(lower[t] in _RACING for t in range(hit.last, found.core[0]))


def _add_entry(scene: Scene, found: Found) -> None:
    entry = found.entry
    if entry is None:
        return
    if found.country is not None and entry.country != found.country and len(entry.country) == 3:
        if found.country not in _INTERNATIONAL:
            found.entry = None  # another person of that name
        return
    term, when = tenure(entry, scene.published)
    found.country = entry.country
    found.score = 0.9
    found.why += f", {entry.where.removeprefix('the ')} {entry.id} ({when})"
    if when == "in office" and term.sectors[0] == "GOV" and found.sectors == ("MIL",):
        found.sectors = ("GOV", "MIL")  # a general who rules
    if found.role is None:
        found.sectors = _sectors_of(term, when)
        found.office = term.office if when == "in office" else None


def _sectors_of(term: Term, when: When) -> tuple[str, ...]:
    if when == "not yet in office":
        return ()
    return _out(term.sectors) if when == "out of office" else term.sectors


def _out(sectors: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(s for s in sectors if s not in _GOVERNING)
    return ("ELI", *kept) if kept != sectors else sectors


def _is_former(scene: Scene, found: Found) -> bool:
    return found.role is not None and any(
        scene.a.lower[t] in scene.words.former for t in range(found.first, found.core[0])
    )


def _fall_back(scene: Scene, found: Found) -> None:
    """An officer of a state without a country belongs to the state the report is about."""
    of_state = found.role is not None and (found.role.state or found.role.sectors[0] in _AT_HOME)
    if found.country is None and found.role is not None and of_state:
        before = found.first - 1
        if found.role.phrase in scene.words.same_office:
            return  # of another country than who is named with it
        if before >= 0 and scene.is_owner(before):
            found.country, note = owner_before(scene, before)
        else:
            found.country, note = home(scene, found.head, found.role.sectors[0] in _GOVERNING)
            if _leads_another(scene, found):
                found.country = None
        if found.country:
            found.score, found.why = SUPPOSED, f"{found.why}, {note}"


def _leads_another(scene: Scene, found: Found) -> bool:
    """The Bush of "PARIS - President Bush …": all leaders of that name are of other countries."""
    if found.role is None or found.role.phrase not in _LEADING:
        return False
    known = scene.register.surnames.get(fold(scene.a.lower[found.core[1] - 1]), ())
    countries = {entry.country for entry in known if entry.kind == "person"}
    return bool(countries) and found.country not in countries


def _gender(scene: Scene, start: int, first: int, last: int) -> Gender | None:
    a, words = scene.a, scene.words
    for token in range(max(0, start - 1), first):
        if a.lower[token] in words.female:
            return "f"
        if a.lower[token] in words.male:
            return "m"
    return "f" if last - first > 1 and a.lower[first] in words.female_names else None
