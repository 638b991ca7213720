"""The tables of `knowledge/data`, and the digest of what records are made with."""

import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.record import tables
from dateline.record.digest import digest_folder


def data_file(name: str) -> Traversable:
    """A file of the package's `knowledge/data`."""
    return tables.data_file("knowledge", name)


def read_table(name: str, *required: str) -> Iterator[dict[str, str]]:
    """The rows of `data/name`, cells stripped, by column. Raises BadKnowledge with file and line."""
    return tables.read_table("knowledge", name, *required)


def data_digest(*packages: str) -> str:
    """SHA-256 over the `data` of these packages: part of what made a record."""
    whole = hashlib.sha256()
    for package in packages:
        folder = resources.files(package).joinpath("data")
        whole.update(f"{package} {digest_folder(folder)}\n".encode())
    return whole.hexdigest()
