"""Where the names of some persons stand in a text: in full, or a part alone."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dateline.casebook.people.tokens import Token, joined
from dateline.casebook.people.words import words
from dateline.casebook.words import compared, rarity, stem

# Unknown words between a given name and a surname ("Aida Nurlanovna Bekova").
_BETWEEN = 2
# Letters of a name written together, in a tag or an address ("#JusticeForAidaBekova", "aidabekova"): shorter
# ones are parts of other words.
_TOGETHER = 7
# Around a name in an address: "@", "https:", "example.org/".
_ADDRESS = re.compile(r"[@#]|^(?:https?:|www\.)|\w\.[a-z]{2,}(?![\w.])", re.I)
_BREAKS = re.compile(r"[\s\"'()<>,;]")
# "The Bekovs", "the Lopezes"; surnames that news texts tell less often than so are no words of everyday ("the Rebels").
PLURALS, _RARE = ("s", "es"), 4.9
# An address is no longer before or behind a name.
_CHUNK = 200


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
    """The names that a text is searched for. `hidden`: those (by `id`) that go before others where they fit
    equally. `tags`: words that hold a name wherever they stand, as they do so in a tag."""

    def __init__(
        self,
        named: Iterable[Named],
        hidden: Collection[int] = frozenset(),
        tags: Collection[str] = frozenset(),
    ) -> None:
        self._by_word: dict[str, list[Named]] = {}
        self._hidden, self._tags = hidden, tags
        together: dict[str, Named] = {}
        for one in sorted(named, key=lambda one: id(one) not in hidden):
            words_ = one.telling
            for word in dict.fromkeys(words_):
                self._by_word.setdefault(word, []).append(one)
            if len(words_) > 1:
                for whole in ("".join(words_), words_[0] + words_[-1]):
                    if len(whole) >= _TOGETHER:
                        together.setdefault(whole, one)
        # The longest first: "#MinAungHlaing" is not Min Aung's.
        self._together = sorted(together.items(), key=lambda item: -len(item[0]))

    def runs(
        self,
        text: str,
        tokens: Sequence[Token],
        read: Mapping[int, str] = MappingProxyType({}),
        whose: str | None = None,
    ) -> Iterator[Run]:
        """In text order; where several names fit, the one of which the most words stand there, of equals that
        which stands there whole, then one of `hidden`, then that of the actor whom the reader found to end
        there (`read`: offset → actor), or of `whose` name the text is."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            # Nobody is called "the Bekovs" himself, though a reader may take them for one.
            found = [Run(at, at + 1, one, False) for one in self._family(text, tokens, at)] or [
                _run(text, tokens, at, one) for one in self._by_word.get(token.plain, ())
            ]
            if self._together and (named := self._written_together(text, token)):
                found.append(Run(at, at + 1, named, True))
            if not found:
                at += 1
                continue
            best = max(found, key=lambda run: self._rank(run, tokens, read, whose))
            yield best
            at = best.last

    def _family(self, text: str, tokens: Sequence[Token], at: int) -> Iterator[Named]:
        """Those of whose surname a word is the plural: "the Bekovs", or "Bekovs" as the name of somebody."""
        token = tokens[at]
        if not (token.capital and token.plain.endswith("s")):
            return
        named_so = token.end - token.start == len(text)
        if not (
            named_so
            or (at and tokens[at - 1].plain == "the" and joined(text, tokens[at - 1], token))
        ):
            return
        if at + 1 < len(tokens) and tokens[at + 1].plain == "of":
            return  # "the Lazards of New York" are a bank
        for surname in {token.plain.removesuffix(ending) for ending in PLURALS}:
            if rarity(compared(stem(surname))) < _RARE:
                continue
            for one in self._by_word.get(surname, ()):
                if len(one.telling) > 1 and one.telling[-1] == surname != token.plain:
                    yield one

    def _written_together(self, text: str, token: Token) -> Named | None:
        """Whose whole name a word of a tag or an address holds."""
        if len(token.plain) < _TOGETHER:
            return None
        if token.plain not in self._tags and not in_address(text, token):
            return None
        for whole, named in self._together:
            at = token.plain.find(whole)
            if at >= 0 and _ends_there(text, token, at + len(whole)):
                return named
        return None

    def _rank(
        self, run: Run, tokens: Sequence[Token], read: Mapping[int, str], whose: str | None
    ) -> tuple[bool, int, bool, bool, bool]:
        taken = tokens[run.first : run.last]
        whole = run.full and {t.plain for t in taken}.issuperset(run.named.telling)
        first = run.full and id(run.named) in self._hidden
        actor = read.get(taken[-1].end, whose)
        return run.full, len(taken), whole, first, actor in run.named.actors


def in_address(text: str, token: Token) -> bool:
    """Whether a word is of a tag or an address."""
    if text[max(0, token.start - 1) : token.start] in ("#", "@"):
        return True
    before = _BREAKS.split(text[max(0, token.start - _CHUNK) : token.start])[-1]
    after = _BREAKS.split(text[token.start : token.end + _CHUNK], maxsplit=1)[0]
    return _ADDRESS.search(before + after) is not None


def _ends_there(text: str, token: Token, end: int) -> bool:
    """Not in the midst of a word of "AnnaSmithsonian"; where all letters are small nobody can tell."""
    word = text[token.start : token.end]
    if len(word) != len(token.plain) or end >= len(word) or word[1:end].lower() == word[1:end]:
        return True
    return not word[end].islower()


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
    if text[before.end : token.start] != "." or token.plain not in named.telling:
        return False
    return before.plain in named.telling and (not token.capital or in_address(text, token))


def _leads(text: str, tokens: Sequence[Token], start: int, named: Named) -> bool:
    """ "A." of "A. Bekova", the "al" of "al-Masri"."""
    before = tokens[start - 1]
    if not joined(text, before, tokens[start]):
        return False
    if before.plain in named.words and before.plain not in named.telling:
        return True
    initial = named.words[0][:1]
    return before.capital and before.plain == initial and tokens[start].plain != named.words[0]
