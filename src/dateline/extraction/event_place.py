"""Where an event happened: a literal place of its own clause, then its sentence, then the dateline."""

import re

from dateline.extraction.draft import Context, Draft
from dateline.extraction.memo import Memo
from dateline.extraction.sites import Sites, head_of
from dateline.record import Place, Span

# "The president of Kesh": the country of an office, not where anything happened.
_OF_WHOM = frozenset({"of"})
# What lies nearest to where it happened: the finer the better.
_FINENESS = {"site": 0, "city": 1, "natural": 2, "admin2": 3, "admin1": 4, "region": 5,
             "country": 6, "continent": 7}  # fmt: skip
_WHERE = {"in", "at", "near", "on", "outside", "inside", "around", "across", "off", "throughout"}
# "CANBERRA, Australia (AP) _": the place a report is sent from, up to its dash.
_DATELINE = re.compile(r"\s*(?:[A-Z][^\n]{0,70}?)(?:\([^)\n]{2,20}\)\s*)?(?:--|[-–—_])")


def place_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The id of the place of the predicate at a token; None where nothing places it."""
    return _settings(ctx, draft).place_of(token)


class Setting:
    """The literal places of one report, asked for those of its predicates."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self._a = ctx.analysis
        every = ((Span(m.start, m.end), m.use, p) for p in draft.places for m in p.mentions)
        literal = sorted(
            ((s, p) for s, use, p in every if use == "literal"), key=lambda pair: pair[0]
        )
        self._dateline = self._sent_from(literal)
        within = literal[1:] if self._dateline else literal
        self._sites = Sites(ctx, draft, [p for p in within if self._is_setting(p[0])], _OF_WHOM)

    def _is_setting(self, span: Span) -> bool:
        """Not who acts or owns: "China would stand with", "China's investments"."""
        tokens = self._a.tokens_in(span)
        return bool(tokens) and self._a.deps[head_of(self._a, tokens)] not in ("nsubj", "poss")

    def place_of(self, token: int) -> str | None:
        for clause in self._sites.clauses(token):
            if found := self._nearest(self._sites.at(clause), token):
                return found.id
        found = self._nearest(self._sites.beside(token), token) or self._dateline
        return found.id if found else None

    def _nearest(self, places: list[tuple[Span, Place]], token: int) -> Place | None:
        """One that says where before one that says whence or whose; the finer; the nearer."""
        if not places:
            return None
        at = self._a.starts[token]
        return min(
            places,
            key=lambda pair: (
                not self._says_where(pair[0]), _FINENESS.get(pair[1].feature, 8), abs(pair[0].start - at),
            ),
        )[1]  # fmt: skip

    def _says_where(self, span: Span) -> bool:
        head = head_of(self._a, self._a.tokens_in(span))
        while self._a.deps[head] in ("appos", "conj", "compound", "npadvmod"):
            head = self._a.heads[head]
        return self._a.lower[self._a.heads[head]] in _WHERE or self._a.deps[head] == "dobj"

    def _sent_from(self, literal: list[tuple[Span, Place]]) -> Place | None:
        match = _DATELINE.match(self._a.text)
        if match and literal and literal[0][0].end <= match.end():
            return literal[0][1]
        return None


_settings = Memo(Setting)
