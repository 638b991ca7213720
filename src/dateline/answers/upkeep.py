"""Backups, putting one back, and the check of a casebook, as they are told."""

from pathlib import Path

import click

from dateline.answers.files import replaced
from dateline.answers.progress import say
from dateline.engine.adding import now
from dateline.store import reading, upkeep
from dateline.store.dump import dump
from dateline.store.upkeep import Check


def back_up(db: Path, to: Path | None) -> None:
    """Into a file, or into a folder under a name with the time in it (else beside the casebook)."""
    if to is None or to.is_dir():
        stamp = now().replace(":", "").replace("-", "")
        to = (to or db.parent) / f"{db.name}.backup-{stamp}"
    upkeep.back_up(db, to)
    say(f"{db}: backed up to {to} ({to.stat().st_size:,} bytes)")


def restore(backup: Path, db: Path) -> None:
    old = upkeep.restore(backup, db)
    say(f"{db}: restored from {backup}" + (f"; what was there is now {old}" if old else ""))


def verify(db: Path) -> int:
    """One line a check; the exit code: 1 where anything is wrong."""
    wrong = 0
    for check in upkeep.verify(db):
        wrong += bool(check.faults)
        click.echo(line(check))
    say(f"{db}: " + (f"{wrong} of the checks failed" if wrong else "all is right"))
    return 1 if wrong else 0


def line(check: Check) -> str:
    """ "log: row 12 was changed after it was written"."""
    more = [f"and {check.more} more"] if check.more else []
    return f"{check.what}: {'; '.join([*check.faults, *more]) or 'right'}"


def write_dump(db: Path, to: Path) -> None:
    """The canonical dump into a file that is whole when it has its name; "-" is standard output.
    Raises BadInput, BadCall."""
    with reading(db) as store, replaced(to) as file:
        file.writelines(f"{row}\n" for row in dump(store.connection))
