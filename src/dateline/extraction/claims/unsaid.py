"""Attributions with which nothing is said: nobody's word, and the words for silence."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction import marks
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.cue import is_negated, read_cue
from dateline.knowledge.cues import Cue, Cues
from dateline.record import Span

_NAMED = {"named", "identified", "quoted"}
_UNNAMED = {"anonymous", "unnamed"}
_NOT = {"not", "n't", "declined", "refused"}
_NAMES = {"name", "names", "identity"}
_GIVING = {"give", "disclose", "reveal", "provide"}
_QUESTION_WORDS = ("WP", "WRB")
_ASKING = {"ask", "wonder", "question"}
_BEING = {"be", "remain", "stay", "being"}
# Whom a report leaves without a name.
_NAMELESS = {
    "suspect", "victim", "attacker", "source", "person", "people", "man", "woman", "boy", "girl", "child", "dead",
    "culprit", "perpetrator", "individual", "witness", "official", "soldier", "officer", "driver",
}  # fmt: skip
_REASONS = {"for", "because", "as", "since", "citing", "due", "out"}
# What a title calls the text below it.
_TEXTS = {
    "statement", "communiqué", "communique", "declaration", "remark", "speech", "address", "release",
}  # fmt: skip
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SHORT = 6  # tokens in "not to be quoted by name"
_NOBODY = {"no", "nobody", "no-one"}


def said_only(a: Analysis, cues: Cues, found: list[Attribution]) -> list[Attribution]:
    """Without those that say nothing: "nobody claimed …", "declined to comment on …"."""
    kept = (_said(a, cues, attribution) for attribution in found)
    return [attribution for attribution in kept if attribution is not None]


def _said(a: Analysis, cues: Cues, said: Attribution) -> Attribution | None:
    if _is_silence(a, cues, said) or _is_unclaimed(a, cues, said) or _is_asked(a, said):
        return None
    if _is_not_said(a, said):
        return None
    if _is_anonymity(a, said) or _is_question_word(a, said) or _is_name_of_text(a, said):
        return None
    if said.source is None or not _is_nobody(a, said.source):
        return said
    # What nobody confirms is in doubt all the same; whatever else nobody says is not said.
    confirms = any(c.relation == "confirms" for t in _tokens(a, said) for c in _verbs(a, cues, t))
    return replace(said, source=None) if confirms else None


def _is_nobody(a: Analysis, source: Span) -> bool:
    """ "No group", "nobody"; "neither side", "none of them" and "No 10" are somebody."""
    heads = a.tops(a.tokens_in(source))
    return bool(heads) and (marks.no_of(a, heads[0]) or "").lower() in _NOBODY


def _is_anonymity(a: Analysis, said: Attribution) -> bool:
    """ "Who asked not to be named", "wished to remain anonymous": about the speaker, nothing said."""
    tokens = a.tokens_in(said.content[0])
    # "To be named [for fear of reprisals]", "[because he was not allowed to speak]": the reason is no part of it.
    reason = next((t for t in tokens[1:] if a.lower[t] in _REASONS), tokens.stop)
    tokens = range(tokens.start, reason)
    cue = a.tokens_in(said.cue) if said.cue else range(0)
    words = {a.lower[t] for t in tokens}
    negated = "not" in words or any(a.lower[t] in _NOT for t in cue)
    unnamed = bool(words & _UNNAMED) or (negated and bool(words & _NAMED))
    withheld = negated and bool(words & _NAMES) and bool(words & _GIVING)
    return len(tokens) <= _SHORT and (withheld or (unnamed and bool(words & _BEING)))


def _is_question_word(a: Analysis, said: Attribution) -> bool:
    """ "[What] do experts say?"."""
    tokens = [t for span in said.content for t in a.tokens_in(span)]
    end = a.sentences[a.sentence_of[tokens[0]]].last if tokens else 0
    return len(tokens) == 1 and a.tags[tokens[0]] in _QUESTION_WORDS and a.lower[end - 1] == "?"


def _is_name_of_text(a: Analysis, said: Attribution) -> bool:
    """ "[Statement by the ministry on the raid]", "[Chad: statement on the raid]" as a title: what stands below,
    of which nothing is told yet."""
    if said.cue is None or len(a.paragraphs) < 2 or said.cue.start >= a.paragraphs[0].end:
        return False
    title = a.tokens_in(a.paragraphs[0])
    cue = a.tokens_in(said.cue)
    word = a.tokens_in(said.content[0]).start if a.lower[cue.start] == ":" else None
    named = [*cue] if word is None else [*range(word, min(word + 2, title.stop))]
    named += [t for t in title if a.deps[t] == "ROOT"]
    return any(a.lemmas[t] in _TEXTS for t in named) and not any(
        a.tags[t] in _FINITE for t in title
    )


def _is_asked(a: Analysis, said: Attribution) -> bool:
    """ "Asked about the troops, [the minister] said": who is asked asks nothing."""
    for verb in a.tokens_in(said.cue) if said.cue else ():
        participle = a.tags[verb] == "VBN" or a.lower[verb] == "asked"  # taken for a past tense
        bare = participle and a.deps[verb] == "advcl"
        if bare and a.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None:
            subject = a.child(a.heads[verb], "nsubj")
            return (
                subject is not None
                and said.source is not None
                and said.source.contains(a.span(subject, subject + 1))
            )
    return False


def _is_not_said(a: Analysis, said: Attribution) -> bool:
    """ "Asked whether he feared [arrest]": that he does is not said; nor "without naming [them]"."""
    for verb in a.tokens_in(said.cue) if said.cue else ():
        if a.tags[verb] == "VBG" and a.lower[a.heads[verb]] == "without":
            return True
        marked = any(a.lower[c] in ("if", "whether") for c in a.kids(verb, "mark"))
        subject = a.child(verb, "nsubj")
        own = (
            subject is None or a.pos[subject] == "PRON"
        )  # "asked whether his lawyer said …": the lawyer's
        if marked and own and a.lemmas[a.heads[verb]] in _ASKING:
            return True
    return False


def _is_unclaimed(a: Analysis, cues: Cues, said: Attribution) -> bool:
    """ "There was no claim of responsibility for …", "the attack has not been claimed"."""
    if said.source is not None:
        return False
    reading = read_cue(a, cues, said.cue, said.content)
    content = a.tokens_in(said.content[0])
    if not reading.negated or reading.head is None or not content:
        return False
    helper = a.child(reading.head, "auxpass")
    passive = a.lemmas[reading.head] == "claim" and helper is not None
    return a.lemmas[content[0]] == "responsibility" or passive


def _is_silence(a: Analysis, cues: Cues, said: Attribution) -> bool:
    """The cue's main word is one of silence, or stands under it ("respond to questions about")."""
    if _is_quotation(a, said):
        return False
    head = read_cue(a, cues, said.cue, said.content).head
    for token in _tokens(a, said):
        when = cues.silence.get(a.lemmas[token])
        if when and (head is None or head <= token or token in _above(a, head)):
            if when == "person" and not _is_of_person(a, token):
                continue
            return when == "always" or _is_withheld(a, said, token)
    return False


