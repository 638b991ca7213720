"""The country that who has none by name belongs to, by what stands around: "police said"."""

from dateline.extraction.actors.apart import countries_apart
from dateline.extraction.actors.others import not_theirs
from dateline.extraction.actors.phrase import whose_after
from dateline.extraction.actors.scene import NO_HOME, Scene
from dateline.extraction.actors.subjects import SUBJECT, country_of, main_subject, subject_before

Home = tuple[str | None, str]
# How many tokens back a "his" looks for its owner.
_REACH = 60
# How many sentences back what tells of a country reaches.
_NEAR = 3
# Who may own what is "its", "his", "her", where that is the subject.
_OWN = {"its": {"it"}, "his": {"he"}, "her": {"she"}, "their": {"they"}}
# What ties an attack to its aim.
_AIMED = {"on", "against"}
_HELPING = {"help", "assist", "aid", "let", "enable"}
_ABOUT = "country that the report is about"
_BEFORE = "country of the sentence before"


def home(scene: Scene, token: int, of_state: bool = False) -> Home:
    """The country of a place in the sentence, of another actor there, else the one that the report
    is about; none where the evidence is split.

    Countries that the sentence sets apart count only where nothing else tells; for who speaks or
    acts for a state (`of_state`), and who only goes there, the subject of the sentence before
    comes before them.
    """
    if (helped := _helped(scene, token)) is not None:
        return helped, "country that is helped"
    if (aim := _aim(scene, token)) is not None:
        country = scene.place_at.get(aim) or country_of(scene, aim)
        return (country, "country that is struck") if country else (None, "")
    country, note = _supposed(scene, token, of_state)
    others = not_theirs(scene, token)
    if country is None or country not in others:
        return country, note
    known = scene.certain and scene.country not in others
    return (scene.country, _ABOUT) if known else (None, "")


def _aim(scene: Scene, token: int) -> int | None:
    """The Sanaa of "Saudi strikes on Sanaa killed two teachers": where those are who are harmed."""
    a = scene.a
    while a.deps[token] == "conj" and a.heads[token] < token:
        token = a.heads[token]
    verb = a.heads[token]
    if a.deps[token] != "dobj" or a.lemmas[verb] not in scene.words.harming:
        return None
    while a.deps[verb] == "conj" and a.child(verb, "nsubj") is None:
        verb = a.heads[verb]
    attack = a.child(verb, "nsubj")
    if attack is None or a.pos[attack] != "NOUN" or attack > verb:
        return None
    aims = (
        n
        for prep in a.kids(attack, "prep")
        if a.lower[prep] in _AIMED
        for n in a.kids(prep, "pobj")
    )
    return next((n for n in aims if a.pos[n] == "PROPN" and n not in scene.persons), None)


def _supposed(scene: Scene, token: int, of_state: bool) -> Home:
    apart = countries_apart(scene, token)
    ends = scene.ends_beside_others(scene.a.sentence_of[token]) if apart else set()
    if not apart or (scene.certain and scene.country not in apart | ends):
        return _home(scene, token, apart)
    if (own := _by_sentence(scene, token, apart)) is not None:
        return own
    of_state = of_state or not countries_apart(scene, token, said=True)
    before = subject_before(scene, token) if of_state else None
    if before is not None and before not in apart:
        return before, _BEFORE
    return _home(scene, token, set())


def _home(scene: Scene, token: int, apart: set[str]) -> Home:
    if (own := _by_sentence(scene, token, apart)) is not None:
        return own
    if scene.certain:
        return _told_last(scene, token) or (scene.country, _ABOUT)
    number = max(0, scene.a.sentence_of[token] - 1)
    before = {*scene.places_in(number), *scene.named_in(number)} - NO_HOME
    if len(before) == 1:
        return before.pop(), _BEFORE
    if scene.country is None:
        return _of_persons(scene)
    return (scene.country, _ABOUT) if scene.country in before else (None, "")


