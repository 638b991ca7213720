"""What the command line does about people: reveal names, take reports down, check what is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dateline.answers.progress import told
from dateline.casebook.masking import PrivateName
from dateline.casebook.pseudonyms import PATTERN
from dateline.engine.adding import now
from dateline.engine.removing import Deed, take_down
from dateline.record import BadCall, BadInput
from dateline.store import log, private, reading, showing, writing


@dataclass(frozen=True, slots=True)
class Revealed:
    """A private person of a report: `times` his name stands there, `why` he is private."""

    report: str
    pseudonym: str
    name: str
    times: int
    why: str


class Removed(NamedTuple):
    """Keys of what is gone, and of reports with the same text that are still there."""

    gone: list[str]
    left: list[str]


def reveal(db: Path, wanted: str, deed: Deed) -> list[Revealed]:
    """The names behind a pseudonym, or in a report; the log says that they were asked for."""
    is_pseudonym = PATTERN.fullmatch(wanted) is not None
    with writing(db) as store:
        ask = private.reports_with if is_pseudonym else private.reports_named
        reports = ask(store.connection, wanted)
        found = [
            one
            for report in reports
            for one in _people(report.key, private.names_of(store.connection, report.row))
            if not is_pseudonym or one.pseudonym == wanted
        ]
        if not reports or (is_pseudonym and not found):
            raise BadInput(f"{wanted}: there is no such {_kind(wanted)} in {db}")
        asked: dict[str, object] = {"reports": [report.key for report in reports]}
        asked |= {"pseudonym": wanted} if is_pseudonym else {}
        with store.transaction() as connection:
            log.log(connection, now(), "revealed", {**asked, **deed.plain()})
    return found


def _kind(wanted: str) -> str:
    return "pseudonym (P-7f3a1c is one)" if wanted.startswith("P-") else "report"


def _people(report: str, names: list[PrivateName]) -> Iterator[Revealed]:
    by_pseudonym: dict[str, list[PrivateName]] = {}
    for name in names:
        by_pseudonym.setdefault(name.pseudonym, []).append(name)
    for pseudonym, of_one in by_pseudonym.items():
        first = of_one[0]
        yield Revealed(report, pseudonym, first.name, len(of_one), first.why)


def remove(db: Path, report: str, deed: Deed) -> Removed:
    """Takes a report down. Raises BadInput where it is not kept, BadCall where several are called so."""
    with writing(db) as store:
        connection = store.connection
        named = private.reports_named(connection, report)
        if private.articles(connection, named) > 1:
            several = ", ".join(one.key for one in named[:5])
            raise BadCall(f"{report} is the id of several reports; say which: {several}")
        left = private.same_text(connection, private.with_versions(connection, named))
        gone = take_down(store, report, deed)
    if not gone:
        raise BadInput(f"{report}: there is no such report in {db} (or it was taken down)")
    return Removed(gone, left)


def check_public(db: Path) -> list[str]:
    """What keeps a casebook from being shown, a line each; names nobody."""
    with reading(db) as store:
        return [
            f"{one.report or db}: {one.what}"
            for one in told(showing.findings(store.connection), "checking")
        ]
