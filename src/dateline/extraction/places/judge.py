"""Whether a name of the gazetteer is a place where it stands."""

from dateline.extraction.places.text import NAME_LABELS, PLACE_LABELS, Tokens
from dateline.knowledge.gazetteer import Candidate

# Inhabitants from which a town needs no further sign: in a sentence, and inside another name ("Bank of Lyon").
_CITY, _NAMED_CITY = 400_000, 150_000
_ACRONYM = 5


def reason_of(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
    """Why these tokens are a place; "" where neighbours must say; None where they are not."""
    label, words = t.label(first), t.words
    single = last - first == 1
    if not _is_written_so(t, first, last, found) or (
        t.after(last) in words.diseases and not found[0].known
    ):
        return None
    if single and t.a.lower[first] in words.never and not t.a.words[first].isupper():
        return None
    if single and not found[0].known and not t.has_container(last) and _is_person(t, first):
        return None
    if label in PLACE_LABELS or (label == "NORP" and found[0].known):
        return _reason_labelled(t, first, last, found)
    if label == "PERSON":
        return _reason_person(t, first, last, found)
    if label in NAME_LABELS and t.rest(first, last):
        return _reason_inner(t, first, found)
    if label in {"", "NORP", *NAME_LABELS}:
        return _reason_plain(t, first, last, found)
    # "two million US dollars", "the 2019 Hong Kong protests"
    return f"inside a {label}" if found[0].known and found[0].feature == "country" else None


def _is_written_so(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> bool:
    """Short names stand in capitals ("US", never "Us"); other words in capitals are no towns ("HIV")."""
    text = t.text(first, last)
    if found[0].known:
        return len(text) > 3 or "." in text or text.isupper()
    if text.isupper() and len(text) <= _ACRONYM and t.label(first) not in PLACE_LABELS:
        return last < len(t.a.words) and t.a.words[last] == ","
    return len(text) > 2


def _is_known_widely(found: tuple[Candidate, ...]) -> bool:
    return found[0].known or _has_city(found, _NAMED_CITY)


def _has_city(found: tuple[Candidate, ...], people: int) -> bool:
    return any(c.is_main_name and c.population >= people for c in found)


def _is_person(t: Tokens, at: int) -> bool:
    return t.a.lower[at] in t.surnames or t.before(at) in t.words.titles


def _reason_labelled(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
    """Of an entity that is a place: all of it, or the name beside words of kind and compass points."""
    label, rest = t.label(first), t.rest(first, last)
    plain = all(w in t.words.types or w in t.words.compass for w in rest)
    if label == "FAC" and rest and not _is_known_widely(found):
        return None  # "Republic Square" is no square of the town of Republic
    if plain or ((label != "GPE" or t.begins(first)) and _is_known_widely(found)):
        return f"{label} entity"
    return None


def _reason_person(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
    """A person's name is a place only where it is whole and something says so."""
    if t.rest(first, last):
        return None
    if t.has_container(last):
        return "name before its container"
    if t.a.lower[first] in t.words.first_names or not found[0].is_main_name:
        return None
    return _reason_beside(t, first, last, found)


def _reason_beside(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str:
    """A preposition, a word of kind or what is done to towns; else the neighbours decide."""
    before, words = t.before(first, 2), t.words
    large = _has_city(found, _NAMED_CITY)
    stormed = t.before(first) in words.town_verbs and t.after(last) not in ("'s", "’s")
    if t.follows_locative(first) or (large and stormed):
        return f'name after "{t.before(first)}"'
    if t.before(first) == "of" and (before in words.types or (large and before in words.town_of)):
        return f'name after "{t.before(first, 2)} of"'
    if t.after(last) in t.words.types or t.after(last) in t.words.signs:
        return f'name before "{t.after(last)}"'
    return ""


def _reason_inner(t: Tokens, first: int, found: tuple[Candidate, ...]) -> str | None:
    a = t.a
    best = found[0]
    large = _has_city(found, _NAMED_CITY)
    if not (best.known or large):
        return _in_commas(t, first)
    if a.lower[first] in t.words.first_names and not any(c.population > _CITY for c in found):
        return None
    entity = a.entities[a.entity_of[first]]
    begins = first == entity.first or t.before(first) in (
        "the",
        "of",
        "in",
        "for",
        "at",
        "de",
        "'s",
    )
    return f"inside the name of an {t.label(first)}" if best.known or begins else None


def _in_commas(t: Tokens, first: int) -> str | None:
    """An item of a list that was taken for one name."""
    return "" if t.before(first) == "," or t.after(first + 1) == "," else None


def _reason_plain(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
    a = t.a
    is_name = any(tag.startswith("NNP") for tag in a.tags[first:last])
    if not is_name and not found[0].known:
        return None
    if a.lower[first] in t.words.first_names and t.is_before_name(last):
        return None
    if found[0].known and found[0].feature != "city":
        return "name in the gazetteer"
    if t.has_container(last):
        return "name before its container"
    if t.touches_name(first, last):
        return None
    if last - first == 1 and len(a.words[first]) < 4:
        return None
    return _reason_town(t, first, last, found)


def _reason_town(t: Tokens, first: int, last: int, found: tuple[Candidate, ...]) -> str | None:
    """A town is named by its size, a preposition or a word of kind; else its neighbours decide."""
    main = [c for c in found if c.is_main_name or c.known or c.population > _CITY]
    if not main:
        return None
    if _has_city(found, _CITY):
        return "large city"
    return _reason_beside(t, first, last, found)
