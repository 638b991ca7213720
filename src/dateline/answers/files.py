"""Files that commands write."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.answers.progress import say
from dateline.record import BadCall


@contextmanager
def replaced(path: Path, source: str = "") -> Iterator[IO[str]]:
    """A file written beside `path` and put in its place at the end: a broken run loses nothing.

    Raises BadCall where it cannot be written, or is the very file that is read (`source`).
    """
    if path.is_dir():
        raise BadCall(f"{path}: is a folder: name a file")
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise BadCall(f"{path}: is the file that is read: choose another for --out")
    # A pipe or a device is written as it is.
    part = path if path.exists() and not path.is_file() else path.with_name(path.name + ".part")
    with _told(path), part.open("w", encoding="utf-8", newline="\n") as file:
        try:
            yield file
        except BaseException:
            if part != path and file.tell():
                say(f"what was read so far is in {part}")
            raise
    if part != path:
        with _told(path):
            part.replace(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadCall(f"{path}: cannot be written: {error.strerror or error}") from error
