"""Files that commands write."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dateline.answers.progress import say
from dateline.record import BadCall
from dateline.store import holds_casebook


@contextmanager
def replaced(path: Path, source: str = "") -> Iterator[TextIO]:
    """A file written beside `path` and put in its place at the end: a broken run loses nothing.

    Bytes go to its `buffer`. "-" is standard output. Raises BadCall where it cannot be written, is the very file
    that is read (`source`), or a casebook.
    """
    if path == Path("-"):
        with _standard_output() as file:
            yield file
        return
    if path.is_dir():
        raise BadCall(f"{path}: is a folder: name a file")
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise BadCall(f"{path}: is the file that is read: choose another for --out")
    if path.is_file() and holds_casebook(path):
        raise BadCall(f"{path}: is a casebook: choose another for --out")
    # A pipe or a device is written as it is.
    part = path if path.exists() and not path.is_file() else path.with_name(path.name + ".part")
    with _told(path), part.open("w", encoding="utf-8", newline="\n") as file:
        try:
            yield file
        except BaseException:
            _keep(path, part, file)
            raise
    if part != path:
        with _told(path):
            part.replace(path)


def _keep(path: Path, part: Path, file: TextIO) -> None:
    """Says where a broken run's lines are; where there are none, nothing is left behind."""
    if part == path:
        return
    if file.tell():
        say(f"what was read so far is in {part}")
    else:
        part.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """As UTF-8 whatever the console's own encoding."""
    file = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="\n", write_through=True)
    try:
        yield file
    finally:
        file.detach()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # who reads it may leave early
        raise
    except OSError as error:
        raise BadCall(f"{path}: cannot be written: {error.strerror or error}") from error
