"""How a brief puts things: dates written out, numbers with their care, who says what in which words."""

import re
from collections.abc import Iterable, Sequence

from dateline.answers.words import clean
from dateline.casebook.disputes import number_words
from dateline.casebook.shapes import FigureView, Holder, ReportRef, Telling
from dateline.casebook.titles import days_words
from dateline.record import Span
from dateline.record.vocabulary import Act, Stance

# Past tense needs no agreement with a holder whose number is not known ("some residents").
SAID: dict[Stance, str] = {
    "asserts": "said", "denies": "denied", "doubts": "doubted", "fears": "feared", "hopes": "hoped",
    "forecasts": "forecast", "demands": "demanded", "promises": "promised",
    "threatens": "threatened", "supposes": "spoke of the possibility",
}  # fmt: skip
# What somebody did in saying it goes before the stance.
_ACTS: dict[Act, str] = {
    "announce": "announced", "confirm": "confirmed", "admit": "admitted", "doubt": "doubted",
    "accuse": "accused", "condemn": "condemned", "warn": "warned", "threaten": "threatened",
    "promise": "promised", "refuse": "refused", "demand": "demanded", "ask": "asked",
    "propose": "proposed", "praise": "praised", "estimate": "estimated", "believe": "believed",
    "suspect": "suspected", "fear": "feared", "hope": "hoped", "predict": "predicted",
}  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Words shown in a sentence; the note has them all.
_SHOWN = 230
_THAT = re.compile(r"^that\s+", re.IGNORECASE)
_MARKS = "\"'“”‘’"
_OF_PEOPLE = frozenset(
    ("killed", "injured", "arrested", "released", "missing", "displaced", "abducted", "dismissed", "participants")
)  # fmt: skip
_MANY = {"child": "children", "minor": "minors", "man": "men", "woman": "women", "adult": "adults", "infant": "infants"}  # fmt: skip
# Vague numbers that are nouns: "hundreds of people".
_CROWDS = frozenset(("dozens", "scores", "tens", "hundreds", "thousands", "millions", "handful", "number", "couple"))  # fmt: skip
# What a measure is called after a number.
_MEASURES = {
    "killed": "killed", "injured": "injured", "arrested": "arrested or detained",
    "released": "released", "missing": "missing", "displaced": "displaced",
    "abducted": "abducted", "casualties": "casualties", "destroyed": "destroyed",
    "damaged": "damaged", "troops": "troops", "participants": "taking part",
    "dismissed": "dismissed", "vehicles": "vehicles", "weapons": "weapons", "people": "people",
}  # fmt: skip


def day(iso: str | None) -> str:
    """ "5 January 2022"; "" where it is not known."""
    return days_words(iso, iso) if iso else ""


def count(number: int, one: str, many: str) -> str:
    """ "one report", "12 reports"."""
    word = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{word} {one if number == 1 else many}"


def listed(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    *most, last = list(parts)
    return f"{', '.join(most)} and {last}" if most else last


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def outlet(report: ReportRef) -> str:
    return clean(report.publisher or f"report {report.id}")


def teller(holder: Holder | None, report: ReportRef) -> str:
    """ "the interior ministry (Steppe Wire)"; the outlet alone where it speaks itself."""
    name = clean(holder.name) if holder else ""
    return outlet(report) if not name or name == outlet(report) else f"{name} ({outlet(report)})"


def verb(telling: Telling) -> str:
    """What the teller did: "said", "warned", "denied", "said that it was not so"."""
    if telling.stance == "denies" and telling.act != "deny":
        return "said that it was not so"
    if telling.holder is None and telling.stance == "asserts":
        return "reported"
    act = _ACTS.get(telling.act) if telling.act and telling.stance != "denies" else None
    return act or SAID[telling.stance]


def ended(text: str) -> str:
    """With a full stop, unless a quotation ends it with its own mark."""
    return text if text.endswith(("?”", "!”", ".")) else f"{text}."


def quoted(text: str) -> str:
    """The words in quotation marks, shortened at the end of a word; the note has them whole."""
    words = _THAT.sub("", clean(text)).strip()
    if words[:1] in _MARKS and not any(m in words[1:].rstrip(",." + _MARKS) for m in _MARKS):
        words = words.strip(_MARKS)
    words = words.rstrip(",; ").removesuffix(".") or clean(text)
    if len(words) > _SHOWN:
        words = words[:_SHOWN].rsplit(" ", 1)[0].rstrip(",; ") + " …"
    return f"“{words}”"


def located(text: str, quote: str, near: Span) -> Span:
    """Where a quote, whose blanks are folded, stands in the text: the place that holds `near`."""
    piece = quote.split(" … ", maxsplit=1)[0].split()
    if piece:
        start = max(0, near.start - len(quote) - 2000)
        pattern = re.compile(r"\s+".join(map(re.escape, piece)))
        for found in pattern.finditer(text, start, near.end + len(quote) + 2000):
            if found.start() <= near.start < found.end():
                return Span(*found.span())
    return near if near.end > near.start else sentence_at(text, near.start)


def sentence_at(text: str, start: int) -> Span:
    """The words from a place to the end of their line or sentence: what a report itself is cited by."""
    start += len(text[start:]) - len(text[start:].lstrip())
    ends = [
        found.end() for found in re.finditer(r"[.!?](?=\s)|(?=\n)|$", text[start : start + 600])
    ]
    return Span(start, start + next((end for end in ends if end), min(600, len(text) - start)))


def number(figure: FigureView) -> str:
    words = clean(number_words(figure))
    return f"{words[:1].lower()}{words[1:]}"


def _number_of(figure: FigureView, group: str) -> str:
    """ "164", "hundreds of" before a group."""
    words = number(figure)
    last = words.rpartition(" ")[2]
    return f"{words} of" if group and figure.qualifier == "vague" and last in _CROWDS else words


def counted_words(figure: FigureView) -> str:
    """ "3 children", "at least 164": without "people"."""
    group = _group(figure) if figure.group else ""
    return f"{_number_of(figure, group)} {group}".strip()


def measured(figure: FigureView) -> str:
    """ "at least 164 killed in Kazakhstan", "26 protesters killed"."""
    group = _group(figure)
    where = f" in {clean(figure.place.name)}" if figure.place else ""
    # "2,500 soldiers", not "soldiers troops".
    told = (
        ""
        if figure.measure == "troops" and group
        else _MEASURES.get(figure.measure, figure.measure)
    )
    return " ".join(part for part in (_number_of(figure, group), group, told) if part) + where


def _group(figure: FigureView) -> str:
    """Who is counted; "people" where nobody says more."""
    one = figure.value == 1
    if not figure.group:
        return ("person" if one else "people") if figure.measure in _OF_PEOPLE else ""
    group = clean(figure.group).removeprefix("male ").removeprefix("female ")
    return group if one else _MANY.get(group, group)


def shortened(names: Sequence[str], most: int) -> str:
    """ "a, b, c and 4 others"."""
    if len(names) <= most:
        return listed(names)
    return listed([*names[:most], count(len(names) - most, "other", "others")])
