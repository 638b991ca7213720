"""Offices, bodies and roles without a name: "Russian troops", "the foreign ministry", "protesters"."""

from dataclasses import replace

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import Whose, hits_before, region, whose_after
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene
from dateline.knowledge.roles import Role
from dateline.record.vocabulary import ActorKind

_MODIFIES = ("compound", "nmod", "amod")
# Bodies of no state: without a word for it, they have no country.
_PRIVATE = {"SOC", "BUS", "REL", "JRN", "EDU", "LAB"}
_ONE_A_STATE = {"GOV", "LEG", "JUD", "PTY"}
_SINGLE = {"a", "an", "another", "one"}
_PLURAL = ("NNS", "NNPS")


def find_roles(scene: Scene) -> list[Found]:
    """From right to left, so that the last noun of a phrase takes those before it."""
    a, found = scene.a, []
    for token in range(len(a) - 1, -1, -1):
        if scene.used[token] or a.pos[token] not in ("NOUN", "PROPN"):
            continue
        if scene.hits.at[token] is not None:
            continue
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is not None:
            found += _role(scene, match[0], token, match[1])
    return found


def _role(scene: Scene, first: int, token: int, role: Role) -> list[Found]:
    a = scene.a
    head = a.heads[token]
    if a.deps[token] in _MODIFIES and head > token and not scene.used[head]:
        return _modifier(scene, first, token, role)
    if a.words[min(token + 1, len(a) - 1)] == "-":
        return []  # the "state" of "state-run"
    named = scene.hits.at[token + 1] if token + 1 < len(a) else None
    if named is not None and not scene.used[token + 1]:
        return _before_name(scene, first, token, named)
    start = region(a, first)
    whose = _whose(scene, start, first, token)
    if not _counts(scene, token, role, whose):
        return []
    found = _found(scene, start, first, token, role, whose)
    extra = _joined(scene, start, found)
    scene.use(found.first, token + 1)
    return [found, *extra]


def _before_name(scene: Scene, first: int, token: int, named: Hit) -> list[Found]:
    """ "the rebel group X", "its neighbour X": the words before a name are a mention of it."""
    start, entry = region(scene.a, first), named.named.entry
    scene.use(start, token + 1)
    if entry.kind == "person" or scene.a.deps[token] in _MODIFIES or named.named.sort != "name":
        return []
    why = f'"{scene.words_of(first, token + 1)}" before "{scene.text(named)}"'
    return [
        Found(
            start,
            token + 1,
            token,
            entry.kind,
            entry.country,
            entry.sectors,
            0.7,
            why,
            (first, token + 1),
            f"entry:{entry.id}",
            entry,
        )
    ]


def _counts(scene: Scene, token: int, role: Role, whose: Whose) -> bool:
    """Words such as "force" or "side" are actors only with an owner."""
    if scene.a.lower[token] not in scene.words.needs_owner or " " in role.phrase:
        return True
    if whose.named:
        return True
    determiners = {scene.a.lower[c] for c in scene.a.children[token]}
    generic = scene.words.generic | scene.words.generic_media
    return "the" in determiners and scene.a.lower[token] in generic


def _found(scene: Scene, start: int, first: int, token: int, role: Role, whose: Whose) -> Found:
    a = scene.a
    start, head = _with_quantifier(scene, start, token)
    before = {a.lower[t] for t in range(start, token)} | {
        a.lower[c] for c in a.children[token] if c < first
    }
    many = a.tags[token] in _PLURAL or role.sort == "body"
    single = (not many and bool(before & _SINGLE)) or any(
        a.deps[c] == "nummod" for c in a.children[token]
    )
    sectors = _sectors(role, whose, bool(before & scene.words.former))
    phrase = scene.words_of(first, token + 1)
    generic = scene.a.lower[token] in scene.words.generic
    bare = not whose.named or (generic and start > 0 and scene.is_owner(start - 1))
    if bare and (_is_anybodys(scene, token, role) or before & scene.words.foreign):
        whose = Whose(None, "")
    why = f'role "{phrase}"' + (f", {whose.note}" if whose.note else "")
    key = None if single else f"role:{whose.country}:{_stem(phrase)}"
    if role.phrase == "government" and whose.country:
        key = f"government:{whose.country}"
    name_first = whose.hit.first if whose.hit and whose.hit.first >= start else first
    if name_first > token:
        name_first = first
    return Found(
        start, token + 1, head, _kind(role), whose.country, sectors,
        0.5 if bare else 0.75, why, (first, token + 1), key, role=role, bare=bare,
        office=phrase if role.sort == "office" and not many else None, plural=many,
        name=scene.words_of(name_first, token + 1),
    )  # fmt: skip


def _is_anybodys(scene: Scene, token: int, role: Role) -> bool:
    """Bodies that belong to no state, and several of what a state has once ("regimes")."""
    if role.sort != "body":
        return False
    many = scene.a.tags[token] in _PLURAL and role.phrase.split()[-1] != scene.lower[token]
    several = many and role.sectors[0] in _ONE_A_STATE
    return several or (not role.state and role.sectors[0] in _PRIVATE)


def _stem(phrase: str) -> str:
    phrase = phrase.lower()
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def _kind(role: Role) -> ActorKind:
    if role.sort == "body":
        return "media" if role.sectors[0] == "JRN" else "organization"
    return "role"


