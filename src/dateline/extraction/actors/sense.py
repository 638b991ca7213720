"""Whether a word that may name an actor does so here: "the public", but not "in public"."""

from dateline.extraction.actors.phrase import Whose
from dateline.extraction.actors.scene import Scene
from dateline.knowledge.roles import Role

_DOER = ("nsubj", "nsubjpass")
_NOON, _DIGITS = 12, 2
_ABSTRACT = {"justice", "authority", "custody"}


def counts(scene: Scene, first: int, token: int, role: Role, whose: Whose) -> bool:
    """Words such as "force" or "side" are actors only with an owner; "law enforcement" only as
    who does something."""
    word = scene.a.lower[token]
    of_nation = whose.hit is not None and whose.hit.named.entry.kind == "country"
    if role.phrase in scene.words.machines and _is_name(scene, token) and not of_nation:
        return False  # a car, a team; not the Pakistan Rangers
    before = scene.a.lower[token - 1] if token else ""
    if (word == "pm" and _is_hour(before)) or (word == "general" and before == "in"):
        return False  # "at 4 pm", "the industry in general"
    if word in ("office", "offices") and " " not in role.phrase:
        return _of_somebody(scene, first, whose)
    if role.phrase in scene.words.mass and scene.a.tags[token] in ("NN", "NNP"):
        return _is_doer(scene, token, word)
    somewhere = word == "state" and _names_region(scene, first, token, whose)
    if somewhere or (
        word in ("body", "bodies", "state", "network", "networks")
        and _is_of_something(scene, token)
    ):
        return False
    if word not in scene.words.needs_owner or " " in role.phrase or whose.named:
        return True
    if is_of_people(scene, first) or _is_of_body(scene, token) or _opens_headline(scene, token):
        return True
    generic = scene.words.generic | scene.words.generic_media
    return "the" in _before(scene, token) and word in generic


def _opens_headline(scene: Scene, token: int) -> bool:
    """ "Union rejects pay offer"."""
    a = scene.a
    opens = a.sentences[a.sentence_of[token]].first == token and a.deps[token] == "nsubj"
    return opens and a.tags[a.heads[token]] == "VBZ" and a.lower[token] in scene.words.acting


def _is_hour(word: str) -> bool:
    hour = word.replace(".", ":").split(":")[0]
    return hour.isdecimal() and len(hour) <= _DIGITS and int(hour) <= _NOON


def _is_name(scene: Scene, token: int) -> bool:
    """With a capital where no sentence opens."""
    a = scene.a
    opens = a.sentences[a.sentence_of[token]].first == token
    return a.tags[token] in ("NNP", "NNPS") and not opens


def _before(scene: Scene, token: int) -> set[str]:
    return {scene.a.lower[child] for child in scene.a.children[token] if child < token}


def _of_somebody(scene: Scene, first: int, whose: Whose) -> bool:
    """ "Mr X's office", "the U.N. office"; not "the company's office", "an office"."""
    if any(t in scene.persons for t in range(max(0, first - 3), first)):
        return True
    return whose.hit is not None and whose.hit.named.entry.kind == "igo"


def _is_of_something(scene: Scene, token: int) -> bool:
    """ "The body of a soldier", "a state of emergency"; not "the state of Kenya"."""
    a = scene.a
    nouns = (n for p in a.kids(token, "prep") if a.lower[p] == "of" for n in a.kids(p, "pobj"))
    return any(scene.hits.at[noun] is None and noun not in scene.in_place for noun in nouns)


def _names_region(scene: Scene, first: int, token: int, whose: Whose) -> bool:
    """In "cut in the Indian state of Manipur" it is where something is done."""
    a = scene.a
    nouns = (n for p in a.kids(token, "prep") if a.lower[p] == "of" for n in a.kids(p, "pobj"))
    if a.deps[token] in _DOER:
        return False
    described = whose.hit is not None and whose.hit.last <= first
    return described and any(noun in scene.in_place for noun in nouns)


def is_of_people(scene: Scene, first: int) -> bool:
    """ "The miners' union", "the teachers union"."""
    last = first - 2 if scene.lower[first - 1] in ("'s", "'") else first - 1
    return last > 0 and scene.a.tags[last] == "NNS" and _role_at(scene, last) is not None


def _is_of_body(scene: Scene, token: int) -> bool:
    """ "The head of the miners' union"."""
    a = scene.a
    nouns = (n for p in a.kids(token, "prep") if a.lower[p] == "of" for n in a.kids(p, "pobj"))
    return any((role := _role_at(scene, noun)) and role.sort == "body" for noun in nouns)


def _role_at(scene: Scene, token: int) -> Role | None:
    match = scene.register.roles.ending_at(scene.lower, token)
    return match[1] if match is not None else None


def _is_doer(scene: Scene, token: int, word: str) -> bool:
    a = scene.a
    before = _before(scene, token)
    if word in _ABSTRACT:
        return bool(before & {"a", "an"})
    if before & {"the", "'s"}:
        return True
    dep, above = a.deps[token], a.heads[token]
    return dep in _DOER or (dep == "pobj" and a.lower[above] == "by")
