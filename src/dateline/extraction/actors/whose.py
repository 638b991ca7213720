"""Whose something is: the country of "Russian troops", "police in Almaty", "his forces"."""

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.home import home, owner_before, who_will
from dateline.extraction.actors.neutral import has_left_office, is_neutral
from dateline.extraction.actors.phrase import Whose, head_of, hits_before, region, whose_after
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene

# Where settlers are another country's people than those who live there.
_SETTLED = {"PSE": "ISR"}
_LEFT_GAZA = "2005-09-12"

# Who work for a firm of the world, or pay it, and live in some country.
_ANYWHERE = {"driver", "worker", "customer", "passenger", "user", "rider"}


def whose_is(scene: Scene, start: int, first: int, token: int) -> Whose:
    """As `_whose`, but settlers are of the country that settles them."""
    whose = _whose(scene, start, first, token)
    if whose.country == "MNC" and scene.a.lemmas[token] in _ANYWHERE:
        return _by_scene(scene, token)
    settlers = scene.lower[token] in ("settler", "settlers") and whose.country in _SETTLED
    if settlers and not _has_their_name(scene, whose, token) and not _after_they_left(scene, token):
        return Whose(_SETTLED[whose.country or ""], f"settlers in {whose.country}")
    return whose


def _has_their_name(scene: Scene, whose: Whose, settlers: int) -> bool:
    """ "Palestinian settlers", "early settlers in Palestine": the country itself is named, not a part of it."""
    hit = whose.hit
    if hit is None or hit.named.entry.region:
        return False  # "West Bank settlers"
    return hit.first < settlers or scene.text(hit) == hit.named.entry.name


def _after_they_left(scene: Scene, token: int) -> bool:
    """In Gaza there are none of another country since 2005."""
    a = scene.a
    sentence = a.sentences[a.sentence_of[token]]
    return "gaza" in a.lower[sentence.first : sentence.last] and (
        scene.published is None or scene.published > _LEFT_GAZA
    )


def _whose(scene: Scene, start: int, first: int, token: int) -> Whose:
    """The country by adjective, possessive or "of"; else where it is, else the report's.

    Who left home has no other country than that: where refugees are or go is not theirs.
    """
    if _is_of_many(scene, token):
        return Whose(None, "of several countries")
    own = (
        _elsewhere(scene, start, token)
        or _named_before(scene, start, token)
        or _place_before(scene, start, first)
        or _taken_up(scene, start, first)
        or _of_the_country(scene, start, first)
        or (_owned(scene, start) if scene.lower[token] not in scene.words.captors else None)
        or _shared(scene, start, token)
    )
    if scene.lower[token] in scene.words.uprooted:
        return own or _origin(scene, token) or Whose(None, "")
    return (
        own
        or _named_after(scene, token)
        or _place_after(scene, token)
        or _person_after(scene, token)
        or _body_after(scene, token)
        or _sender(scene, token)
        or _by_scene(scene, token)
    )


def _is_of_many(scene: Scene, token: int) -> bool:
    """ "Ministers from 18 nations", "police of several countries"."""
    a = scene.a
    nouns = (
        n for p in a.kids(token, "prep") if a.lower[p] in ("of", "from") for n in a.kids(p, "pobj")
    )
    return any(
        a.lemmas[n] in scene.words.generic_country
        and a.tags[n] in ("NNS", "NNPS")
        and scene.hits.at[n] is None
        and not any(a.deps[c] in ("poss", "relcl") for c in a.children[n])
        for n in nouns
    )


def _named_before(scene: Scene, start: int, token: int) -> Whose | None:
    """ "Kenyan police", "Kenya's police"; but "Kenya's neighbour" is not in Kenya."""
    hits = hits_before(scene.hits, scene.a, scene.words, start, token)
    if scene.lower[token] in scene.words.placed:
        hits = [hit for hit in hits if not scene.is_bare(hit) or _owns(scene, hit)]
    if scene.lower[token] in scene.words.others and not _is_described(hits):
        owned = scene.a.child(token, "poss") is not None
        owned = owned or any(scene.lower[t] == "'s" for t in range(start, token))
        return Whose(None, f'"{scene.a.words[token]}" of another country' if owned else "")
    if hits:
        return Whose(hits[0].named.entry.country, f'"{scene.text(hits[0])}"', hits[0])
    return None


def _elsewhere(scene: Scene, start: int, token: int) -> Whose | None:
    """ "Kosovo's Serb minority", "the Uzbek minority in Osh": not of the country whose people they are."""
    if scene.lower[token] not in ("minority", "minorities", "diaspora"):
        return None
    where = _named_after(scene, token) or _place_after(scene, token)
    if where is not None:
        return where
    hits = hits_before(scene.hits, scene.a, scene.words, start, token)
    if len(hits) == 1 and not _owns(scene, hits[0]):
        where = _by_scene(scene, token)
        return where if where.country not in (None, hits[0].named.entry.country) else None
    return None


def _place_before(scene: Scene, start: int, first: int) -> Whose | None:
    a = scene.a
    if scene.lower[first] in scene.words.placed:
        return None
    for before in range(first - 1, start - 1, -1):
        if (person := scene.persons.get(before)) and person.country:
            return Whose(person.country, f'"{a.words[before]}"')
        if scene.hits.at[before] is None and (country := scene.place_at.get(before)):
            return Whose(country, f'"{a.words[before]}"')
    return None


def _owned(scene: Scene, start: int) -> Whose | None:
    if start > 0 and scene.is_owner(start - 1):
        country, note = owner_before(scene, start - 1)
        return Whose(country, note) if country or note else None
    return None


