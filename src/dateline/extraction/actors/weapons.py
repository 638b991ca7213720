"""Forces that are called by their weapons: "Syrian MiG-29s", "a Turkish Bayraktar"."""

import re
from collections.abc import Iterator

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import Whose, region
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.whose import whose_is
from dateline.knowledge.actorwords import spelling

_DOERS = ("nsubj", "nsubjpass")
_ATTACKS = {"attack", "strike", "raid", "bombing", "bombardment", "sortie", "assault"}
_WIDEST = 3  # tokens of "F", "/", "A-18s"
_VARIANT = re.compile(r"[a-z]+\d+(?=[a-z]{1,3}$)")  # "F-15E", "MiG-21bis"


def find_weapons(scene: Scene) -> list[Found]:
    """Before other names, so that no "Bayraktar" is taken for a firm. As with other weapons, nobody acts where the
    text does not say whose they are."""
    found = []
    for first, last, model in _models(scene):
        start = region(scene.a, first)
        whose = whose_is(scene, start, first, last - 1)
        entry = whose.hit.named.entry if whose.hit is not None else None
        owned = entry is not None and whose.hit is not None and start <= whose.hit.first < first
        if owned and entry is not None and (entry.kind in ("country", "place") or entry.armed):
            found.append(_force(scene, start, first, last, whose))
        elif not _stands_alone(scene, last - 1, model):
            continue
        scene.use(start, last)
    return found


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


def _acts(scene: Scene, first: int, last: int) -> bool:
    a = scene.a
    head = next((t for t in range(first, last) if a.heads[t] not in range(first, last)), first)
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    above = a.heads[head]
    if a.deps[head] in ("compound", "nmod", "amod"):
        return above == last and a.lemmas[above] in _ATTACKS  # "Predator strikes"
    if a.deps[head] == "pobj":
        return a.lower[above] == "by" and a.lemmas[a.heads[above]] in scene.words.weapon_deeds
    return a.deps[head] in (*_DOERS, "dobj") and a.lemmas[above] in scene.words.weapon_deeds


def _stands_alone(scene: Scene, token: int, model: str) -> bool:
    """Without a country: what names nothing else, and several of what is no common word."""
    alone = scene.words.weapons[model]
    return alone == "yes" or (alone == "plural" and scene.lower[token].endswith("s"))


def _force(scene: Scene, start: int, first: int, last: int, whose: Whose) -> Found:
    entry = whose.hit.named.entry if whose.hit is not None else None
    sectors = entry.sectors if entry is not None and entry.armed else ("MIL",)
    name = scene.words_of(whose.hit.first if whose.hit else first, last)
    why = f'weapon "{scene.words_of(first, last)}", {whose.note}'
    return Found(
        start, last, last - 1, "organization", whose.country, sectors, 0.7, why, (first, last),
        f"weapon:{name.lower()}", plural=True, name=name,
    )  # fmt: skip
