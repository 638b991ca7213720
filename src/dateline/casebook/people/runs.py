"""Where the names of some persons stand in a text: in full, or a part alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dateline.casebook.people.tokens import Token, joined
from dateline.casebook.people.words import words

# Unknown words between a given name and a surname ("Aida Nurlanovna Bekova").
_BETWEEN = 2
# Letters of a name written together, in a tag or an address ("#JusticeForAidaBekova", "aidabekova"): shorter
# ones are parts of other words.
_TOGETHER = 7


@dataclass(eq=False, slots=True)
class Named:
    """A name in a report: as written, its words, the actors who bear it."""

    name: str
    words: tuple[str, ...]
    actors: set[str] = field(default_factory=set)

    @property
    def telling(self) -> list[str]:
        """Its words without particles, initials and "Jr."."""
        small = words("particle") | words("suffix")
        return [w for w in self.words if w not in small and len(w) > 1] or list(self.words)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` up to and without `last`; `full`: at least two words of the name, so that it is
    no other word by chance."""

    first: int
    last: int
    named: Named
    full: bool


class Names:
    """The names that a text is searched for."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._by_word: dict[str, list[Named]] = {}
        self._together: dict[str, Named] = {}
        for one in named:
            words_ = one.telling
            for word in dict.fromkeys(words_):
                self._by_word.setdefault(word, []).append(one)
            if len(words_) > 1:
                for whole in ("".join(words_), words_[0] + words_[-1]):
                    if len(whole) >= _TOGETHER:
                        self._together.setdefault(whole, one)

    def runs(
        self, text: str, tokens: Sequence[Token], read: Mapping[int, str] = MappingProxyType({})
    ) -> Iterator[Run]:
        """In text order; where several names fit, the one of which the most words stand there, of equals that
        of the actor whom the reader found to end there (`read`: offset → actor)."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            bearers = self._by_word.get(token.plain, ())
            found = [_run(text, tokens, at, named) for named in bearers]
            if not found and self._together:
                found = self._written_together(text, token, at)
            if not found:
                at += 1
                continue
            yield (best := max(found, key=lambda run: _rank(run, tokens, read)))
            at = best.last

    def _written_together(self, text: str, token: Token, at: int) -> list[Run]:
        """A word that is a whole name, or in a tag holds one."""
        named = self._together.get(token.plain)
        if named is None and text[max(0, token.start - 1) : token.start] in ("#", "@"):
            named = next((n for whole, n in self._together.items() if whole in token.plain), None)
        return [Run(at, at + 1, named, True)] if named else []


def _rank(run: Run, tokens: Sequence[Token], read: Mapping[int, str]) -> tuple[bool, int, bool]:
    end = tokens[run.last - 1].end
    return run.full, run.last - run.first, read.get(end) in run.named.actors


def _run(text: str, tokens: Sequence[Token], first: int, named: Named) -> Run:
    last = _extend(text, tokens, first, named)
    start = first
    while start and _leads(text, tokens, start, named):
        start -= 1
    inside = {token.plain for token in tokens[start:last]}
    telling = set(named.telling)
    return Run(
        start, last, named, len(telling) > 1 and (len(telling & inside) > 1 or start < first)
    )


def _extend(text: str, tokens: Sequence[Token], first: int, named: Named) -> int:
    last = here = first + 1
    skipped = 0
    while here < len(tokens) and (
        joined(text, tokens[here - 1], tokens[here]) or _in_address(text, tokens, here, named)
    ):
        if tokens[here].plain in named.words:
            last, skipped = here + 1, 0
        elif (
            skipped < _BETWEEN and tokens[here].capital and tokens[first].plain == named.telling[0]
        ):
            skipped += 1
        else:
            break
        here += 1
    return last


def _in_address(text: str, tokens: Sequence[Token], here: int, named: Named) -> bool:
    """The "bekova" of "aida.bekova@…"."""
    before, token = tokens[here - 1], tokens[here]
    dotted = not token.capital and text[before.end : token.start] == "."
    return dotted and before.plain in named.telling and token.plain in named.telling


def _leads(text: str, tokens: Sequence[Token], start: int, named: Named) -> bool:
    """ "A." of "A. Bekova", the "al" of "al-Masri"."""
    before = tokens[start - 1]
    if not joined(text, before, tokens[start]):
        return False
    if before.plain in named.words and before.plain not in named.telling:
        return True
    initial = named.words[0][:1]
    return before.capital and before.plain == initial and tokens[start].plain != named.words[0]
