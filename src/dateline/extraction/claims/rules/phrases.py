"""Attribution without a verb: "according to ...", "reportedly", "Spokesman: ..."."""

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.rules.candidate import Candidate, Range
from dateline.extraction.claims.rules.runs import runs
from dateline.extraction.claims.rules.source import DOCUMENTS, phrase
from dateline.knowledge.cues import Cue, Cues

_CLAUSE_DEPS = {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "xcomp"}
# A speaker's name before a colon is no longer than this many tokens.
_LONGEST_LABEL = 6


def read_phrase(a: Analysis, cues: Cues, actors: ActorIndex, token: int) -> Candidate | None:
    """The attribution of a phrase of the cue table that begins here, or None."""
    for cue in cues.starting("phrase", a.lower[token]):
        words = cue.text.split()
        last = token + len(words)
        if a.lower[token:last] == words and not (words == ["per"] and _is_rate(a, actors, token)):
            return (
                _adverb(a, cue, token) if "none" in cue.takes else _according(a, cue, token, last)
            )
    return None


def _is_rate(a: Analysis, actors: ActorIndex, per: int) -> bool:
    """ "Five million per family", "85 per cent", "per the deal"; not "per police, …", "…, per Reuters", "… per the
    ministry": who speaks, or a document that tells."""
    if a.sentences[a.sentence_of[per]].first == per or a.pos[per - 1] == "PUNCT":
        return False
    noun = a.child(per, "pobj")
    if noun is None or (actors.at(a, noun) is None and a.lemmas[noun] not in DOCUMENTS):
        return True
    entity = a.entity_of[noun]
    named = a.pos[noun] == "PROPN" and (entity < 0 or a.entities[entity].label != "NORP")
    return not named and a.child(noun, "poss") is None and a.child(noun, "det") is None


def _according(a: Analysis, cue: Cue, token: int, last: int) -> Candidate | None:
    noun = next(
        (t for t in range(last, min(last + 25, a.right[token])) if _is_head(a, t, token, last)),
        None,
    )
    if noun is None:
        return None
    source = (max(last, a.left[noun]), a.right[noun])
    own = (a.left[token], max(a.right[token], source[1]))
    host = _host(a, token)
    content = runs(a.left[host], a.right[host], [own])
    if not content:
        return None
    rate = cue.takes["source"]
    return Candidate(token, (token, last), source, content, "source", rate, why=f'"{cue.text}"')


def _is_head(a: Analysis, noun: int, first: int, last: int) -> bool:
    return a.deps[noun] == "pobj" and first <= a.heads[noun] < last


def _host(a: Analysis, token: int) -> int:
    """The verb of the clause that the phrase hangs on; the whole sentence for one at its edge."""
    sentence = a.sentences[a.sentence_of[token]]
    at = token
    for at in a.ancestors(token):
        if a.deps[at] in _CLAUSE_DEPS and a.pos[at] in ("VERB", "AUX"):
            break
    if a.left[token] <= sentence.first + 1:
        while a.heads[at] != at:
            at = a.heads[at]
    return at


def read_aside(a: Analysis, cues: Cues, verb: int) -> Candidate | None:
    """ "as the minister put it": the content is the clause around it."""
    if a.deps[verb] != "advcl" or a.lower[a.left[verb]] != "as":
        return None
    cue = next((c for c in cues.starting("verb", a.lemmas[verb]) if "aside" in c.takes), None)
    subject = a.child(verb, "nsubj")
    thing = a.child(verb, "ccomp", "xcomp", "dobj")
    if cue is None or subject is None or (thing is not None and a.lower[thing] != "it"):
        return None
    host = a.heads[verb]
    content = runs(a.left[host], a.right[host], [(a.left[verb], a.right[verb])])
    source = phrase(a, subject, verb)
    why = f'aside "as … {cue.text}"'
    return Candidate(verb, (verb, verb + 1), source, content, "aside", cue.takes["aside"], why=why)


def _adverb(a: Analysis, cue: Cue, token: int) -> Candidate | None:
    host = a.heads[token]
    if host == token or a.pos[host] not in ("VERB", "AUX"):
        return None
    content = runs(a.left[host], a.right[host], [(token, token + 1)])
    rate = cue.takes["none"]
    return Candidate(token, (token, token + 1), None, content, "none", rate, why=f'"{cue.text}"')


def read_label(a: Analysis, first: int, last: int) -> Candidate | None:
    """ "Spokesman: ..." at the start of a paragraph of tokens `first` up to `last`."""
    for colon in range(first + 1, min(first + 1 + _LONGEST_LABEL, last - 1)):
        if a.lower[colon] == ":":
            return _label(a, first, colon, last)
        if a.pos[colon] in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
    return None


def _label(a: Analysis, first: int, colon: int, last: int) -> Candidate | None:
    if not any(a.pos[t] == "PROPN" for t in range(first, colon)) or a.tags[first] == "CD":
        return None
    speaker: Range = (first, colon)
    return Candidate(
        colon,
        (colon, colon + 1),
        speaker,
        [(colon + 1, last)],
        "label",
        0.6,
        why="speaker and colon",
    )
