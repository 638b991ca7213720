"""One digest of a folder of files: what a record was made with, whatever the machine."""

import hashlib
from collections.abc import Callable
from importlib.resources.abc import Traversable


def digest_folder(folder: Traversable, counts: Callable[[str], bool] = lambda _: True) -> str:
    """SHA-256 over the sorted list of (relative path, SHA-256) of the files whose name `counts`.

    Hidden files and what Python compiles never count.
    """
    whole = hashlib.sha256()
    for path, file in sorted(_files(folder, ""), key=lambda found: found[0].split("/")):
        if counts(file.name):
            whole.update(f"{path} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _files(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            found += _files(entry, f"{above}{entry.name}/")
        else:
            found.append((above + entry.name, entry))
    return found
