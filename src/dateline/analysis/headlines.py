"""Headlines whose verb the parser takes for a noun: "Court jails Iranian", "Rebels storm base"."""

import functools

from dateline.record.tables import read_table

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_MISTAKEN = _NOUNS | {"JJ", "VB", "VBP", "VBZ"}
_BEFORE = _NOUNS | {"JJ", "CC", "CD", "DT", "POS", "PRP$", "HYPH", ",", "VBN"}  # of a subject
_AFTER = _NOUNS | {"JJ", "JJS", "CD", "DT", "PRP$", "PRP"}  # begin an object
_NO_MEN = {"yemen", "turkmen", "regimen", "specimen"}
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAMED = frozenset({"compound", "nmod", "amod"})


def mend_headline(
    lower: list[str], tags: list[str], deps: list[str], heads: list[int], first: int, last: int
) -> int | None:
    """Changes tags, labels and heads of a sentence without a finite verb (tokens `first` up to `last`) in
    place, and returns its verb; None where there is none to mend.

    A verb in -s follows a singular noun, a bare one a plural; what follows may be an object.
    """
    if (verb := _march(lower, tags, deps, heads, first, last)) is not None:
        tags[verb] = "VBP"
        _hang(tags, deps, heads, first, verb, last)
        return verb
    if any(tags[t] in _FINITE and deps[t] not in _NAMED for t in range(first, last)):
        return None
    for verb in range(first + 1, last - 1):
        if tags[verb - 1] not in _BEFORE:
            return None
        if _is_verb(lower, tags, first, verb):
            bare = lower[verb] in _words("verb") | _words("bare")
            tags[verb] = "VBP" if bare else "VBZ"
            _hang(tags, deps, heads, first, verb, last)
            return verb
    return None


def _march(
    lower: list[str], tags: list[str], deps: list[str], heads: list[int], first: int, last: int
) -> int | None:
    """ "Thousands march in Warsaw", which the parser takes for the month."""
    for verb in range(first + 1, last - 1):
        month = lower[verb] == "march" and deps[verb] == "npadvmod" and tags[verb] != "NNP"
        if month and tags[verb - 1] == "NNS" and heads[verb] == verb - 1 == heads[verb - 1]:
            return verb if tags[verb + 1] == "IN" else None
    return None


def _is_verb(lower: list[str], tags: list[str], first: int, verb: int) -> bool:
    before, after = verb - 1, verb + 1
    if tags[verb] not in _MISTAKEN or tags[after] not in _AFTER:
        return False
    if lower[after] in _words("no_object") or lower[before] in _words("no_subject"):
        return False
    if tags[before] not in _NOUNS and not (before == first and tags[before] == "JJ"):
        return False
    many = _is_plural(lower, tags, before)
    word = lower[verb]
    if word in _words("verb"):
        return many or _are_names(tags, first, verb)
    if word in _words("bare"):  # "police raid site": more must follow
        return many and (tags[after] != "NN" or tags[after + 1 : after + 2] == ["IN"])
    if word in map(_third, _words("described")):
        return not many and tags[after] == "JJ"
    return word in _third_persons() and not many


def _are_names(tags: list[str], first: int, verb: int) -> bool:
    """ "Chad and Niger swap prisoners"."""
    return "CC" in tags[first:verb] and {*tags[first:verb]} <= {"NNP", "CC", ","}


def _is_plural(lower: list[str], tags: list[str], noun: int) -> bool:
    word = lower[noun]
    men = word.endswith("men") and word not in _NO_MEN
    return tags[noun] in _PLURAL or men or word in _words("plural")


def _hang(
    tags: list[str], deps: list[str], heads: list[int], first: int, verb: int, last: int
) -> None:
    """Subject and object of the verb: the words that no other of their side stands over."""
    deps[verb], heads[verb] = "ROOT", verb
    before = [t for t in range(first, verb) if not first <= heads[t] < verb or heads[t] == t]
    after = [t for t in range(verb + 1, last) if not verb < heads[t] < last or heads[t] == t]
    nouns = [t for t in before if tags[t] in _NOUNS or t == verb - 1]
    _join(deps, heads, before, nouns[-1] if nouns else verb - 1, "nsubj", verb)
    clause = next((t for t in after if deps[t] in ("prep", "punct")), last)
    named = [t for t in after if t < clause and tags[t] != "DT"]
    _join(deps, heads, [t for t in after if t < clause], named[-1] if named else verb + 1,
          "dobj", verb)  # fmt: skip
    for token in after:
        if token >= clause:
            heads[token] = verb
            deps[token] = deps[token] if deps[token] in ("prep", "punct") else "dep"


def _join(
    deps: list[str], heads: list[int], tops: list[int], head: int, label: str, verb: int
) -> None:
    for token in tops:
        if token != head:
            heads[token] = head
            deps[token] = deps[token] if deps[token] in ("det", "nummod", "poss") else "compound"
    deps[head], heads[head] = label, verb


@functools.cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table("analysis", "headlines.tsv", "kind", "word")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@functools.cache
def _third_persons() -> frozenset[str]:
    """ "storms", "ambushes", "defies"."""
    return frozenset(map(_third, _words("verb")))


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"
