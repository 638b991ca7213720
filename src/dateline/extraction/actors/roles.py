"""Offices, bodies and roles without a name: "Russian troops", "the foreign ministry", "protesters"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import Whose, region
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.sense import counts, is_of_people
from dateline.extraction.actors.spokesmen import (
    sectors_of_men,
    sectors_of_peers,
    sectors_spoken_for,
)
from dateline.extraction.actors.whose import whose_is
from dateline.knowledge.roles import Role
from dateline.record.vocabulary import ActorKind

_PARTIES = ("nsubj", "nsubjpass", "dobj", "pobj")
_MODIFIES = ("compound", "nmod", "amod")
# Bodies of no state: without a word for it, they have no country.
_PRIVATE = {"SOC", "BUS", "REL", "JRN", "EDU", "UNK"}
_RULERS = {"government", "regime", "authorities", "authority"}
_NOT_ALL = {"local", "regional", "provincial", "municipal", "state", "former", "interim", "new", "city",
            "opposition", "rebel", "rival", "foreign", "health", "religious"}  # fmt: skip
# "All parties", "the warring parties" need not be political ones.
_EVERY, _AT_ODDS = {"all", "both"}, {"warring", "third", "belligerent", "conflicting", "feuding"}
# Groups of which nothing is said; what ties them to a leader; what only armed ones do.
_BANDS = {"group", "organisation", "organization", "faction", "movement", "network"}
_TIED = {"lead", "head", "command", "found", "link", "ally", "affiliate", "loyal"}
_DEEDS = {"behead", "abduct", "kidnap", "bomb", "ambush", "shell", "assassinate", "execute"}
_MULTIPLE = {"two", "three", "four", "five", "six", "seven", "multi", "all"}  # "six-party talks"
_ATTACKING = {"rebel", "insurgent", "guerrilla", "guerilla", "jihadist", "militant", "islamist"}
_ATTACKS = {"attack", "assault", "offensive", "ambush", "fire", "shelling", "raid", "advance", "siege", "blockade",
            "bombardment", "threat"}  # fmt: skip
_OTHER_UNIONS = {
    "student",
    "students",
    "rugby",
    "credit",
    "football",
    "monetary",
    "customs",
    "currency",
}
_ONE_A_STATE = {"GOV", "LEG", "JUD", "PTY"}
# A "U.S. attorney" prosecutes, an "American attorney" need not.
_PROSECUTING = {"U.S.", "US"}
_SINGLE = {"a", "an", "another", "one"}
_CAPTIVES, _TAKING = {"hostage", "captive", "prisoner"}, {"hold", "take", "keep"}
_PLURAL = ("NNS", "NNPS")


def find_roles(scene: Scene) -> list[Found]:
    """From right to left, so that the last noun of a phrase takes those before it."""
    a, found = scene.a, []
    for token in range(len(a) - 1, -1, -1):
        if scene.used[token] or not _is_noun(a, token):
            continue
        if scene.hits.at[token] is not None or (
            token > 1 and a.words[token - 1] == "-" and a.lower[token - 2] in _MULTIPLE
        ):
            continue
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is not None and (
            _begins_in_name(scene, match[0]) or _lacks_nation(scene, match[0], token, match[1])
        ):
            alone = scene.register.roles.ending_at([scene.lower[token]], 0)
            match = (token, alone[1]) if alone is not None and alone[1] is not match[1] else None
        if match is not None:
            found += _role(scene, match[0], token, match[1])
    return found


def _begins_in_name(scene: Scene, first: int) -> bool:
    """The "union leaders" of "African Union leaders"."""
    hit = scene.hits.at[first]
    return hit is not None and hit.first < first


def _lacks_nation(scene: Scene, first: int, token: int, role: Role) -> bool:
    """The "special services" of a church, "the nuclear watchdog" of no one country, a film's censors."""
    if role.phrase not in scene.words.of_nation:
        return False
    a, before = scene.a, first - 1
    if before >= 0 and scene.lower[before] == "'s":
        before -= 1
    hit = scene.hits.at[before] if before >= 0 else None
    of_state = hit is not None and hit.named.entry.kind == "country"
    return not of_state or any(a.lower[c] == "for" for c in a.kids(token, "prep"))


