"""Forces that are called by their weapons: "Syrian MiG-29s", "a Turkish Bayraktar"."""

import re
from collections.abc import Iterator

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import Whose, region
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.whose import whose_is
from dateline.knowledge.actorwords import spelling

_DOERS = ("nsubj", "nsubjpass")
_STRIKES = {"strike", "raid", "bombing", "bombardment", "sortie"}
_WIDEST = 3  # tokens of "F", "/", "A-18s"
_VARIANT = re.compile(r"[a-z]+\d+(?=[a-z]{1,3}$)")  # "F-15E", "MiG-21bis"


def find_weapons(scene: Scene) -> list[Found]:
    """Before other names, so that no "Turkish Bayraktar" is taken for a firm. As with other weapons, nobody acts where
    the text does not say whose they are; a name that others bear is then left to them."""
    found = []
    for first, last, model in _models(scene):
        start = region(scene.a, first)
        whose = whose_is(scene, start, first, last - 1)
        entry = whose.hit.named.entry if whose.hit is not None else None
        owned = entry is not None and whose.hit is not None and start <= whose.hit.first < first
        alone = scene.words.weapons[model]
        if owned and entry is not None and (entry.kind in ("country", "place") or entry.armed):
            if alone == "yes" or entry.armed or _at_war(scene, first, last, model):
                found.append(_force(scene, start, first, last, whose))
                scene.use(start, last)
        elif "made" in scene.lower[start:first]:  # "Iranian-made Shaheds" are anybody's
            scene.use(start, last)
        elif alone == "yes":
            scene.use(first, last)
    return found


def _at_war(scene: Scene, first: int, last: int, model: str) -> bool:
    """A deed of weapons only, or another word of war in the sentence: no car, club, storm or animal."""
    a, alone = scene.a, scene.words.weapons[model]
    several = scene.lower[last - 1].endswith("s")
    if alone == "plural" and several:
        return True
    if alone == "several" and not several:
        return False
    above = _above(scene, first, last)
    shot_down = a.lemmas[above] == "shoot" and any(a.lower[c] == "down" for c in a.children[above])
    if a.lemmas[above] in scene.words.war_deeds or a.lemmas[above] in _STRIKES or shot_down:
        return True
    sentence = a.sentences[a.sentence_of[first]]
    return any(
        a.lower[t] in scene.words.war_words and a.tags[t] in ("NN", "NNS")
        for t in range(sentence.first, sentence.last)
        if not first <= t < last
    )


def _models(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Where a model does something, or is done something to, that weapons do."""
    a, weapons, last = scene.a, scene.words.weapons, len(scene.a)
    while last > 0:
        width = 0
        if a.pos[last - 1] in ("NOUN", "PROPN", "NUM", "ADJ") and scene.hits.at[last - 1] is None:
            for width in range(min(_WIDEST, last), 0, -1):
                model = _model(weapons, "".join(scene.lower[last - width : last]))
                if (
                    model
                    and a.words[last - width][0].isupper()
                    and _acts(scene, last - width, last)
                    and not _is_other_name(scene, last - width, last)
                ):
                    yield last - width, last, model
                    break
            else:
                width = 0
        last -= width or 1


def _model(weapons: dict[str, str], word: str) -> str | None:
    word = spelling(word)
    if word in weapons:
        return word
    word = word.removesuffix("s")
    variant = _VARIANT.match(word)
    return next((w for w in (word, variant[0] if variant else "") if w in weapons), None)


def _is_other_name(scene: Scene, first: int, last: int) -> bool:
    """ "Ali Shahed", "Stanford Grads", "Leopard Bank"; what has a number is no person's."""
    a = scene.a
    if any(char.isdigit() for token in range(first, last) for char in a.words[token]):
        return False
    before = first - 1 if first and a.words[first - 1] not in ("'s", "’s") else first - 2
    for token in (before, last):
        named = 0 <= token < len(a) and a.pos[token] == "PROPN" and scene.hits.at[token] is None
        close = a.sentence_of[token] == a.sentence_of[first] if named else False
        if close and _model(scene.words.weapons, a.lower[token]) is None:  # "AH-64 Apaches"
            return True
    one = spelling("".join(scene.lower[first:last])) in scene.words.weapons  # no family: "Shaheds"
    return one and any(scene.label(token) == "PERSON" for token in range(first, last))


def _above(scene: Scene, first: int, last: int) -> int:
    """The verb whose doer or object they are, or the strike that is theirs; -1 where there is none."""
    a = scene.a
    head = next((t for t in range(first, last) if a.heads[t] not in range(first, last)), first)
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    above = a.heads[head]
    if a.deps[head] in ("compound", "nmod", "amod"):
        return above if above == last and a.lemmas[above] in _STRIKES else -1
    if a.deps[head] == "pobj":
        return a.heads[above] if a.lower[above] == "by" else -1
    return above if a.deps[head] in (*_DOERS, "dobj") else -1


def _acts(scene: Scene, first: int, last: int) -> bool:
    above = _above(scene, first, last)
    deeds = scene.words.weapon_deeds | _STRIKES
    return above >= 0 and scene.a.lemmas[above] in deeds  # "Predator strikes"


def _force(scene: Scene, start: int, first: int, last: int, whose: Whose) -> Found:
    entry = whose.hit.named.entry if whose.hit is not None else None
    sectors = entry.sectors if entry is not None and entry.armed else ("MIL",)
    name = scene.words_of(whose.hit.first if whose.hit else first, last)
    why = f'weapon "{scene.words_of(first, last)}", {whose.note}'
    return Found(
        start, last, last - 1, "organization", whose.country, sectors, 0.7, why, (first, last),
        f"weapon:{name.lower()}", plural=True, name=name,
    )  # fmt: skip
