"""How a name of a place stands in its clause: as where something happened, or as whose or whence."""

from collections.abc import Iterator

from dateline.extraction.draft import Context
from dateline.extraction.sites import head_of
from dateline.record import Span
from dateline.record.vocabulary import PlaceFeature

_WHERE = {"in", "at", "near", "on", "outside", "inside", "around", "across", "off", "throughout"}
_TOWARDS = _WHERE | {"from", "to", "into", "towards", "toward"}
_UP = 6  # heads looked at above a name


class Standing:
    """Asked for the names of one report."""

    def __init__(self, ctx: Context) -> None:
        self._a, self._words = ctx.analysis, ctx.knowledge.place_words
        self._nouns = ctx.knowledge.event_nouns

    def is_setting(self, span: Span) -> bool:
        """Not who acts or owns: "China would stand with", "China's investments"."""
        a, tokens = self._a, self._a.tokens_in(span)
        if not tokens:
            return False
        head = head_of(a, tokens)
        if a.deps[head] == "poss":  # "in Kesh's markets", "the outskirts of Kesh"
            owned = a.heads[head]
            where = a.lower[a.heads[owned]] in _TOWARDS and not self._is_body(owned)
            return where or self._is_part(owned)
        return a.deps[head] != "nsubj"

    def is_part_of(self, span: Span, use: str) -> bool:
        """ "In a southern Peruvian town", "near the Afghan capital": an adjective that says where."""
        a, tokens = self._a, self._a.tokens_in(span)
        if use != "demonym" or not tokens:
            return False
        noun = a.heads[tokens[-1]]
        named = a.deps[tokens[-1]] in ("amod", "compound", "nmod") and a.pos[noun] == "NOUN"
        where = a.deps[noun] == "pobj" and a.lower[a.heads[noun]] in _WHERE
        return named and where and a.lower[noun] in self._words.types

    def is_barred(self, preposition: int) -> bool:
        """ "The president of Kesh", "soldiers from Kesh": not where anything happened."""
        a = self._a
        over, word = a.heads[preposition], a.lower[preposition]
        if word == "of":
            return not self._is_part(over)
        return word == "from" and a.pos[over] in ("NOUN", "PROPN") and not self._is_part(over)

    def says_where(self, span: Span) -> bool:
        a = self._a
        head = head_of(a, a.tokens_in(span))
        for _ in range(_UP):
            over = a.heads[head]
            if a.deps[head] in ("appos", "conj", "compound", "npadvmod", "poss"):
                head = over
            elif a.lower[over] == "of" and self._is_part(a.heads[over]):
                head = a.heads[over]
            else:
                break
        return a.lower[a.heads[head]] in _WHERE or a.deps[head] == "dobj"

    def anaphors(self, clause: int) -> Iterator[tuple[int, tuple[PlaceFeature, ...]]]:
        """ "there", "in the city": the token, and the features of what it stands for."""
        a = self._a
        for child in a.children[clause]:
            if a.lower[child] == "there" and a.deps[child] == "advmod":
                yield child, ()
            elif a.deps[child] == "prep" and a.lower[child] in _WHERE:
                for noun in a.kids(child, "pobj"):
                    features = self._words.types.get(a.lower[noun], ())
                    if features and self._is_bare(noun):
                        yield noun, features

    def _is_bare(self, noun: int) -> bool:
        a = self._a
        return [a.lower[c] for c in a.children[noun] if a.deps[c] != "punct"] in (["the"], ["that"])

    def _is_part(self, noun: int) -> bool:
        """ "The city of", "the north of", "the outskirts of"."""
        lower = self._a.lower[noun]
        words = self._words
        return lower in words.types or lower in words.compass or lower in words.parts

    def _is_body(self, noun: int) -> bool:
        return self._a.lower[noun] in self._words.bodies