def _role(scene: Scene, first: int, token: int, role: Role) -> list[Found]:
    a = scene.a
    head = a.heads[token]
    named = scene.hits.at[token + 1] if token + 1 < len(a) else None
    named = None if named is None or scene.used[named.first] else named
    tells_kind = named is not None and _tells_kind(scene, token, named)
    describes = a.deps[token] in _MODIFIES and head > token and not _is_state_of(scene, head)
    if describes and not (scene.used[head] or tells_kind):
        return _modifier(scene, first, token, role)
    if _is_hyphened(a, token) or _is_state_of(scene, token):
        return []  # the "state" of "state-run"
    if a.lower[token] in scene.words.generic and any(a.lower[c] == "no" for c in a.children[token]):
        return []  # "no group"
    if named is not None:
        return _before_name(scene, first, token, named)
    unknown = scene.organisations.get(token + 1)
    if unknown is not None and role.sort == "body":
        return [_beside(scene, first, token, unknown, role)]
    start = _after_person(scene, region(a, first), first)
    again = _explained(scene, first, token, role) or _ends_name(scene, start, first, token)
    if again is not None:
        return [again]
    whose = whose_is(scene, start, first, token)
    if not counts(scene, first, token, role, whose):
        return []
    found = _found(scene, start, first, token, role, whose)
    extra = [*_joined(scene, start, found), *_joined_noun(scene, token, found)]
    extra += _joined_after(scene, token, found, whose)
    scene.use(found.first, token + 1)
    return [found, *extra]


def _is_noun(a: Analysis, token: int) -> bool:
    """Also the "junta" that the tagger takes for an adjective, though it does or suffers something, and the "rebel" of
    "a rebel blockade"."""
    nominal = a.pos[token] == "ADJ" and a.deps[token] in _PARTIES
    if a.pos[token] == "ADJ" and a.deps[token] == "amod" and a.lower[token] in _ATTACKING:
        act = a.heads[token]
        others = any(a.lower[c] == "by" for c in a.kids(act, "prep"))
        return a.lemmas[act] in _ATTACKS and not others
    return a.pos[token] in ("NOUN", "PROPN") or nominal


def _is_state_of(scene: Scene, token: int) -> bool:
    """ "Held the crew hostage", "was taken prisoner": what becomes of them, and no other person."""
    a, before = scene.a, token - 1
    if a.lower[token] not in _CAPTIVES:
        return False
    others = a.heads[before] == token and scene.register.roles.ending_at(scene.lower, before)
    if not others and a.child(token, "det", "poss", "nummod") is not None:
        return False
    above = (a.heads[token], a.heads[a.heads[token]])
    for doer in (
        token,
        above[0],
    ):  # "Prisoner takes guard to court", "Hostage families hold a vigil"
        if a.deps[doer] in ("nsubj", "nsubjpass") and doer < a.heads[doer]:
            return False
    return any(a.lemmas[verb] in _TAKING and a.pos[verb] in ("VERB", "AUX") for verb in above)


def _is_hyphened(a: Analysis, token: int) -> bool:
    after = token + 1
    return after < len(a) and a.words[after] == "-" and a.starts[after] == a.ends[token]


def _after_person(scene: Scene, start: int, first: int) -> int:
    """ "named X acting premier": a person before the role is no part of it, unless it is hers."""
    for token in range(first - 1, start - 1, -1):
        if token in scene.persons and scene.lower[token + 1] not in ("'s", "'"):
            return token + 1
    return start


def _tells_kind(scene: Scene, token: int, named: Hit) -> bool:
    """The "bloc" of "the regional bloc X" says what X is, the "separatist" of "separatist X" too."""
    bodies = ("igo", "organization", "group", "media")
    if named.named.entry.armed:
        return scene.a.tags[token] not in _PLURAL
    return scene.lower[token] in scene.words.generic_any and named.named.entry.kind in bodies


def _beside(scene: Scene, first: int, token: int, named: Found, role: Role) -> Found:
    """ "The monitoring group X": a mention of X, and what tells its sector, before any word in the
    name: the "opposition Unity Front" is no armed one."""
    start = region(scene.a, first)
    scene.use(start, token + 1)
    told = scene.lower[token] not in scene.words.generic and role.sectors != ("SOC",)
    if not named.sectors or told:
        named.sectors = role.sectors
    why = f'"{scene.words_of(first, token + 1)}" before "{scene.words_of(*named.core)}"'
    return replace(named, first=start, last=token + 1, head=token, core=(first, token + 1),
                   score=0.45, why=why, bare=True)  # fmt: skip


