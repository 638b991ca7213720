"""Loose figures on disk: which incidents one more of them may concern."""

import json
import sqlite3
from importlib import resources

import pytest

from dateline.store.incidents import telling_events


def put(connection: sqlite3.Connection, table: str, **values: object) -> None:
    """A row; what is not told is empty."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {"TEXT": "", "INTEGER": 0, "REAL": 0.0}
    row = {name: empty[kind] for _, name, kind, needed, *_ in columns if needed} | values
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
        tuple(row.values()),
    )


@pytest.fixture
def casebook() -> sqlite3.Connection:
    """Three reports with an event that counts 164 dead: in Kenya, in Chad, and nobody says where."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        resources.files("dateline.store").joinpath("schema.sql").read_text("utf-8")
    )
    for n, country in enumerate(("KEN", "TCD", None), 1):
        put(connection, "event", id=n, report=n, item="e1", incident=f"i-{n}", sketch="{}")
        put(connection, "incident", id=f"i-{n}", country=country)
        put(
            connection,
            "figure",
            id=n,
            report=n,
            measure="killed",
            value=164,
            published="2031-03-04",
        )
        connection.execute("INSERT INTO carried (event, figure) VALUES (?, ?)", (n, n))
    return connection


@pytest.mark.parametrize(
    ("measure", "countries", "expected"),
    [("killed", ["KEN"], {1, 3}), ("killed", [], {3}), ("sum", ["KEN"], set())],
)
def test_a_loose_figure_concerns_incidents_of_countries_its_report_names(
    casebook: sqlite3.Connection, measure: str, countries: list[str], expected: set[int]
) -> None:
    loose = json.dumps({"countries": countries})
    casebook.execute("UPDATE figure SET measure = ?", (measure,))
    put(casebook, "figure", id=9, report=9, measure=measure, value=164, published="2031-03-09", loose=loose)  # fmt: skip
    assert telling_events(casebook, 9) == expected


def test_figures_of_a_number_are_found_by_index(casebook: sqlite3.Connection) -> None:
    asked: list[str] = []
    put(casebook, "figure", id=9, report=9, measure="killed", value=164, published="2031-03-09",
        loose='{"countries": []}')  # fmt: skip
    casebook.set_trace_callback(asked.append)
    telling_events(casebook, 9)
    casebook.set_trace_callback(None)
    plans = [
        " ".join(row[3] for row in casebook.execute(f"EXPLAIN QUERY PLAN {ask}"))
        for ask in asked
        if "carried" in ask
    ]
    assert plans
    assert all("figure_by_size" in plan and "SCAN" not in plan for plan in plans)
