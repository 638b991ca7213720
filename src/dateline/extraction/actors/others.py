"""Countries that are somebody else's, though no other is named: who meets "his Chadian counterpart" is not of Chad."""

from dateline.extraction.actors.phrase import hits_before, region, whose_after
from dateline.extraction.actors.scene import NO_HOME, Scene
from dateline.extraction.actors.subjects import SUBJECT, country_of

# Who is at home nowhere in particular; a state's police and courts are in their own country.
_OUTLAWS = (("REB",), ("UAF",), ("CRM",), ("PRM",))

_DEALING = {"with", "against"}
# How officials go to another country; who "returned" or "came back" to one may be of it.
_GOING = {"fly", "travel", "arrive", "head"}
_VISITS = {"visit", "trip"}
_WAYS = {"to", "in", "for"}
_HOMEWARD = {"home", "back"}


def not_theirs(scene: Scene, token: int) -> set[str | None]:
    """The countries that the clause of a noun gives to others than whom it stands for."""
    return {
        *_whom_it_faces(scene, token),
        *_whom_it_deals_with(scene, token),
        *_of_counterparts(scene, token),
        *_goals(scene, token),
        _victims(scene, token),
        _host(scene, token),
        _envoys(scene, token),
    }


def _of_counterparts(scene: Scene, token: int) -> set[str | None]:
    """The Chad of "the minister met his Chadian counterpart in N'Djamena": not the minister's."""
    a = scene.a
    while a.deps[token] == "conj" and a.heads[token] < token:
        token = a.heads[token]
    verb = a.heads[token]
    if a.deps[token] not in SUBJECT:
        return set()
    found: set[str | None] = set()
    for noun in range(max(a.left[verb], token), a.right[verb]):
        if scene.lower[noun] not in scene.words.peers:
            continue
        if any(scene.is_owner(child) for child in a.children[noun]):
            hits = hits_before(scene.hits, a, scene.words, region(a, noun), noun)
            after = whose_after(scene.hits, a, noun)
            if after is not None and scene.lower[noun] not in scene.words.same_office:
                # "His colleagues in Chad" may be his own countrymen; those "from Chad" are not.
                after = after if a.lower[a.heads[after.last - 1]] == "from" else None
            found |= {hit.named.entry.country for hit in (*hits, *([after] if after else []))}
    return found


def _whom_it_deals_with(scene: Scene, token: int) -> set[str | None]:
    """The Kenya of "the junta ended its pact with Kenya": a state's pact, or its fight, is with another."""
    a, noun = scene.a, _first_of_all(scene, token)
    role = scene.register.roles.ending_at(scene.lower, token)
    if a.deps[noun] not in SUBJECT or (role is not None and not role[1].state):
        return set()
    verb = a.heads[noun]
    over = (verb, *a.kids(verb, "dobj"))
    preps = (p for word in over for p in a.kids(word, "prep") if a.lower[p] in _DEALING)
    return {_state_at(scene, n) for p in preps for n in a.kids(p, "pobj")}


def _goals(scene: Scene, token: int) -> set[str | None]:
    """The Kenya of "the premier flew to Kenya", "paid a visit to Nairobi": officials visit other countries."""
    a, noun = scene.a, _first_of_all(scene, token)
    role = scene.register.roles.ending_at(scene.lower, token)
    if a.deps[noun] != "nsubj" or (role is not None and role[1].sectors[:1] != ("GOV",)):
        return set()
    verb = a.heads[noun]
    if a.lemmas[verb] == "visit":
        return {_state_visited(scene, noun, n) for n in a.kids(verb, "dobj")}
    going = [verb] if a.lemmas[verb] in _GOING else []
    visits = [n for n in a.kids(verb, "dobj") if a.lemmas[n] in _VISITS]
    preps = (p for word in (*going, *visits) for p in a.kids(word, "prep") if a.lower[p] in _WAYS)
    return {_state_visited(scene, noun, n) for p in preps for n in a.kids(p, "pobj")}


