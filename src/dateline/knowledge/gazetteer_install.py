"""Puts a user's own gazetteer in the place of the shipped one, and takes it away again."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dateline.knowledge.gazetteer_build import Builder
from dateline.knowledge.gazetteer_use import FORM, NAME, About, about, installed
from dateline.knowledge.geonames import open_dump
from dateline.knowledge.home import data_home
from dateline.knowledge.tables import data_file
from dateline.record import BadCall, BadInput


def install(
    dump: Path,
    *,
    least: int = 0,
    home: Path | None = None,
    base: Path | None = None,
    progress: Callable[[int], None],
) -> About:
    """Builds a file from the dump and puts it in the place of the one in use, all or nothing.

    Countries that the dump lacks stay as they are in the file in use, or in `base` where none is
    installed (else the shipped one). Raises BadCall, BadInput.
    """
    home = home or data_home()
    base = installed(home) or base or Path(str(data_file(NAME)))
    with _alone(home), _scratch(home) as (new, scratch):
        try:
            _build(dump, least, base, new, scratch, progress)
        except sqlite3.Error as error:
            raise BadInput(f"{home}: the gazetteer cannot be written ({error})") from error
        _keep(new, home / NAME)
    return about(home / NAME)


def remove(home: Path | None = None) -> bool:
    """Back to the shipped one; whether there was one of the user's own."""
    home = home or data_home()
    if installed(home) is None:
        return False
    with _alone(home):
        (home / NAME).unlink(missing_ok=True)
    return True


def _build(
    dump: Path, least: int, base: Path, new: Path, scratch: Path, progress: Callable[[int], None]
) -> None:
    before = about(base)
    with closing(Builder(new, scratch, base)) as builder, open_dump(dump, progress) as rows:
        builder.fill(rows, least)
        source = f"{rows.name} ({rows.lines} lines, SHA-256 {rows.digest})"
        told = f"{FORM} {before.digest} {rows.digest} {least}"
        kept = before.sources or ("the shipped gazetteer",)
        sources = [*kept, source] if builder.takes_from_base else [source]
        builder.note(
            {
                "form": FORM,
                "digest": hashlib.sha256(told.encode()).hexdigest(),
                "sources": json.dumps(sources),
            }
        )


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One install at a time."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / f"{NAME}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise BadCall(f"{home}: another install is under way") from None
    except OSError as error:
        raise BadCall(f"{home}: cannot be written ({error.strerror or error})") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _scratch(home: Path) -> Iterator[tuple[Path, Path]]:
    """Names of two files to work in; what an install that was killed left is cleared away."""
    for left in home.glob(f"{NAME}.*-part*"):
        left.unlink(missing_ok=True)
    new, scratch = home / f"{NAME}.new-part", home / f"{NAME}.names-part"
    try:
        yield new, scratch
    finally:
        for path in (new, scratch):
            path.unlink(missing_ok=True)


def _keep(new: Path, path: Path) -> None:
    """On disk before it is in place: a crash leaves the old file or the new one."""
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(path)