def _shared(scene: Scene, start: int, token: int) -> Whose | None:
    """The troops of "Kenyan jets and troops": what stands before the first noun tells of the next
    too, where that serves a state and has no word of its own."""
    a, before = scene.a, scene.a.heads[token]
    if a.deps[token] != "conj" or before > token or any(c < token for c in a.children[token]):
        return None
    if start < token or any(a.pos[t] not in ("CCONJ", "PUNCT") for t in range(before + 1, token)):
        return None
    ends = [scene.register.roles.ending_at(scene.lower, t) for t in (before, token)]
    if any(end is None or not end[1].state for end in ends):
        return None
    hits = hits_before(scene.hits, a, scene.words, region(a, before), before)
    return Whose(hits[0].named.entry.country, f'"{scene.text(hits[0])}"', hits[0]) if hits else None


def _named_after(scene: Scene, token: int) -> Whose | None:
    hit = whose_after(scene.hits, scene.a, token)
    if hit is None or hit.named.entry.kind == "person":
        return None
    if is_neutral(scene, token):
        preposition = scene.a.lower[scene.a.heads[head_of(scene.a, hit.first, hit.last)]]
        if preposition not in ("of", "from"):
            return None  # "monitors in Gabon"
    if hit.named.entry.kind in ("country", "place"):
        scene.use(hit.first, hit.last)
    return Whose(hit.named.entry.country, f'"{scene.text(hit)}"', hit)


def _origin(scene: Scene, token: int) -> Whose | None:
    """ "Refugees from Sudan", "migrants from Herat": whence they came."""
    a = scene.a
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj") if a.lower[prep] in ("of", "from") else ():
            hit = scene.hits.at[noun]
            if hit is not None and hit.named.entry.kind in ("country", "place"):
                scene.use(hit.first, hit.last)
                return Whose(hit.named.entry.country, f'"{scene.text(hit)}"', hit)
            if country := scene.place_at.get(noun):
                return Whose(country, f'"{a.words[noun]}"')
    return None


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


def _person_after(scene: Scene, token: int) -> Whose | None:
    person = _person_of(scene, token)
    if person is None or person.country is None:
        return None
    return Whose(person.country, f'"{scene.words_of(*person.core)}"', person=person)


def _body_after(scene: Scene, token: int) -> Whose | None:
    """ "The head of the Kenyan army", "a spokesman for Kenya's union of teachers"."""
    a = scene.a
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj") if a.lower[prep] in ("of", "for") else ():
            if scene.register.roles.ending_at(scene.lower, noun) is None:
                continue
            hits = hits_before(scene.hits, a, scene.words, region(a, noun), noun)
            if hits:
                return Whose(hits[0].named.entry.country, f'"{scene.text(hits[0])}"')
    return None


def _person_of(scene: Scene, token: int) -> Found | None:
    """ "supporters of X", "aides to X"."""
    a = scene.a
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj") if a.lower[prep] in ("of", "to") else ():
            if (person := scene.persons.get(noun)) is not None:
                return person
    return None


def _by_scene(scene: Scene, token: int) -> Whose:
    """Where it is, also for "supporters of X" where X has no country."""
    match = scene.register.roles.ending_at(scene.lower, token)
    of_state = match is not None and match[1].state and match[1].sectors[0] == "GOV"
    if is_neutral(scene, token) and not has_left_office(scene, token):
        return Whose(None, "of another country or of several")
    speaks = scene.a.deps[token] == "nsubj" and not scene.certain
    if of_state and (teller := who_will(scene, token)) is not None:
        return Whose(teller, "country whose plan it tells")
    return Whose(*home(scene, token, of_state and speaks), person=_person_of(scene, token))


def _place_after(scene: Scene, token: int) -> Whose | None:
    """ "police in Almaty"."""
    a = scene.a
    if is_neutral(scene, token):
        return None
    for prep in a.kids(token, "prep"):
        for noun in a.kids(prep, "pobj") if a.lower[prep] != "including" else ():
            if country := scene.place_at.get(noun):
                return Whose(country, f'"{a.words[noun]}"')
    return None


def _owns(scene: Scene, hit: Hit) -> bool:
    return scene.lower[hit.last] in ("'s", "'")


def _is_described(hits: list[Hit]) -> bool:
    """ "Its Kazakh neighbour" tells where; "Kenya's neighbour" only where not."""
    return any(named.sort == "adjective" for hit in hits for named in hit.candidates)


def _taken_up(scene: Scene, start: int, first: int) -> Whose | None:
    """ "The alliance's secretariat", "an alliance diplomat": the alliance named before."""
    plain = scene.lower[first] in scene.words.generic_any  # "a watchdog group"
    for token in range(start, first):
        beside = scene.lower[token + 1] == "'s" or (token == first - 1 and not plain)
        if beside and (hit := scene.taken_up(token)) is not None:
            return Whose(hit.named.entry.country, f'"{scene.text(hit)}"')
    return None


def _of_the_country(scene: Scene, start: int, first: int) -> Whose | None:
    """The Chad of "cut aid to Chad after the country's courts …": the country named last in the sentence."""
    a = scene.a
    for token in range(max(start, 1), first - 1):
        taken_up = a.lemmas[token] in scene.words.generic_country and a.lower[token + 1] == "'s"
        if not taken_up or a.lower[token - 1] != "the":
            continue
        begins = a.sentences[a.sentence_of[token]].first
        verb = next((t for t in a.ancestors(token) if a.pos[t] in ("VERB", "AUX")), token)
        doers = {*a.kids(verb, "nsubj", "nsubjpass")}  # what is theirs would be "its"
        for hit in scene.hits.before(token):
            if hit.first >= begins and scene.is_bare(hit) and hit.last - 1 not in doers:
                return Whose(hit.named.entry.country, f'"the {a.words[token]}": {scene.text(hit)}')
    return None
