"""Adding: the same casebook whatever was added first; versions, copies, failures, reading again."""

import functools
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.casebook import blocking
from dateline.casebook.firsttold import first_told
from dateline.casebook.rules import DEFAULT
from dateline.engine import adding, crew, linking, worker
from dateline.engine.adding import ADDED, COPY, FAILED, KNOWN, VERSION, Adding
from dateline.engine.deriving import derive_later
from dateline.engine.linking import Linker
from dateline.extraction.draft import Options
from dateline.knowledge.own import Own
from dateline.record import Record, Report
from dateline.sources import Failure
from dateline.store import reading, upkeep, writing
from dateline.store.dump import dump
from plainreports import make_plain_report

OPTIONS = Options(claims="rules")
CLOCK = "2022-04-01T00:00:00Z"


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """The same reports are added in every order: each is read when it is met first."""
    answer = worker.answer
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "answer", functools.cache(answer))
        yield


def report(n: int, words: str, **fields: object) -> Report:
    values = {"id": f"r{n}", "published": f"2022-03-{2 + n % 3:02}", "publisher": f"Outlet {n % 3}", "url": f"https://news.example/{n}"}  # fmt: skip
    return make_plain_report(words, **(values | fields))


def story(n: int) -> str:
    town = ("Kofu", "Otsu", "Mito")[n % 3]
    return (
        f"Rebels attacked a police station in {town} on Tuesday and killed {11 + n % 2} officers, the "
        f"interior ministry said. Soldiers arrested {20 + n} people in {town} on Wednesday. Thousands of "
        f"students marched through {town}. Report number {n} was written by a reporter who saw the fire."
    )


def given() -> list[Report]:
    """Stories that several tell, copies, and an article in three versions."""
    found = [report(n, story(n)) for n in range(9)]
    found += [report(n, f"{story(n - 10)} Additional words.") for n in (10, 11)]
    for day, killed in (("2022-03-03", 3), ("2022-03-04", 9), ("2022-03-05", 14)):
        words = f"Gunmen attacked a ferry near Naha on Wednesday and killed {killed} passengers, police said."
        found.append(report(20, words, updated=day, published="2022-03-03"))
    return found


def add(db: Path, reports: Sequence[Report | Failure], workers: int = 1) -> list[str]:
    with writing(db) as store:
        return [a.became for a in Adding(store, OPTIONS, workers, lambda: CLOCK).add(reports)]


def dumped(db: Path) -> list[str]:
    with reading(db) as store:
        return list(dump(store.connection))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    db = tmp_path_factory.mktemp("expected") / "a.dateline"
    became = add(db, given())
    assert COPY in became
    assert became.count(VERSION) == 2
    assert not [check for check in upkeep.verify(db) if check.faults]
    return dumped(db)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_adding_plays_no_part(seed: int, expected: list[str], tmp_path: Path):
    draw, reports = random.Random(seed), given()  # noqa: S311
    draw.shuffle(reports)
    while reports:  # singly or in batches
        many = draw.choice((1, 3, len(reports)))
        add(tmp_path / "a.dateline", reports[:many])
        reports = reports[many:]
    assert dumped(tmp_path / "a.dateline") == expected