def _explained(scene: Scene, first: int, token: int, role: Role) -> Found | None:
    """ "A splinter group, the Unity Front, denied it": the group is what it is called."""
    if role.sectors != ("SOC",) or role.phrase not in scene.words.generic_any:
        return None
    for name in scene.a.kids(token, "appos"):
        hit = scene.hits.at[name]
        if hit is not None and hit.named.entry.kind in ("igo", "organization", "group"):
            return _same_as(scene, region(scene.a, first), token, hit, "before")
        unknown = next((o for o in scene.organisations.values() if o.first <= name < o.last), None)
        if unknown is not None:
            return _beside(scene, first, token, unknown, role)
    return None


def _ends_name(scene: Scene, start: int, first: int, token: int) -> Found | None:
    """ "The X Treaty Organization (XTO) military alliance": the last word is X again."""
    if scene.lower[token] not in scene.words.generic_any:
        return None
    before = first - 1
    while before >= start and scene.a.pos[before] == "ADJ":
        before -= 1
    bracket = before > 1 and scene.a.words[before] == ")"
    hit = scene.hits.at[before - 1 if bracket else before] if before >= 0 else None
    if hit is None or hit.named.entry.kind not in ("igo", "organization", "group"):
        return None
    return _same_as(scene, before + 1, token, hit, "after")


def _same_as(scene: Scene, first: int, token: int, hit: Hit, where: str) -> Found:
    """Words beside a name that speak of the same actor."""
    entry = hit.named.entry
    scene.use(first, token + 1)
    why = f'"{scene.words_of(first, token + 1)}" {where} "{scene.text(hit)}"'
    return Found(
        first, token + 1, token, entry.kind, entry.country, entry.sectors, 0.7, why,
        (first, token + 1), f"entry:{entry.id}", entry,
    )  # fmt: skip


def _before_name(scene: Scene, first: int, token: int, named: Hit) -> list[Found]:
    """ "the rebel group X", "its neighbour X": the words before a name are a mention of it."""
    start, entry = region(scene.a, first), named.named.entry
    scene.use(start, token + 1)
    if entry.kind == "person" or scene.a.deps[token] in _MODIFIES or named.named.sort != "name":
        return []
    return [_same_as(scene, start, token, named, "before")]


def _found(scene: Scene, start: int, first: int, token: int, role: Role, whose: Whose) -> Found:
    a = scene.a
    while start < first and a.lower[start] in scene.words.counting:
        start += 1
    start, head = _with_quantifier(scene, start, token)
    before = {a.lower[t] for t in range(start, token)} | {
        a.lower[c] for c in a.children[token] if c < first
    }
    many = a.tags[token] in _PLURAL or role.sort == "body"
    single = (not many and bool(before & _SINGLE)) or any(
        a.deps[c] == "nummod" for c in a.children[token]
    )
    own = (
        _kind_of_group(scene, first, token, role)
        or sectors_of_men(scene, start, token)
        or sectors_of_peers(scene, start, token)
        or sectors_spoken_for(scene, start, first, token, role)
    )
    sectors = _sectors(scene, role, own, whose, before)
    if _is_retained(scene, token, role):
        sectors = own
    own_first = start if is_of_people(scene, first) else first
    phrase = scene.words_of(own_first, token + 1)
    generic = scene.a.lower[token] in scene.words.generic
    outer = {a.lower[t] for t in range(start, first)}
    if not whose.named and _are_opposed(scene, token):
        whose = Whose(None, "of two sides")
    bare = not whose.named or (generic and start > 0 and scene.is_owner(start - 1))
    described = outer | {a.lower[c] for w in a.kids(token, "amod") for c in (w, *_conjuncts(a, w))}
    if bare and (_is_anybodys(scene, token, role) or described & scene.words.foreign):
        whose = Whose(role.international, "of no country" if role.international else "")
    why = f'role "{phrase}"' + (f", {whose.note}" if whose.note else "")
    several = "s" if role.sort == "office" and a.tags[token] in _PLURAL else ""
    key = None if single else f"role:{whose.country}:{_stem(phrase)}{several}"
    if _is_government(role, whose, outer):
        key = f"government:{whose.country}"
    name_first = whose.hit.first if whose.hit and whose.hit.first >= start else own_first
    if name_first > token:
        name_first = own_first
    return Found(
        start, token + 1, head, _kind(role), whose.country, sectors,
        0.5 if bare else 0.75, why, (first, token + 1), key, role=role, bare=bare,
        office=phrase if role.sort == "office" and not many else None, plural=many,
        name=scene.words_of(name_first, token + 1), gender=scene.gender_of(token),
    )  # fmt: skip