def _told_last(scene: Scene, token: int) -> Home | None:
    """In a report of two countries, the other where the sentences just before tell of it alone."""
    number = scene.a.sentence_of[token]
    for before in range(number - 1, max(-1, number - 1 - _NEAR), -1):
        told = {*scene.places_in(before), *scene.named_in(before)} - NO_HOME
        if told:
            other = told & scene.rivals if len(told) == 1 else set()
            return (other.pop(), _BEFORE) if other else None
    return None


def _of_persons(scene: Scene) -> Home:
    """Where a report names no country, the one that all its persons have whose country is known."""
    known = {person.country for person in scene.persons.values() if person.country} - NO_HOME
    return (known.pop(), "country of the persons named") if len(known) == 1 else (None, "")


def _by_sentence(scene: Scene, token: int, apart: set[str]) -> Home | None:
    """What the sentence itself tells; None where it tells nothing."""
    number = scene.a.sentence_of[token]
    apart = {*apart, *scene.ends_beside_others(number)}
    if (there := _where(scene, token)) is not None:
        return there, "country of the place in the sentence"
    places = [
        c
        for c, at in scene.places_in(number).items()
        if c not in apart and not _is_of_the_past(scene, token, c, at)
    ]
    if places:
        if scene.country in places or len(places) == 1:
            own = scene.country if scene.country in places else places[0]
            if own != scene.country and not scene.hits.counts[own or ""] and scene.is_set:
                return None, ""  # a place of that name may be elsewhere
            return own, "country of the place in the sentence"
        return None, ""
    outside = {*apart, *NO_HOME, _outsider(scene, token)}
    named = {c: at for c, at in scene.named_in(number).items() if c not in outside}
    here = [c for c, at in named.items() if not _is_of_the_past(scene, token, c, at)]
    if here and scene.country not in here:
        return here[0], "country named in the sentence"
    return (scene.country, _ABOUT) if here else None


def _where(scene: Scene, token: int) -> str | None:
    """The New Caledonia of "over New Caledonia, where police have …"."""
    a = scene.a
    for over in a.ancestors(token):
        where = any(a.lower[c] == "where" for c in a.kids(over, "advmod"))
        if a.deps[over] == "relcl" and where:
            noun = a.heads[over]
            phrase = range(a.left[noun], noun + 1)
            return next((c for t in phrase if (c := scene.place_at.get(t))), None)
    return None


def _is_of_the_past(scene: Scene, token: int, country: str, at: list[int]) -> bool:
    """The Sudan of "a rebel group that signed an accord in Khartoum", where the report is about another country."""
    a = scene.a
    if not scene.certain or country in {scene.country, *scene.rivals}:
        return False
    apart = (
        any(
            a.deps[over] == "relcl" and not a.left[over] <= token < a.right[over]
            for over in a.ancestors(place)
        )
        for place in at
    )
    return all(apart)


def _outsider(scene: Scene, token: int) -> str | None:
    """The country that speaks or strikes in "X urged the authorities": not the authorities'."""
    a, verb = scene.a, scene.a.heads[token]
    if a.deps[token] == "pobj":
        verb = a.heads[verb]
    if a.lemmas[verb] not in scene.words.outward:
        return None
    doer = a.child(verb, "nsubj")
    hit = scene.hits.at[doer] if doer is not None and doer < token else None
    known = hit is not None and hit.named.entry.kind in ("country", "place")
    return hit.named.entry.country if hit is not None and known else None


def _helped(scene: Scene, token: int) -> str | None:
    """Whose unrest it is in "A offered B troops to help it crush the revolt": not A's."""
    a, noun = scene.a, token
    while a.deps[noun] == "pobj" and a.lower[a.heads[noun]] == "of":
        noun = a.heads[a.heads[noun]]
    verb = a.heads[noun]
    doer = a.child(verb, "nsubj")
    if a.deps[noun] != "dobj" or a.lemmas[verb] not in scene.words.quelling or doer is None:
        return None
    if a.lemmas[a.heads[verb]] not in _HELPING:
        return None
    if (country := country_of(scene, doer)) is not None:
        return country
    giver = main_subject(scene, a.sentence_of[token])
    helper = country_of(scene, giver) if giver is not None else None
    named = scene.named_in(a.sentence_of[token])
    near = {max(t for t in at if t < doer): c for c, at in named.items() if min(at) < doer}
    return next((near[t] for t in sorted(near, reverse=True) if near[t] != helper), None)


