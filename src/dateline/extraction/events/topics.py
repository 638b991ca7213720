"""What a report is about, so far as that speaks against violence: sport and markets."""

from dateline.analysis import Analysis
from dateline.knowledge.ontology import Topics

MIN_WEIGHT = 6  # two certain words, or three plain ones
DENSITY = (
    0.06  # weight a word over the whole report, so that one cup in a long report of war is nothing
)


class TopicScore:
    """Topic of the report and, for a sentence, whether hard words outweigh it."""

    def __init__(self, analysis: Analysis, topics: Topics) -> None:
        self._a = analysis
        self._hard = topics.hard
        self.name = self._name(topics)

    def _name(self, topics: Topics) -> str | None:
        best: str | None = None
        most = max(MIN_WEIGHT, DENSITY * len(self._a))
        for topic, weights in topics.weights.items():
            total = sum(weights.get(word, 0) for word in self._a.lower)
            if total >= most:
                best, most = topic, total
        return best

    def is_hard(self, token: int) -> bool:
        """The sentence speaks of police, courts, weapons, governments."""
        sentence = self._a.sentences[self._a.sentence_of[token]]
        words = self._a.lower[sentence.first : sentence.last]
        return sum(word in self._hard for word in words) >= 1
