"""Taking a report down: its text and all that was made of it go; its digest stays, so that it stays out."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from dateline.casebook.rules import DEFAULT, Rules
from dateline.engine.adding import now
from dateline.engine.linking import Linker
from dateline.store import Store, copying, incidents, log, private, reports


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something to a casebook, and why. The log keeps digests of both."""

    by: str
    note: str

    def plain(self) -> dict[str, str]:
        return {"by": _digest(self.by), "note": _digest(self.note)}


def take_down(
    store: Store,
    report: str,
    deed: Deed,
    rules: Rules = DEFAULT,
    clock: Callable[[], str] = now,
) -> list[str]:
    """Removes a report (by its key or the caller's id) and its other versions. The keys of what was
    removed; empty where no such report is kept."""
    named = private.reports_named(store.connection, report)
    gone = private.with_versions(store.connection, named)
    if not gone:
        return []
    linker, at = Linker(store, rules), clock()
    rows = {one.row for one in gone}
    private.overwrite_freed(store.connection)
    with store.transaction() as connection:
        for one in gone:
            linker.remove(one.row, reports.events_of(connection, one.row))
            copies = copying.mark_again(connection, one.row) - rows
            private.remove(connection, one.row, at)
            for copy in sorted(copies):
                linker.touch(reports.events_of(connection, copy))
                linker.touch(incidents.telling_events(connection, copy))
            did = {"report": one.key, "text": one.sha256, **deed.plain()}
            log.log(connection, at, "removed", did)
        linker.regroup(at)
    private.erase(store.connection)
    return [one.key for one in gone]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
