"""Who speaks without a name, office or known role: "said a welder who had marched"."""

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.home import home
from dateline.extraction.actors.phrase import hits_before, region
from dateline.extraction.actors.scene import Scene

# Verbs of which works and goods are objects as well as people.
ISSUING = frozenset({"release"})
_MAKERS = {"BUS", "JRN", "EDU", "CVL", "LAB"}


def find_nameless(scene: Scene) -> list[Found]:
    """Nouns for persons that are subjects of a verb of saying; numbers of people."""
    a, found = scene.a, []
    for token in range(len(a)):
        if _is_count(scene, token):
            found.append(_counted(scene, token))
            continue
        if a.deps[token] != "nsubj" or a.pos[token] != "NOUN" or scene.used[token]:
            continue
        if a.lemmas[a.heads[token]] in scene.words.saying and _is_person(scene, token):
            found.append(_speaker(scene, token))
    return found


def _is_count(scene: Scene, token: int) -> bool:
    """The people of "thousands marched", "ten were arrested", "killing six"."""
    a, verb = scene.a, scene.a.lemmas[scene.a.heads[token]]
    number = a.tags[token] == "CD" or a.lower[token] in scene.words.quantities
    if not number or scene.used[token] or _is_of_others(scene, token):
        return False
    if verb in ISSUING and a.deps[token] == "dobj" and not _can_free(scene, a.heads[token]):
        return False
    if a.deps[token] == "nsubj":
        alone = a.child(a.heads[token], "dobj") is None  # "scores killed in Kano"
        return verb in scene.words.marching or (verb in scene.words.suffered and alone)
    hurt = any(
        a.tags[c] == "VBN" and a.lemmas[c] in scene.words.suffered for c in a.kids(token, "acl")
    )
    if hurt and a.heads[token] == token:
        return True  # "16 killed in Goma", a headline
    return a.deps[token] in ("nsubjpass", "dobj") and verb in scene.words.suffered


def _can_free(scene: Scene, verb: int) -> bool:
    """Who releases people: a state, its forces, an armed group; not a firm, a studio, a band."""
    subject = scene.a.child(verb, "nsubj")
    while subject is None and scene.a.deps[verb] in ("conj", "xcomp"):
        verb = scene.a.heads[verb]
        subject = scene.a.child(verb, "nsubj")
    if subject is None or scene.a.pos[subject] == "PRON":
        return True
    person, hit = scene.persons.get(subject), scene.hits.at[subject]
    if person is not None:
        return bool(person.sectors) and not _MAKERS & {*person.sectors}
    if hit is not None:
        return not _MAKERS & {*hit.named.entry.sectors}
    match = scene.register.roles.ending_at(scene.lower, subject)
    return match is not None and not _MAKERS & {*match[1].sectors}


def _is_of_others(scene: Scene, token: int) -> bool:
    """ "Six of the soldiers"; but "tens of thousands" are a number."""
    a = scene.a
    nouns = (n for p in a.kids(token, "prep") if a.lower[p] == "of" for n in a.kids(p, "pobj"))
    return any(a.lower[noun] not in scene.words.quantities for noun in nouns)


def _counted(scene: Scene, token: int) -> Found:
    country, note = home(scene, token)
    why = f'"{scene.a.words[token]}" for people' + (f", {note}" if note else "")
    return Found(
        token, token + 1, token, "role", country, ("CVL",), 0.4, why, (token, token + 1), None,
        bare=True, plural=True, name=scene.a.words[token],
    )  # fmt: skip


def _is_person(scene: Scene, token: int) -> bool:
    a, noun = scene.a, scene.a.lemmas[token]
    if noun in scene.words.document or scene.hits.at[token] is not None:
        return False
    if any(a.lower[t] == "who" for c in a.kids(token, "relcl") for t in a.children[c]):
        return True
    ends = len(noun) > 4 and noun.endswith(scene.words.person_endings)
    return ends and not noun.endswith("ness")


def _speaker(scene: Scene, token: int) -> Found:
    a, first = scene.a, region(scene.a, token)
    while first < token and a.lower[first] in scene.words.counting:
        first += 1
    country, note = home(scene, token)
    hits = hits_before(scene.hits, a, scene.words, first, token)
    if hits:
        country, note = hits[0].named.entry.country, f'"{scene.text(hits[0])}"'
    why = f'"{a.words[token]}" speaks' + (f", {note}" if note else "")
    scene.use(first, token + 1)
    return Found(
        first, token + 1, token, "role", country, ("CVL",), 0.4, why, (token, token + 1), None,
        bare=not hits, plural=a.tags[token] == "NNS", name=a.words[token],
    )  # fmt: skip
