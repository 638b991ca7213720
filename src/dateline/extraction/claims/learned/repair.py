"""What a label for each word gets wrong at the edges, put right with the parse and the rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import close, merge, trim
from dateline.extraction.claims.learned.channels import off_channel
from dateline.extraction.claims.learned.doers import apart_from_verb, with_asked, without_time
from dateline.extraction.claims.learned.headings import apart
from dateline.extraction.claims.learned.nested import turns
from dateline.extraction.claims.learned.pieces import names_a_number, own_pieces
from dateline.extraction.claims.learned.sources import in_passing, named, source_at, trimmed
from dateline.extraction.index import SpanIndex
from dateline.knowledge.cues import Cues
from dateline.record import Span

# A rule's attribution at a place where the tagger has none is added from here on: in US politics, from
# which the tagger learned, full F1 stays within .001; elsewhere a hundredth more cues are found.
SURE = 0.55
# Cues that deny, withdraw or correct are rare where the tagger learned: the rules know them better.
SURE_OF_TURNS = 0.45
# A content of so few words is checked against the rules' content of the same cue.
_SCRAP = 2
# The share of a verb's uses with an object from which on an object is its content.
_SURE_OF_OBJECT = 0.5
# Words of a line that names who wrote it.
_BYLINE = 12
# A content on which the tagger is surer than this is not replaced for being a part of the rules'.
_UNSURE = 0.8
# Words that end no content and make none: "said to", "the", "and".
_FUNCTION = {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"}
# A dateline stands in one of the first so many paragraphs; so far behind its first words is its dash.
_TOP = 3
_TO_DASH = re.compile(r"[^.!?\n]{0,50}?(?:\s-|[–—])")
# Words that no cue is made of alone.
_HELPERS = {"AUX", "ADV", "PART"}
_PARTICLES = {"prt", "neg", "pobj", "attr", "nsubj", "dobj"}


def repair(
    a: Analysis, cues: Cues, found: list[Attribution], by_rules: list[Attribution]
) -> list[Attribution]:
    """Contents made whole; those left with none are gone; sure ones of the rules are added."""
    rules = SpanIndex((x.cue, x) for x in by_rules if x.cue)
    whole: list[Attribution] = []
    orphans: list[Span] = []
    for tagged in found:
        attribution = _of_phrase(apart(a, tagged), rules)
        content = _settled(a, _without_it(a, attribution), tagged.cue)
        content = tuple(
            _on_page(a, part, tagged.cue) for part in _by_rules(a, attribution, content, rules)
        )
        every, content = content, own_pieces(a, cues, attribution.cue, content)
        orphans += [piece for piece in every if piece not in content]
        content = _own_object(a, cues, attribution, content)
        if content:
            cue = attribution.cue and _cue(a, attribution.cue, content)
            cue, content = off_channel(a, cue, _without_particle(a, cue, content))
            cue, content = without_time(a, cue), with_asked(a, cue, content)
            attribution = replace(attribution, cue=cue)
            source = named(
                a, trimmed(a, source_at(a, attribution, content, rules), cue), cue, content
            )
            source, cue = apart_from_verb(a, source, cue)
            source, content = in_passing(a, cue, source, content)
            cue, content = _adverb_alone(a, cues, cue, content)
            if not _is_pronoun(a, cue):
                whole.append(replace(attribution, source=source, cue=cue, content=content))
    left = SpanIndex((piece, None) for piece in orphans)
    sure = [
        x for x in by_rules
        if (x.cue and x.score >= _least(a, cues, x.cue)) or left.overlapping(x.content[0])
    ]  # fmt: skip
    return whole + _missed(whole, sure)


def _of_phrase(said: Attribution, rules: SpanIndex[Attribution]) -> Attribution:
    """ "According to [him], …": the rules' where the tagger takes the speaker for what is said."""
    if said.cue is None or said.source is not None:
        return said
    for _, other in rules.overlapping(said.cue):
        source = other.source
        if source and source.start == said.cue.end + 1 and said.content[0].start == source.start:
            return replace(said, source=source, content=other.content)
    return said


def _settled(a: Analysis, content: Iterable[Span], cue: Span | None) -> tuple[Span, ...]:
    """Whole words and quotations, joined where nothing stands between, without loose ends."""
    joined = [_on_page(a, part, cue) for part in merge(a.text, content)]
    parts = [p for span in joined if (p := _bare(a, span)) is not None and not _is_dateline(a, p)]
    return tuple(merge(a.text, [close(p, a.quotes) for p in parts]))


