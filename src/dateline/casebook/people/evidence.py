"""What the words beside a name say of its bearer: age, role, relation."""

import functools
import re
from dataclasses import dataclass, replace

from dateline.casebook.people.words import Standing, standing_at, words
from dateline.casebook.words import read_rows

# Characters looked at on either side.
_BEFORE, _AFTER = 110, 130
_STOP = re.compile(r"[.!?;:\n\r\"“”«»()\[\]—]|--")
_WORDS = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|\d+|'s|\S")
_NUMBER = r"(\d{1,3}|[a-z]+)"
_YEARS = rf"{_NUMBER}[- ](year|month|week|day)s?[- ]olds?"
# An age behind a name: after a comma ("aged 17") or in brackets.
_AGE_AFTER = re.compile(
    r"\s*[,(]\s*(?:who (?:is|was) )?(aged? (?:of )?)?(\d{1,3})"
    r"(?=\s*(?:[,.;:)\-–—\n]|and |who |from |of |was |is |years? old|$))"
)
_AGE_AS = re.compile(rf"\s*[,(]\s*(?:an? |the |his |her |their |who (?:is|was) an? )?{_YEARS}")
_AGE_BEFORE = re.compile(rf"{_YEARS}[ ,]+(?:[\w'’-]+ ){{0,4}}$", re.IGNORECASE)
_PARTY = re.compile(r" \((?:[A-Z]|[A-Z][A-Za-z]{1,5})[-–][A-Z][\w. ]{1,14}\)")
_APPOINTS = re.compile(
    r"\b(?:named|appointed|made|elected|nominated|chose|promoted|picked|declared|confirmed|approved|names|appoints) $"
)
_AS = re.compile(r" (?:as |to be |to become |to )?")
# "a man named", "the victim was identified as"
_NAMED = re.compile(
    r"[ ,]+(?:(?:who |which )?(?:is |was |were |has been |have been )?(?:only )?)?"
    r"(?:named|called|identified|known)(?: (?:locally|only|by [\w' ]{2,30}))?(?: as)? $"
)
_BEHIND = re.compile(r"\s*(?:\(\d{1,3}\)|,\s*(?:aged? )?\d{1,3}(?=[, ]))?\s*,\s*")
_PART_ENDS = re.compile(
    r",|\bsaid\b|\btold\b|\bwho\b| (?:last |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
# Words before "of" in "deputy head of the clinic".
_BARE = 5
_PLURAL = ("s", "men", "women", "people", "children")
# Years under which somebody is a minor.
ADULT = 18
# A person lives no longer: a higher number is no age.
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class Said:
    """`standing` by a word beside the name (`by`); `sure`: it makes even an unknown word a
    name; `own`: the word is of people.tsv; `many`: the word is a plural before the name, and counts for all in a list of names."""

    standing: Standing
    by: str
    sure: bool = False
    own: bool = False
    many: bool = False


def called(phrase: str) -> Said | None:
    """What an office or a source's words call somebody: "a spokesman for the ministry"."""
    return _head(phrase)


def beside(text: str, start: int, end: int) -> list[Said]:
    """All that stands beside a name at [start, end)."""
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER]
    found = [
        _age(before, after),
        title(before),
        _fore(before),
        _named(before),
        _apposition(after),
        _party(after),
        _appointed(before, after),
    ]
    return [said for said in found if said is not None]


def _appointed(before: str, after: str) -> Said | None:
    """ "named … acting prime minister", "appointed … as head of the bank"."""
    if not _APPOINTS.search(before) or not (match := _AS.match(after)):
        return None
    said = _head(_PART_ENDS.split(_STOP.split(after[match.end() :])[0])[0])
    return said if said and said.standing == "office" else None


def _party(after: str) -> Said | None:
    """ "(D-Ohio)": a member of a parliament."""
    match = _PARTY.match(after)
    return Said("office", match[0].strip()) if match else None


def _age(before: str, after: str) -> Said | None:
    if match := _AGE_AFTER.match(after):
        return _of_age(int(match[2]), match[2])
    match = _AGE_AS.match(after) or _AGE_BEFORE.search(_last_part(before))
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else _numbers().get(match[1].casefold())
    if number is None:
        return None
    return _of_age(number if match[2].casefold() == "year" else 0, match[1])