def _is_of_person(a: Analysis, verb: int) -> bool:
    """ "Did not name them", "declined to name the victims"; not "has not named a successor"."""
    thing = a.child(verb, "dobj", "oprd")
    return a.pos[verb] == "VERB" and (
        thing is None or a.pos[thing] == "PRON" or a.lemmas[thing] in _NAMELESS
    )


def _is_quotation(a: Analysis, said: Attribution) -> bool:
    """Begins and ends with one; "comment on the 'special operation'" only holds one."""
    first, last = said.content[0].start, said.content[-1].end
    begins = any(quote.start <= first < quote.end for quote in a.quotes)
    return begins and any(quote.start < last <= quote.end for quote in a.quotes)


def _is_withheld(a: Analysis, said: Attribution, token: int) -> bool:
    """ "Did not comment", "declined to comment", "has yet to comment", "neither side commented"."""
    if is_negated(a, token, a.tokens_in(said.cue) if said.cue else range(token, token)):
        return True
    above = a.heads[token]
    return a.deps[token] == "xcomp" and any(a.lower[c] == "yet" for c in a.children[above])


def _above(a: Analysis, noun: int) -> Iterator[int]:
    """What a noun is governed by, with prepositions between."""
    if a.pos[noun] == "NOUN":
        yield from itertools.islice(a.ancestors(noun), 2)


def _tokens(a: Analysis, said: Attribution) -> Iterator[int]:
    """The cue's, and what it governs: "declined [to comment] on the raid"."""
    if said.cue is not None:
        yield from a.tokens_in(said.cue)
    first = a.tokens_in(said.content[0])
    if first and a.lower[first[0]] == "to":
        yield from first[:2]


def _verbs(a: Analysis, cues: Cues, token: int) -> list[Cue]:
    return cues.starting("verb", a.lemmas[token]) if a.pos[token] == "VERB" else []