def _kind_of_group(scene: Scene, first: int, token: int, role: Role) -> tuple[str, ...]:
    """A "guerrilla organisation", a "student group" are what their people are; a group that kidnaps is armed."""
    if role.sectors != ("SOC",) or role.phrase not in scene.words.generic_any:
        return ()
    match = scene.register.roles.ending_at(scene.lower, first - 1) if first else None
    if match is not None and match[1].sort == "role":
        return match[1].sectors
    return ("REB",) if role.phrase in _BANDS and _is_armed(scene, token) else ()


def _is_armed(scene: Scene, token: int) -> bool:
    """ "The group led by the warlord", "a group claimed to have bombed the hotel"."""
    a = scene.a
    for tie in a.kids(token, "acl", "amod", "relcl"):
        for noun in range(max(tie, token), a.right[tie]):
            hit = scene.hits.at[noun]
            if hit is not None and hit.named.entry.armed:
                return True
            known = scene.persons.get(noun)
            match = scene.register.roles.ending_at(scene.lower, noun)
            sectors = known.sectors if known else match[1].sectors if match else ()
            if tie > token and a.lemmas[tie] in _TIED and {*sectors} & {"REB"}:
                return True
    verb = a.heads[token]
    deeds = [verb, *a.kids(verb, "xcomp", "ccomp")] if a.deps[token] == "nsubj" else []
    return any(a.pos[d] == "VERB" and a.lemmas[d] in _DEEDS for d in deeds)


def _are_opposed(scene: Scene, token: int) -> bool:
    """ "Both delegations", "neither government", "commanders of the two armies": no one country's."""
    a = scene.a
    nouns = (n for p in a.kids(token, "prep") if a.lower[p] == "of" for n in a.kids(p, "pobj"))
    for noun in (token, *nouns):
        words = {a.lower[child] for child in a.children[noun] if child < noun}
        many = words & {"both", "neither", "either"} or {"the", "two"} <= words
        if many and a.lemmas[noun] in scene.words.opposed:
            return True
    return False


def _is_government(role: Role, whose: Whose, outer: set[str]) -> bool:
    """ "The government" and "the authorities" of a country are one actor; local ones are not."""
    if whose.country is None or role.phrase not in _RULERS:
        return False
    return not outer & _NOT_ALL


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


def _sectors(
    scene: Scene, role: Role, own: tuple[str, ...], whose: Whose, before: set[str]
) -> tuple[str, ...]:
    """An armed group's or an outlet's own sectors come first; who was something is ELI."""
    sectors = ("COP",) if role.phrase == "officer" and scene.policed else own
    if role.phrase == "party" and (before & _AT_ODDS or (before & _EVERY and not whose.country)):
        sectors = ()  # to a conflict or a deal
    if role.phrase == "council" and scene.civic and not whose.country:
        sectors = ("GOV",)  # a town's
    if role.phrase == "fighter":
        sectors = _sectors_of_fighters(scene, before) or sectors
    entry = whose.hit.named.entry if whose.hit is not None else None
    if entry is not None and entry.kind == "igo" and role.phrase == "investigator":
        sectors = ("GOV",)  # no police
    named = scene.text(whose.hit) if whose.hit is not None else ""
    if role.phrase == "attorney" and named in _PROSECUTING:
        sectors = ("JUD",)
    if entry is not None and (entry.armed or entry.kind == "media"):
        sectors = (*entry.sectors, *sectors)
    elif entry is not None and entry.kind in ("country", "place"):
        sectors = (*sectors, *entry.sectors)
    if "state" in role.phrase and sectors[:1] == ("JRN",):
        sectors = (*sectors, "GOV")
    person = whose.person
    if person is not None and sectors[:1] == ("CVL",) and {"OPP", "ELI"} & {*person.sectors[:2]}:
        sectors = (*sectors, "OPP")  # supporters of who is out of power
    if before & scene.words.former and role.sort == "office" and sectors[:1] != ("CVL",):
        sectors = ("ELI",)  # a dissident in exile is one still
    return tuple(dict.fromkeys(sectors))


def _sectors_of_fighters(scene: Scene, before: set[str]) -> tuple[str, ...]:
    """ "F-15E fighters", "MiG29 fighters" are planes, "M23 fighters" are not; "graft fighters" have no arms."""
    designs = (re.fullmatch(r"([a-z]+)-?\d+\w*", word) for word in before)
    if any(design and design[1] in scene.words.craft for design in designs):
        return ("MIL",)
    return ("CVL",) if before & scene.words.fought else ()


