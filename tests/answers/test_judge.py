"""Judgements in a casebook: what they change in its answers, and that all of it can be undone."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casebook.test_judging import renumbered
from dateline.answers.cli import main
from dateline.answers.explainstore import explain_kept
from dateline.answers.judgements import export, in_conflict, line, listed, take
from dateline.answers.judging import Call, judge
from dateline.casebook.judgement import line_of
from dateline.casebook.rules import DEFAULT
from dateline.engine.adding import Adding
from dateline.engine.deriving import derive
from dateline.engine.linking import Linker
from dateline.extraction.draft import Options
from dateline.record import BadCall, BadInput, Record
from dateline.store import judging, keeping, log, reading, reports, writing
from dateline.store.dump import dump

TOLL = "06-toll-164"


@pytest.fixture
def book(demo_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_book, tmp_path / "book.dateline"))


def say(
    book: Path, item: str, decision: str, *values: str, by: str = "Ana", **rest: Any
) -> list[str]:
    return judge(book, Call(item, decision, values, by, rest.pop("note", None), **rest))


def rows(book: Path, ask: str, *values: object) -> list[Any]:
    with reading(book) as store:
        return store.connection.execute(ask, values).fetchall()


def dumped(book: Path) -> list[str]:
    """All but the judgements themselves."""
    with reading(book) as store:
        return [one for one in dump(store.connection) if not one.startswith('{"table":"judgement"')]


EVENT = (
    "SELECT event.type, event.incident, event.item, event.score FROM event JOIN report ON report.id = event.report"
    " WHERE caller_id = ? AND json_extract(event.body, '$.trigger.start') = ? AND event.type <> 'x:other'"
)


def events(book: Path, report: str) -> list[tuple[str, str]]:
    """(type, item) of a report's events, in text order."""
    ask = (
        "SELECT event.type, item FROM event JOIN report ON report.id = event.report"
        " WHERE caller_id = ? AND event.type <> 'x:other' ORDER BY event.id"
    )
    return rows(book, ask, report)


def incident(book: Path, item: str) -> str | None:
    report, _, id_ = item.partition("/")
    ask = "SELECT incident FROM event JOIN report ON report.id = event.report WHERE caller_id = ? AND item = ?"
    found = rows(book, ask, report, id_)
    return found[0][0] if found else None


def killed(book: Path, report: str = TOLL) -> str:
    """The first killing that a report tells."""
    return f"{report}/{next(item for type_, item in events(book, report) if type_ == 'ASSAULT')}"


def linked(book: Path) -> tuple[str, str]:
    """Two events of two reports that stand in one incident, neither of them a copy."""
    ask = (
        "SELECT min(caller_id || '/' || item), max(caller_id || '/' || item) FROM event"
        " JOIN report ON report.id = event.report WHERE copy_of IS NULL AND event.type <> 'x:other'"
        " GROUP BY incident HAVING count(DISTINCT report.id) > 1 ORDER BY incident LIMIT 1"
    )
    return rows(book, ask)[0]


@pytest.mark.parametrize(
    "decide",
    [
        lambda book: say(book, killed(book), "wrong"),
        lambda book: say(book, killed(book), "right"),
        lambda book: say(book, killed(book), "set", "type=COERCE", "status=future", "time=2022-01-07"),
        lambda book: say(book, TOLL, "add", "event", "type=ASSAULT", words="substantial number"),
        lambda book: say(book, killed(book), "different", killed(book, "14-toll-225")),
        lambda book: say(book, killed(book), "same", f"03-troops-requested/{events(book, '03-troops-requested')[0][1]}"),
        lambda book: say(book, incident(book, killed(book)) or "", "wrong"),
    ],
    ids=["wrong", "right", "set", "add", "different", "same", "incident"],
)  # fmt: skip
def test_a_judgement_changes_the_casebook_and_withdrawing_it_restores_it(
    book: Path, decide: Callable[[Path], list[str]]
):
    before = dumped(book)
    told = decide(book)
    assert dumped(book) != before
    for judged in (one.split()[0] for one in told if one.startswith("j-")):
        say(book, judged, "withdraw")
    assert dumped(book) == before
    assert rows(book, "SELECT count(*) FROM judgement WHERE withdrawn IS NULL") == [(0,)]


