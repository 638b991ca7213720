"""Recognition by rules: cues of the table with their complements, then quotations."""

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.edges import merge, trim
from dateline.extraction.claims.rules.candidate import Candidate
from dateline.extraction.claims.rules.nouns import read_adjective, read_noun
from dateline.extraction.claims.rules.phrases import read_label, read_phrase
from dateline.extraction.claims.rules.speech import Quotes
from dateline.extraction.claims.rules.verbs import read_verb
from dateline.extraction.draft import Context, Draft
from dateline.knowledge.cues import Cues
from dateline.record import Span

# Below this share of attributing uses a cue is more often wrong than right.
_LEAST = 0.5
_AUXILIARY = {"aux", "auxpass"}


class RuleReader:
    """An `AttributionReader` over the parse; needs no model."""

    def read(self, ctx: Context, _draft: Draft, /) -> list[Attribution]:
        a, cues = ctx.analysis, ctx.knowledge.cues
        candidates = _by_words(a, cues)
        _add_labels(a, candidates)
        Quotes(a, cues).attach(candidates)
        found = [_attribution(a, candidates[head]) for head in sorted(candidates)]
        return [attribution for attribution in found if attribution is not None]


def _by_words(a: Analysis, cues: Cues) -> dict[int, Candidate]:
    candidates: dict[int, Candidate] = {}
    for token in range(len(a)):
        candidate = _by_word(a, cues, token)
        if candidate is not None and candidate.rate >= _LEAST:
            candidates[token] = candidate
    return candidates


def _by_word(a: Analysis, cues: Cues, token: int) -> Candidate | None:
    phrase = read_phrase(a, cues, token)
    if phrase is not None:
        return phrase
    match a.pos[token]:
        case "VERB":
            return None if a.deps[token] in _AUXILIARY else read_verb(a, cues, token)
        case "NOUN":
            return read_noun(a, cues, token)
        case "ADJ":
            return read_adjective(a, cues, token)
    return None


def _add_labels(a: Analysis, candidates: dict[int, Candidate]) -> None:
    for paragraph in a.paragraphs:
        tokens = a.tokens_in(paragraph)
        label = read_label(a, tokens.start, tokens.stop) if tokens else None
        if label is not None:
            candidates[label.head] = label


def _attribution(a: Analysis, candidate: Candidate) -> Attribution | None:
    text = a.text
    spans = [a.span(first, last) for first, last in candidate.content]
    trimmed = [t for span in spans if (t := trim(text, span)) is not None]
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