def _on_page(a: Analysis, span: Span, cue: Span | None) -> Span:
    """Without the first words of a paragraph whose rest is no part, a headline's end and a dateline; nor the headline
    over what is said below it."""
    first = bisect_right(a.paragraphs, span.start, key=lambda p: p.end)
    last = bisect_left(a.paragraphs, span.end, key=lambda p: p.start)
    near = a.paragraphs[first:last]
    if len(near) < 2:
        return span
    title = near[0]
    mark = a.text[title.end - 1]
    headed = title.start == 0 and (mark.isalnum() or mark == ")")
    below = cue is not None and cue.start >= title.end
    quotes = [quote for quote in a.quotes if quote.overlaps(span)]
    if quotes:
        apart = headed and below and quotes[0].start >= title.end
        return Span(near[1].start, span.end) if apart else span
    if headed:
        return Span(near[1].start, span.end) if below else Span(span.start, title.end)
    whole = span.end >= near[-1].end - 1 and not _is_byline(a, near[-1])
    return span if whole else Span(span.start, near[-2].end)


def _is_byline(a: Analysis, paragraph: Span) -> bool:
    """ "By Ann Brook and Joe Hill"."""
    tokens = a.tokens_in(paragraph)
    short = 1 < len(tokens) <= _BYLINE and a.words[tokens[0]] in ("By", "BY")
    return short and all(
        a.words[t][0].isupper() or a.lower[t] == "and" or not a.words[t].isalpha() for t in tokens
    )


def _without_it(a: Analysis, said: Attribution) -> list[Span]:
    """Without the "it" of "it was reported that"."""
    parts = [span for span in said.content if a.text[span.start : span.end].lower() != "it"]
    return parts or list(said.content)


def _bare(a: Analysis, span: Span) -> Span | None:
    """Without function words at its end that lead nowhere, and marks that open there."""
    tokens = a.tokens_in(span)
    last = tokens.stop
    while last > tokens.start and _leads_nowhere(a, last - 1, tokens.start):
        last -= 1
    if last == tokens.start:
        return None
    return trim(a.text, Span(a.starts[tokens.start], a.ends[last - 1]))


def _leads_nowhere(a: Analysis, token: int, first: int) -> bool:
    """A word whose complement, or whose head, stands outside the content behind it."""
    if a.words[token][0] in "([“‘`" or a.tags[token] == "``":
        return True
    if a.pos[token] == "PRON" and a.deps[token] == "nsubj" and a.heads[token] > token:
        return True
    if a.deps[token] == "npadvmod" and a.heads[token] == token + 1:
        return True  # "confirmed his death [hours] later"
    if a.pos[token] not in _FUNCTION or a.deps[token] in _PARTICLES:
        return False
    if a.heads[token] > token or a.pos[token] == "CCONJ":
        return True
    return any(c > token for c in a.children[token]) or token == first