def test_wrong_leaves_the_answers_but_not_the_record_of_the_machine(book: Path):
    item = killed(book)
    say(book, item, "wrong", note="a film")
    assert incident(book, item) is None
    with reading(book) as store:
        row = judging.reports_named(store.connection, TOLL)[0].row
        record = reports.machine_record(store.connection, row)
    assert record is not None
    assert item.split("/")[1] in {e.id for e in record.events}
    told = "\n".join(explain_kept(book, item))
    assert "judged wrong: it is not in the answers" in told
    assert "by Ana" in told
    assert "a film" in told


def test_what_has_no_words_of_its_own_is_explained_all_the_same(book: Path):
    """A party that the reader supposed."""
    (item,) = rows(
        book,
        "SELECT key || '/' || item FROM actor JOIN report ON report.id = report"
        " WHERE json_array_length(actor.body, '$.mentions') = 0 LIMIT 1",
    )[0]
    assert "in the casebook: " in "\n".join(explain_kept(book, item))
    with pytest.raises(BadCall, match="has no words of its own"):
        say(book, item, "wrong")


def test_different_takes_incidents_apart_and_same_joins_them(book: Path):
    first, revised = linked(book)
    assert incident(book, first) == incident(book, revised)
    say(book, first, "different", revised)
    assert incident(book, first) != incident(book, revised)
    say(book, first, "same", revised, by="Ben")
    assert incident(book, first) == incident(book, revised)
    clash = in_conflict(book)
    assert [[s.judgement.by for s in one] for one in clash] == [["Ana", "Ben"]]
    assert [s.state for s in clash[0]] == ["overruled", "holds"]
    told = "\n".join(explain_kept(book, incident(book, first) or ""))
    assert "are the same" in told
    assert "one because" in told
    assert "account: " in told


def test_the_same_holds_for_events_that_no_comparison_brought_together(book: Path):
    other = f"03-troops-requested/{events(book, '03-troops-requested')[0][1]}"
    item = killed(book)
    old = incident(book, other)
    say(book, item, "same", other)
    assert incident(book, item) == incident(book, other)
    assert rows(book, "SELECT new FROM forwarding WHERE old = ?", old) in (
        [],
        [(incident(book, item),)],
    )


def read_again(book: Path, report: str, change: Callable[[Record], Record]) -> None:
    """As if another reader had read it."""
    with writing(book) as store, store.transaction() as connection:
        kept = judging.reports_named(connection, report)[0]
        record = reports.machine_record(connection, kept.row)
        assert record is not None
        keeping.keep_machine(connection, kept.row, change(record))
        linker = Linker(store, DEFAULT)
        derive(linker, kept.row, change(record), kept.identity, linked=True)
        linker.regroup("2022-02-02T00:00:00Z")


def test_judgements_are_kept_through_a_reading_that_numbers_all_anew(book: Path):
    first, revised = killed(book), killed(book, "14-toll-225")
    claim = f"{TOLL}/c1"
    say(book, first, "different", revised)
    say(book, first, "set", "mode=firearms")
    say(book, claim, "wrong")
    read_again(book, TOLL, renumbered)
    now = killed(book)
    assert now != first
    assert incident(book, now) != incident(book, revised)
    assert {s.state for s in listed(book, "")} == {"holds"}
    ask = "SELECT mode FROM event JOIN report ON report.id = event.report WHERE caller_id = ? AND item = ?"
    assert rows(book, ask, *now.split("/")) == [("firearms",)]
    ask = "SELECT count(*) FROM claim JOIN report ON report.id = claim.report WHERE caller_id = ? AND item = 'c41'"
    assert rows(book, ask, TOLL) == [(0,)]


def test_one_that_fits_nothing_any_more_is_listed_and_never_dropped(book: Path):
    from dataclasses import replace

    say(book, killed(book), "right")
    read_again(
        book,
        TOLL,
        lambda record: replace(record, events=(), links=(), figures=(), frames=(), claims=()),
    )
    found = listed(book, "unfitted")
    assert [s.reason for s in found] == ["no event at these words any more"]
    assert "unfitted (no event at these words any more)" in line(found[0])


