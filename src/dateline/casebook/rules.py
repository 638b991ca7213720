"""Under which rules incidents are made: what enters, what splits them, which figure wins."""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Literal, cast, get_args

from dateline.record import BadCall
from dateline.record.vocabulary import EVENT_TYPE_PATTERN, Measure, Status

BestBy = Literal["none", "latest_official", "latest", "lowest", "highest", "highest_reliable"]
Split = Literal["day", "location", "dyad"]
SHIPPED = ("default", "acled", "ucdp")


@dataclass(frozen=True, slots=True)
class Rules:
    """`types` None means all; `vague` word → number; `name` goes into the incident's `rule`."""

    name: str
    about: str
    types: frozenset[str] | None
    statuses: frozenset[str]
    deaths: bool
    two_sides: bool
    split: tuple[Split, ...]
    vague: Mapping[str, float]
    best: BestBy
    measure: Measure


@functools.cache
def shipped(name: str) -> Rules:
    """One of SHIPPED. Raises BadCall for another name."""
    if name not in SHIPPED:
        raise BadCall(f"--rules {name}: no such rules; there are {', '.join(SHIPPED)}, or a FILE")
    file = resources.files("dateline.casebook").joinpath("data", "rules", f"{name}.toml")
    return _read(file.read_text("utf-8"), f"{name}.toml")


def load_rules(name_or_file: str) -> Rules:
    """Rules by name or out of a TOML file; a key that is left out is the default's.

    Raises BadCall that names the file and the key at fault.
    """
    if name_or_file in SHIPPED:
        return shipped(name_or_file)
    path = Path(name_or_file)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        names = ", ".join(SHIPPED)
        raise BadCall(
            f"--rules {name_or_file}: cannot be read ({error.strerror}); give {names} or a TOML file"
        ) from error
    except UnicodeDecodeError as error:
        raise BadCall(f"--rules {name_or_file}: not text in UTF-8") from error
    return _read(text, path.name)


def _read(text: str, file: str) -> Rules:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadCall(f"{file}: not TOML: {error}") from error
    return _Reader(file, table).rules()


# section → key → what it must be; None is the top of the file.
_KEYS: Mapping[str | None, Mapping[str, type]] = {
    None: {"name": str, "about": str},
    "enter": {"types": list, "statuses": list, "deaths": bool, "two_sides": bool},
    "split": {"by": list},
    "best": {"by": str, "measure": str},
}
_WORDS = {str: "a text", list: "a list of texts", bool: "true or false"}


class _Reader:
    def __init__(self, file: str, table: dict[str, Any]) -> None:
        self._file = file
        self._table = table

    def rules(self) -> Rules:
        self._check_keys()
        types = self._list("enter", "types", ["*"])
        for type_ in types:
            self._require(
                type_ == "*" or _is_type(type_), "enter.types", f"no event type {type_!r}"
            )
        split = self._list("split", "by", [])
        self._one_of("split.by", split, get_args(Split))
        statuses = self._list("enter", "statuses", list(get_args(Status)))
        self._one_of("enter.statuses", statuses, get_args(Status))
        best, measure = self._get("best", "by", "none"), self._get("best", "measure", "killed")
        self._one_of("best.by", [best], get_args(BestBy))
        self._one_of("best.measure", [measure], get_args(Measure))
        return Rules(
            name=self._get(None, "name", Path(self._file).stem),
            about=self._get(None, "about", ""),
            types=None if "*" in types else frozenset(types), statuses=frozenset(statuses),
            deaths=self._get("enter", "deaths", False), two_sides=self._get("enter", "two_sides", False),
            split=cast(tuple[Split, ...], tuple(s for s in get_args(Split) if s in split)),
            vague=self._vague(), best=best, measure=measure,
        )  # fmt: skip

    def _check_keys(self) -> None:
        sections = [name for name in (*_KEYS, "vague") if name is not None]
        for key, value in self._table.items():
            if key in sections:
                self._require(isinstance(value, dict), key, f"a section is expected: [{key}]")
            else:
                known = ", ".join((*_KEYS[None], *(f"[{name}]" for name in sections)))
                self._require(key in _KEYS[None], key, f"not known; there are {known}")
        for section, keys in _KEYS.items():
            for key in self._table.get(section, {}) if section else ():
                self._require(
                    key in keys, f"{section}.{key}", f"not known; there are {', '.join(keys)}"
                )

    def _get(self, section: str | None, key: str, default: Any) -> Any:
        table = self._table.get(section, {}) if section else self._table
        value, kind = table.get(key, default), _KEYS[section][key]
        fits = isinstance(value, kind)
        self._require(fits, _path(section, key), f"{_WORDS[kind]} is expected, not {value!r}")
        return value

    def _list(self, section: str, key: str, default: list[str]) -> list[str]:
        values: list[str] = self._get(section, key, default)
        texts = all(isinstance(value, str) for value in values)
        self._require(texts, _path(section, key), "a list of texts is expected")
        return values

    def _vague(self) -> dict[str, float]:
        vague: dict[str, Any] = self._table.get("vague", {})
        for word, number in vague.items():
            is_number = isinstance(number, int | float) and not isinstance(number, bool)
            self._require(is_number and number >= 0, f"vague.{word}", f"a number, not {number!r}")
        return {word.casefold(): float(number) for word, number in vague.items()}

    def _one_of(self, path: str, values: list[str], known: tuple[str, ...]) -> None:
        for value in values:
            self._require(value in known, path, f"{value!r} is none of {', '.join(known)}")

    def _require(self, holds: bool, path: str, what: str) -> None:
        if not holds:
            raise BadCall(f"{self._file}: {path}: {what}")


def _path(section: str | None, key: str) -> str:
    return f"{section}.{key}" if section else key


def _is_type(name: str) -> bool:

    return re.match(EVENT_TYPE_PATTERN, name) is not None


DEFAULT = shipped("default")
