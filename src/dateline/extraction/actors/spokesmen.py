"""Whom a spokesman speaks for: his sectors are theirs ("a spokesman for the rebel group")."""

from collections.abc import Iterator

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import region
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.subjects import main_subject
from dateline.knowledge.roles import Role

_POSSESSIVE = ("'s", "'")
_LINKS = ("for", "of", "from")
_NOMINAL = ("NOUN", "PROPN", "ADJ")
# The score of a person whose country is supposed.
_SUPPOSED = 0.6
_ARMED = ("REB", "PRM", "MIL", "COP", "CRM")
_CREWS = {"team", "ship", "ferry", "boat", "vessel", "tanker", "airline", "plane", "fire", "side", "squad", "club",
          "cricket", "football", "rugby", "sea", "yacht"}  # fmt: skip
_BODIES = ("organization", "group", "igo", "media")


def sectors_spoken_for(
    scene: Scene, start: int, first: int, noun: int, role: Role
) -> tuple[str, ...]:
    """The sectors of the role on tokens `first` to `noun` of a phrase from `start`: those of whom
    it speaks for, where the words say; else its own."""
    if scene.lower[noun] in scene.words.leading and role.sectors == ("GOV",):
        if scene.lower[noun].startswith("leader") and _is_unknown_body(scene, first - 1):
            return ()  # "CTB leader X": of whatever it is
        if role.phrase == "vice president" and (task := _is_in_charge_of(scene, noun)):
            return _sectors_at_work(scene, task)
        return _sectors_led(scene, start, first, noun) or role.sectors
    if role.phrase == "lieutenant" and (chief := _sectors_of_chief(scene, noun)):
        return chief
    if role.phrase in scene.words.ranks and scene.ranked and not _is_of_crew(scene, noun):
        return (scene.ranked,)
    if scene.lower[noun] not in scene.words.spokesman or first < noun:
        return role.sectors  # "police spokesman" is a row of its own
    named = list(_principals(scene, start, first, noun))
    bodies = [t for t in named if _is_body(scene, t)]  # "the UN refugee agency" is the UN's
    if not named:  # "its spokesman"
        named = [*_owner_before(scene, start)]
    for token in (*bodies, *named):
        sectors = _sectors_at(scene, token)
        if sectors is not None:
            return sectors
    return role.sectors


def _is_of_crew(scene: Scene, rank: int) -> bool:
    """A "team captain", "the captain of the ferry"."""
    a = scene.a
    near = [
        *a.lower[max(0, rank - 1) : rank],
        *(a.lower[n] for p in a.kids(rank, "prep") for n in a.kids(p, "pobj")),
    ]
    return not _CREWS.isdisjoint(near)


def _sectors_led(scene: Scene, start: int, first: int, noun: int) -> tuple[str, ...]:
    """Those of the body or the people whom "the union's secretary", "the head of the union", "its
    leader" leads, but of the people of a state."""
    for token in (*_principals(scene, start, first, noun), *_owner_before(scene, start)):
        if (hit := scene.hits.at[token]) is not None:
            entry = hit.named.entry
            if entry.kind == "organization" and entry.country == "NGO":
                return entry.sectors or ("SOC",)
            return entry.sectors if entry.kind == "organization" else ()
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is not None and (match[1].sort == "body" or _owns(scene, token)):
            return match[1].sectors if match[1].sectors[0] != "CVL" else ()
    return ()


def _sectors_of_chief(scene: Scene, noun: int) -> tuple[str, ...] | None:
    """Those of whose lieutenant one is: "a lieutenant of the rebel leader X"."""
    for prep in scene.a.kids(noun, "prep"):
        for whom in scene.a.kids(prep, "pobj") if scene.lower[prep] in ("of", "to") else ():
            for token in (whom, *scene.a.kids(whom, "appos", "compound")):
                if sectors := _sectors_at(scene, token):
                    return sectors
    return None


def _is_unknown_body(scene: Scene, token: int) -> bool:
    """The acronym of what the register does not know."""
    if token < 0 or not scene.a.words[token].isupper() or scene.hits.at[token] is not None:
        return False
    return scene.label(token) == "ORG" and token not in scene.in_place


def _is_in_charge_of(scene: Scene, noun: int) -> list[int]:
    """What a firm's "vice president of sales", "for policy" does: no body, place or person."""
    a, register = scene.a, scene.register
    tasks = [
        n for prep in a.kids(noun, "prep") if a.lower[prep] in _LINKS for n in a.kids(prep, "pobj")
    ]
    return [
        n
        for n in tasks
        if scene.hits.at[n] is None
        and n not in scene.in_place
        and register.roles.ending_at(scene.lower, n) is None
        and scene.lower[n] not in scene.words.generic_country
    ]


def _sectors_at_work(scene: Scene, tasks: list[int]) -> tuple[str, ...]:
    """Those of the body where one does so ("at the university"), else a firm's."""
    a = scene.a
    preps = [
        p
        for task in tasks
        for p in (*a.kids(task, "prep"), *a.kids(a.heads[a.heads[task]], "prep"))
    ]
    for noun in (
        n for prep in preps if a.lower[prep] in ("at", "with") for n in a.kids(prep, "pobj")
    ):
        match = scene.register.roles.ending_at(scene.lower, noun)
        if match is not None and match[1].sort == "body":
            return match[1].sectors
    return ("BUS",)


def sectors_of_men(scene: Scene, start: int, noun: int) -> tuple[str, ...]:
    """The "men" of a rebel group or an army are rebels or soldiers: "its men fired"."""
    if scene.lower[noun] != "men":
        return ()
    for token in _owner_before(scene, start):
        hit = scene.hits.at[token]
        match = scene.register.roles.ending_at(scene.lower, token)
        unknown = scene.organisation_at(token)
        sectors = hit.named.entry.sectors if hit is not None else match[1].sectors if match else ()
        sectors = unknown.sectors if unknown is not None else sectors
        if sectors:
            return sectors if sectors[0] in _ARMED else ()
    return ()


