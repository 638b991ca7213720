"""Named persons: their names, the titles before and after, their country and office."""

from dateline.extraction.actors.apposition import Beside, beside, mention_of
from dateline.extraction.actors.found import Found, Gender
from dateline.extraction.actors.phrase import head_of, hits_before, region, whose_after
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.tenure import When, tenure
from dateline.knowledge.names import fold
from dateline.knowledge.register import Entry, Term
from dateline.knowledge.roles import Role

_GOVERNING = {"GOV", "LEG", "MIL", "COP", "SPY", "JUD"}
_INTERNATIONAL = ("UNO", "IGO", "EUR", "NGO")
# For how many years after office a surname alone is taken for that person.
_REMEMBERED = 10
_NO_NAME = {"ap", "afp", "mr", "mrs", "ms"}


def find_persons(scene: Scene) -> list[Found]:
    """In text order."""
    full = [*_registered(scene), *_labelled(scene)]
    spans = sorted({*full, *_surnames(scene, full)}, key=lambda span: (span[0], -span[1]))
    found: list[Found] = []
    aliases: list[Found] = []
    end = -1
    for first, last in spans:
        if first < end:
            continue
        person, alias = _person(scene, first, last, found)
        scene.add_person(person)
        found.append(person)
        if alias is not None:
            aliases.append(alias)
        end = last
    return [*found, *aliases]


def _labelled(scene: Scene) -> list[tuple[int, int]]:
    a, spans = scene.a, []
    for entity in a.entities:
        if entity.label != "PERSON":
            continue
        first, last = entity.first, entity.last
        while last > first and (
            a.words[last - 1] in ("'s", "’s") or not a.words[last - 1][0].isalnum()
        ):
            last -= 1
        first = _name_start(scene, first, last)
        if first < last and _is_name(scene, first, last):
            spans.append((first, last))
    return spans


def _name_start(scene: Scene, first: int, last: int) -> int:
    """The entity may hold the title too ("Foreign Minister Wang Yi")."""
    a = scene.a
    start = first
    for token in range(first, last - 1):
        hit = scene.hits.at[token]
        if hit is not None and hit.named.sort in ("adjective", "capital") and hit.last < last:
            start = max(start, hit.last)
        if (
            scene.register.roles.ending_at(scene.lower, token)
            or a.lower[token] in scene.words.honorific
        ):
            start = token + 1
    return start


def _is_name(scene: Scene, first: int, last: int) -> bool:
    a = scene.a
    if not any(a.words[t][0].isupper() for t in range(first, last)):
        return False
    hit = scene.hits.at[first]
    if hit is not None and hit.named.entry.kind != "person":
        return False
    if _is_place_or_role(scene, first, last) or any(scene.used[first:last]):
        return False
    if last - first == 1 and a.words[first].isupper() and a.words[first - 1] == "(":
        return False  # an acronym
    return last - first <= 6 and a.lower[first] not in _NO_NAME


def _is_place_or_role(scene: Scene, first: int, last: int) -> bool:
    """The "Mangystau" of "the Mangystau region", the "Law" of "law enforcement officers"."""
    a = scene.a
    if last - first > 1:
        return False
    if first in scene.place_at and a.sentence_of[first] in scene.places:
        return True
    return last < len(a) and a.deps[first] == "compound" and _starts_role(scene, first)


def _starts_role(scene: Scene, first: int) -> bool:
    for token in range(first + 1, min(first + 4, len(scene.a))):
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is not None and match[0] == first:
            return True
    return False