def _without_particle(a: Analysis, cue: Span | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "Did not rule [that] out": the particle is the cue's, though one span cannot hold it."""
    tokens, last = a.tokens_in(content[-1]), content[-1]
    if cue is None or len(tokens) < 2 or a.deps[tokens[-1]] != "prt":
        return content
    if a.heads[tokens[-1]] not in a.tokens_in(cue):
        return content
    return *content[:-1], Span(last.start, a.ends[tokens[-2]])


def _is_dateline(a: Analysis, span: Span) -> bool:
    """ "KOFU (Wire)", "KOFU": the capitals with which a report begins, under its title or not, up to its dash."""
    number = bisect_right(a.paragraphs, span.start, key=lambda p: p.start) - 1
    if not 0 <= number < _TOP or a.text[a.paragraphs[number].start : span.start].strip():
        return False
    tokens = a.tokens_in(span)
    first = a.words[tokens.start]
    says = any(a.pos[t] in ("VERB", "AUX") for t in tokens)  # "NATO is ready - and soon"
    capitals = first.isupper() and len(first) > 1 and not says
    return capitals and _TO_DASH.match(a.text, span.end) is not None


def _by_rules(
    a: Analysis, said: Attribution, content: tuple[Span, ...], rules: SpanIndex[Attribution]
) -> tuple[Span, ...]:
    """The rules' content at the same cue, where the tagger's is no more than a scrap of it, or runs on behind the
    clause of a noun ("the allegation that …")."""
    for _, other in rules.overlapping(said.cue) if said.cue else ():
        own = [part for part in (said.source, said.cue) if part]
        if any(span.overlaps(part) for span in other.content for part in own):
            continue
        if not content:
            return other.content
        if _runs_on(a, said, content, other.content):
            return other.content
        part = all(any(whole.contains(span) for whole in other.content) for span in content)
        if part and (_words(a, content) <= _SCRAP or said.score < _UNSURE):
            return other.content
    return content if _words(a, content) else ()


def _own_object(
    a: Analysis, cues: Cues, said: Attribution, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """ "Storm kills nine, [governor] promises [aid]", "wages are late, and [nurses] threaten [to leave]": whose verb
    has an object or a goal does not tell what stands before."""
    if said.cue is None or said.source is None or said.source.end > said.cue.start:
        return content
    verb = next((t for t in reversed(a.tokens_in(said.cue)) if a.pos[t] == "VERB"), None)
    if verb is None:
        return content
    goal = a.child(verb, "xcomp")
    to_do = goal is not None and goal > verb and a.lower[a.left[goal]] == "to"
    thing = next(
        (c for c in a.kids(verb, "dobj", "xcomp") if c > verb and (a.pos[c] == "NOUN" or to_do)),
        None,
    )
    rows = cues.starting("verb", a.lemmas[verb])
    taken = "to" if to_do else "obj"
    if thing is None or not any(row.takes.get(taken, 0) > _SURE_OF_OBJECT for row in rows):
        return content
    phrase = a.subtree(thing)
    before = [
        part for part in content
        if part.end <= said.source.start and not names_a_number(a, cues, part)
    ]  # fmt: skip
    rest = [part for part in content if part not in before]
    if not before or any(not phrase.contains(part) for part in rest):
        return content
    quoted = any(quote.overlaps(part) for quote in a.quotes for part in content)
    return content if quoted else (phrase,)


def _runs_on(
    a: Analysis, said: Attribution, content: tuple[Span, ...], clause: tuple[Span, ...]
) -> bool:
    tokens = a.tokens_in(said.cue) if said.cue else range(0)
    if len(content) != 1 or len(clause) != 1 or not tokens or a.pos[tokens[-1]] != "NOUN":
        return False
    return content[0].start == clause[0].start and clause[0].end < content[0].end


def _cue(a: Analysis, cue: Span, content: tuple[Span, ...]) -> Span:
    """Trimmed, and with the verb that helpers alone lead to ("could not yet [verify]")."""
    tokens = a.tokens_in(cue)
    if not tokens or any(a.pos[t] not in _HELPERS for t in tokens):
        return trim(a.text, cue) or cue
    helper = next((t for t in tokens if a.pos[t] == "AUX"), None)
    verb = tokens[-1] if helper is None else a.heads[helper]
    grown = a.span(tokens.start, verb + 1) if verb > tokens[-1] else cue
    is_free = a.pos[verb] == "VERB" and not any(part.overlaps(grown) for part in content)
    return grown if is_free else trim(a.text, cue) or cue


def _adverb_alone(
    a: Analysis, cues: Cues, cue: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """ "He [was] reportedly [paid]": the auxiliary is what is reported."""
    tokens = a.tokens_in(cue) if cue else range(0)
    rows = cues.starting("phrase", a.lower[tokens[-1]]) if len(tokens) > 1 else []
    helping = all(a.pos[t] == "AUX" for t in tokens[:-1])
    if not helping or not any("none" in row.takes for row in rows):
        return cue, content
    helper = a.span(tokens.start, tokens.stop - 1)
    return a.span(tokens[-1], tokens.stop), tuple(merge(a.text, (*content, helper)))


def _is_pronoun(a: Analysis, cue: Span | None) -> bool:
    """ "It": no word that could attribute."""
    tokens = a.tokens_in(cue) if cue else range(0)
    return bool(tokens) and all(a.pos[t] in ("PRON", "DET") for t in tokens)


def _words(a: Analysis, content: tuple[Span, ...]) -> int:
    return sum(a.pos[t] != "PUNCT" for span in content for t in a.tokens_in(span))


def _least(a: Analysis, cues: Cues, cue: Span) -> float:
    return SURE_OF_TURNS if any(turns(a, cues, t) for t in a.tokens_in(cue)) else SURE


def _missed(found: list[Attribution], sure: list[Attribution]) -> list[Attribution]:
    """Those whose parts meet no cue and no source of those found, and whose cue no content."""
    taken = SpanIndex((part, None) for x in found for part in (x.cue, x.source) if part)
    inside = SpanIndex((part, None) for x in found for part in x.content)
    return [
        x
        for x in sure
        if x.cue is not None
        and not inside.overlapping(x.cue)
        and not any(taken.overlapping(p) for p in (x.cue, *x.content))
    ]