def _of_age(years: int, by: str) -> Said | None:
    if years > _OLDEST:
        return None
    return Said("minor" if years < ADULT else "private", f"age {by}", sure=True)


def title(before: str) -> Said | None:
    """ "resident", "Interior Minister", "the mayor's wife" right before the name."""
    told = _last_part(before)
    if not told.endswith((" ", "\u00a0", "-")) or told.rstrip().endswith(","):
        return None
    found = _WORDS.findall(told)
    while found and found[-1].rstrip(".").casefold() in words("honorific"):
        found.pop()
    said = _ending(found)
    if said is None:
        return None
    before_it = _ending(found[: -len(said.by.split())])  # "police spokesman Const."
    if before_it is not None and before_it.standing == "office":
        said = before_it
    return replace(said, many=found[-1].rstrip(".").endswith(_PLURAL))


def _fore(before: str) -> Said | None:
    """ "The mayor of Almaty, " before the name."""
    if not before.endswith(", "):
        return None
    part = _STOP.split(before[:-2])[-1]
    pieces = [piece.split() for piece in part.split(", ")]
    for piece in reversed(pieces):
        lower = [word.casefold() for word in piece]
        starts = [n for n, word in enumerate(lower) if word in words("article")]
        for n in starts[-2:]:
            if len(lower) - n <= 14 and (said := _head(" ".join(piece[n:]))):
                return said
    return None


def _named(before: str) -> Said | None:
    match = _NAMED.search(_STOP.split(before)[-1])
    if match is None:
        return None
    return _ending(_WORDS.findall(_STOP.split(before)[-1][: match.start()]))


def _apposition(after: str) -> Said | None:
    """ ", a shopkeeper from Almaty," ", head of the hospital," ", 34, a teacher" behind the name."""
    match = _BEHIND.match(after)
    if match is None:
        return None
    part = _PART_ENDS.split(_STOP.split(after[match.end() :])[0])[0]
    first = part.split(maxsplit=1)[:1]
    return _head(part, bare=first[0].casefold() not in words("article")) if first else None


def _head(phrase: str, bare: bool = False) -> Said | None:
    """What a noun phrase calls somebody, by its head: the last word before "of", "from" …

    A `bare` one has no article: it is none if words stand in it that no name of an office has.
    """
    found = _WORDS.findall(phrase)
    lower = [word.casefold() for word in found]
    if lower and lower[0] in words("article"):
        found, lower = found[1:], lower[1:]
    ends = words("ends") | words("article")  # "prime minister the same day"
    cut = next((n for n, word in enumerate(lower) if word in ends and n), len(lower))
    if bare and (cut > _BARE or not words("small").isdisjoint(lower[:cut])):
        return None
    if bare and cut and lower[cut - 1].endswith(_PLURAL):
        return None
    first = _ending(found[:cut])
    if lower[cut : cut + 1] == ["and"]:  # "a doctor and spokesman for the protesters"
        rest = found[cut + 1 : cut + 7]
        end = (n for n, word in enumerate(rest) if word.casefold() in words("ends"))
        second = _ending(rest[: next(end, len(rest))])
        if second is not None and second.standing == "office":
            return second
    return first


def _ending(found: list[str]) -> Said | None:
    if not found:
        return None
    lower = [word.casefold() for word in found]
    match = standing_at(lower, len(lower) - 1)
    if match is None or lower[match.first :] == ["local"]:  # "local Red Cross"
        return None
    by = " ".join(lower[match.first :])
    return Said(match.standing, f'"{by}"', sure=match.own and found[-1].islower(), own=match.own)


def _last_part(before: str) -> str:
    """The words of the same clause; a full stop after a title ("Gen. ") ends none."""
    parts = re.split(r"[!?;:\n\r\"“”«»()\[\]—]|--|(?<=[^\W\d_]{5})\.\s", before)
    return parts[-1]


@functools.cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["years"]) for row in read_rows("ages.tsv", "word", "years")}