def _is_retained(scene: Scene, token: int, role: Role) -> bool:
    """ "Her US attorney", "a US attorney for the family": no prosecutor."""
    a = scene.a
    if role.phrase != "attorney":
        return False
    owned = any(a.tags[c] == "PRP$" for c in a.kids(token, "poss"))
    return owned or any(
        a.lower[p] == "for" and not any(a.lower[n] == "district" for n in a.kids(p, "pobj"))
        for p in a.kids(token, "prep")
    )


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
    head = scene.a.lemmas[scene.a.heads[token]]
    acts = scene.a.lower[token] in scene.words.acting and head in scene.words.acts
    acts = acts and scene.a.lower[token - 1] not in _OTHER_UNIONS
    vague = scene.a.lower[token] in scene.words.needs_owner or role.phrase in scene.words.mass
    if scene.a.pos[token] == "PROPN" or (vague and not acts):
        return []
    if head in scene.words.gear:
        return []  # the "peacekeeper" of "peacekeeper helmets"
    start = region(scene.a, first)
    whose = whose_is(scene, start, first, token)
    found = replace(_found(scene, start, first, token, role, whose), score=0.45)
    scene.use(found.first, token + 1)
    return [found]


def _joined(scene: Scene, start: int, found: Found) -> list[Found]:
    """ "Hungarian and Romanian officials" are two actors."""
    a, extra = scene.a, []
    token = start - 1
    while token > 0 and a.lower[token] in ("and", "or", ","):
        hit = scene.hits.at[token - 1]
        if hit is None or hit.named.sort not in ("adjective", "people") or scene.used[hit.first]:
            break
        last = hit.last - 1
        # "Dozens of South Sudanese and Ethiopian refugees", which the parser takes for two nouns.
        alone = a.tags[last] == "JJ" and a.heads[found.core[1] - 1] == last
        if a.deps[last] not in ("amod", "conj", "compound", "nmod") and not alone:
            break
        first = region(a, hit.first)
        extra.append(_twin(scene, first, hit, found))
        scene.use(hit.first, hit.last)
        token = first - 1
    return extra


def _joined_noun(scene: Scene, token: int, found: Found) -> list[Found]:
    """ "Shot Costa Rican and Cuban sailors", where the parser takes the first people for a noun: one of them would have
    an article."""
    a, last = scene.a, scene.a.heads[token]
    hit = scene.hits.at[last]
    if a.deps[token] != "conj" or a.tags[token] not in _PLURAL or hit is None:
        return []
    if hit.last != last + 1 or found.bare or scene.used[hit.first]:
        return []
    of_people = any(named.sort in ("adjective", "people") for named in hit.candidates)
    whole = a.tags[last] in _PLURAL or any(c < hit.first for c in a.children[last])
    if not of_people or whole or a.deps[last] == "compound":
        return []
    if any(a.lower[t] not in ("and", "or") for t in range(hit.last, found.first)):
        return []
    scene.use(hit.first, hit.last)
    return [_twin(scene, hit.first, hit, found)]


def _joined_after(scene: Scene, token: int, found: Found, whose: Whose) -> list[Found]:
    """ "Officials from Hungary and Romania", "the presidents of Chad and Niger" are two actors."""
    hit = whose.hit
    if hit is None or hit.first < token or scene.a.tags[token] not in _PLURAL:
        return []
    extra = []
    for noun in _conjuncts(scene.a, hit.last - 1):
        other = scene.hits.at[noun]
        if other is None or other.named.entry.kind not in ("country", "place"):
            continue
        link = scene.words_of(token, hit.first)
        name = f"{link} {scene.text(other)}"
        extra.append(replace(_twin(scene, found.first, other, found), last=other.last, name=name))
        scene.use(other.first, other.last)
    return extra


def _conjuncts(a: Analysis, noun: int) -> Iterator[int]:
    for one in a.kids(noun, "conj"):
        yield one
        yield from _conjuncts(a, one)


def _twin(scene: Scene, first: int, hit: Hit, found: Found) -> Found:
    country = hit.named.entry.country
    key = found.key and found.key.replace(f":{found.country}:", f":{country}:", 1)
    why = f'role "{scene.words_of(*found.core)}", "{scene.text(hit)}"'
    name = f"{scene.text(hit)} {scene.words_of(*found.core)}"
    first = min(first, found.first)  # "scores of Hungarian and Romanian officials": of both
    return replace(found, first=first, country=country, key=key, why=why, bare=False, name=name)
