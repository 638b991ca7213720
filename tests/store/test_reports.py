"""Records back out of a casebook."""

import sqlite3
import zlib
from pathlib import Path

import pytest
from keptreports import forty, keep

from dateline.record import BadRecord
from dateline.record.codec import dumps
from dateline.store import reading, reports


@pytest.fixture
def db(tmp_path: Path) -> Path:
    keep(tmp_path / "a.dateline", forty()[:5])
    return tmp_path / "a.dateline"


def test_a_record_comes_back_as_it_was_read(db: Path):
    with reading(db) as store:
        for row, given in enumerate(forty()[:5], 1):
            found = reports.machine_record(store.connection, row)
            assert found == given
            assert dumps(found) == dumps(given)


@pytest.mark.parametrize(
    ("body", "said"),
    [("{}", "report"), ("[", "not JSON"), ('{"report":{"id":"a"}}', "report"), ("5", "record")],
)
def test_a_record_that_is_none_says_what_does_not_fit(body: str, said: str, db: Path):
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE machine SET body = ?", (zlib.compress(body.encode()),))
    connection.close()
    with reading(db) as store, pytest.raises(BadRecord, match=said):
        reports.machine_record(store.connection, 1)
