"""Questions at the command line and from Python, on the demo's casebook."""

import csv
import datetime
import io
import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

import dateline
from commands import dateline_text
from dateline.answers.questions.answer import Answer
from dateline.answers.questions.countries import _codes, countries
from dateline.answers.questions.flat import COLUMNS
from dateline.knowledge.codes import load_codes
from dateline.record import BadCall, BadInput

KINDS = ("events", "claims", "figures", "incidents", "timeline", "actors", "places")


def ask(book: Path, *arguments: object) -> CompletedProcess[str]:
    return dateline_text(*arguments, "--db", book)


def items(book: Path, kind: str, **asked: Any) -> list[dict[str, Any]]:
    return list(Answer(book, kind, asked))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_jsonl_prints_all_and_a_table_a_page(demo_book: Path, kind: str):
    lines = ask(demo_book, kind, "--format", "jsonl").stdout.splitlines()
    everything = {"all_predicates": True} if kind == "incidents" else {}
    assert [json.loads(line) for line in lines] == items(demo_book, kind, **everything)
    shown = ask(demo_book, kind, "--limit", 3)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "more: --limit N" in shown.stdout.splitlines()[-1]


def test_a_page_says_how_many_more_there_are(demo_book: Path):
    whole = len(items(demo_book, "events"))
    shown = ask(demo_book, "events", "--offset", 10).stdout.splitlines()
    assert shown[-1] == f"{whole - 60} more: --limit N, --offset N, or --format jsonl for all"
    assert len(shown) == 50 + 3  # a line of names, one below it, one that says how many more


@pytest.mark.parametrize("name", ["limit", "offset"])
@pytest.mark.parametrize("value", [-1, 10**23])
def test_a_page_that_cannot_be_is_said_to_be_so(demo_book: Path, name: str, value: int):
    with pytest.raises(BadCall, match=f"{name} {value}"):
        Answer(demo_book, "events", {}, **{name: value})
    assert ask(demo_book, "events", f"--{name}", value).returncode == 2


@pytest.mark.parametrize(("kind", "name"), [("actors", "actor"), ("places", "place")])
def test_a_name_that_nobody_bears_finds_nobody(demo_book: Path, kind: str, name: str):
    assert items(demo_book, kind, **{name: "Atlantis"}) == []
    assert ask(demo_book, kind, f"--{name}", "_").stdout == "nothing found\n"


def test_days_may_be_dates(demo_book: Path):
    asked = items(demo_book, "events", since=datetime.date(2022, 1, 8))
    assert asked == items(demo_book, "events", since="2022-01-08") != []


def test_days_the_wrong_way_round_are_a_bad_call(demo_book: Path):
    shown = ask(demo_book, "events", "--since", "2022-01-09", "--until", "2022-01-08")
    assert shown.returncode == 2
    assert "since 2022-01-09 is after until 2022-01-08" in shown.stderr
    assert ask(demo_book, "events", "--since", "2022-01", "--until", "2022-01-08").returncode == 0


def test_a_huge_limit_of_rows_is_no_limit(demo_book: Path):
    shown = ask(demo_book, "sql", "SELECT 1 AS one", "--limit", 10**23)
    assert (shown.returncode, shown.stderr) == (0, "")


def test_an_incident_names_each_of_its_events(demo_book: Path):
    with dateline_store(demo_book) as connection:
        kept = connection.execute(
            "SELECT incident, count(*), group_concat(key || '/' || item) FROM event"
            " JOIN report ON report.id = event.report WHERE incident NOT NULL"
            " GROUP BY incident ORDER BY 2 DESC, 1 LIMIT 1"
        ).fetchone()
    told = ask(demo_book, "explain", kept[0]).stdout.splitlines()
    events = [line.split()[1] for line in told if line.startswith("event ")]
    assert len(events) > 1
    assert sorted(events) == sorted(kept[2].split(","))


def test_an_incident_says_how_it_was_grouped(demo_book: Path):
    """The toll's events hang together with those of more than six reports."""
    with dateline_store(demo_book) as connection:
        (toll,) = connection.execute(
            "SELECT incident FROM event JOIN report ON report.id = event.report"
            " WHERE caller_id = '14-toll-225' AND type = 'ASSAULT' ORDER BY item LIMIT 1"
        ).fetchone()
    told = ask(demo_book, "explain", toll).stdout.splitlines()
    assert [line for line in told if line.startswith("grouped among ")]
    held = [line for line in told if line.startswith("one because ")]
    assert held
    assert all("by themselves): " in line for line in held)
    assert [line for line in told if line.startswith("how like each is to the others")]


def test_incidents_are_printed_as_they_are_kept(demo_book: Path):
    printed = ask(demo_book, "incidents", "--format", "jsonl").stdout.splitlines()
    with dateline_store(demo_book) as connection:
        kept = {body for (body,) in connection.execute("SELECT body FROM incident")}
    assert set(printed) == kept
    assert any(json.loads(line)["type"] == "x:other" for line in printed)
    assert "x:other" not in ask(demo_book, "incidents", "--limit", 500).stdout


