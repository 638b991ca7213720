"""Types of events that a user gives (--ontology): TOML, a [[type]] for each."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.codes import PLOVER_TYPES, load_codes
from dateline.knowledge.lexicon import Entry
from dateline.knowledge.ontology import EventType
from dateline.knowledge.own.files import Faults, unknown
from dateline.knowledge.own.lexicon import COLUMNS, make_entries
from dateline.knowledge.own.lines import Lines
from dateline.record.vocabulary import EVENT_TYPE_PATTERN

LEAST_EXAMPLES = 5
REQUIRED = ("name", "parent", "definition", "examples", "triggers")
KEYS = (*REQUIRED, "contexts")
TRIGGER_KEYS = ("words", *(column for column in COLUMNS if column not in ("triggers", "type")))
TAKEN = ("x:other",)


@dataclass(frozen=True, slots=True)
class OwnType:
    """`examples`: their lines in the file and their texts."""

    kind: EventType
    entries: tuple[Entry, ...]
    examples: tuple[tuple[int, str], ...]


def parse_types(text: str, known: Mapping[str, EventType], faults: Faults) -> tuple[OwnType, ...]:
    """The types of a TOML file; `known`: the package's. Those with a fault are left out."""
    tables = _tables(text, faults)
    lines = Lines(text)
    found: list[OwnType] = []
    first: dict[str, int] = {}
    for number, table in enumerate(tables):
        one = _Reader(lines, number, table, known, faults)
        name = str(table.get("name"))
        if name in first:
            faults.add(one.line("name"), f"{name} is defined in line {first[name]} already")
        first.setdefault(name, one.line("name"))
        if (kind := one.read()) is not None:
            found.append(kind)
    return tuple(found)


def _tables(text: str, faults: Faults) -> list[dict[str, Any]]:
    try:
        whole = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError, endless numbers
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "no TOML"
        place = re.search(r" \(at line (\d+), column (\d+)\)$", said)
        line = int(place[1]) if place else text.count("\n") + 1
        column = f", column {place[2]}" if place else ""
        reason = re.sub(r" \(at [^()]*\)$", "", said)
        faults.add(line, f"no TOML{column}: {reason[:120]}" if reason != "no TOML" else reason)
        return []
    for key in whole:
        if key != "type":
            faults.add(1, f"unknown key {key[:40]!r}: every type begins with a line [[type]]")
    tables = whole.get("type", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.add(1, "a type begins with a line [[type]], in two brackets")
        return []
    if not tables and not faults.found:
        faults.add(1, "no type: every type begins with a line [[type]]")
    return tables


class _Reader:
    """Reads the table of one type and says what is wrong with it."""

    def __init__(
        self,
        lines: Lines,
        number: int,
        table: dict[str, Any],
        known: Mapping[str, EventType],
        faults: Faults,
    ) -> None:
        self._lines, self._number, self._table = lines, number, table
        self._known, self._faults = known, faults

    def line(self, key: str, value: str = "") -> int:
        return self._lines.of(self._number, key, value)

    def read(self) -> OwnType | None:
        before, table = len(self._faults.found), self._table
        for key in table:
            if key not in KEYS:
                self._say(key, f"unknown key {key[:40]!r}; there are: {', '.join(KEYS)}")
        if missing := [key for key in REQUIRED if key not in table]:
            self._say("", f"no {', '.join(missing)}")
        name = self._text("name")
        self._check_name(name)
        kind = self._kind(name)
        examples = self._examples()
        entries = self._entries(kind) if kind is not None else ()
        whole = len(self._faults.found) == before
        return OwnType(kind, entries, examples) if kind is not None and whole else None

    def _say(self, key: str, text: str, value: str = "") -> None:
        self._faults.add(self.line(key, value), text)

    def _text(self, key: str) -> str:
        value = self._table.get(key, "")
        if key in self._table and (not isinstance(value, str) or not value.strip()):
            self._say(key, f"{key} is a text in quotation marks")
        return " ".join(value.split()) if isinstance(value, str) else ""

    def _texts(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._say(key, f'{key} is a list of texts: ["…", "…"]')
            return []
        return value

    def _check_name(self, name: str) -> None:
        plain = name.removeprefix("x:")
        if not name:
            return
        if plain.upper() in PLOVER_TYPES:
            self._say("name", f"{name} shadows PLOVER's {plain.upper()}: choose another name")
        elif name in self._known or name in TAKEN:
            self._say("name", f"{name} is a type of the package: choose another name")
        elif not re.fullmatch(EVENT_TYPE_PATTERN, name):
            self._say("name", f"name {name[:40]!r} is not x: and small letters, digits and _")

    def _kind(self, name: str) -> EventType | None:
        parent = self._text("parent")
        definition = self._text("definition")
        if parent and parent not in PLOVER_TYPES:
            said = unknown(parent, PLOVER_TYPES, "parent")
            self._say("parent", f"{said}: it is a type of PLOVER: {', '.join(PLOVER_TYPES)}")
            return None
        above = self._known.get(parent)
        if above is None:
            return None
        return EventType(
            name, above.needs_recipient, above.reciprocal, above.actor, above.recipient,
            definition, parent,
        )  # fmt: skip

    def _examples(self) -> tuple[tuple[int, str], ...]:
        texts = [" ".join(text.split()) for text in self._texts("examples")]
        for text in {text: None for text in texts if texts.count(text) > 1}:
            self._say("examples", f"an example twice: {text[:40]!r}", text)
        if "examples" in self._table and len(set(texts) - {""}) < LEAST_EXAMPLES:
            said = f"{len(set(texts) - {''})} examples; at least {LEAST_EXAMPLES} are needed"
            self._say("examples", said)
        return tuple((self.line("examples", text), text) for text in texts if text)

    def _entries(self, kind: EventType) -> tuple[Entry, ...]:
        contexts = self._texts("contexts")
        for context in contexts:
            if context not in load_codes().contexts:
                self._say("contexts", unknown(context, load_codes().contexts, "context"), context)
        triggers = self._table.get("triggers", [])
        if not isinstance(triggers, list) or not all(isinstance(t, dict) for t in triggers):
            self._say("triggers", 'triggers is a list of tables: [{ words = "…", pos = "v" }]')
            return ()
        if "triggers" in self._table and not triggers:
            self._say("triggers", "no triggers")
        own = [c for c in contexts if c in load_codes().contexts]
        return tuple(entry for row in triggers for entry in self._row(kind, row, own))

    def _row(self, kind: EventType, row: dict[str, Any], contexts: list[str]) -> list[Entry]:
        line = self.line("triggers", str(row.get("words", "")))
        for key, value in row.items():
            if key not in TRIGGER_KEYS:
                said = f"unknown key {key[:40]!r} of a trigger; there are: "
                self._faults.add(line, said + ", ".join(TRIGGER_KEYS))
            elif not isinstance(value, str | int | float):
                self._faults.add(line, f"{key} is a text in quotation marks")
                return []
        cells = dict.fromkeys(COLUMNS, "") | {
            key: str(value).strip() for key, value in row.items() if key in TRIGGER_KEYS
        }
        cells |= {"triggers": cells.pop("words", ""), "type": kind.name, "pos": cells["pos"] or "v"}
        cells["contexts"] = " ".join(dict.fromkeys((*cells["contexts"].split(), *contexts)))
        known = {**self._known, kind.name: kind}
        return make_entries(line, cells, known, self._faults, "your ontology")
