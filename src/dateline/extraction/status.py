"""Whether what a word says happened, will happen, may happen or did not: its status."""

from datetime import date

from dateline.analysis import Analysis
from dateline.extraction.draft import Context
from dateline.knowledge.embedding import Effect, Embedding, Embeddings, Form
from dateline.record import Time
from dateline.record.vocabulary import Status

type Judgement = tuple[Status, str]

_FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
_MAYBE = {"would", "could", "may", "might", "should", "must", "can", "ought", "need"}
_NEGATIONS = {"not", "never", "n't", "n’t", "neither", "nor"}
_NOBODY = {"nobody", "none", "nothing", "no-one", "neither"}
_MAX_DEPTH = 12
_YEAR = 366


def status_of(ctx: Context, token: int) -> Judgement:
    """The status of the predicate (verb, noun or adjective) at a token, and the words that say so."""
    return _judge(ctx.analysis, ctx.knowledge.embeddings, token, 0)


def _judge(a: Analysis, known: Embeddings, token: int, depth: int) -> Judgement:
    if depth > _MAX_DEPTH:
        return "actual", "plain statement"
    if a.pos[token] in ("VERB", "AUX"):
        return _judge_verb(a, known, token, depth)
    return _judge_noun(a, known, token, depth)


def _judge_verb(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement:
    if word := negation(a, verb):
        return "negated", f'negated by "{word}"'
    if found := _embedded(a, known, verb, depth):
        return found
    if found := _modal(a, verb):
        return found
    if (shared := _shares_auxiliaries(a, verb)) is not None:
        return _judge(a, known, shared, depth + 1)
    return "actual", "plain statement"


def negation(a: Analysis, verb: int) -> str | None:
    """The word that negates a verb: an adverb, or a subject like "nobody" or "no troops"."""
    for child in a.children[verb]:
        if a.lower[child] in _NEGATIONS and a.deps[child] in ("neg", "advmod", "preconj", "cc"):
            return a.words[child]
        if a.deps[child] in ("nsubj", "nsubjpass") and (word := _no(a, child)):
            return word
    return None


def _no(a: Analysis, noun: int) -> str | None:
    if a.lower[noun] in _NOBODY:
        return a.words[noun]
    return next((a.words[c] for c in a.children[noun] if a.lower[c] in ("no", "neither")), None)


def _modal(a: Analysis, verb: int) -> Judgement | None:
    for child in a.children[verb]:
        if a.deps[child] == "aux":
            if a.lower[child] in _FUTURE:
                return "future", f'"{a.words[child]}"'
            if a.lower[child] in _MAYBE:
                return "hypothetical", f'modal "{a.words[child]}"'
    return None


def _shares_auxiliaries(a: Analysis, verb: int) -> int | None:
    """The verb whose auxiliaries a joined verb shares: "will fall and destroy"."""
    if a.deps[verb] != "conj" or a.tags[verb] not in ("VB", "VBN", "VBG"):
        return None
    own = any(a.deps[c] in ("aux", "auxpass", "nsubj", "nsubjpass") for c in a.children[verb])
    return None if own else a.heads[verb]


def form_of(a: Analysis, verb: int) -> Form:
    """How a governed verb appears: infinitive, gerund, whether-clause or finite clause."""
    for child in a.children[verb]:
        if a.deps[child] == "aux" and a.lower[child] == "to":
            return "to"
        if a.deps[child] == "mark" and a.lower[child] in ("if", "whether"):
            return "if"
    if a.tags[verb] == "VBG" and not any(a.deps[c] == "aux" for c in a.children[verb]):
        return "ing"
    return "to" if a.tags[verb] == "VB" and a.deps[verb] == "xcomp" else "that"


def _embedded(a: Analysis, known: Embeddings, verb: int, depth: int) -> Judgement | None:
    dep, head = a.deps[verb], a.heads[verb]
    if head == verb or dep in ("conj", "relcl"):
        return None
    for child in a.children[verb]:
        if (
            a.deps[child] == "mark"
            and (a.lower[child], "conjunction", "any") in known
            and dep == "advcl"
        ):
            return "hypothetical", f'condition: "{a.words[child]}"'
    form = form_of(a, verb)
    if dep == "pcomp":
        if (a.lower[head], "preposition", "any") in known:
            return "negated", f'"{a.words[head]}"'
        head = a.heads[head]
    if dep in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
        if (entry := entry_for(a, known, head, form)) and (dep != "advcl" or form == "to"):
            return _apply(a, known, entry, head, depth)
        if form == "to":
            return "future", f'infinitive under "{a.words[head]}"'
    return None


def entry_for(a: Analysis, known: Embeddings, head: int, form: Form) -> Embedding | None:
    """What the table says of a governing word and the form it governs."""
    pos = a.pos[head]
    if pos in ("VERB", "AUX"):
        return known.get((a.lemmas[head], "verb", form)) or known.get(
            (a.lemmas[head], "verb", "any")
        )
    if pos == "ADJ":
        return known.get((a.lemmas[head], "adjective", "any"))
    return known.get((a.lemmas[head], "noun", "any"))


def _apply(a: Analysis, known: Embeddings, entry: Embedding, head: int, depth: int) -> Judgement:
    status, why = _judge(a, known, head, depth + 1)
    effect = entry.under_not if status == "negated" else entry.effect
    if effect == "same":
        return status, f'"{a.words[head]}": {why}'
    if effect == "future" and status == "hypothetical":
        effect = "hypothetical"
    return effect, f'under "{a.words[head]}"'


def _judge_noun(a: Analysis, known: Embeddings, noun: int, depth: int) -> Judgement:
    if word := _no(a, noun):
        return "negated", f'negated by "{word}"'
    for child in a.children[noun]:
        if entry := known.get((a.lower[child], "modifier", "any")):
            return _plain(entry.effect), f'"{a.words[child]}"'
    dep, head = a.deps[noun], a.heads[noun]
    if dep in ("attr", "acomp", "oprd") and head != noun:
        return _judge(a, known, head, depth + 1)
    if dep == "conj":
        return _judge(a, known, head, depth + 1)
    form: Form = "noun" if dep not in ("nsubj", "nsubjpass") else "subject"
    if dep == "pobj":
        if entry := known.get((a.lower[head], "preposition", "any")):
            return _plain(entry.effect), f'"{a.words[head]}"'
        head = a.heads[head]
    if head != noun and (entry := entry_for(a, known, head, form)):
        return _apply(a, known, entry, head, depth)
    return "actual", "plain statement"


def _plain(effect: Effect) -> Status:
    return "actual" if effect == "same" else effect


def historical_by_time(status: Status, time: Time | None, published: str | None) -> Status:
    """Historical where an actual event lies more than a year before publication."""
    if status != "actual" or time is None or not (time.end and published):
        return status
    return "historical" if _days_between(time.end, published) > _YEAR else status


def _days_between(day: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(day)).days