def dateline_store(book: Path) -> Any:
    import contextlib
    import sqlite3

    return contextlib.closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True))


def test_an_event_says_who_did_it_where_when_and_who_says_so(demo_book: Path):
    found = items(demo_book, "events", text="airport seized", report="02-cabinet-dismissed")
    (event,) = [e for e in found if e["trigger"]["text"] == "seized"]
    assert event["report"]["publisher"] == "Steppe Wire"
    assert event["id"] == f"{event['report']['key']}/{event['id'].rpartition('/')[2]}"
    assert event["time"]["start"] == event["time"]["end"] == "2022-01-05"
    assert event["tellings"][0]["holder"] == "an airport official"
    assert event["sentence"]["text"].endswith("an airport official told Steppe Wire.")
    assert event["place"]["country"] == "KAZ"


def test_figures_and_claims_have_their_holders_and_words(demo_book: Path):
    found = items(demo_book, "figures", measure="killed", report="14-toll-225", holder="prosecutor")
    assert 225 in {figure["value"] for figure in found}
    assert {figure["said"] for figure in found} <= {"2022-01-15"}
    claims = items(demo_book, "claims", text='"technical error"')
    assert any("ministry" in (claim["holder"] or "") for claim in claims)
    assert all("technical error" in " ".join(p["text"] for p in c["content"]) or c for c in claims)


def test_as_of_a_day_later_reports_do_not_count(demo_book: Path):
    for kind in ("events", "claims", "figures"):
        told = items(demo_book, kind, as_of="2022-01-06")
        assert {item["report"]["published"] for item in told} == {
            "2022-01-04",
            "2022-01-05",
            "2022-01-06",
        }
    then = {i["id"]: i for i in items(demo_book, "incidents", as_of="2022-01-09")}
    now = {i["id"]: i for i in items(demo_book, "incidents", all_predicates=True)}
    assert set(then) < set(now)
    assert all(len(i["events"]) <= len(now[id_]["events"]) for id_, i in then.items())
    assert not any("14-toll-225" in json.dumps(incident) for incident in then.values())
    assert any("14-toll-225" in json.dumps(incident) for incident in now.values())


def test_as_of_today_is_what_is_known_today(demo_book: Path):
    dates = ("first_seen", "last_changed")
    then = [
        {k: v for k, v in i.items() if k not in dates}
        for i in items(demo_book, "incidents", as_of="2030")
    ]
    now = [{k: v for k, v in i.items() if k not in dates} for i in items(demo_book, "incidents")]
    assert then == now


def test_a_timeline_goes_day_by_day_with_the_moves_of_numbers(demo_book: Path):
    lines = items(demo_book, "timeline")
    days = [line["day"] or "9999" for line in lines]
    assert days == sorted(days)
    moves = [line for line in lines if line["kind"] == "figure"]
    assert moves
    assert all(
        line["figure"]["standing"] in ("revised", "contradicting", "withdrawn") for line in moves
    )
    shown = ask(demo_book, "timeline", "--limit", 500).stdout
    happened, _, ahead = shown.partition("Feared, forecast, announced")
    assert "▸" in happened
    assert "▸" not in ahead
    assert "demands" in ahead or "forecasts" in ahead or "fears" in ahead


def test_csv_opens_in_a_spreadsheet_without_running(demo_book: Path):
    made = ask(demo_book, "claims", "--format", "csv").stdout
    header, *rows = csv.reader(io.StringIO(made))
    assert header == list(COLUMNS["claims"])
    assert len(rows) == len(items(demo_book, "claims"))
    query = "SELECT '=1+1' AS a, '@x' AS b, -1 AS c, '-1' AS d"
    assert ask(demo_book, "sql", query, "--format", "csv").stdout == "a,b,c,d\n'=1+1,'@x,-1,'-1\n"


def test_json_is_one_array_even_of_nothing(demo_book: Path):
    assert json.loads(ask(demo_book, "places", "--format", "json").stdout) == items(
        demo_book, "places"
    )
    nothing = ask(demo_book, "events", "--actor", "nobody at all", "--format", "json")
    assert (nothing.returncode, json.loads(nothing.stdout)) == (0, [])
    assert ask(demo_book, "events", "--actor", "nobody at all").stdout == "nothing found\n"


def test_geojson_holds_what_has_a_point_and_counts_the_rest(demo_book: Path):
    done = ask(demo_book, "events", "--format", "geojson")
    features = json.loads(done.stdout)["features"]
    events = items(demo_book, "events")
    with_point = [e for e in events if e["place"] and e["place"]["lat"] is not None]
    assert [f["id"] for f in features] == [e["id"] for e in with_point]
    assert features[0]["geometry"]["coordinates"] == [
        with_point[0]["place"]["lon"],
        with_point[0]["place"]["lat"],
    ]
    assert f"{len(events) - len(with_point)} events without a point" in done.stderr
    assert ask(demo_book, "claims", "--format", "geojson").returncode == 2


