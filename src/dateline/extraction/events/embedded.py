"""Which word governs a verb or a noun, and what the table of embeddings says of that."""

from typing import NamedTuple

from dateline.analysis import Analysis
from dateline.extraction.marks import form_of, is_definite
from dateline.knowledge.embedding import Embedding, Embeddings

# Prepositions that tie a noun to what it is about ("threat of", "call for", "end to").
_ABOUT = {"of", "for", "to", "against", "on", "about", "over", "with", "from", "toward", "towards"}
# After these a definite noun is known to have happened ("concern about the attack").
_FACTIVE = {"about", "over", "with", "on"}

_LIKE_AN_INFINITIVE = {"NN", "VB", "VBP", "NNP"}
_GOVERNED = {"xcomp", "ccomp", "acl", "pcomp", "pobj", "csubj", "csubjpass", "advcl"}
# What a clause has that a bare participle lacks ("claims that troops fired", "troops sent north").
_FULL = {"nsubj", "nsubjpass", "mark", "expl"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "last", "latest", "next", "only", "other"}


class Governor(NamedTuple):
    """A governing word and what the table says of the form it governs."""

    token: int
    entry: Embedding


def governor_of(a: Analysis, known: Embeddings, token: int, is_verb: bool) -> Governor | None:
    """The word that governs a verb or a noun, if the table knows it."""
    head, forms = (_verb_site if is_verb else _noun_site)(a, token)
    if head is None:
        return None
    if a.lemmas[head] == "be" and a.pos[head] == "VERB":
        return _of_copula(a, known, head, forms)
    entry = _entry(a, known, head, forms)
    return Governor(head, entry) if entry else None


def is_said_thing(a: Analysis, known: Embeddings, noun: int) -> bool:
    """ "Rejected a proposal": the proposal was made, whatever becomes of what it proposes."""
    if a.deps[noun] not in ("dobj", "nsubjpass"):
        return False
    return (a.lemmas[a.heads[noun]], "verb", "speech") in known and (
        (a.lemmas[noun], "noun", "any") in known
    )


def _of_copula(a: Analysis, known: Embeddings, be: int, forms: tuple[str, ...]) -> Governor | None:
    """ "An attack is likely", "it is unclear whether": the adjective governs, not the copula."""
    for child in a.children[be]:
        if a.deps[child] in ("acomp", "advmod", "prep", "attr", "oprd"):
            entry = _adjective(a, known, child, forms)
            entry = entry or known.get((a.lower[child], "modifier", "any"))
            if entry and a.lower[child] not in _ABOUT:
                return Governor(child, entry)
    entry = known.get(("be", "verb", forms[0]))
    return Governor(be, entry) if entry else None


def _adjective(
    a: Analysis, known: Embeddings, token: int, forms: tuple[str, ...]
) -> Embedding | None:
    looked_up = (known.get((a.lemmas[token], "adjective", form)) for form in (*forms, "any"))
    return next((entry for entry in looked_up if entry), None)


def _verb_site(a: Analysis, verb: int) -> tuple[int | None, tuple[str, ...]]:
    dep, head = a.deps[verb], a.heads[verb]
    form = form_of(a, verb)
    slipped = dep == "relcl" and form == "to" and _is_slip(a, verb, head)
    if head == verb or not (dep in _GOVERNED or slipped):
        return None, ()
    if dep in ("pcomp", "pobj"):
        slip = dep == "pobj" and a.lower[head] == "to"
        return a.heads[head], (f"p:{a.lower[head]}", "to" if slip else form)
    reduced = dep == "acl" and not (
        form == "to" or any(a.deps[c] in _FULL for c in a.children[verb])
    )
    if reduced or (dep == "advcl" and form != "to"):
        return None, ()
    return head, (form,)


def _is_slip(a: Analysis, verb: int, noun: int) -> bool:
    """ "A bill to ban rallies": the parser at times takes the infinitive for a relative clause; "the first power to ban
    them" has one."""
    ranked = any(a.lower[c] in _RANKS or a.tags[c] == "JJS" for c in a.children[noun])
    return not ranked and not any(a.deps[c] in _FULL for c in a.children[verb])


def _noun_site(a: Analysis, noun: int) -> tuple[int | None, tuple[str, ...]]:
    dep, head = a.deps[noun], a.heads[noun]
    if dep in ("dobj", "nsubjpass"):
        return head, ("noun",)
    if dep == "nsubj" and not (is_definite(a, noun) and a.kids(head, "dobj")):
        return head, ("subject",)
    if dep == "compound":
        return head, ("compound",)
    if dep == "pobj" and a.heads[head] != head:
        # "Offered to host talks": the parser at times takes "to" for a preposition.
        slip = head < noun and a.lower[head] == "to" and a.tags[head + 1] in _LIKE_AN_INFINITIVE
        bound = "to" if slip else "about" if _binds(a, head, noun) else "loose"
        return a.heads[head], (f"p:{a.lower[head]}", bound)
    return None, ()


def _binds(a: Analysis, preposition: int, noun: int) -> bool:
    word = a.lower[preposition]
    return word in _ABOUT and not (word in _FACTIVE and is_definite(a, noun))


def _entry(a: Analysis, known: Embeddings, head: int, forms: tuple[str, ...]) -> Embedding | None:
    lemma, pos = a.lemmas[head], a.pos[head]
    if pos in ("VERB", "AUX"):
        return next((e for f in forms if (e := known.get((lemma, "verb", f)))), None)
    if forms[-1] == "loose":
        return None
    if pos in ("NOUN", "PROPN"):
        return known.get((lemma, "noun", forms[0])) or known.get((lemma, "noun", "any"))
    return _adjective(a, known, head, forms)
