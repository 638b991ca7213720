"""What a report is about, so far as that speaks against violence: sport and markets."""

from dateline.analysis import Analysis
from dateline.knowledge.ontology import Topics

HARD = 2
MIN_WEIGHT = 6  # two certain words, or three plain ones
DENSITY = (
    0.06  # weight a word over the whole report, so that one cup in a long report of war is nothing
)


class TopicScore:
    """Topic of the report and, for a sentence, whether words outweigh it."""

    def __init__(self, analysis: Analysis, topics: Topics) -> None:
        self._a = analysis
        self.name = self._name(topics)
        self._hard = topics.hard.get(self.name or "", frozenset())

    def _name(self, topics: Topics) -> str | None:
        best: str | None = None
        most = max(MIN_WEIGHT, DENSITY * len(self._a))
        for topic, weights in topics.weights.items():
            hard = topics.hard[topic]
            total = sum(weights.get(w, 0) - (HARD if w in hard else 0) for w in self._a.lower)
            if total >= most:
                best, most = topic, total
        return best

    def is_hard(self, token: int) -> bool:
        """The sentence has words that outweigh the topic."""
        sentence = self._a.sentences[self._a.sentence_of[token]]
        words = self._a.lower[sentence.first : sentence.last]
        return not self._hard.isdisjoint(words)
