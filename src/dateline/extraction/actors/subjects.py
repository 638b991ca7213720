"""Subjects of sentences, and the country that a noun phrase names."""

from dateline.extraction.actors.phrase import hits_before, region
from dateline.extraction.actors.scene import Scene

SUBJECT = ("nsubj", "nsubjpass")


def subject_before(scene: Scene, token: int) -> str | None:
    """The country of the subject of the sentence before."""
    number = scene.a.sentence_of[token] - 1
    subject = main_subject(scene, number) if number >= 0 else None
    return country_of(scene, subject) if subject is not None else None


def main_subject(scene: Scene, number: int) -> int | None:
    """The subject of the main clause of a sentence."""
    a, sentence = scene.a, scene.a.sentences[number]
    roots = (t for t in range(sentence.first, sentence.last) if a.heads[t] == t)
    return next((s for t in roots if (s := a.child(t, *SUBJECT)) is not None), None)


def country_of(scene: Scene, noun: int) -> str | None:
    """The country that the words of a noun phrase name: "Kenya", "Kenya's envoy", "President X"."""
    if (person := scene.persons.get(noun)) is not None:
        return person.country
    hits = hits_before(scene.hits, scene.a, scene.words, region(scene.a, noun), noun + 1)
    kinds = ("country", "place", "igo", "organization", "group")
    return next((h.named.entry.country for h in hits if h.named.entry.kind in kinds), None)