def owner_before(scene: Scene, token: int) -> Home:
    """The country of whom a "his", "their", "its" or "whose" speaks: the subject of its clause,
    else the last actor named before."""
    if (owner := _subject_of_clause(scene, token)) is not None:
        return owner
    a = scene.a
    first = max(a.sentences[a.sentence_of[token]].first, token - _REACH)
    for before in range(token - 1, first - 1, -1):
        if (person := scene.persons.get(before)) and person.country:
            return person.country, f'"{a.words[token]}": {a.words[before]}'
        hit = scene.hits.at[before]
        kinds = ("country", "place", "igo", "group")
        near = a.lower[token] == "whose"  # who stands before it, be it any body
        if hit is not None and (near or hit.named.entry.kind in kinds):
            return hit.named.entry.country, f'"{a.words[token]}": {scene.text(hit)}'
    country = subject_before(scene, token)
    return country, f'"{a.words[token]}": the subject before' if country else ""


def who_will(scene: Scene, token: int) -> str | None:
    """The country in "Berlin would study it, a government source said"."""
    a, verb = scene.a, scene.a.heads[token]
    subject = _subject_of_content(scene, verb, token) if a.deps[token] == "nsubj" else None
    if subject is None or all(a.tags[c] != "MD" for c in a.children[a.heads[subject]]):
        return None
    hit = scene.hits.at[subject]
    known = hit is not None and hit.named.entry.kind == "country"
    return hit.named.entry.country if hit is not None and known else None


def _subject_of_content(scene: Scene, verb: int, token: int) -> int | None:
    """The Kenya of "Kenya will send troops, its president said"."""
    contents = (c for c in scene.a.kids(verb, "ccomp") if c < token)
    return next((s for c in contents if (s := scene.a.child(c, *SUBJECT)) is not None), None)


def _is_person(scene: Scene, noun: int) -> bool:
    if noun in scene.persons:
        return True
    match = scene.register.roles.ending_at(scene.lower, noun)
    return match is not None and match[1].sort != "body" and scene.a.tags[noun] in ("NN", "NNP")


def _is_of_several(scene: Scene, noun: int) -> bool:
    """ "The ministers of Chad and Niger"."""
    hit = whose_after(scene.hits, scene.a, noun)
    last = hit.last - 1 if hit is not None else noun
    return hit is not None and any(scene.hits.at[one] for one in scene.a.kids(last, "conj"))


def _subject_of_clause(scene: Scene, token: int) -> Home | None:
    """The subject above a pronoun that may own something; through "he" and "it", that of the
    sentence before."""
    a, word = scene.a, scene.a.lower[token]
    if word not in _OWN:
        return None
    for above in a.ancestors(token):
        subject = a.child(above, *SUBJECT)
        if subject is not None and a.left[subject] <= token < a.right[subject]:
            subject = _subject_of_content(scene, above, token)
        if subject is None or subject >= token:
            continue
        if a.tags[subject] in ("WDT", "WP") and a.deps[above] == "relcl":
            subject = a.heads[above]
        if a.lower[subject] in _OWN[word]:
            country = subject_before(scene, token)
            return (country, f'"{a.words[token]}": the subject before') if country else None
        if a.pos[subject] == "PRON":
            continue
        if _is_person(scene, subject) != (word in ("his", "her")):
            return None
        if (country := country_of(scene, subject)) is None:
            return (None, "of several countries") if _is_of_several(scene, subject) else None
        return country, f'"{a.words[token]}": {a.words[subject]}'
    return None