def test_parquet_has_the_columns_and_types_or_says_what_is_missing(demo_book: Path, tmp_path: Path):
    done = ask(demo_book, "figures", "--format", "parquet", "--out", tmp_path / "f.parquet")
    try:
        from pyarrow import parquet
    except ImportError:
        assert (done.returncode, "dateline-record[arrow]" in done.stderr) == (2, True)
        assert not (tmp_path / "f.parquet").exists()
        return
    table = parquet.read_table(tmp_path / "f.parquet")
    assert table.column_names == list(COLUMNS["figures"])
    assert table.num_rows == len(items(demo_book, "figures"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--country", "Atlantis"), "country 'Atlantis'"), (("--type", "ASSULT"), "near: ASSAULT"),
        (("--source", "Stepp Wire"), "near: Steppe Wire"), (("--status", "actually"), "near: actual"),
        (("--since", "2022-13"), "no such day"), (("--until", "yesterday"), "2022-01-05"),
        (("--measure", "kiled"), "near: killed"), (("--mode", "riots"), "near: riot"),
        (("--report", "nosuch"), "not in this casebook"), (("--text", '"*'), "no word"),
        (("--min-score", "2"), "min-score"), (("--act", "deny"), "--act"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_a_bad_call_that_names_what_is_near(
    demo_book: Path, asked: tuple[str, ...], said: str
):
    done = ask(demo_book, "events", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_countries_go_by_name_and_code_types_in_any_letters(demo_book: Path):
    by_code = items(demo_book, "events", country="KAZ", type="protest")
    assert by_code == items(demo_book, "events", country="Kazakhstan", type="PROTEST")
    assert by_code
    both = items(demo_book, "events", type=["protest", "assault"])
    assert {event["type"] for event in both} == {"PROTEST", "ASSAULT"}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("Perú", "PER"), ("peru", "PER"), ("PE", "PER"), ("Ivory Coast", "CIV"), ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"), ("Türkiye", "TUR"), ("turkey", "TUR"), ("UK", "GBR"), ("U.K.", "GBR"),
        ("gb", "GBR"), ("USA", "USA"), ("the United States", "USA"), ("Deutschland", "DEU"), ("Україна", "UKR"),
        ("România", "ROU"), ("Syrian Arab Republic", "SYR"), ("IGO", "IGO"), ("DR Congo", "COD"), ("Việt Nam", "VNM"),
    ],
)  # fmt: skip
def test_a_country_goes_by_its_usual_spellings(given: str, code: str):
    assert countries([given]) == (code,)


def test_every_name_of_a_country_is_one_of_a_known_code():
    assert set(_codes().values()) <= load_codes().actors | {"ATA"}


@pytest.mark.parametrize("given", ["Nowhere", "", "Perru", "🙂", "\x00"])
def test_an_unknown_country_names_the_nearest(given: str):
    with pytest.raises(BadCall, match=r"unknown; near: .+ \([A-Z]{3}\), .+ \([A-Z]{3}\)") as told:
        countries([given])
    assert given != "Perru" or "Peru (PER)" in str(told.value)


def test_the_python_api_has_all_the_questions(demo_book: Path):
    book = dateline.open(demo_book)
    for kind in KINDS:
        assert book.__getattribute__(kind)(limit=2).to_rows() == list(
            Answer(demo_book, kind, {}, 2)
        )
    assert list(book.events(country="KAZ", limit=1).to_table()[0]) == list(COLUMNS["events"])
    assert book.sql("SELECT count(*) AS n FROM report") == [{"n": 14}]
    with pytest.raises(BadCall, match="no filter 'measures'"):
        book.events(measures="killed").to_rows()  # type: ignore[call-arg]
    with pytest.raises(BadInput, match="no such casebook"):
        dateline.open("nosuch.dateline")


@pytest.mark.parametrize("kind", KINDS)
def test_data_frames_have_the_columns_of_csv(demo_book: Path, kind: str):
    answer = dateline.open(demo_book).__getattribute__(kind)(limit=5)
    for library, make in (
        ("pandas", "to_pandas"),
        ("polars", "to_polars"),
        ("pyarrow", "to_arrow"),
    ):
        pytest.importorskip(library)
        frame = answer.__getattribute__(make)()
        names = frame.column_names if library == "pyarrow" else list(frame.columns)
        assert names == list(COLUMNS[kind])
        assert len(frame) == 5


def test_sql_at_the_command_line(demo_book: Path):
    shown = ask(demo_book, "sql", "SELECT key, publisher FROM report").stdout
    assert shown.splitlines()[-1] == "14 rows"
    refused = ask(demo_book, "sql", "SELECT * FROM private")
    assert (refused.returncode, refused.stdout) == (2, "")
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    stopped = ask(demo_book, "sql", endless, "--timeout", "0.2")
    assert (stopped.returncode, "stopped after 0.2 s" in stopped.stderr) == (1, True)
