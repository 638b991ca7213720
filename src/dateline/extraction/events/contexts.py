"""What an event is about: PLOVER's contexts, from the words of its sentence."""

from dateline.analysis import Analysis
from dateline.knowledge.ontology import Ontology

MOST = 3


class Contexts:
    """Contexts of the sentences of one analysis, each read once."""

    def __init__(self, analysis: Analysis, ontology: Ontology) -> None:
        self._a = analysis
        self._phrases = ontology.contexts
        self._memo: dict[int, dict[str, int]] = {}

    def of(self, token: int, given: tuple[str, ...]) -> tuple[str, ...]:
        """At most three: the row's own first, then by weight of the words found."""
        weights = dict(self._sentence(self._a.sentence_of[token]))
        for context in given:
            weights[context] = weights.get(context, 0) + 2
        ranked = sorted(weights, key=lambda c: (-weights[c], c))
        return tuple(context for context in ranked[:MOST] if weights[context] >= 2)

    def _sentence(self, number: int) -> dict[str, int]:
        found = self._memo.get(number)
        if found is None:
            found = self._memo[number] = self._weigh(number)
        return found

    def _weigh(self, number: int) -> dict[str, int]:
        weights: dict[str, int] = {}
        lemmas, sentence = self._a.lemmas, self._a.sentences[number]
        token = sentence.first
        while token < sentence.last:
            length = 1
            for words, context, weight in self._phrases.get(lemmas[token], ()):
                if tuple(lemmas[token : token + len(words)]) == words:
                    weights[context] = weights.get(context, 0) + weight
                    length = max(length, len(words))
            token += length
        return weights
