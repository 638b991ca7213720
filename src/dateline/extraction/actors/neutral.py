"""Who is not of the country where he is: mediators, envoys, those who watch over a vote or a truce."""

from dateline.extraction.actors.phrase import region
from dateline.extraction.actors.scene import Scene

_MODIFIERS = ("amod", "compound", "nmod", "poss")


def is_neutral(scene: Scene, token: int) -> bool:
    """Not the police's or a school's inspectors, nor a mission of aid or of a church: those are of where they are."""
    a, words, lemma = scene.a, scene.words, scene.a.lemmas[token]
    if lemma not in words.neutral:
        return False
    role = scene.register.roles.ending_at(scene.lower, token)
    if role is not None and role[1].sectors[:1] == ("COP",):
        return False
    if lemma not in words.watchers:
        return True
    if not words.watching.isdisjoint(a.lower[region(a, token) : token]):
        return True
    if lemma == "mission":
        plain = not a.kids(token, *_MODIFIERS)
        return plain and any(a.lower[child] == "the" for child in a.children[token])
    sentence = a.sentences[a.sentence_of[token]]
    watched = not words.watching.isdisjoint(a.lower[sentence.first : sentence.last])
    return watched and lemma != "inspector"


def has_left_office(scene: Scene, token: int) -> bool:
    """The "former ambassador" is at home where he is, as others are."""
    words = scene.a.lower[region(scene.a, token) : token]
    return not scene.words.former.isdisjoint(words)
