"""Which predicate an expression of time or place stands with, and which others share it."""

from collections.abc import Callable, Iterable, Iterator

from dateline.analysis import Analysis
from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.record import Claim, Span

# A noun after these is another event than that of its clause: "left after the vote".
_APART = {"after", "before", "since", "following", "until", "over", "about", "despite", "for"}
# What follows these may lie long before the main clause; after "after" and "when" it lies near.
_FARTHER = {
    "since",
    "until",
    "despite",
    "although",
    "though",
    "because",
    "whereas",
    "over",
    "about",
}
# "Killed in the unrest", "beaten at a rally", "crushed with foreign help": where and when that was is where and when they were.
_DURING = {"in", "at", "during", "on", "amid", "with"}
_SHARING = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dobj", "nsubj", "nsubjpass", "attr",
            "acomp", "pobj", "prep", "agent", "compound", "csubj", "oprd"}  # fmt: skip


class Sites[T]:
    """Expressions by the token they stand with and by sentence; what claims part from each other."""

    def __init__(
        self,
        ctx: Context,
        draft: Draft,
        found: Iterable[tuple[Span, T]],
        barred: Callable[[int], bool],
    ) -> None:
        """`barred`: whether what hangs from a token says nothing about the predicate above."""
        self._a, self._nouns = ctx.analysis, ctx.knowledge.event_nouns
        self._barred = barred
        self._by_site: dict[int, list[tuple[Span, T]]] = {}
        self._by_sentence: dict[int, list[tuple[Span, T]]] = {}
        self._site_of: dict[Span, int] = {}
        self._contents = SpanIndex((s, c) for c in draft.claims for s in c.content)
        self._cues = SpanIndex((c.cue, c) for c in draft.claims if c.cue)
        for span, value in found:
            self._place(span, value)

    def _place(self, span: Span, value: T) -> None:
        tokens = self._a.tokens_in(span)
        if not tokens:
            return
        head = head_of(self._a, tokens)
        if (site := self._climb(head)) is not None:
            self._site_of[span] = site
            for at in (site, *self._told_by(site)):
                self._by_site.setdefault(at, []).append((span, value))
            self._by_sentence.setdefault(self._a.sentence_of[head], []).append((span, value))

    def _climb(self, token: int) -> int | None:
        """The verb or event noun that an expression belongs to; None where a word bars the way."""
        a = self._a
        while (head := a.heads[token]) != token:
            barred = self._barred(head)
            token = head
            if barred and not self._is_event(a.heads[token]):
                return None
            if self._is_event(token):
                return token
        return token

    def _told_by(self, site: int) -> list[int]:
        """ "The unrest that shook the country": what is said of an event by a clause of its own."""
        a = self._a
        noun = a.heads[site]
        own = a.deps[site] == "relcl" and a.pos[noun] == "NOUN" and self._is_event(noun)
        told = own and any(a.tags[t] in ("WDT", "WP") for t in a.kids(site, "nsubj", "nsubjpass"))
        return [noun] if told else []

    def _is_event(self, token: int) -> bool:
        a = self._a
        return a.pos[token] == "VERB" or (a.pos[token] == "NOUN" and a.lemmas[token] in self._nouns)

    def at(self, token: int) -> list[tuple[Span, T]]:
        """Those that stand with this very predicate, or with the event it was a part of."""
        a, found = self._a, self._by_site.get(token, [])
        for preposition in a.kids(token, "prep"):
            if a.lower[preposition] in _DURING:
                for noun in a.kids(preposition, "pobj"):
                    found = found + (self._by_site.get(noun, []) if self._is_event(noun) else [])
        return found

    def is_cue(self, token: int) -> bool:
        """Whether it says that somebody says something."""
        return bool(self._cues.overlapping(self._a.span(token, token + 1)))

    def is_of_cue(self, span: Span) -> bool:
        """Whether an expression that was placed stands with a word that says something."""
        return self.is_cue(self._site_of[span])

    def in_sentence(self, number: int) -> list[tuple[Span, T]]:
        return self._by_sentence.get(number, [])

    def beside(self, token: int) -> list[tuple[Span, T]]:
        """Those of the predicate's sentence, but of no clause apart and no other's words."""
        if self._is_apart(token):
            return []
        here = self._claim(self._a.span(token, token + 1))
        found = self.in_sentence(self._a.sentence_of[token])
        return [
            pair for pair in found if self._claim(pair[0]) is here and self._spans(pair[0], token)
        ]

    def _spans(self, span: Span, token: int) -> bool:
        """Whether an expression's clause is the main one, or the one the predicate stands in."""
        a = self._a
        site = self._site_of[span]
        top = site
        for top in self.clauses(site):
            if a.left[top] <= token < a.right[top]:
                return True
        if a.deps[top] == "relcl":
            return not a.kids(top, "nsubj", "nsubjpass")
        if a.deps[top] in ("pobj", "pcomp"):
            return a.lower[a.heads[top]] not in _FARTHER and not self._is_aside(top, token)
        return not any(a.lower[mark] in _FARTHER for mark in a.kids(top, "mark"))

    def is_of_participle(self, span: Span, token: int) -> bool:
        """Whether an expression stands with a participle that tells of a noun other than the predicate: "welcomed
        refugees driven out in 2017"."""
        *_, top = self.clauses(self._site_of[span])
        return self._a.deps[top] == "acl" and self._a.heads[top] != token

    def _is_aside(self, site: int, token: int) -> bool:
        """Within a relative clause that the predicate is no part of."""
        a = self._a
        asides = (t for t in a.ancestors(site) if a.deps[t] == "relcl")
        return any(not a.left[t] <= token < a.right[t] for t in asides)

    def clauses(self, token: int) -> Iterator[int]:
        """The predicate and those above it whose time and place are its own too."""
        yield token
        while (head := self._a.heads[token]) != token and self._shares(token, head):
            yield head
            token = head

    def _shares(self, token: int, head: int) -> bool:
        a = self._a
        dep = a.deps[token]
        if dep not in _SHARING or self.is_cue(head) or self._is_apart(token):
            return False
        # "They left before the rebels came": another time, unless it is a mere participle.
        return not (dep in ("advcl", "ccomp") and a.kids(token, "mark"))

    def _is_apart(self, token: int) -> bool:
        a = self._a
        return a.deps[token] in ("pobj", "pcomp") and a.lower[a.heads[token]] in _APART

    def _claim(self, span: Span) -> Claim | None:
        for _, claim in self._contents.around(span):
            if not (claim.cue and claim.cue.overlaps(span)):
                return claim
        return None


def head_of(a: Analysis, tokens: range) -> int:
    """The token of an expression that something outside it governs; its first where that is nothing."""
    return next((t for t in tokens if a.heads[t] not in tokens), tokens[0])


def root_of(a: Analysis, sentence: int) -> int:
    """The token that all of a sentence hangs from."""
    first = a.sentences[sentence].first
    return next((t for t in a.ancestors(first) if a.heads[t] == t), first)
