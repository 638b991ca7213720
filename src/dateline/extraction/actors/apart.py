"""Countries that a sentence sets apart from who stands in it: "the minister accused Kenya"."""

from collections.abc import Iterator

from dateline.extraction.actors.scene import Scene, Theirs

_OBJECTS = ("dobj", "dative", "xcomp", "oprd")
_TOUCHED = {"of", "to", "on", "upon", "with", "against", "for", "over", "about"}
_TRAVELS = {"trip", "journey", "flight", "pilgrimage", "travels"}
_WAYS = {"to", "into", "toward", "towards", "for"}


def countries_apart(scene: Scene, token: int, said: bool = False) -> set[str]:
    """The countries that the sentence of a token names nowhere but in what is said there or done
    to others, and, but where only what is `said` is asked for, whither somebody goes. What happens
    in a country may well be told from there."""
    number = scene.a.sentence_of[token]
    named, places = scene.named_in(number), scene.places_in(number)
    if not (named or places):
        return set()
    theirs = [one for one in _parts(scene, number) if token not in one.tokens]
    ways = [one for one in theirs if one.way]
    if said:
        theirs = [one for one in theirs if not one.way]
    return {
        country
        for country in {**named, **places}
        if all(_lies_in(ways, t) or _acts(scene, t) for t in places.get(country, ()))
        and all(_lies_in(theirs, t) for t in named.get(country, ()))
    }


def _acts(scene: Scene, token: int) -> bool:
    """The "London" of "London had armed them", whatever the place is taken for."""
    return scene.a.deps[token] in ("nsubj", "nsubjpass")


def _lies_in(parts: list[Theirs], token: int) -> bool:
    return any(token in part.tokens for part in parts)


def _parts(scene: Scene, number: int) -> list[Theirs]:
    if number not in scene.apart:
        sentence = scene.a.sentences[number]
        scene.apart[number] = [
            part
            for token in range(sentence.first, sentence.last)
            for part in (
                *_said_or_done(scene, token),
                *_goals(scene, token),
                *_victims(scene, token),
                *_some(scene, token),
            )
        ]
    return scene.apart[number]


def _said_or_done(scene: Scene, verb: int) -> Iterator[Theirs]:
    """What a verb of saying or of doing to others rules."""
    a = scene.a
    if a.pos[verb] != "VERB":
        return
    outward = a.lemmas[verb] in scene.words.outward or a.lemmas[verb] in scene.words.saying
    for below in a.children[verb]:
        touched = a.deps[below] in _OBJECTS or (
            a.deps[below] == "prep" and a.lower[below] in _TOUCHED
        )
        content = a.deps[below] == "ccomp" and not _tells_whose(scene, below, verb)
        if content or (outward and touched):
            yield Theirs(range(a.left[below], a.right[below]))


def _victims(scene: Scene, verb: int) -> Iterator[Theirs]:
    """Whose country tells nothing of who harmed them: "a Kenyan was abducted by gunmen"."""
    a = scene.a
    if a.pos[verb] == "VERB" and a.lemmas[verb] in scene.words.harming:
        for below in a.kids(verb, "nsubjpass", "dobj"):
            yield Theirs(range(a.left[below], a.right[below]))


def _some(scene: Scene, token: int) -> Iterator[Theirs]:
    """ "Including two Kenyans", "among them two Kenyans": not all of them."""
    a = scene.a
    if a.lower[token] == "including" and a.deps[token] == "prep":
        yield Theirs(range(a.left[token], a.right[token]))
    elif a.lower[token] == "among" and a.deps[a.heads[token]] == "appos":
        yield Theirs(range(a.left[a.heads[token]], a.right[a.heads[token]]))


def _verb_above(scene: Scene, token: int) -> str | None:
    """The verb that a preposition tells more of, through others."""
    a = scene.a
    while a.deps[token] in ("prep", "pobj"):
        token = a.heads[token]
    return a.lemmas[token] if a.pos[token] == "VERB" else None


def _tells_whose(scene: Scene, content: int, verb: int) -> bool:
    """ "Kenya closed the border, police said": these are Kenya's."""
    subject = scene.a.child(content, "nsubj", "nsubjpass")
    if content > verb or subject is None or scene.quote_of(content) >= 0:
        return False
    words = range(scene.a.left[subject], scene.a.right[subject])
    named = scene.named_in(scene.a.sentence_of[subject])
    return any(token in words for tokens in named.values() for token in tokens)


def _goals(scene: Scene, token: int) -> Iterator[Theirs]:
    """ "X, who flew to Kenya", "a visit to Kenya by X"; "she said by telephone from Kenya"."""
    a = scene.a
    if a.lower[token] == "from" and _verb_above(scene, token) in scene.words.saying:
        yield Theirs(range(a.left[token], a.right[token]), way=True)
    if a.lemmas[token] in scene.words.movement or a.lemmas[token] in _TRAVELS:
        for prep in a.kids(token, "prep"):
            if a.lower[prep] in _WAYS:
                yield Theirs(range(a.left[prep], a.right[prep]), way=True)