def _surnames(scene: Scene, full: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Single names that the model overlooked or took for something else: the surname of somebody
    named in full, or of somebody in office in a country that the report names."""
    a = scene.a
    long = [(first, last) for first, last in full if last - first > 1]
    known = {fold(a.lower[last - 1]) for _, last in long}
    known |= {fold(a.lower[first]) for first, _ in long if len(a.words[first]) > 2}
    taken = {token for first, last in full for token in range(first, last)}
    found = []
    for token in range(len(a)):
        if a.pos[token] != "PROPN" or token in taken:
            continue
        name = fold(a.lower[token])
        if scene.hits.at[token] is not None and (name not in known or _is_place(scene, token)):
            continue
        if name not in known and name not in scene.register.surnames:
            continue
        if not _stands_alone(scene, token) or not a.words[token][0].isupper():
            continue
        if name in known or _is_known(scene, token):
            found.append((token, token + 1))
    return found


def _is_place(scene: Scene, token: int) -> bool:
    """Whether the model takes the "Jordan" of a report on a Mr Jordan for the country."""
    number = scene.a.entity_of[token]
    return number >= 0 and scene.a.entities[number].label in ("GPE", "LOC", "NORP")


def _stands_alone(scene: Scene, token: int) -> bool:
    """Not part of a longer name: "Trump Tower"."""
    a = scene.a
    number = a.entity_of[token]
    if number >= 0 and a.entities[number].last > token + 1 and a.words[token + 1][0].isupper():
        return False
    return not (
        token + 1 < len(a)
        and a.tags[token] == "NNP"
        and a.tags[token + 1] == "NNP"
        and a.deps[token] == "compound"
        and number >= 0
    )


def _is_known(scene: Scene, token: int) -> bool:
    """The surname of who is in office, or was and belongs to the country of the report."""
    if len(scene.a.words[token]) < 4 or scene.published is None:
        return False
    entry = _entry(scene, token, token + 1)
    if entry is None:
        return False
    when = tenure(entry, scene.published)[1]
    past = when == "out of office" and entry.country == scene.country
    return when == "in office" or (past and _is_recent(entry, scene.published))


def _is_recent(entry: Entry, published: str) -> bool:
    return any(int(term.end[:4]) >= int(published[:4]) - _REMEMBERED for term in entry.terms)


def _registered(scene: Scene) -> list[tuple[int, int]]:
    return [(h.first, h.last) for h in scene.hits.all if h.named.entry.kind == "person"]


def _person(
    scene: Scene, first: int, last: int, earlier: list[Found]
) -> tuple[Found, Found | None]:
    """The person, and the mention beside the name where there is one."""
    a = scene.a
    entry = _entry(scene, first, last)
    head = head_of(a, first, last)
    start, title_role, title_first = _title(scene, first)
    found = Found(
        start, last, head, "person", None, (), 0.8, "person named", (first, last),
        None, entry, gender=_gender(scene, start, first, last),
    )  # fmt: skip
    if title_role is not None:
        title = scene.words_of(title_first, first)
        found.office = title if title_role.sort == "office" else None
        found.why = f'title "{title}"'
        if entry is None or title_role.sort == "office" or title_role.sectors[0] != "CVL":
            found.role, found.sectors = title_role, title_role.sectors
    said = beside(scene, found)
    if said is not None and title_role is None:
        _apply_apposition(scene, found, said, earlier)
    _add_country(scene, found)
    _add_entry(scene, found)
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
    if match := scene.register.roles.ending_at(scene.lower, before):
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


def _apply_apposition(scene: Scene, found: Found, said: Beside, earlier: list[Found]) -> None:
    phrase = scene.words_of(said.first, said.noun + 1)
    role = said.role
    if role.phrase in scene.words.same_office and earlier and earlier[-1].office:
        model = earlier[-1]  # "his counterpart" holds the office of the one before
        found.office, found.sectors, found.role = model.office, model.sectors, model.role or role
    else:
        found.office = phrase if role.sort == "office" else None
        found.sectors, found.role = role.sectors, role
    found.why = f'apposition "{phrase}"'
    if found.entry is None:
        _take_country(scene, found, said.hits)
    if said.former:
        found.sectors, found.office = ("ELI",), None


def _add_country(scene: Scene, found: Found) -> None:
    if found.country is None:
        before = hits_before(scene.hits, scene.a, scene.words, found.first, found.core[0])
        after = whose_after(scene.hits, scene.a, found.head)
        _take_country(scene, found, before or ([after] if after is not None else []))


def _take_country(scene: Scene, found: Found, hits: list[Hit]) -> None:
    """From the first name in the title; an organisation's own sectors come first."""
    for hit in hits:
        entry = hit.named.entry
        if entry.kind == "person":
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


def _entry(scene: Scene, first: int, last: int) -> Entry | None:
    """The register's person of that name; a surname alone needs its country in the report."""
    hit = scene.hits.at[last - 1]
    if hit is not None and hit.named.entry.kind == "person":
        return hit.named.entry
    if last - first > 1 and scene.a.lower[first] not in scene.words.honorific:
        return None
    candidates = scene.register.surnames.get(fold(scene.a.lower[last - 1]), ())
    known = [e for e in candidates if scene.hits.counts[e.country] and e.kind == "person"]
    in_office = [e for e in known if tenure(e, scene.published)[1] == "in office"]
    if in_office and len({entry.country for entry in in_office}) == 1:
        return in_office[0]  # the hand-written table comes first
    return known[0] if len(known) == 1 else None


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
    found.why += f", register {entry.id} ({when})"
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
    if found.country is None and found.role is not None and found.role.state:
        before = found.first - 1
        if before >= 0 and scene.is_owner(before):
            found.country, note = scene.owner_before(before)
        else:
            found.country, note = scene.home(found.head)
        if found.country:
            found.score, found.why = 0.6, f"{found.why}, {note}"


def _gender(scene: Scene, start: int, first: int, last: int) -> Gender | None:
    a, words = scene.a, scene.words
    for token in range(max(0, start - 1), first):
        if a.lower[token] in words.female:
            return "f"
        if a.lower[token] in words.male:
            return "m"
    return "f" if last - first > 1 and a.lower[first] in words.female_names else None
