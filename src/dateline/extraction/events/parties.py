"""Who did it and to whom: the actors that fill an act's slots."""

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.events.arguments import Arguments

GROUP_NOUNS_UP = ("compound", "amod", "nmod", "poss")


class Parties:
    """Fills role slots with actor ids."""

    def __init__(self, args: Arguments, index: ActorIndex) -> None:
        self._args = args
        self._a: Analysis = args.a
        self._index = index

    def fill(self, token: int, slots: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """Actor ids and the slot that gave them; "a+b" takes both, a space means the next if none."""
        for slot in slots:
            found: list[str] = []
            for part in slot.split("+"):
                for head in self._args.heads(token, part):
                    for one in self._args.conjuncts(head):
                        found += self.at(one, part)
            if found:
                return tuple(dict.fromkeys(found)), slot
        return (), ""

    def at(self, token: int, slot: str) -> list[str]:
        """The actors a noun phrase stands for: its head, else "of" or what stands before the head."""
        found = list(self._index.all_at(self._a, token))
        if found or slot in ("adj", "poss"):
            return found
        for inner in (*self._args.heads(token, "of"), *self._a.kids(token, *GROUP_NOUNS_UP)):
            found += self._index.all_at(self._a, inner)
        return found
