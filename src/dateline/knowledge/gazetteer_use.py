"""Which gazetteer's file is in use, and what is in it."""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.knowledge.gazetteer_file import FEATURES
from dateline.knowledge.home import data_home
from dateline.knowledge.tables import data_file
from dateline.record import BadKnowledge

NAME = "gazetteer.sqlite"
# Counted up when the form of the file changes; a file of another form is refused.
FORM = "1"


@dataclass(frozen=True, slots=True)
class About:
    """What a gazetteer's file is: how many places of each feature, and of which dumps (names and digests)."""

    path: Path
    shipped: bool
    digest: str
    sources: tuple[str, ...]
    places: dict[str, int]
    names: int
    size: int


def installed(home: Path | None = None) -> Path | None:
    """The user's own file, if there is one."""
    path = (home or data_home()) / NAME
    return path if path.is_file() else None


def in_use() -> Path:
    return installed() or Path(str(data_file(NAME)))


def installed_digest() -> str | None:
    """Of the user's own file; None where there is none. Raises BadKnowledge."""
    path = installed()
    return None if path is None else _notes(path)["digest"]


def about(path: Path | None = None) -> About:
    """What is in the file in use. Raises BadKnowledge where it is none of this version's."""
    path = path or in_use()
    shipped = path == Path(str(data_file(NAME)))
    notes = {} if shipped else _notes(path)
    with closing(_open(path)) as db:
        counts = dict(db.execute("SELECT feature, count(*) FROM place GROUP BY 1 ORDER BY 1"))
        names = db.execute("SELECT count(*) FROM name").fetchone()[0]
    return About(
        path=path,
        shipped=shipped,
        digest=notes.get("digest") or hashlib.sha256(path.read_bytes()).hexdigest(),
        sources=tuple(json.loads(notes.get("sources", "[]"))),
        places={FEATURES[feature]: count for feature, count in counts.items()},
        names=names,
        size=path.stat().st_size,
    )


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _notes(path: Path) -> dict[str, str]:
    """What the installer wrote into the file. Raises BadKnowledge."""
    try:
        with closing(_open(path)) as db:
            notes: dict[str, str] = dict(db.execute("SELECT key, value FROM about"))
    except sqlite3.Error:
        notes = {}
    if notes.get("form") != FORM:
        raise BadKnowledge(
            f"{path}: no gazetteer of this version; `dateline gazetteer install FILE` makes it anew,"
            " `dateline gazetteer remove` goes back to the shipped one"
        )
    return notes
