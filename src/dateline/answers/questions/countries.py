"""Countries as a user gives them: by code or name, in many spellings."""

import difflib
import functools
from collections.abc import Iterable
from importlib import resources

from dateline.answers.brief.names import country_name
from dateline.knowledge.codes import load_codes
from dateline.knowledge.placenames import normalise
from dateline.knowledge.tables import read_table
from dateline.record import BadCall
from dateline.record.tables import parse_table


def countries(given: Iterable[str]) -> tuple[str, ...]:
    """Their codes, whatever the accents, apostrophes and capitals. Raises BadCall."""
    return tuple(dict.fromkeys(_code(value) for value in given))


def _code(value: str) -> str:
    known, name = _codes(), normalise(value).removeprefix("the ")
    if found := known.get(name):
        return found
    near = dict.fromkeys(known[n] for n in difflib.get_close_matches(name, known, 5, 0.0))
    said = ", ".join(f"{country_name(code)} ({code})" for code in list(near)[:3])
    raise BadCall(f"country {value!r}: unknown; near: {said}")


@functools.cache
def _codes() -> dict[str, str]:
    """Names and codes (of three letters, of two), normalised → code; of two meanings the first."""
    names: dict[str, str] = {normalise(code): code for code in load_codes().actors}
    for row in read_table("countries.tsv", "code", "name", "aliases"):
        _add(names, row["code"], row["name"], row["aliases"])
    for row in read_table("place_countries.tsv", "alpha2", "alpha3", "name", "names"):
        _add(names, row["alpha3"], row["name"], row["names"])
        names.setdefault(normalise(row["alpha2"]), row["alpha3"])
    own = resources.files("dateline.answers.questions").joinpath("country_names.tsv")
    for row in parse_table(own.name, own.read_text("utf-8").splitlines(), "code", "names"):
        _add(names, row["code"], row["names"])
    return names


def _add(names: dict[str, str], code: str, *lists: str) -> None:
    for name in "|".join(lists).split("|"):
        if plain := normalise(name).removeprefix("the "):
            names.setdefault(plain, code)
