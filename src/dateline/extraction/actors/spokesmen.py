"""Whom a spokesman speaks for: his sectors are theirs ("a spokesman for the rebel group")."""

from collections.abc import Iterator

from dateline.extraction.actors.phrase import region
from dateline.extraction.actors.scene import Scene
from dateline.knowledge.roles import Role

_LINKS = ("for", "of", "from")
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_BODIES = ("organization", "group", "igo", "media")


def sectors_spoken_for(
    scene: Scene, start: int, first: int, noun: int, role: Role
) -> tuple[str, ...]:
    """The sectors of the role on tokens `first` to `noun` of a phrase from `start`: those of whom
    it speaks for, where the words say; else its own."""
    if scene.lower[noun] not in scene.words.spokesman or first < noun:
        return role.sectors  # "police spokesman" is a row of its own
    named = list(_principals(scene, start, first, noun))
    bodies = [t for t in named if _is_body(scene, t)]  # "the UN refugee agency" is the UN's
    for token in (*bodies, *named):
        sectors = _sectors_at(scene, token)
        if sectors is not None:
            return sectors
    return role.sectors


def _principals(scene: Scene, start: int, first: int, noun: int) -> Iterator[int]:
    """ "The [rebels]' spokesman", "a spokesman for the [union]": the nearest word first."""
    a = scene.a
    yield from _nominals(scene, start, first)
    for prep in a.kids(noun, "prep"):
        for whom in a.kids(prep, "pobj") if a.lower[prep] in _LINKS else ():
            yield from _nominals(scene, region(a, whom), whom + 1)


def _nominals(scene: Scene, first: int, last: int) -> Iterator[int]:
    return (t for t in range(last - 1, first - 1, -1) if scene.a.pos[t] in _NOMINAL)


def _is_body(scene: Scene, token: int) -> bool:
    hit = scene.hits.at[token]
    return hit is not None and hit.named.entry.kind in _BODIES


def _sectors_at(scene: Scene, token: int) -> tuple[str, ...] | None:
    """Those of the body, group or role named there; none of a state, which its office tells."""
    if (person := scene.persons.get(token)) is not None:
        return person.sectors or None
    if (hit := scene.hits.at[token]) is not None:
        return hit.named.entry.sectors if _is_body(scene, token) else None
    match = scene.register.roles.ending_at(scene.lower, token)
    if match is not None:
        return match[1].sectors
    number = scene.a.entity_of[token]
    named = number >= 0 and scene.a.entities[number].label == "ORG"
    return () if named and token not in scene.place_at else None
