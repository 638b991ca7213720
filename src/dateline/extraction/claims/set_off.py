"""Words set off from the text, which no grammar ties to their speaker: a quotation with a signature, a
paragraph behind a colon, a turn of a transcript."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.rules.source import source_of
from dateline.extraction.claims.rules.verbs import cue_range, entries_of
from dateline.extraction.claims.turns import is_question, read_turns
from dateline.extraction.index import SpanIndex
from dateline.knowledge.cues import Cues
from dateline.record import Span

# The line of a signature: a dash and a name of up to six words, perhaps with where it is of.
_SIGNED = re.compile(
    r"[ \t\u00a0]*+\n?[ \t]*+\n?[ \t\u00a0]*+(?P<dash>[―—–-]{1,2}+)[ \t\u00a0]*+"
    r"(?P<who>[A-Z][\w.'’-]*(?:[ \u00a0](?:[A-Z][\w.'’-]*|d[aeu]|del|van|von|al|bin|of|the)){0,5}"
    r"(?:, (?:[A-Z]|[a-z]+ing )[^\n“”\"]{1,60})?)[ \t\u00a0]*(?:\n|$)"
)
# Shorter ones are titles and labels.
_WORDS = 4
_SCORE = 0.8
# A title without a full stop: perhaps a country and a colon, what is said, a dash between spaces, who says it.
_TITLE = re.compile(
    r"(?:[A-Z][\w' ]{2,30}: )?(?P<said>[^\n:]{12,160}?) (?P<dash>[-–—]) (?P<who>[A-Za-z][\w' ]{1,40})\s*"
)
# Who says so without being an actor of the report.
_TELLERS = {"radio", "tv", "television", "report", "source", "agency", "paper", "website", "lawyer"}
# No name of who speaks has such a word: "vows to hit back", "without Hamas".
_NO_NAME = ("VERB", "AUX", "ADP", "CCONJ", "ADV", "NUM")
# What begins a title and says nothing.
_RUBRICS = {
    "explainer", "analysis", "live", "watch", "video", "factbox", "timeline", "update", "breaking",
    "exclusive", "opinion", "interview", "profile", "photos", "podcast", "comment", "feature",
    "explained", "background", "summary", "fact-check", "q&a", "question", "answer",
}  # fmt: skip
_MARKS = "“”\"'‘’-•*–—―"


def with_set_off(
    a: Analysis, cues: Cues, actors: ActorIndex, found: list[Attribution]
) -> list[Attribution]:
    """With those of words set off, which are no part of what others say."""
    own = [*_signed(a), *_behind_colons(a, cues), *read_turns(a), *_behind_title(a, actors)]
    found = [said for said in found if not _is_rubric(a, said, own)]
    if not own:
        return found
    near = SpanIndex((span, other) for other in own for span in (other.cue, *other.content) if span)
    cut = (_without(said, _met(said, near)) for said in found)
    return [*(said for said in cut if said is not None), *own]


def _met(said: Attribution, near: SpanIndex[Attribution]) -> list[Attribution]:
    """Those set off whose words an attribution shares."""
    spans = (said.cue, *said.content) if said.cue else said.content
    met = {id(other): other for span in spans for _, other in near.overlapping(span)}
    return sorted(met.values(), key=lambda other: other.content[0].start)


def _signed(a: Analysis) -> Iterator[Attribution]:
    """ "“We were never told.” ― Ada Brook": a line of its own that is quoted, and a name."""
    for quote in a.quotes:
        line = a.text.rfind("\n", 0, quote.start) + 1
        match = _SIGNED.match(a.text, quote.end)
        if match and match["dash"] == "-" and a.text.startswith("-", match.end()):
            continue  # a list
        # An inner mark may have seemed to close it.
        whole = Span(line, quote.end) if any(q.start == line for q in a.quotes) else quote
        if match and not a.text[line : whole.start].strip() and _is_long(a, whole):
            source = Span(match.start("who"), match.start("who") + len(match["who"].rstrip(".")))
            yield Attribution(source, Span(*match.span("dash")), (whole,), _SCORE, "signature")


def _behind_colons(a: Analysis, cues: Cues) -> Iterator[Attribution]:
    """ "The mayor added:" and, as a paragraph without quotation marks, what was added."""
    for at, paragraph in enumerate(a.paragraphs[:-1]):
        tokens, block = a.tokens_in(paragraph), a.paragraphs[at + 1]
        if len(tokens) < 2 or a.words[tokens[-1]] != ":":
            continue
        verb = tokens[-2]
        if a.text[block.start] in _MARKS or not _is_long(a, block) or a.pos[verb] != "VERB":
            continue
        source = source_of(a, verb)
        if source and any("quote" in cue.takes for cue in entries_of(a, cues, verb)):
            why = f'paragraph behind "{a.lower[verb]}:"'
            cue = a.span(*cue_range(a, verb))
            yield Attribution(a.span(*source), cue, (block,), _SCORE, why)


def _behind_title(a: Analysis, actors: ActorIndex) -> Iterator[Attribution]:
    """ "Chad: Opposition leader held - lawyer": the title of a monitor, whose last words name who says so."""
    title = a.paragraphs[0] if a.paragraphs else Span(0, 0)
    match = _TITLE.fullmatch(a.text, title.start, title.end)
    if match is None:
        return
    who, said = Span(*match.span("who")), Span(*match.span("said"))
    last = next(reversed(a.tokens_in(who)), None)
    if last is None or not _is_long(a, said):
        return
    tokens = a.tokens_in(who)
    one = all(
        a.pos[t] not in _NO_NAME and a.lower[t] not in ("first", "second", "third") for t in tokens
    )
    who_is = actors.at(a, last) if one and a.pos[last] in ("NOUN", "PROPN") else None
    named = who_is is not None and actors[who_is].kind not in ("country", "media")
    if named or a.lower[last].removesuffix("s") in _TELLERS:
        yield Attribution(who, Span(*match.span("dash")), (said,), _SCORE, "end of a title")


def _is_rubric(a: Analysis, said: Attribution, own: list[Attribution]) -> bool:
    """ "Explainer: …", "Q: …", and the country before a title that names who says so."""
    if said.cue is not None and is_question(a, a.tokens_in(said.cue)[0]):
        return True
    if said.source is None or said.cue is None or said.cue.end > a.paragraphs[0].end:
        return False
    if a.text[said.cue.start : said.cue.end] != ":" or said.source.end > said.cue.start:
        return False
    if any(other.cue and other.cue.end <= a.paragraphs[0].end for other in own):
        return True
    tokens = a.tokens_in(said.source)
    return len(tokens) == 1 and a.lower[tokens[0]] in _RUBRICS


def _is_long(a: Analysis, span: Span) -> bool:
    return sum(a.pos[t] != "PUNCT" for t in a.tokens_in(span)) >= _WORDS


def _without(said: Attribution, own: list[Attribution]) -> Attribution | None:
    """An attribution that shares no cue with those set off, and has none of their words outside them."""
    content = said.content
    for other in own:
        if said.cue and other.cue and said.cue.overlaps(other.cue):
            return None
        block = other.content[0]
        if said.cue and block.contains(said.cue):  # inside it: a claim of its speaker
            inside = [Span(max(p.start, block.start), min(p.end, block.end)) for p in content]
            content = tuple(part for part in inside if part.start < part.end)
            continue
        content = tuple(part for whole in content for part in _outside(whole, block))
    return replace(said, content=content) if content else None


def _outside(span: Span, block: Span) -> list[Span]:
    if not span.overlaps(block):
        return [span]
    sides = ((span.start, min(span.end, block.start)), (max(span.start, block.end), span.end))
    return [Span(start, end) for start, end in sides if start < end]
