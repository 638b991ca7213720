"""Finds the names of places: what the model labels so, and names of the gazetteer where a place can stand."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.extraction.places.judge import reason_of
from dateline.extraction.places.mention import Mention
from dateline.extraction.places.text import NAME_LABELS, PLACE_LABELS, Tokens
from dateline.knowledge.gazetteer import Candidate
from dateline.record.vocabulary import PlaceUse

_WORD = re.compile(r"[^\W\d_]")
_ARTICLES = frozenset({"al", "el", "ad", "as", "an", "ash", "ar", "az"})
_EDGES = frozenset(
    {"the", "a", "an", "'s", "’s", "of", "in", "at", "near", ",", "-", "and", "'", "’"}
)
_LISTS = frozenset({",", "and", "or", "&", "/"})


def find_mentions(t: Tokens) -> list[Mention]:
    """In text order, without overlaps, the longest name first."""
    mentions = list(_scan(t))
    _settle(t, mentions)
    return [m for m in mentions if m.reason]


def _scan(t: Tokens) -> Iterator[Mention]:
    a, at = t.a, 0
    while at < len(a.words):
        mention = None
        if a.words[at][:1].isupper() or (a.words[at] in _ARTICLES and a.entity_of[at] >= 0):
            skip = _no_place(t, at)
            mention = None if skip else _short_form(t, at) or _longest(t, at) or _unlisted(t, at)
            at += skip
        if mention is None:
            at += 1
        else:
            yield mention
            at = mention.last


def _no_place(t: Tokens, at: int) -> int:
    """Tokens of a phrase that only looks like a place ("West Nile"), less one; 0 where none begins here."""
    for phrase in t.words.not_places.get(t.a.lower[at], ()):
        if tuple(t.a.lower[at : at + len(phrase)]) == phrase:
            return len(phrase) - 1
    return 0


def _short_form(t: Tokens, at: int) -> Mention | None:
    """ "Okla." and "TX" after a name and a comma."""
    if t.before(at) != "," or at < 2 or not t.a.words[at - 2][:1].isupper():
        return None
    for last in (at + 2, at + 1):
        if last <= len(t.a.words) and (found := t.gazetteer.containers(t.text(at, last))):
            return Mention(at, last, found[0].name, found, f'short form "{t.text(at, last)}"')
    return None


def _longest(t: Tokens, at: int) -> Mention | None:
    for last in range(t.run_end(at), at, -1):
        end = t.a.words[last - 1]
        if end.lower() in _EDGES or not (end[-1].isalnum() or end[-1] == "."):
            continue
        if (mention := _named(t, at, last)) is not None:
            return mention
    return None


def _named(t: Tokens, first: int, last: int) -> Mention | None:
    """The mention that these tokens are, if the gazetteer has them and they can be a place here."""
    text = t.text(first, last)
    if last - first <= 2 and (found := t.gazetteer.inhabitants(text)):
        if t.label(first) in ("PERSON", "LANGUAGE"):
            return None
        as_name = [c for c in t.gazetteer.lookup(text)[:1] if c.known and c.country is None]
        if as_name and t.a.tags[last - 1].startswith("NNP"):  # "in the Mediterranean"
            return Mention(first, last, text, tuple(as_name), "name in the gazetteer")
        return Mention(first, last, text, found, f'people or adjective "{text}"', "demonym")
    found = t.gazetteer.lookup(text)
    if divisions := _by_full_name(t, text, last):  # "Almaty region", not the city
        found, text = divisions, f"{text} {t.after(last)}"
    if t.before(first) == "the":
        found = (*t.gazetteer.lookup(f"the {text}"), *found)
    if not found or (reason := reason_of(t, first, last, found)) is None:
        return None
    use: PlaceUse = "in_name" if t.is_part(first, last) else "literal"
    return Mention(first, last, text, found, reason, use)


def _by_full_name(t: Tokens, text: str, last: int) -> tuple[Candidate, ...]:
    """The divisions that have the word of kind behind a name in theirs."""
    kind = t.after(last)
    if "admin1" not in t.words.types.get(kind, ()):
        return ()
    found = t.gazetteer.lookup(f"{text} {kind}")
    return tuple(c for c in found if c.feature == "admin1" and c.known)


def _unlisted(t: Tokens, at: int) -> Mention | None:
    """A place by its label that the gazetteer does not have, where its neighbours agree."""
    a, entity = t.a, t.a.entity_of[at]
    if entity < 0 or t.label(at) not in PLACE_LABELS:
        return None
    e = a.entities[entity]
    first, last = e.first, e.last
    while first < last and (a.lower[first] in _EDGES or a.lower[first] in t.words.compass):
        first += 1
    while last > first and a.lower[last - 1] in _EDGES:
        last -= 1
    if at != first or not _WORD.match(a.words[first]) or a.lower[last - 1] in t.surnames:
        return None
    if a.lower[first] in t.words.never and last - first == 1:
        return None
    text = t.text(first, last)
    typed = a.lower[last - 1] in t.words.types or t.after(last) in t.words.types
    named = t.before(first) == "of" and t.before(first, 2) in t.words.types
    placed = t.before(first) in t.words.strictly_locative or t.has_container(last)
    sure = typed or named or placed
    reason = f"{e.label} entity, not in the gazetteer" if sure else ""
    return Mention(first, last, text, (), reason)


def _settle(t: Tokens, mentions: list[Mention]) -> None:
    """Open mentions are places where a list with a place or another mention of the name says so."""
    named = {m.name for m in mentions if m.reason and m.use == "literal"}
    named = {name for name in named if name.lower() not in t.surnames}
    for m in mentions:
        if not m.reason and m.name in named and t.label(m.first) not in NAME_LABELS:
            m.reason = "named as a place elsewhere"
    for order in (mentions, mentions[::-1]):
        for one, two in pairwise(order):
            if one.reason and not two.reason and one.use == "literal" and _in_list(t, one, two):
                two.reason = f"in a list with {one.name}"


def _in_list(t: Tokens, one: Mention, two: Mention) -> bool:
    first, second = (one, two) if one.first < two.first else (two, one)
    between = t.a.lower[first.last : second.first]
    return 0 < len(between) <= 2 and all(w in _LISTS for w in between)