def _state_visited(scene: Scene, goer: int, goal: int) -> str | None:
    """As `_state_at`, but to a capital his own people go as well: it is another country's only where the report names
    some other country, and this one by nothing else."""
    a, hit, country = scene.a, scene.hits.at[goal], _state_at(scene, goal)
    verb = a.heads[goer]
    if hit is None or country is None or any(a.lower[t] in _HOMEWARD for t in a.children[verb]):
        return None
    if hit.named.sort != "capital":
        return country
    clause = a.lower[a.left[verb] : a.right[verb]]
    phrase = a.lower[a.left[goer] : goer + 1]
    domestic = "from" in clause or not scene.words.domestic.isdisjoint(clause)
    if domestic or not scene.words.local.isdisjoint(phrase):
        return None
    capital = {a.lower[t] for t in range(hit.first, hit.last)}
    named = {h.named.entry.country for h in scene.hits.all if a.lower[h.last - 1] not in capital}
    placed = {c for t, c in scene.place_at.items() if a.lower[t] not in capital}
    told = (named | placed) - NO_HOME
    return country if told and country not in told else None


def _state_at(scene: Scene, noun: int) -> str | None:
    """The country that a noun is the name of, or its capital's."""
    hit = scene.hits.at[noun]
    if hit is None or hit.named.entry.kind != "country":
        return None
    return hit.named.entry.country if hit.named.sort in ("name", "capital") else None


def _first_of_all(scene: Scene, noun: int) -> int:
    """The first of those joined by "and"."""
    while scene.a.deps[noun] == "conj" and scene.a.heads[noun] < noun:
        noun = scene.a.heads[noun]
    return noun


def _whom_it_faces(scene: Scene, token: int) -> set[str]:
    """The Kenya of "ministers condemned Kenya", "ministers met and called on Kenya": not theirs, even
    where no other country is named."""
    a = scene.a
    while a.deps[token] == "conj" and a.heads[token] < token:
        token = a.heads[token]
    if a.deps[token] != "nsubj":
        return set()
    verbs = [a.heads[token]]
    verbs += [v for v in a.kids(verbs[0], "conj") if a.child(v, "nsubj") is None]
    outward = [verb for verb in verbs if a.lemmas[verb] in scene.words.outward]
    nouns = [noun for verb in outward for noun in a.kids(verb, "dobj")]
    preps = [p for verb in outward for p in a.kids(verb, "prep") if a.lower[p] in ("on", "upon")]
    nouns += [noun for prep in preps for noun in a.kids(prep, "pobj")]
    hits = (scene.hits.at[noun] for noun in nouns)
    named = (hit.named for hit in hits if hit is not None)
    states = (one for one in named if one.entry.kind == "country")
    return {one.entry.country for one in states if one.sort in ("name", "capital")}


def _victims(scene: Scene, token: int) -> str | None:
    """The China of "rebels freed two Chinese", where nothing else in the report is of China."""
    a, verb = scene.a, scene.a.heads[token]
    things = a.kids(verb, "dobj") if a.deps[token] == "nsubj" else []
    role = scene.register.roles.ending_at(scene.lower, token)
    if not things or role is None or role[1].sectors[:1] not in _OUTLAWS:
        return None
    if a.lemmas[verb] not in scene.words.harming | scene.words.holding:
        return None
    country = country_of(scene, things[0])
    phrase = range(a.left[things[0]], a.right[things[0]])
    hits = (hit for hit in scene.hits.all if hit.first not in phrase)
    named = any(hit.named.entry.country == country for hit in hits)
    there = any(c == country and t not in phrase for t, c in scene.place_at.items())
    return None if named or there else country


def _host(scene: Scene, token: int) -> str | None:
    """The Chad of "Chad expelled two diplomats": whom a country lets in or sends away is not its own."""
    a, verb = scene.a, scene.a.heads[token]
    if a.lemmas[token] not in scene.words.guests:
        return None
    if a.deps[token] == "nsubj" and a.deps[verb] in ("ccomp", "xcomp"):  # "lets observers watch"
        verb = a.heads[verb]
    elif a.deps[token] != "dobj":
        return None
    host = a.child(verb, "nsubj") if a.lemmas[verb] in scene.words.hosting else None
    return country_of(scene, host) if host is not None and host < token else None


def _envoys(scene: Scene, token: int) -> str | None:
    """The Chad of "the Chadian envoy met rebels", where nothing else in the report is of Chad: not the rebels'."""
    a, role = scene.a, scene.register.roles.ending_at(scene.lower, token)
    if role is None or role[1].sectors[:1] not in _OUTLAWS:
        return None
    named = scene.named_in(a.sentence_of[token])
    if len(named) != 1:
        return None
    ((country, tokens),) = named.items()
    sent = all(a.lemmas[a.heads[t]] in scene.words.guests for t in tokens)
    elsewhere = any(
        hit.named.entry.country == country and hit.first not in tokens for hit in scene.hits.all
    )
    return country if sent and not elsewhere else None
