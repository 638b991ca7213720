"""Where an event happened: a literal place of its own clause, then its sentence, then the story so
far, then where the report was sent from, or where its story is set."""

import re
from bisect import bisect_right
from collections import Counter

from dateline.extraction.draft import Context, Draft
from dateline.extraction.memo import Memo
from dateline.extraction.sites import Sites, root_of
from dateline.extraction.standing import Standing
from dateline.record import Place, Span

# What lies nearest to where it happened: the finer the better.
_FINENESS = {"site": 0, "city": 1, "natural": 2, "admin2": 3, "admin1": 4, "region": 5,
             "country": 6, "continent": 7}  # fmt: skip
# "CANBERRA, Australia (AP) _": the place a report is sent from, up to its dash.
_DATELINE = re.compile(r"\s*(?:[A-Z][^\n]{0,70}?)(?:\([^)\n]{2,20}\)\s*)?(?:--|[-–—_])")
_TITLE = 150  # characters of a title that may stand before the dateline
# A report without a dateline is set where its lead is, if so much of what it names lies in that country; for
# as many sentences.
_LEAD, _SHARE, _STORY = 3, 0.6, 15
_CARRIED = 2  # sentences that a place carries on a story told in the past tense
_TOLD = {"VBD", "VBN", "NN", "NNS"}
_ELSEWHERE = {"elsewhere", "separately", "meanwhile"}


