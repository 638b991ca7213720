"""One parser and one reader for the whole suite: loading them takes longer than any test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from dateline.analysis import Parser
from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.record import Record
from demo_book import make_book
from plainreports import make_plain_report

# The same examples in every run: a failure is a failure for everyone.
settings.register_profile("dateline", derandomize=True, deadline=None, database=None)
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def parser(reader: Reader) -> Parser:
    return reader._parser


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Record]:
    """read(text, published=…, publisher=…) → Record."""

    def read_text(text: str, **fields: Any) -> Record:
        return reader.read(make_plain_report(text, **fields))

    return read_text


@pytest.fixture(scope="session")
def read_all(reader: Reader) -> Callable[..., Record]:
    """The same with an event for every eventive predicate."""
    every = Reader(Options(all_predicates=True), reader.knowledge)

    def read_text(text: str, **fields: Any) -> Record:
        return every.read(make_plain_report(text, **fields))

    return read_text


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of the demo's reports, x:other too; to be read, never written."""
    return make_book(tmp_path_factory.mktemp("demo") / "demo.dateline")