def test_a_judgement_of_a_text_holds_for_its_reprint_too(book: Path):
    with writing(book) as store:
        row = judging.reports_named(store.connection, TOLL)[0].row
        record = reports.machine_record(store.connection, row)
        assert record is not None
        from dataclasses import replace

        reprint = replace(
            record, report=replace(record.report, id="reprint", publisher="Other Post", url=None)
        )
        Adding(store, Options()).keep(reprint)
    say(book, killed(book), "wrong")
    assert len(events(book, TOLL)) == len(events(book, "reprint"))
    assert killed(book) == killed(book, "reprint").replace("reprint", TOLL)


def empty_copy(book: Path, path: Path, skip: str = "") -> Path:
    """The same reports added to a new casebook, in the opposite order."""
    with reading(book) as store:
        kept = [
            reports.machine_record(store.connection, row)
            for row, _, _ in reports.all_reports(store.connection)
        ]
    with writing(path) as store:
        adding = Adding(store, Options(all_predicates=True), clock=lambda: "2022-02-01T00:00:00Z")
        for record in reversed(kept):
            if record and record.report.id != skip:
                assert not adding.keep(record).error
    return path


def test_a_team_merges_in_any_order_and_any_number_of_times(book: Path, tmp_path: Path):
    other = empty_copy(book, tmp_path / "other.dateline")
    first, revised = killed(book), killed(book, "14-toll-225")
    mine = say(book, first, "set", "type=COERCE")[0].split()[0]
    say(book, first, "different", revised)
    say(other, first, "wrong", by="Ben")
    say(other, revised, "right", by="Ben")
    here, there = tmp_path / "ana.jsonl", tmp_path / "ben.jsonl"
    assert (export(book, here), export(other, there)) == (2, 2)
    say(book, mine, "withdraw")
    export(book, tmp_path / "ana2.jsonl")
    for path in (there, there, here, tmp_path / "ana2.jsonl"):
        take(book, str(path))
    for path in (tmp_path / "ana2.jsonl", here, here):
        take(other, str(path))
    with reading(book) as one, reading(other) as two:
        assert sorted(dump(one.connection)) == sorted(dump(two.connection))
    assert "0 new, 0 withdrawn since" in take(book, str(there))


def test_judgements_come_from_standard_input_too(book: Path, monkeypatch: pytest.MonkeyPatch):
    say(book, killed(book), "right")
    told = io.BytesIO()
    with reading(book) as store:
        told.write("".join(line_of(j) + "\r\n" for j in judging.every(store.connection)).encode())
    told.seek(0)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(told))
    assert take(book, "-").startswith("0 new, 0 withdrawn since, 1 known")


def test_judgements_wait_for_the_text_that_they_are_about(book: Path, tmp_path: Path):
    other = empty_copy(book, tmp_path / "other.dateline", skip=TOLL)
    item = killed(book)
    say(book, item, "wrong")
    export(book, tmp_path / "all.jsonl")
    assert "1 fit nothing here yet" in take(other, str(tmp_path / "all.jsonl"))
    assert [s.reason for s in listed(other, "unfitted")] == ["its text is not in this casebook"]
    with reading(book) as store:
        record = reports.machine_record(
            store.connection, judging.reports_named(store.connection, TOLL)[0].row
        )
    with writing(other) as store:
        assert record is not None
        Adding(store, Options(all_predicates=True)).keep(record)
    assert incident(other, item) is None
    assert [s.state for s in listed(other, "")] == ["holds"]


def test_a_broken_file_is_told_by_its_line_and_nothing_is_taken(book: Path, tmp_path: Path):
    path = tmp_path / "all.jsonl"
    say(book, killed(book), "right")
    export(book, path)
    path.write_text(
        path.read_text("utf-8") + path.read_text("utf-8").replace("Ana", "Eve"), "utf-8"
    )
    other = empty_copy(book, tmp_path / "other.dateline")
    with pytest.raises(BadInput, match=r"line 2: judgement .* its id is not that of its content"):
        take(other, str(path))
    assert listed(other, "all") == []


