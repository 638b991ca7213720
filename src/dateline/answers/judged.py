"""What a person names on the command line → items, and the words that judgements are keyed to."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.casebook.correcting import Corrected, correct
from dateline.casebook.judgement import KIND_OF, Anchor, Judgement, Kind, Ref, anchor_of, label_of
from dateline.casebook.masking import PrivateName, hidden, mask
from dateline.record import KINDS, BadCall, BadInput, Record
from dateline.store import judging, reports
from dateline.store.incidents import forwarded
from dateline.store.judging import Kept

INCIDENT = re.compile(r"^i-[0-9a-f]{6,}$")


@dataclass(frozen=True, slots=True)
class Page:
    """One report: as the machine read it, as people corrected it, and as it is shown, without `names`."""

    kept: Kept
    machine: Record
    corrected: Corrected
    shown: Record
    names: tuple[PrivateName, ...] = ()

    def told(self, judged: Judgement) -> Judgement:
        """As it is shown: who judges may have written a name down."""
        sets = tuple(
            replace(one, values=tuple(hidden(value, self.names) for value in one.values))
            for one in judged.sets
        )
        return replace(judged, sets=sets, note=judged.note and hidden(judged.note, self.names))

    def item(self, id_: str) -> Any | None:
        """As people corrected it; None where it was judged wrong, or never was."""
        return _by_id(self.corrected.record, id_)

    def anchor(self, id_: str) -> Anchor:
        """By the words under which the machine read it, as it is coded now. Raises BadCall."""
        read, now = _by_id(self.machine, id_), self.item(id_)
        item = read or now
        if item is None:
            raise BadCall(f"no item {id_} in report {self.kept.identity.key}")
        anchor = anchor_of(self.kept.sha256, item)
        if anchor is None:
            raise BadCall(f"{id_} has no words of its own that a judgement could be tied to")
        return replace(anchor, label=label_of(now)) if now is not None else anchor

    def has_words(self, id_: str) -> bool:
        """Whether a judgement could be tied to it."""
        item = _by_id(self.machine, id_) or self.item(id_)
        return item is not None and anchor_of(self.kept.sha256, item) is not None

    def ref(self, id_: str) -> Ref:
        """For a value of another item; a person's name is not written down."""
        item = self.item(id_) or _by_id(self.machine, id_)
        if item is None:
            raise BadCall(f"no item {id_} in report {self.kept.identity.key}")
        kind: Kind = KIND_OF[type(item)]
        name = "" if getattr(item, "kind", "") == "person" else str(getattr(item, "name", ""))
        if kind == "time" and item.span is None:
            return Ref(kind, 0, 0, "published")
        anchor = self.anchor(id_)
        return Ref(kind, anchor.start, anchor.end, name)


@dataclass(frozen=True, slots=True)
class Target:
    page: Page
    item: str

    @property
    def name(self) -> str:
        return f"{self.page.kept.identity.key}/{self.item}"

    @property
    def anchor(self) -> Anchor:
        return self.page.anchor(self.item)


def kept_at(db: Path) -> Path:
    """Raises BadInput where there is no casebook: judging makes none."""
    if not db.exists():
        raise BadInput(f"{db}: no such casebook: dateline add makes one (--db FILE names it)")
    return db


def page_of(connection: sqlite3.Connection, kept: Kept) -> Page:
    machine = reports.machine_record(connection, kept.row)
    if machine is None:
        raise BadCall(f"report {kept.identity.key} was taken down")
    corrected = correct(machine, judging.of_text(connection, kept.sha256))
    return Page(kept, machine, corrected, *mask(corrected.record))


def report_named(connection: sqlite3.Connection, name: str) -> Kept:
    """By key or caller's id. Raises BadCall where none, or more than one, is called so."""
    found = judging.reports_named(connection, name)
    if not found:
        raise BadCall(f"no report {name} in the casebook")
    if len(found) > 1:
        several = ", ".join(kept.identity.key for kept in found[:5])
        raise BadCall(f"{name} is the id of several reports; say which: {several}")
    return found[0]


def item_named(connection: sqlite3.Connection, name: str) -> Target:
    """ "KEY/ID" or "CALLERID/ID". Raises BadCall."""
    report, slash, item = name.rpartition("/")
    if not slash or not report or not item:
        raise BadCall(f"{name!r} is neither REPORT/ITEM nor an incident (i-…)")
    page = page_of(connection, report_named(connection, report))
    if page.item(item) is None and _by_id(page.machine, item) is None:
        raise BadCall(f"no item {item} in report {page.kept.identity.key}")
    return Target(page, item)


def target(connection: sqlite3.Connection, name: str) -> Target:
    """The same, for a judgement: with words of its own. Raises BadCall."""
    found = item_named(connection, name)
    found.page.anchor(found.item)
    return found


def targets(connection: sqlite3.Connection, name: str) -> list[Target]:
    """The same; of an incident all its events, the first told first."""
    if not INCIDENT.match(name):
        return [target(connection, name)]
    found = judging.members(connection, forwarded(connection, name))
    if not found:
        raise BadCall(f"no incident {name} in the casebook")
    kept = judging.reports_in(connection, (row for row, _ in found))
    pages = {one.row: page_of(connection, one) for one in kept}
    return [Target(pages[row], item) for row, item in found]


def items_named(page: Page, kinds: tuple[Kind, ...], words: str) -> Iterator[str]:
    """Ids of the items that a person means: by id, by name (as read or as shown), by words of a mention."""
    wanted = words.casefold()
    record, text = page.corrected.record, page.machine.report.text
    ways = (
        lambda item, _: item.id.casefold() == wanted,
        lambda item, shown: wanted in (_name(item), _name(shown)),
        lambda item, _: any(
            text[m.start : m.end].casefold() == wanted for m in getattr(item, "mentions", ())
        ),
    )
    lists = [name for name in KINDS if name[:-1] in kinds]
    pairs = [
        pair
        for name in lists
        for pair in zip(getattr(record, name), getattr(page.shown, name), strict=True)
    ]
    for way in ways:
        found = [item.id for item, shown in pairs if way(item, shown)]
        if found:
            yield from found
            return


def _name(item: Any) -> str:
    return str(getattr(item, "name", "")).casefold() or "\n"


def _by_id(record: Record, id_: str) -> Any | None:
    return next((item for kind in KINDS for item in getattr(record, kind) if item.id == id_), None)
