"""No false alarm: acts that the topic of the report, or who is said to act, speaks against."""

from dateline.analysis import Analysis
from dateline.extraction.events.lifting import Act
from dateline.extraction.events.topics import TopicScore
from dateline.knowledge.ontology import Topics

LOUD = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "RETREAT"})

PENAL = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "CONCEDE", "REJECT", "THREATEN"})


class Quiet:
    """Says which acts of a report to leave out."""

    def __init__(self, analysis: Analysis, topics: Topics) -> None:
        self._topic = TopicScore(analysis, topics)

    def silences(self, act: Act) -> bool:
        if self._topic.name == "sport":
            return not self._topic.is_hard(act.hit.token)
        if self._topic.name == "crime":
            return act.type in PENAL and not self._topic.is_hard(act.hit.token)
        if self._topic.name == "market":
            return act.type in LOUD and not self._topic.is_hard(act.hit.token)
        return False
