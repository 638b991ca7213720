"""What is done by saying something, where the content says more than the cue: "said it would not"
refuses, "said no shots were fired" denies. Signs and what they mean are in `content_acts.tsv`."""

from collections.abc import Iterator, Sequence

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.relations.meanings import tops_of
from dateline.knowledge.cues import Cues
from dateline.record import Claim, Event, Span
from dateline.record.vocabulary import Act, Relation

_WILL = marks.FUTURE | {"would"}
_NOT = marks.NOT | {"no", "nobody", "nothing"}
_SELF = {"i", "we"}
_SELF_REPORTED = {"it", "he", "she", "they"}
_HARMING = {"ASSAULT", "COERCE", "SANCTION"}
# The signs of the table that are no words to look for.
_SIGNS = {
    "denies", "withdraws", "confirms", "corrects", "not_happened", "will", "will_not", "will_harm",
    "others_will", "must", "to_do",
}  # fmt: skip
# Words of the table are looked for among so many at the beginning of the content.
_BEGINNING = 10

type Told = Sequence[tuple[Span, Event]]


def act_of(a: Analysis, cues: Cues, claim: Claim, relation: Relation | None, told: Told) -> Act:
    """The act that the first fitting sign means; the cue's own where none fits."""
    means = cues.content_acts.get(claim.act)
    if means is None:
        return _repeated(a, cues, claim) if relation == "repeats" else claim.act
    if relation == "repeats":
        return _repeated(a, cues, claim)
    signs = set(_signs(a, claim, relation, told))
    words = _beginning(a, claim)
    for sign, act in means.items():
        if sign in signs or (sign not in _SIGNS and f" {sign} " in words):
            return act
    return claim.act


def _repeated(a: Analysis, cues: Cues, claim: Claim) -> Act:
    """ "repeated his accusation": the act that the noun names."""
    top = next(iter(tops_of(a, claim.content)), None)
    nouns = cues.starting("noun", a.lemmas[top]) if top is not None and a.pos[top] == "NOUN" else []
    return nouns[0].act if nouns else claim.act


def _beginning(a: Analysis, claim: Claim) -> str:
    tokens = a.tokens_in(claim.content[0])
    words = ("not" if w == "n't" else w for w in a.lower[tokens.start : tokens.stop])
    return f" {' '.join([w for w in words if w[0].isalnum()][:_BEGINNING])} "


def _signs(a: Analysis, claim: Claim, relation: Relation | None, told: Told) -> Iterator[str]:
    """The signs of the table that are no words."""
    if relation:
        yield relation
    tops = tops_of(a, claim.content)
    if any(_is_infinitive(a, top) for top in tops):
        yield "to_do"
    if tops:
        yield from _by_verb(a, claim, tops[0], told)


def _by_verb(a: Analysis, claim: Claim, top: int, told: Told) -> Iterator[str]:
    helpers = {a.lower[c] for c in a.kids(top, "aux", "auxpass")}
    negated = any(a.lower[c] in _NOT for c in a.kids(top, "neg", "nsubj", "advmod"))
    own = _is_own(a, claim, top)
    if helpers & _WILL and "have" not in helpers:
        yield ("will_not" if negated else "will") if own else "others_will"
        if own and not negated and _harms(a, top, told):
            yield "will_harm"
    if _is_infinitive(a, top) and _harms(a, top, told):
        yield "will_harm"
    if helpers & marks.OBLIGING and "have" not in helpers and not own:
        yield "must"
    if not helpers & (_WILL | marks.OBLIGING) and _is_empty(a, top) and _is_denied(claim, told):
        yield "not_happened"


def _is_empty(a: Analysis, top: int) -> bool:
    """ "No shots were fired", "there was no massacre", "nobody was arrested", "I never met him"."""
    parts = [*a.kids(top, "nsubj", "nsubjpass", "attr", "advmod", "neg"), top]
    if any(a.lower[p] in ("nobody", "never") for p in parts):
        return True
    return any(a.lower[c] == "no" for p in parts for c in a.kids(p, "det"))


def _is_denied(claim: Claim, told: Told) -> bool:
    """An event of the claim is denied: "nobody was hurt" tells, "nobody was shot" denies."""
    return any(
        mention.claim == claim.id and mention.stance == "denies" and event.type[:2] != "x:"
        for _, event in told
        for mention in event.mentions
    )


def _is_infinitive(a: Analysis, top: int) -> bool:
    """ "To seize the port", of what is to come; not "to have seized it"."""
    if any(a.lower[c] == "have" and a.deps[c] == "aux" for c in a.children[top]):
        return False
    return any(a.lower[c] == "to" and a.deps[c] == "aux" for c in a.children[top])


def _is_own(a: Analysis, claim: Claim, top: int) -> bool:
    """Whether the speaker is the subject: "we" in a quotation, "it" outside."""
    subject = a.child(top, "nsubj")
    if subject is None:
        return False
    word = a.lower[subject]
    reported = claim.kind != "direct" or claim.parent is not None
    return word in _SELF or (reported and word in _SELF_REPORTED and _agrees(a, claim, word))


def _agrees(a: Analysis, claim: Claim, word: str) -> bool:
    """One speaker is no "they", several are no "he"."""
    tokens = a.tokens_in(claim.source) if claim.source else range(0)
    heads = a.tops(tokens)
    several = any(
        a.tags[t] in ("NNS", "NNPS") or a.lower[t] == "they" or a.child(t, "conj") is not None
        for t in heads[:1]
    )
    return not heads or several == (word == "they")


def _harms(a: Analysis, top: int, told: Told) -> bool:
    """Not the jailing of "agreed to drop a clause under which editors could be jailed"."""
    return any(
        event.core.type in _HARMING and not _is_aside(a, top, a.tokens_in(span).start)
        for span, event in told
    )


def _is_aside(a: Analysis, top: int, token: int) -> bool:
    """Told in a relative clause of something that the verb is about."""
    aside = False
    while token != top and a.heads[token] != token:
        aside = aside or a.deps[token] == "relcl"
        token = a.heads[token]
    return aside and token == top
