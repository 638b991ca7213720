"""What a report or a sentence is about, so far as that speaks against violence: sport, markets, the arts."""

from functools import cached_property
from itertools import pairwise

from dateline.analysis import Analysis
from dateline.knowledge.ontology import Topics

HARD = 2
MIN_WEIGHT = 6  # two certain words, or three plain ones
SENTENCE_WEIGHT = 3  # one certain word, or a plain one and a hint
PLAIN_WEIGHT = 5  # two plain words and a hint
DENSITY = (
    0.06  # weight a word over the whole report, so that one cup in a long report of war is nothing
)
LEANING = 0.03  # … where it is only asked whether violence is private


class TopicScore:
    """Topic of the report and, for a sentence, its own topic and whether words outweigh it."""

    def __init__(self, analysis: Analysis, topics: Topics) -> None:
        self._a = analysis
        self._topics = topics
        self._sentences: dict[int, str | None] = {}
        self._play: dict[int, bool] = {}
        self.name = self._name(topics)

    def _name(self, topics: Topics) -> str | None:
        best: str | None = None
        most = self._enough(DENSITY)
        for topic in topics.hard:
            total = self._weight(topic)
            if total >= most:
                best, most = topic, total
        return best

    def _enough(self, density: float) -> float:
        return max(MIN_WEIGHT, density * len(self._a))

    def _weight(self, topic: str) -> float:
        weights, hard = self._topics.weights[topic], self._topics.hard[topic]
        return sum(weights.get(w, 0) - (HARD if w in hard else 0) for w in self._a.lower)

    @cached_property
    def leans_to_crime(self) -> bool:
        """The report may be on everyday crime, if not by every word."""
        return self._weight("crime") >= self._enough(LEANING)

    def of_sentence(self, token: int) -> str | None:
        number = self._a.sentence_of[token]
        if number not in self._sentences:
            self._sentences[number] = self._sentence_topic(number)
        return self._sentences[number]

    def is_play(self, token: int) -> bool:
        """Plainly of sport, and of nothing graver."""
        number = self._a.sentence_of[token]
        if number not in self._play:
            terms, weights = self._terms(number), self._topics.weights["sport"]
            self._play[number] = sum(weights.get(term, 0) for term in terms) >= PLAIN_WEIGHT
        return self._play[number] and not self.is_hard(token, "sport")

    def _terms(self, number: int) -> list[str]:
        """The words of a sentence and the pairs of them."""
        sentence = self._a.sentences[number]
        words = self._a.lower[sentence.first : sentence.last]
        return [*words, *(f"{a} {b}" for a, b in pairwise(words))]

    def _sentence_topic(self, number: int) -> str | None:
        """The heaviest topic, by its single words and pairs of words."""
        terms = self._terms(number)
        best: str | None = None
        most = SENTENCE_WEIGHT
        for topic, weights in self._topics.weights.items():
            total = sum(weights.get(term, 0) for term in terms)
            if total > most or (total == most and best is None):
                best, most = topic, total
        return best

    def is_hard(self, token: int, topic: str) -> bool:
        """The sentence has words that outweigh a topic."""
        sentence = self._a.sentences[self._a.sentence_of[token]]
        words = self._a.lower[sentence.first : sentence.last]
        return not self._topics.hard[topic].isdisjoint(words)