def sectors_of_peers(scene: Scene, start: int, noun: int) -> tuple[str, ...]:
    """ "The army chief met his Chadian counterpart", "prosecutors asked their colleagues": of the same service."""
    a = scene.a
    if scene.lower[noun] not in scene.words.peers or not (start and scene.is_owner(start - 1)):
        return ()
    if a.deps[noun] == "conj" and (first := a.heads[noun]) < start:
        return _sectors_at(scene, first) or ()  # "a doctor and his colleagues"
    one = scene.lower[start - 1] in ("his", "her")
    for above in a.ancestors(noun):
        subject = a.child(above, "nsubj", "nsubjpass")
        if subject is None or subject >= start:
            continue
        nearer = [t for t in a.kids(above, "dobj", "dative") if subject < t < start]
        if one and (nearer or a.tags[subject] in ("NNS", "NNPS")):
            return ()  # "Soldiers shot a nurse near her colleagues"
        return _sectors_at(scene, subject) or ()
    return ()


def _owner_before(scene: Scene, start: int) -> Iterator[int]:
    """What "its" may speak of: the words before it in the sentence, but outlets told of it; then whom
    the sentence before is about."""
    if start > 0 and scene.lower[start - 1] in ("its", "their"):
        sentence = scene.a.sentences[scene.a.sentence_of[start]]
        for token in range(start - 2, sentence.first - 1, -1):
            hit = scene.hits.at[token]
            if hit is None or hit.named.entry.kind != "media":
                yield token
        number = scene.a.sentence_of[start]
        if number and (subject := main_subject(scene, number - 1)) is not None:
            yield subject


def _principals(scene: Scene, start: int, first: int, noun: int) -> Iterator[int]:
    """ "The [rebels]' spokesman", "a spokesman for the [union]": the nearest word first."""
    a = scene.a
    yield from _nominals(scene, start, first)
    for prep in a.kids(noun, "prep"):
        for whom in a.kids(prep, "pobj") if a.lower[prep] in _LINKS else ():
            yield from _nominals(scene, region(a, whom), whom + 1)


def _nominals(scene: Scene, first: int, last: int) -> Iterator[int]:
    return (t for t in range(last - 1, first - 1, -1) if scene.a.pos[t] in _NOMINAL)


def _owns(scene: Scene, token: int) -> bool:
    return token + 1 < len(scene.a) and scene.lower[token + 1] in _POSSESSIVE


def _is_body(scene: Scene, token: int) -> bool:
    hit = scene.hits.at[token]
    return hit is not None and hit.named.entry.kind in _BODIES


def _sectors_at(scene: Scene, token: int) -> tuple[str, ...] | None:
    """Those of the body, group or role named there; none of a state, which its office tells."""
    if (person := scene.persons.get(token)) is not None:
        return person.sectors or None
    if (hit := scene.hits.at[token]) is not None:
        return hit.named.entry.sectors if _is_body(scene, token) else None
    if _owns(scene, token) and (before := scene.taken_up(token)) is not None:
        return before.named.entry.sectors
    match = scene.register.roles.ending_at(scene.lower, token)
    if match is not None:
        return match[1].sectors
    if (body := scene.organisation_at(token)) is not None and body.sectors:
        return body.sectors
    number = scene.a.entity_of[token]
    named = number >= 0 and scene.a.entities[number].label == "ORG"
    return () if named and token not in scene.place_at else None


def speak_for_before(scene: Scene, found: list[Found]) -> None:
    """ "The embassy denied it. … a spokesman said": who speaks for nobody else speaks for the body
    that the sentence before is about."""
    heads = {one.head: one for one in found}
    for one in found:
        if not _speaks_for_nobody(scene, one):
            continue
        for subject in _subjects_told_of(scene, one):
            body = heads.get(subject) if subject is not None else None
            if body is not None and _has_spokesmen(scene, body):
                _speak_for(scene, one, body)
                break


def _subjects_told_of(scene: Scene, one: Found) -> Iterator[int | None]:
    """The subject of what he says, where that comes first; else that of the sentence before."""
    a, verb = scene.a, scene.a.heads[one.head]
    if a.deps[one.head] == "nsubj":
        contents = (c for c in a.kids(verb, "ccomp") if c < one.first)
        yield from (a.child(c, "nsubj", "nsubjpass") for c in contents)
    if number := a.sentence_of[one.head]:
        yield main_subject(scene, number - 1)


def _speaks_for_nobody(scene: Scene, one: Found) -> bool:
    if one.role is None or not one.role.phrase.startswith("spokes"):
        return False
    if one.sectors != one.role.sectors:
        return False
    if one.kind == "person":  # "Spokesman X"
        titled = one.core[0] - one.first == 1 and one.office is not None
        return titled and one.score <= _SUPPOSED
    return one.bare and not [*_principals(scene, one.first, one.core[0], one.core[1] - 1)]


def _has_spokesmen(scene: Scene, one: Found) -> bool:
    """A body; a country only where it spoke."""
    if one.kind == "country":
        verb = scene.a.lemmas[scene.a.heads[one.head]]
        return not one.bare and (verb in scene.words.saying or verb in scene.words.outward)
    return one.kind in _BODIES


def _speak_for(scene: Scene, one: Found, body: Found) -> None:
    one.country = body.country
    one.sectors = body.sectors or one.sectors
    one.why = f'{one.why.split(", ")[0]}, of "{scene.words_of(body.first, body.last)}"'
    if one.key is not None:
        one.key = f"{one.key}:{body.key}"
