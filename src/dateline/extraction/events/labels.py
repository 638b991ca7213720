"""Nouns that only put a label on another event: "the protests were a coup", the so-called "riots"."""

from collections.abc import Container

from dateline.analysis import Analysis
from dateline.record import Span

PREDICATE = frozenset({"attr", "oprd"})
# "Kidnapping for ransom is common": told of no single deed.
HABITS = frozenset({"common", "commonplace", "routine", "frequent", "rare", "illegal", "punishable"})  # fmt: skip
# "Abduction is rife"; but "fighting is widespread", "protests are widespread": that goes on now.
SPREAD = frozenset({"rife", "rampant", "widespread", "endemic", "prevalent"})
GOING_ON = frozenset({"fighting", "looting", "unrest", "violence", "rioting", "shelling", "bombing", "protest", "disorder", "famine"})  # fmt: skip
OWNED = frozenset({"det", "poss", "nummod"})
MOST_QUOTED = 3  # words inside scare quotes


class Labels:
    """Says which nouns of one analysis are labels; `quoted` are those that scare quotes hold alone."""

    def __init__(self, analysis: Analysis) -> None:
        self._a = analysis
        self._quoted = {token for span in analysis.quotes for token in self._alone(span)}

    def is_label(self, token: int, acts: Container[int]) -> bool:
        """Predicated of a noun that is itself an act, or in scare quotes and done by nobody."""
        a = self._a
        if a.pos[token] not in ("NOUN", "PROPN"):
            return False
        if token in self._quoted and a.deps[token] == "pobj":
            return True
        top = a.heads[token] if a.deps[token] == "compound" else token
        if a.deps[top] not in PREDICATE:
            return False
        verb = a.heads[top]
        return any(s in acts and s != token for s in a.kids(verb, "nsubj", "nsubjpass", "dobj"))

    def is_habit(self, token: int) -> bool:
        """Of a bare noun it is said that such things are common, or against the law."""
        a, verb = self._a, self._a.heads[token]
        if a.deps[token] not in ("nsubj", "csubj") or a.lemmas[verb] != "be":
            return False
        if a.tags[verb] not in ("VBZ", "VBP"):
            return False
        now = a.tags[token] == "NNS" or a.lemmas[token] in GOING_ON
        habits = HABITS if now else HABITS | SPREAD
        said = any(a.lemmas[c] in habits for c in a.kids(verb, "acomp"))
        return said and not any(a.deps[c] in OWNED for c in a.children[token])

    def _alone(self, span: Span) -> list[int]:
        words = [t for t in self._a.tokens_in(span) if self._a.words[t].isalpha()]
        return words if len(words) <= MOST_QUOTED else []
