"""What a person is called beside the name: "X, the interior minister", "the president of Kenya, X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.phrase import hits_before, region, whose_after
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene
from dateline.knowledge.roles import Role

_LINKS = ("of", "in", "for", "from")


@dataclass(slots=True)
class Beside:
    """The role on tokens `first` to `noun`, its phrase from `start`, and the names in it."""

    start: int
    first: int
    noun: int
    role: Role
    hits: list[Hit]
    former: bool


def beside(scene: Scene, person: Found) -> Beside | None:
    """The first office or role in apposition to a person."""
    a = scene.a
    for word in _nouns(scene, person):
        noun = _with_of(scene, word)
        match = scene.register.roles.ending_at(scene.lower, noun)
        if match is None or match[1].sort == "body" or noun in scene.persons or scene.used[noun]:
            continue
        first, role = match
        start = region(a, first)
        hits = hits_before(scene.hits, a, scene.words, start, first)
        after = whose_after(scene.hits, a, noun)
        if after is not None and not hits:
            hits = [after]
        former = any(a.lower[t] in scene.words.former for t in range(start, first))
        return Beside(start, first, noun, role, hits, former)
    return None


def _with_of(scene: Scene, noun: int) -> int:
    """The last token of "secretary of state", where that is one office."""
    for last in (noun + 2, noun + 3):
        if last < len(scene.a) and scene.lower[noun + 1] in ("of", "for"):
            match = scene.register.roles.ending_at(scene.lower, last)
            if match is not None and match[0] <= noun:
                return last
    return noun


def _nouns(scene: Scene, person: Found) -> Iterator[int]:
    a, head = scene.a, person.head
    yield from (t for t in a.children[head] if a.deps[t] == "appos")
    if a.deps[head] == "appos":
        yield a.heads[head]
    before = person.first - 1
    if before > 1 and a.words[before] == "," and a.sentence_of[before] == a.sentence_of[head]:
        noun = before - 1
        hit = scene.hits.at[noun]
        if hit is not None and hit.first >= 3:
            link = hit.first - 1 - (a.lower[hit.first - 1] == "the")
            if a.lower[link] in _LINKS:
                noun = link - 1  # "his counterpart in Kenya, X"
        yield noun


def mention_of(scene: Scene, person: Found, said: Beside) -> Found:
    """The apposition as a mention of its own; it joins the person by the name."""
    scene.use(said.start, said.noun + 1)
    phrase = scene.words_of(said.first, said.noun + 1)
    return Found(
        said.start, said.noun + 1, said.noun, "person", None, (), 0.7, f'apposition "{phrase}"',
        person.core, None, person.entry,
    )  # fmt: skip