def _sectors(role: Role, whose: Whose, former: bool) -> tuple[str, ...]:
    """An armed group's or an outlet's own sectors come first; who was something is ELI."""
    sectors = role.sectors
    entry = whose.hit.named.entry if whose.hit is not None else None
    if entry is not None and (entry.armed or entry.kind == "media"):
        sectors = (*entry.sectors, *sectors)
    elif entry is not None and entry.kind in ("country", "place"):
        sectors = (*sectors, *entry.sectors)
    if "state" in role.phrase and sectors[0] == "JRN":
        sectors = (*sectors, "GOV")
    person = whose.person
    if person is not None and sectors[0] == "CVL" and {"OPP", "ELI"} & {*person.sectors[:2]}:
        sectors = (*sectors, "OPP")  # supporters of who is out of power
    if former and role.sort == "office":
        sectors = ("ELI",)
    return tuple(dict.fromkeys(sectors))


def _whose(scene: Scene, start: int, first: int, token: int) -> Whose:
    """The country by adjective, possessive or "of"; else where it is, else the report's."""
    a = scene.a
    hits = hits_before(scene.hits, a, scene.words, start, token)
    if hits:
        return Whose(hits[0].named.entry.country, f'"{scene.text(hits[0])}"', hits[0])
    for before in range(first - 1, start - 1, -1):
        if (person := scene.persons.get(before)) and person.country:
            return Whose(person.country, f'"{a.words[before]}"')
        if scene.hits.at[before] is None and (country := scene.place_at.get(before)):
            return Whose(country, f'"{a.words[before]}"')
    if start > 0 and scene.is_owner(start - 1):
        country, note = scene.owner_before(start - 1)
        if country:
            return Whose(country, note)
    if (hit := whose_after(scene.hits, a, token)) and hit.named.entry.kind != "person":
        if hit.named.entry.kind in ("country", "place"):
            scene.use(hit.first, hit.last)
        return Whose(hit.named.entry.country, f'"{scene.text(hit)}"', hit)
    if near := _place_after(scene, token):
        return near
    if (person := _person_after(scene, token)) is not None:
        return Whose(person.country, f'"{scene.words_of(*person.core)}"', person=person)
    return _sender(scene, token) or Whose(*scene.home(token))


def _sender(scene: Scene, token: int) -> Whose | None:
    """The country in "Kenya sent troops to Haiti"."""
    a, verb = scene.a, scene.a.heads[token]
    if a.deps[token] != "dobj" or a.lemmas[verb] not in scene.words.sending:
        return None
    for _ in range(3):
        if (doer := a.child(verb, "nsubj")) is not None:
            hit = scene.hits.at[doer]
            known = hit is not None and hit.named.entry.kind in ("country", "place")
            return Whose(hit.named.entry.country, f'"{scene.text(hit)}"') if hit and known else None
        verb = a.heads[verb]
    return None


def _person_after(scene: Scene, token: int) -> Found | None:
    """ "supporters of X", "aides to X"."""
    a = scene.a
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj") if a.lower[prep] in ("of", "to") else ():
            if (person := scene.persons.get(noun)) and person.country:
                return person
    return None


def _place_after(scene: Scene, token: int) -> Whose | None:
    """ "police in Almaty"."""
    a = scene.a
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj"):
            if country := scene.place_at.get(noun):
                return Whose(country, f'"{a.words[noun]}"')
    return None


def _with_quantifier(scene: Scene, start: int, token: int) -> tuple[int, int]:
    """ "a large number of Russian troops" is one mention, headed by "number"."""
    a = scene.a
    head = token
    while a.deps[head] == "pobj" and a.lower[a.heads[head]] == "of":
        counter = a.heads[a.heads[head]]
        if a.lower[counter] not in scene.words.quantifier or counter > head or counter == head:
            break
        start, head = region(a, counter), counter
    return start, head


def _modifier(scene: Scene, first: int, token: int, role: Role) -> list[Found]:
    """The "government" of "government buildings", the "militia" of "a militia attack"."""
    if scene.a.lower[token] in scene.words.needs_owner or scene.a.pos[token] == "PROPN":
        return []
    start = region(scene.a, first)
    whose = _whose(scene, start, first, token)
    found = replace(_found(scene, start, first, token, role, whose), score=0.45)
    scene.use(found.first, token + 1)
    return [found]


def _joined(scene: Scene, start: int, found: Found) -> list[Found]:
    """ "Hungarian and Romanian officials" are two actors."""
    a, extra = scene.a, []
    token = start - 1
    while token > 0 and a.lower[token] in ("and", "or", ","):
        hit = scene.hits.at[token - 1]
        if hit is None or hit.named.sort != "adjective" or scene.used[hit.first]:
            break
        if a.deps[hit.last - 1] not in ("amod", "conj", "compound", "nmod"):
            break
        first = region(a, hit.first)
        extra.append(_twin(scene, first, hit, found))
        scene.use(hit.first, hit.last)
        token = first - 1
    return extra


def _twin(scene: Scene, first: int, hit: Hit, found: Found) -> Found:
    country = hit.named.entry.country
    key = found.key and found.key.replace(f":{found.country}:", f":{country}:", 1)
    why = f'role "{scene.words_of(*found.core)}", "{scene.text(hit)}"'
    name = f"{scene.text(hit)} {scene.words_of(*found.core)}"
    return replace(found, first=first, country=country, key=key, why=why, bare=False, name=name)
