"""Recognition by rules: cues of the table with their complements, then quotations."""

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import close, merge, trim
from dateline.extraction.claims.rules.candidate import Candidate, Range
from dateline.extraction.claims.rules.nouns import read_adjective, read_noun
from dateline.extraction.claims.rules.phrases import read_aside, read_label, read_phrase
from dateline.extraction.claims.rules.score import score_of
from dateline.extraction.claims.rules.source import subject_of
from dateline.extraction.claims.rules.speech import Quotes
from dateline.extraction.claims.rules.verbs import alike, read_verb, resumes
from dateline.extraction.draft import Context, Draft
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Candidates below are dropped: there F1 on PolNeAR is highest, and claims stay mostly right.
_LEAST = 0.35
# No clause of prose has more tokens; a line of 100,000 characters without a stop is no clause.
_LONGEST = 250
# Cues that mean a deed where the subject's first sector is one of these.
_BLOWS = {"attack", "blast"}
_ARMED = {"REB", "MIL", "COP", "PRM", "UAF", "CRM"}
_AUXILIARY = {"aux", "auxpass"}


class RuleReader:
    """An `AttributionReader` over the parse; needs no model."""

    def read(self, ctx: Context, draft: Draft, /) -> list[Attribution]:
        a, cues, actors = ctx.analysis, ctx.knowledge.cues, ActorIndex(draft.actors)
        candidates = _by_words(a, cues, actors)
        candidates = {h: c for h, c in candidates.items() if not _is_blow(a, actors, h)}
        _add_labels(a, candidates)
        quotes = Quotes(a, cues)
        quotes.attach(candidates)
        for candidate in candidates.values():
            candidate.rate = score_of(a, cues.contexts, candidate)
        candidates = {h: c for h, c in candidates.items() if _is_kept(c, quotes)}
        for candidate in candidates.values():
            candidate.content = cut(a, cues, actors, candidates, candidate)
            quotes.drop_introduction(candidate)
        found = [_attribution(a, candidates[head]) for head in sorted(candidates)]
        return [attribution for attribution in found if attribution is not None]


def _by_words(a: Analysis, cues: Cues, actors: ActorIndex) -> dict[int, Candidate]:
    candidates: dict[int, Candidate] = {}
    for token in range(len(a)):
        candidate = _by_word(a, cues, actors, token)
        if candidate is not None:
            candidates[token] = candidate
    return candidates


def _by_word(a: Analysis, cues: Cues, actors: ActorIndex, token: int) -> Candidate | None:
    phrase = read_phrase(a, cues, actors, token)
    if phrase is not None:
        return phrase
    match a.pos[token]:
        case "VERB":
            if a.deps[token] in _AUXILIARY:
                return None
            adjective = read_adjective(a, cues, token) if a.tags[token] == "VBN" else None
            return adjective or read_aside(a, cues, token) or read_verb(a, cues, token)
        case "NOUN":
            return read_noun(a, cues, token)
        case "ADJ":
            return read_adjective(a, cues, token)
    return None


def _is_blow(a: Analysis, actors: ActorIndex, verb: int) -> bool:
    """ "Rebels attacked the base": who bears arms strikes, and blames nobody."""
    if a.lemmas[verb] not in _BLOWS or a.pos[verb] != "VERB":
        return False
    striker = subject_of(a, verb)
    actor = None if striker is None else actors.at(a, striker)
    return actor is not None and bool(_ARMED & {*actors[actor].sectors[:1]})


def cut(
    a: Analysis,
    cues: Cues,
    actors: ActorIndex,
    candidates: dict[int, Candidate],
    outer: Candidate,
) -> list[Range]:
    """The content up to a claim that stands beside it, without a conjunction that leads nowhere."""
    beside = {
        token
        for token, inner in candidates.items()
        if _is_beside(a, outer, inner)
        and (inner.frame == "clause" or resumes(a, cues, actors, a.heads[token], token))
    }
    return [_cut_part(a, candidates, beside, outer, part) for part in outer.content]


def _cut_part(
    a: Analysis,
    candidates: dict[int, Candidate],
    beside: set[int],
    outer: Candidate,
    part: Range,
) -> Range:
    first, last = part[0], min(part[1], part[0] + _LONGEST)
    for token in range(first + 2, last):
        if token not in candidates:
            continue
        if token in beside:
            candidates[token].source = outer.source
        if token in beside or _adds(a, token):
            last = max(first + 1, a.left[token] - (0 if token in beside else 1))
            break
    while last - 1 > first and a.tags[last - 1] in ("CC", ","):
        last -= 1
    return first, last


def _is_beside(a: Analysis, outer: Candidate, inner: Candidate) -> bool:
    """ "said it was late but conceded that ...": the parse joins the second verb to "was"."""
    verb, said = inner.head, a.heads[inner.head]
    return (
        a.deps[verb] == "conj"
        and a.deps[said] == "ccomp"
        and a.heads[said] == outer.head
        and alike(a, verb, outer.head)
        and a.child(verb, "nsubj") is None
    )


def _adds(a: Analysis, verb: int) -> bool:
    """Whether a cue begins an aside of its own: ", saying ...", ", which he denies"."""
    start = a.left[verb]
    if a.deps[verb] == "conj" and a.tags[verb] == "VBG" and a.tags[a.heads[verb]] != "VBG":
        return True  # "admitting that ... but warning that ...": joined to "admitting"
    if start == 0 or a.lower[start - 1] != ",":
        return False
    return (a.tags[verb] == "VBG" and start == verb) or (
        a.deps[verb] == "relcl" and a.lower[start] == "which" and a.child(verb, "nsubj") != start
    )


def _is_kept(candidate: Candidate, quotes: Quotes) -> bool:
    return candidate.rate >= _LEAST and not quotes.is_stray(candidate.head)


def _add_labels(a: Analysis, candidates: dict[int, Candidate]) -> None:
    for paragraph in a.paragraphs:
        tokens = a.tokens_in(paragraph)
        label = read_label(a, tokens.start, tokens.stop) if tokens else None
        if label is not None:
            candidates[label.head] = label


def _attribution(a: Analysis, candidate: Candidate) -> Attribution | None:
    text = a.text
    spans = [a.span(first, last) for first, last in candidate.content]
    trimmed = [close(t, a.quotes) for span in spans if (t := trim(text, span)) is not None]
    whole = merge(text, [*trimmed, *(a.quotes[number] for number in candidate.quotes)])
    if not whole:
        return None
    return Attribution(
        source=_span(a, candidate.source),
        cue=_span(a, candidate.cue),
        content=tuple(whole),
        score=candidate.rate,
        why=candidate.why,
    )


def _span(a: Analysis, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None else trim(a.text, a.span(*tokens)) or a.span(*tokens)