def place_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The id of the place of the predicate at a token; None where nothing places it."""
    return _settings(ctx, draft).place_of(token)


def stated_place_of(ctx: Context, draft: Draft, token: int) -> str | None:
    """The same by the words of the story alone: never the place that the report was sent from."""
    found = _settings(ctx, draft).stated(token)
    return found.id if found else None


class Setting:
    """The literal places of one report, asked for those of its predicates."""

    def __init__(self, ctx: Context, draft: Draft) -> None:
        self._a, self._standing = ctx.analysis, Standing(ctx)
        every = ((Span(m.start, m.end), m.use, p) for p in draft.places for m in p.mentions)
        literal = sorted(
            (
                (s, p)
                for s, use, p in every
                if use == "literal" or self._standing.is_part_of(s, use)
            ),
            key=lambda pair: pair[0],
        )
        head = self._head_of(literal)
        sent = [pair for pair in literal if head.start <= pair[0].start < head.end]
        self._dateline = sent[0][1] if sent else None
        self._named = [pair for pair in literal if pair not in sent]
        settings = [pair for pair in self._named if self._standing.is_setting(pair[0])]
        self._sites = Sites(ctx, draft, settings, self._standing.is_barred)
        self._paragraphs = [paragraph.start for paragraph in self._a.paragraphs]
        self._last_resort = None
        if self._dateline:
            self._last_resort = self._of_lead() or self._sent_about(self._dateline, draft, head)
        self._story = None if self._dateline else self._of_story()

    def place_of(self, token: int) -> str | None:
        found = self.stated(token) or self._last_resort
        if found is None and self._is_told(token):
            found = self._story
        return found.id if found else None

    def _sent_about(self, dateline: Place, draft: Draft, head: Span) -> Place | None:
        """Where the report was sent from; but if nothing it names is in that country and most of it in one other,
        that other: it comes from an office abroad."""
        home = dateline.country
        speaks = any(
            p.country == home and any(m.start >= head.end for m in p.mentions) for p in draft.places
        )
        countries = Counter(place.country for _, place in self._named if place.country)
        if speaks or not countries:
            return dateline
        country, times = countries.most_common(1)[0]
        if times < 2 or times < _SHARE * countries.total():
            return dateline
        whole = (p for p in draft.places if p.feature == "country" and p.country == country)
        return next(whole, None)

    def _is_told(self, token: int) -> bool:
        """What the report tells near its lead, not what somebody says or what is yet to come."""
        a = self._a
        near = a.sentence_of[token] < _STORY and not self._sites.is_cue(token)
        return near and not any(a.tags[c] in ("MD", "TO") for c in a.kids(token, "aux"))

    def _of_story(self) -> Place | None:
        """The first place in which something is said to be in the lead, unless others prevail."""
        for number in range(min(_LEAD, len(self._a.sentences))):
            here = [p for p in self._sites.in_sentence(number) if self._tells_where(p[0])]
            if found := self._nearest(here, root_of(self._a, number)):
                same = sum(place.country == found.country for _, place in self._named)
                return found if same >= _SHARE * len(self._named) else None
        return None

    def stated(self, token: int) -> Place | None:
        """By the clause, an antecedent ("there", "the city"), the sentence, the sentence before."""
        if found := self._in_clause(token) or self._meant(token):
            return found
        return self._nearest(self._sites.beside(token), token) or self._carried(token)

    def _tells_where(self, span: Span) -> bool:
        """Of what is told, not of who told it ("said in Kesh that")."""
        return self._standing.says_where(span) and not self._sites.is_of_cue(span)

    def _in_clause(self, token: int) -> Place | None:
        for clause in self._sites.clauses(token):
            if found := self._nearest(self._sites.at(clause), token):
                return found
            if found := self._where(clause):
                return found
        return None

    def _where(self, clause: int) -> Place | None:
        """ "The town of Kesh, where people blocked a road"."""
        a = self._a
        noun = a.heads[clause]
        if a.deps[clause] != "relcl" or all(
            a.lower[c] != "where" for c in a.kids(clause, "advmod")
        ):
            return None
        first, last = a.starts[a.left[noun]], a.starts[a.left[clause]]
        within = [pair for pair in self._named if first <= pair[0].start < last]
        return self._nearest(within, clause)

    def _meant(self, token: int) -> Place | None:
        """The place that "there" or "the city" stands for: the last of that kind."""
        for clause in self._sites.clauses(token):
            for at, features in self._standing.anaphors(clause):
                before = bisect_right(
                    self._named, self._a.starts[at], key=lambda pair: pair[0].start
                )
                for _, place in reversed(self._named[max(0, before - 20) : before]):
                    if not features or place.feature in features:
                        return place
        return None

    def _carried(self, token: int) -> Place | None:
        """Where the sentence before was set, if the paragraph goes on and names no other place."""
        a, number = self._a, self._a.sentence_of[token]
        if a.tags[token] not in _TOLD or self._sites.is_cue(token) or self._goes_elsewhere(number):
            return None
        for before in range(number - 1, max(-1, number - 1 - _CARRIED), -1):
            if self._paragraph(before) != self._paragraph(number):
                return None
            if self._sites.in_sentence(before):
                root = root_of(a, before)
                if self._sites.is_cue(root):
                    return None
                return self._in_clause(root) or self._nearest(self._sites.beside(root), root)
        return None

    def _goes_elsewhere(self, sentence: int) -> bool:
        a, first = self._a, self._a.sentences[sentence].first
        return a.lower[first] in _ELSEWHERE or bool(self._sites.in_sentence(sentence))

    def _paragraph(self, sentence: int) -> int:
        start = self._a.starts[self._a.sentences[sentence].first]
        return bisect_right(self._paragraphs, start)

    def _of_lead(self) -> Place | None:
        """What the lead itself is set in: a report of one country may be sent from another."""
        if not self._a.sentences:
            return None
        root = root_of(self._a, 0)
        if self._sites.is_cue(root):
            return None
        return self._in_clause(root) or self._nearest(self._sites.beside(root), root)

    def _nearest(self, places: list[tuple[Span, Place]], token: int) -> Place | None:
        """One that says where before one that says whence or whose; the finer; the nearer."""
        if not places:
            return None
        at = self._a.starts[token]
        return min(
            places,
            key=lambda pair: (
                not self._standing.says_where(pair[0]), _FINENESS.get(pair[1].feature, 8),
                abs(pair[0].start - at),
            ),
        )[1]  # fmt: skip

    def _head_of(self, literal: list[tuple[Span, Place]]) -> Span:
        """The dateline that names a place, at the start or behind a title; empty where there is none."""
        for start in (0, *(p.start for p in self._a.paragraphs[1:2] if p.start <= _TITLE)):
            match = _DATELINE.match(self._a.text, start)
            if match and any(start <= s.start and s.end <= match.end() for s, _ in literal[:5]):
                return Span(start, match.end())
        return Span(0, 0)


_settings = Memo(Setting)
