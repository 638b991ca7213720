"""Bringing an older casebook up to date: numbered SQL files, each in one transaction, after a backup."""

import sqlite3
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.record import BadInput

# The version that schema.sql makes: 1 and the files in migrations/ (0002-what.sql, 0003-…).
VERSION = 2


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    target: int = VERSION,
    folder: Traversable | None = None,
) -> None:
    """Raises BadInput for a casebook of a newer version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > target:
        raise BadInput(
            f"{path}: was made by a newer dateline (its schema is {version}, this one knows {target}): "
            "upgrade dateline"
        )
    if version == target:
        return
    folder = folder or resources.files("dateline.store").joinpath("migrations")
    _back_up(connection, path.with_name(f"{path.name}.schema-{version}"))
    steps = {int(f.name[:4]): f for f in folder.iterdir() if f.name.endswith(".sql")}
    for number in range(version + 1, target + 1):
        script = steps[number].read_text("utf-8")
        connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        connection.backup(copy)
    finally:
        copy.close()