def test_the_number_of_workers_plays_no_part(
    expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Several are under way at once; that processes read the same is pinned in test_same_bytes."""
    monkeypatch.setattr(crew, "_pool", lambda _options, workers: ThreadPoolExecutor(workers))
    add(tmp_path / "a.dateline", given(), workers=2)
    assert dumped(tmp_path / "a.dateline") == expected


def test_the_same_again_is_known(expected: list[str], tmp_path: Path):
    add(tmp_path / "a.dateline", given())
    assert set(add(tmp_path / "a.dateline", given())) == {KNOWN}
    assert add(tmp_path / "b.dateline", [given()[0], given()[0]]).count(KNOWN) == 1
    assert dumped(tmp_path / "a.dateline") == expected


def read(reports: Sequence[Report], tmp_path: Path) -> list[Record]:
    """As the casebook read them."""
    from dateline.store.reports import all_reports, machine_record

    add(tmp_path / "read.dateline", reports)
    with reading(tmp_path / "read.dateline") as store:
        rows = [row for row, *_ in all_reports(store.connection)]
        return [found for row in rows if (found := machine_record(store.connection, row))]


@pytest.mark.parametrize("seed", range(4))
def test_hubs_come_and_go_with_any_order(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """With one or two hubs a block, nearly every report takes the place of another as a hub."""
    monkeypatch.setattr(linking, "HUBS", 1 + seed % 2)
    monkeypatch.setattr(blocking, "HUBS", 1 + seed % 2)
    records, orders = read(given(), tmp_path), []
    for turn in range(2):
        db, order = tmp_path / f"{turn}.dateline", list(records)
        random.Random(seed + turn).shuffle(order)  # noqa: S311
        with writing(db) as store:
            one = Adding(store, OPTIONS, clock=lambda: CLOCK)
            for record in order:
                assert one.keep(record).became != FAILED
        orders.append(dumped(db))
    assert orders[0] == orders[1]


def test_only_the_latest_version_counts(tmp_path: Path):
    first, second = (r for r in given()[-3:-1])
    db = tmp_path / "a.dateline"
    add(db, [first])
    before = incidents(db)
    add(db, [second])
    with reading(db) as store:
        ask = "SELECT latest, count(incident) FROM report JOIN event ON event.report = report.id GROUP BY report.id"
        (old, in_old), (new, in_new) = store.connection.execute(ask)
        assert (old, in_old, new) == (0, 0, 1)
        assert in_new
        assert store.connection.execute("SELECT count(*) FROM text").fetchone()[0] == 2
        gone = dict(store.connection.execute("SELECT old, new FROM forwarding"))
    assert set(gone) == set(before)
    assert set(gone.values()) <= set(incidents(db))


def incidents(db: Path) -> list[str]:
    with reading(db) as store:
        return [id_ for (id_,) in store.connection.execute("SELECT id FROM incident ORDER BY id")]


def test_a_text_elsewhere_is_a_copy_and_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    here = report(0, story(0))
    there = replace(here, id="other", url="https://copies.example/x", publisher="Another Outlet")
    db = tmp_path / "a.dateline"
    assert add(db, [here]) == [ADDED]

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dateline.extraction.reader.Reader.read", never)
    assert add(db, [there]) == [COPY]
    with reading(db) as store:
        ask = "SELECT max(independent), max(reports) FROM incident"
        assert store.connection.execute(ask).fetchone() == (1, 2)


def test_what_fails_is_told_and_the_rest_is_kept(tmp_path: Path):
    inputs = [report(0, story(0)), Failure("x.jsonl:2", "not JSON"), report(1, story(1))]
    assert add(tmp_path / "a.dateline", inputs) == [ADDED, FAILED, ADDED]


def test_one_that_cannot_be_kept_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    db, kept = tmp_path / "a.dateline", linking.Linker.regroup

    def fails_once(*_: object) -> None:
        monkeypatch.setattr(linking.Linker, "regroup", kept)
        raise LookupError("once")

    monkeypatch.setattr(linking.Linker, "regroup", fails_once)
    assert add(db, given()[:3]) == [FAILED, ADDED, ADDED]
    add(db, given()[:1])
    add(tmp_path / "b.dateline", given()[:3])
    assert dumped(db) == dumped(tmp_path / "b.dateline")


def test_what_was_read_with_ones_own_files_is_not_read_again_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker, "answer", worker.answer.__wrapped__)  # read anew, with these files
    options = replace(OPTIONS, own=Own("digest of a user's files"))
    with writing(tmp_path / "a.dateline") as store:
        assert [a.became for a in Adding(store, options).add(given()[:1])] == [ADDED]
        assert list(Adding(store, options).reread()) == []


def test_reading_again_replaces_what_another_reader_read(
    expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    db, made_by = tmp_path / "a.dateline", adding.made_by
    add(db, given())
    with writing(db) as store:
        assert list(Adding(store, OPTIONS).reread()) == []
        monkeypatch.setattr(
            adding, "made_by", lambda *a: replace(made_by(*a), version="of another day")
        )
        again = Adding(store, OPTIONS, clock=lambda: CLOCK).reread()
        next(again)  # stopped, and called again
        again.close()
        assert {a.became for a in Adding(store, OPTIONS, clock=lambda: CLOCK).reread()} == {
            "reread"
        }
    assert dumped(db) == expected
    assert not [check for check in upkeep.verify(db) if check.faults]


UPDATED = (
    ("2022-03-03", "Gunmen attacked a ferry near Naha and killed 3 passengers, police said. A captain was wounded."),
    ("2022-03-05", "Gunmen attacked a ferry near Naha and killed 9 passengers, police said. A captain was wounded."),
    ("2022-03-08", "The army said that 40 rebels were arrested. Gunmen attacked a ferry near Naha and killed 9 passengers, police said."),
)  # fmt: skip


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (2, 1, 0)])
def test_what_a_later_version_adds_is_not_of_the_first_versions_day(
    order: tuple[int, ...], tmp_path: Path
):
    versions = [
        report(20, words, published="2022-03-03", updated=day if day != "2022-03-03" else None)
        for day, words in UPDATED
    ]
    for n in order:
        add(tmp_path / "a.dateline", [versions[n]])
    with reading(tmp_path / "a.dateline") as store:
        rows = store.connection.execute(
            "SELECT figure.value, figure.said FROM figure JOIN report ON report.id = figure.report"
            " ORDER BY dated, value"
        ).fetchall()
        tolls = store.connection.execute("SELECT body FROM incident").fetchall()
        claims = store.connection.execute(
            "SELECT said FROM claim JOIN report ON report.id = claim.report WHERE latest ORDER BY said"
        ).fetchall()
    assert rows == [(3, "2022-03-03"), (9, "2022-03-05"), (9, "2022-03-05"), (40, "2022-03-08")]
    assert claims == [("2022-03-05",), ("2022-03-08",)]
    assert any('"said":"2022-03-05"' in body for (body,) in tolls)


def test_who_is_named_more_fully_later_was_spoken_of_before_all_the_same(tmp_path: Path):
    first = "Bekov, a farmer, was shot by police in Osh with 3 others. Officials said that Bekov had attacked 5 soldiers."
    later = f"Ali {first.replace('. Off', '.  Off')} Officials said that 7 soldiers had fled."
    db = tmp_path / "a.dateline"
    add(db, [report(20, first, published="2022-03-03")])
    add(db, [report(20, later, published="2022-03-03", updated="2022-03-08")])
    with reading(db) as store:
        shown = [text for (text,) in store.connection.execute("SELECT text FROM text")]
        said = store.connection.execute(
            "SELECT value, said FROM figure JOIN report ON report.id = figure.report WHERE latest"
        ).fetchall()
    assert not any("Bekov" in text for text in shown)
    assert sorted(said) == [(3, "2022-03-03"), (5, "2022-03-03"), (7, "2022-03-08")]


def test_a_report_that_has_no_earlier_version_was_told_when_it_was_published(tmp_path: Path):
    add(
        tmp_path / "a.dateline",
        [report(20, UPDATED[1][1], published="2022-03-03", updated="2022-03-05")],
    )
    with reading(tmp_path / "a.dateline") as store:
        assert store.connection.execute("SELECT DISTINCT said FROM figure").fetchall() == [
            ("2022-03-03",)
        ]


def test_who_is_named_in_full_later_makes_no_old_sentence_new():
    earlier = [("P-1a2b3c, a baker, fled. Guards said P-1a2b3c had hit “five” men.", "2022-03-03")]
    later = report(20, "The same.", published="2022-03-03", updated="2022-03-08")
    told = first_told(later, earlier)
    assert told.on('Guards said P-99ff00 had hit "five" men .') == "2022-03-03"
    assert told.on("Guards said P-99ff00 had hit six men.") == "2022-03-08"
    assert told.on("led.") == "2022-03-08"


def test_later_versions_made_anew_are_what_they_were(tmp_path: Path):
    versions = [
        report(20, words, published="2022-03-03", updated=day if day != "2022-03-03" else None)
        for day, words in UPDATED
    ]
    db = tmp_path / "a.dateline"
    add(db, versions)
    before = dumped(db)
    with writing(db) as store:
        linker = Linker(store, DEFAULT)
        linker.begin()
        with store.transaction() as connection:
            row, identity = connection.execute(
                "SELECT id, identity FROM report ORDER BY dated"
            ).fetchone()
            derive_later(linker, identity, row)
            linker.regroup(CLOCK)
    assert dumped(db) == before
    assert not [check for check in upkeep.verify(db) if check.faults]
