"""No false alarm: acts that the topic, the words around them, or who is said to act, speak against."""

from collections.abc import Iterator

from dateline.extraction.events.conditions import Conditions
from dateline.extraction.events.evidence import Evidence
from dateline.extraction.events.lifting import Act
from dateline.extraction.events.topics import TopicScore
from dateline.extraction.events.triggers import Hit
from dateline.knowledge.ontology import Topics

LOUD = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "RETREAT"})

PENAL = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "CONCEDE", "REJECT", "THREATEN"})
# Fights of a sentence about these are no violence, whatever the report is about.
GAMES = frozenset({"sport", "culture", "market"})


class Quiet:
    """Says which acts of a report to leave out."""

    def __init__(self, conditions: Conditions, topics: Topics) -> None:
        self._topic = TopicScore(conditions.a, topics)
        self._evidence = Evidence(conditions)

    def silences(self, act: Act) -> bool:
        return self._off_topic(act) or any(
            self._is_no_violence(hit, act.hit is not act.core) for hit in _hits(act)
        )

    def is_of_game(self, token: int) -> bool:
        """The sentence speaks of sport, culture or markets, rightly or not."""
        return self._topic.of_sentence(token) in GAMES

    def _off_topic(self, act: Act) -> bool:
        if act.type not in LOUD and self._topic.is_play(act.hit.token):
            return True
        topic = self._topic.name
        if topic is None or self._topic.is_hard(act.hit.token, topic):
            return False
        if topic == "crime":
            return act.type in PENAL and not self._evidence.by_force(act.core)
        if topic == "disaster":
            return act.type == "ASSAULT" and not self._evidence.has_doer(act.core)
        return topic != "market" or act.type in LOUD

    def _is_no_violence(self, hit: Hit, bound: bool) -> bool:
        evidence = self._evidence
        if hit.type not in LOUD:
            return False
        if evidence.figurative(hit, bound) or evidence.in_work(hit):
            return True
        if self._is_private(hit):
            return True
        if hit.type == "MOBILIZE":
            return evidence.unwarlike(hit)
        return self._in_game(hit)

    def _is_private(self, hit: Hit) -> bool:
        """Everyday crime, by who does it to whom or by what the report is about."""
        evidence, topic = self._evidence, self._topic
        if hit.type != "ASSAULT" or topic.is_hard(hit.token, "crime"):
            return False
        return evidence.private(hit) or (topic.leans_to_crime and not evidence.by_force(hit))

    def _in_game(self, hit: Hit) -> bool:
        evidence = self._evidence
        if self._topic.of_sentence(hit.token) not in GAMES or evidence.has_hard(hit):
            return False
        if hit.type == "PROTEST":
            return evidence.unwarlike(hit)  # runners march
        if hit.type != "ASSAULT" and not (hit.type == "COERCE" and evidence.is_weak(hit)):
            return False
        return not evidence.harms_person(hit) or (
            evidence.is_weak(hit) and not evidence.is_lethal(hit)
        )


def _hits(act: Act) -> Iterator[Hit]:
    yield act.core
    if act.hit is not act.core:
        yield act.hit
