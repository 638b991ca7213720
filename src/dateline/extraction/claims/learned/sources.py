"""The edges of a source: whole names and noun phrases, none where no word speaks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import merge, trim
from dateline.extraction.claims.rules.verbs import is_passive
from dateline.extraction.index import SpanIndex
from dateline.record import Span

_ARTICLES = {"the", "a", "an"}
_RELATIVES = {"who", "which", "whose", "whom", "that"}


def source_at(
    a: Analysis,
    said: Attribution,
    content: tuple[Span, ...],
    rules: SpanIndex[Attribution],
) -> Span | None:
    """The rules' source where the tagger has none, a bare "the", or stops at "who"; none for "it was reported",
    "it is not clear"."""
    source = said.source
    if source is not None and all(a.lower[t] in _ARTICLES for t in a.tokens_in(source)):
        source = None
    if source is not None:
        tokens = a.tokens_in(source)
        passive = _is_passive(a, said.cue)
        if passive and a.lower[tokens.start : tokens.stop] == ["it"]:
            return None
        undergone = passive or _is_of_it(a, said.cue) or _is_afterthought(a, said.cue, content)
        if undergone and _is_next_subject(a, said.cue, tokens):
            return None
        if tokens and a.lower[tokens[0]] in _RELATIVES and len(tokens) > 1:
            return _with_noun(a, source, (*content, said.cue))
        if not tokens or a.lower[tokens[-1]] not in _RELATIVES or len(tokens) == 1:
            return source
    for _, other in rules.overlapping(said.cue) if said.cue else ():
        parts = [part for part in (*content, said.cue) if part]
        if other.source and not any(other.source.overlaps(part) for part in parts):
            return other.source
    return source


def _is_afterthought(a: Analysis, cue: Span | None, content: tuple[Span, ...]) -> bool:
    """ "China sent tents, [an offer] repeated on Monday as Togo closed its border": the offer is what is said."""
    for verb in _tokens(a, cue):
        noun = a.child(verb, "nsubj") if a.tags[verb] in ("VBD", "VBN") else None
        if noun is not None and noun < verb and content[0] == a.span(a.left[noun], noun + 1):
            return a.pos[noun] == "NOUN"
    return False


def _is_next_subject(a: Analysis, cue: Span | None, source: range) -> bool:
    """ "The reason was not given, but [two clerks] said …": whose verb stands behind the passive did not give it."""
    head = next((t for t in a.tops(source) if a.pos[t] != "PUNCT"), None)
    if cue is None or head is None or a.starts[head] < cue.end or a.deps[head] != "nsubj":
        return False
    return a.heads[head] > head and not cue.contains(a.span(a.heads[head], a.heads[head] + 1))


def _with_noun(a: Analysis, source: Span, said: Iterable[Span | None]) -> Span:
    """ "[Two officials], who asked not to be named": with the noun that a whole relative clause is of."""
    first = a.tokens_in(source).start
    verb = a.heads[first]
    while a.deps[verb] in ("aux", "auxpass", "xcomp", "ccomp") and a.heads[verb] < verb:
        verb = a.heads[verb]
    noun = a.heads[verb]
    if a.deps[verb] != "relcl" or noun >= first:
        return source
    whole = Span(a.starts[a.left[noun]], source.end)
    return source if any(part and part.overlaps(whole) for part in said) else whole


def in_passing(
    a: Analysis, cue: Span | None, source: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """ "He was, according to [the Times], [the last of them]": what the verb before it still lacks is no part of
    the source, which ends at the last comma ("Omar Sow, the mayor, a hero")."""
    phrase, own = _tokens(a, cue), _tokens(a, source)
    if source is None or not phrase or phrase.start < 2 or own.start != phrase.stop:
        return source, content
    verb, comma = phrase.start - 2, phrase.start - 1
    if a.lower[comma] != "," or a.pos[verb] not in ("AUX", "VERB"):
        return source, content
    end = next((t for t in reversed(own) if a.lower[t] == ","), None)
    goes_on = any(part.start >= source.end for part in content)
    if goes_on or end is None or end + 1 >= own.stop:
        return source, content
    rest = Span(a.starts[end + 1], source.end)
    return a.span(own.start, end), tuple(merge(a.text, (*content, rest)))


def trimmed(a: Analysis, source: Span | None, cue: Span | None) -> Span | None:
    """Without what joins it to the next words, the hour before an entry of a live page, and another paragraph."""
    if source is None:
        return None
    source = _in_one(a, source, cue)
    if source is None:
        return None
    tokens = a.tokens_in(source)
    last = tokens.stop
    while last > tokens.start + 1 and (a.pos[last - 1] == "CCONJ" or a.words[last - 1] in "([{"):
        last -= 1
    ended = source if last == tokens.stop else Span(source.start, a.ends[last - 1])
    return trim(a.text, ended) or source


def _in_one(a: Analysis, source: Span, cue: Span | None) -> Span | None:
    """The part in the paragraph next to the cue; none where that begins with a quotation."""
    if "\n" not in a.text[source.start : source.end]:
        return source
    near = a.paragraphs[
        bisect_right(a.paragraphs, source.start, key=lambda p: p.end) : bisect_left(
            a.paragraphs, source.end, key=lambda p: p.start
        )
    ]
    if len(near) < 2:
        return source
    own = near[-1 if cue is not None and cue.start >= source.end else 0]
    if own.start > source.start and any(quote.start == own.start for quote in a.quotes):
        return None
    return Span(max(source.start, own.start), min(source.end, own.end))


def named(
    a: Analysis, source: Span | None, cue: Span | None, content: tuple[Span, ...]
) -> Span | None:
    """With the whole of the name at its end, or between commas before the cue ("a witness, Omar [Said], said")."""
    tokens = _tokens(a, source)
    if source is None or not tokens:
        return source
    comma = a.lower[tokens.stop : tokens.stop + 1] == [","]
    number = a.entity_of[min(tokens.stop + comma, len(a) - 1) if comma else tokens[-1]]
    if number < 0 or a.entities[number].label != "PERSON":
        return source
    name = a.entities[number]
    if comma and (
        cue is None
        or a.lower[name.last : name.last + 1] != [","]
        or cue.start != a.starts[name.last + 1]
    ):
        return source
    rest = Span(source.end, max(source.end, a.ends[name.last - 1]))
    met = any(part.overlaps(rest) for part in (cue, *content) if part)
    return source if met else Span(source.start, rest.end)


def _is_of_it(a: Analysis, cue: Span | None) -> bool:
    """ "It is not clear"."""
    return any(a.lower[t] == "it" and a.deps[t] == "nsubj" for t in _tokens(a, cue))


def _is_passive(a: Analysis, cue: Span | None) -> bool:
    return any(is_passive(a, t) for t in _tokens(a, cue))


def _tokens(a: Analysis, cue: Span | None) -> range:
    return a.tokens_in(cue) if cue else range(0)