def test_the_log_tells_what_was_judged_by_ids_and_digests_alone(book: Path):
    (told,) = say(book, killed(book), "right", note="I saw it")
    judged = told.split()[0]
    say(book, judged, "withdraw")
    with reading(book) as store:
        *_, first, second = log.entries(store.connection)
        assert log.broken(store.connection) is None
    assert (first.did, second.did) == ("judged", "withdrew")
    assert judged in first.what
    assert "Ana" not in first.what
    assert "saw" not in first.what


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("nowhere/e1", "right"), "no report nowhere in the casebook"),
        ((f"{TOLL}/e999", "right"), "no item e999"),
        (("i-0000000000", "wrong"), "no incident i-0000000000"),
        (("e1", "wrong"), "neither REPORT/ITEM nor an incident"),
        ((f"{TOLL}/e1", "set"), "say what to set"),
        ((f"{TOLL}/e1", "set", "type"), "is not FIELD=VALUE"),
        ((f"{TOLL}/e1", "set", "colour=red"), "no field of events"),
        ((f"{TOLL}/e1", "set", "type=RIOT"), "one of PLOVER's types"),
        ((f"{TOLL}/e1", "set", "type=AID", "mode=arrest"), "no mode of AID"),
        ((f"{TOLL}/e1", "set", "type=AID", "type=ASSAULT"), "set twice"),
        ((f"{TOLL}/e1", "set", "actors=Napoleon"), "has no actor 'Napoleon'; there are: a1"),
        ((f"{TOLL}/e1", "set", "time=2022-01-09/2022-01-01"), "comes after"),
        ((f"{TOLL}/e1", "same"), "say which other"),
        ((f"{TOLL}/e1", "same", f"{TOLL}/c1"), "is no event"),
        ((f"{TOLL}/e1", "same", f"{TOLL}/e1"), "are one event"),
        ((f"{TOLL}/e1", "right", "really"), "takes nothing more"),
        ((f"{TOLL}/e1", "withdraw"), "no judgement of .* to withdraw"),
        (("j-000000000000", "withdraw"), "no judgement j-000000000000"),
        ((TOLL, "add", "event", "type=AID"), "say where it stands"),
        ((TOLL, "add", "storm"), "no kind"),
    ],
)  # fmt: skip
def test_bad_calls_are_told_in_a_line_and_change_nothing(
    book: Path, call: tuple[str, ...], said: str
):
    with pytest.raises(BadCall, match=said):
        say(book, *call)
    assert listed(book, "all") == []


@pytest.mark.parametrize(
    ("values", "words", "nth", "said"),
    [
        (("event",), "killed", 1, "needs --set type"),
        (("event", "type=AID"), "no such words", None, "does not stand in the text"),
        (("event", "type=AID"), "the", None, "times: say which"),
        (("event", "type=AID"), "164", 99, "--nth 99"),
    ],
)
def test_where_an_added_item_stands_has_to_be_clear(
    book: Path, values: tuple[str, ...], words: str, nth: int | None, said: str
):
    with pytest.raises(BadCall, match=said):
        say(book, TOLL, "add", *values, words=words, nth=nth)


def test_an_item_of_several_reports_of_one_name_is_asked_for(book: Path):
    with writing(book) as store, store.transaction() as connection:
        connection.execute("UPDATE report SET caller_id = 'x' WHERE caller_id LIKE '0%'")
    with pytest.raises(BadCall, match="x is the id of several reports; say which: r-"):
        say(book, "x/e1", "right")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("judge", f"{TOLL}/e1", "wrong"), "say who judges: --by NAME"),
        (("judge", f"{TOLL}/e1", "maybe", "--by", "Ana"), "'maybe' is none of wrong, right"),
        (("judge", f"{TOLL}/e1", "wrong", "--by", "Ana", "--span", "x"), "go with add"),
        (("audit",), "say who judges: --by NAME"),
        (("audit", "--by", "Ana", "--since", "May"), "--since 'May' is no date"),
        (("judgements", "--conflicts", "--unfitted"), "one of --unfitted, --conflicts, --all"),
        (("judgements", "import", "nowhere.jsonl"), "nowhere.jsonl: no such file"),
    ],
)
def test_the_command_line_says_what_is_wrong_in_one_line(
    book: Path,
    call: tuple[str, ...],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.delenv("DATELINE_BY", raising=False)
    monkeypatch.setattr("sys.argv", ["dateline", *call, "--db", str(book)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_judging_makes_no_casebook_where_there_is_none(tmp_path: Path):
    with pytest.raises(BadInput, match="no such casebook"):
        say(tmp_path / "none.dateline", "r/e1", "right")
    assert not list(tmp_path.iterdir())
