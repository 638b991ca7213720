"""Filters: every one by an index, with the same answer whichever way it is taken."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from dateline.store import asking, reading, writing
from dateline.store.asking import counted, found, named, place_named, planned
from dateline.store.filters import Filters
from dateline.store.search import parse_words

# Filters in the demo's casebook that find something, by kind.
ASKED: dict[str, list[dict[str, Any]]] = {
    "events": [
        {"type": ("PROTEST",)}, {"type": ("PROTEST", "ASSAULT")}, {"mode": ("arrest",)}, {"country": ("KAZ",)},
        {"country": ("KAZ",), "type": ("ASSAULT",)}, {"place": ("almaty",)}, {"status": ("future",)},
        {"actor": ("kassym-jomart tokayev",)}, {"recipient": ("protesters",)}, {"holder": ("interior ministry",)},
        {"source": ("Steppe Wire",)}, {"since": "2022-01-06"}, {"until": "2022-01-05"}, {"measure": ("killed",)},
        {"text": parse_words("airport")}, {"changed_since": "2022-02-01"}, {"report": ("06-toll-164",)},
        {"min_score": 0.5}, {"as_of": "2022-01-06"}, {"disputed": True}, {"all_predicates": True},
        {"source": ("Steppe Wire",), "country": ("KAZ",), "text": parse_words("police")},
    ],
    "claims": [
        {"act": ("deny",)}, {"holder": ("interior ministry",)}, {"country": ("RUS",)}, {"source": ("Steppe Wire",)},
        {"since": "2022-01-10"}, {"until": "2022-01-05"}, {"text": parse_words('"technical error"')},
        {"report": ("06-toll-164",)}, {"as_of": "2022-01-06"}, {"disputed": True}, {"changed_since": "2022-02"},
    ],
    "figures": [
        {"measure": ("killed",)}, {"type": ("ASSAULT",)}, {"country": ("KAZ",)}, {"place": ("almaty",)},
        {"country": ("KAZ",), "measure": ("killed",)}, {"holder": ("interior ministry",)}, {"since": "2022-01-10"},
        {"source": ("Steppe Wire",)}, {"text": parse_words("morgue*")}, {"as_of": "2022-01-06"},
    ],
    "incidents": [
        {"type": ("PROTEST",)}, {"country": ("KAZ",)}, {"place": ("almaty",)}, {"status": ("corroborated",)},
        {"disputed": True}, {"since": "2022-01-06"}, {"until": "2022-01-05"}, {"actor": ("police",)},
        {"holder": ("interior ministry",)}, {"source": ("Steppe Wire",)}, {"text": parse_words("airport")},
        {"measure": ("killed",)}, {"report": ("06-toll-164",)}, {"changed_since": "2022-02-01"},
    ],
}  # fmt: skip
CASES = [(kind, asked) for kind, all_ in ASKED.items() for asked in all_]
IDS = [f"{kind} {' '.join(asked)}" for kind, asked in CASES]


@pytest.mark.parametrize(("kind", "asked"), CASES, ids=IDS)
@pytest.mark.parametrize("few", [0, 3000])
def test_every_filter_goes_by_an_index(
    demo_book: Path, kind: str, asked: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(asking, "FEW", few)
    with reading(demo_book) as store:
        statement, values = planned(store.connection, kind, Filters(**asked))
        plan = store.connection.execute(f"EXPLAIN QUERY PLAN {statement} LIMIT 50", values)
        steps = [row[3] for row in plan]
    tables = ("event", "claim", "figure", "incident", "report", "party")
    scans = [s for s in steps if s.split()[:2] in [["SCAN", table] for table in tables]]
    assert all("INDEX" in step for step in scans), steps
    if few == 0:
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in steps), steps


@pytest.mark.parametrize(("kind", "asked"), CASES, ids=IDS)
def test_the_way_an_answer_is_found_does_not_change_it(
    demo_book: Path, kind: str, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    with reading(demo_book) as store:
        gathered = found(store.connection, kind, Filters(**asked))
        monkeypatch.setattr(asking, "FEW", 0)
        walked = found(store.connection, kind, Filters(**asked))
    assert gathered == walked
    assert gathered or "disputed" in asked


def test_pages_put_together_are_the_whole(demo_book: Path):
    with reading(demo_book) as store:
        wanted = Filters(country=("KAZ",))
        whole = found(store.connection, "events", wanted)
        pages = [found(store.connection, "events", wanted, 10, n) for n in range(0, len(whole), 10)]
        assert [row for page in pages for row in page] == whole
        assert counted(store.connection, "events", wanted) == len(whole)
        assert counted(store.connection, "events", wanted, most=5) is None


def test_events_come_in_the_order_of_days_undated_last(demo_book: Path):
    with reading(demo_book) as store:
        rows = found(store.connection, "events", Filters(all_predicates=True))
        days = dict(store.connection.execute("SELECT id, since FROM event"))
    told = [days[row] or "9999" for row in rows]
    assert told == sorted(told)
    assert told[-1] == "9999"


def test_what_lasts_is_found_on_each_of_its_days_but_a_year_only_on_its_first(demo_book: Path):
    def spans(since: str) -> list[tuple[str, str]]:
        rows = found(store.connection, "events", Filters(since=since, until=since))
        ask = "SELECT since, until FROM event WHERE id = ?"
        return [store.connection.execute(ask, (row,)).fetchone() for row in rows]

    with reading(demo_book) as store:
        on_eighth = spans("2022-01-08")
        assert any(since < "2022-01-08" < until for since, until in on_eighth)
        assert all(since <= "2022-01-08" <= until for since, until in on_eighth)
        assert ("2019-01-01", "2019-12-31") in spans("2019-01-01")
        assert ("2019-01-01", "2019-12-31") not in spans("2019-06-15")


def test_a_part_of_a_name_finds_it(demo_book: Path):
    with reading(demo_book) as store:
        assert "kassym-jomart tokayev" in named(store.connection, "Tokayev")
        assert named(store.connection, "tokayev nobody") == ()
        assert place_named(store.connection, "Almaty") == ("almaty",)
        assert found(store.connection, "events", Filters(actor=())) == []


HOSTILE = [
    '"', '""', "'", "*", "^", "OR", "AND NOT", "NEAR(a b)", "title:x", "a OR b", "-x", "{a b}", "(", "a*b*", "\x00",
    "\ud800", "; DROP TABLE event", "'; --", "%", "_", "é" * 5000, "a " * 5000, "text : x", "+", '"a', 'a" b', "你好", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_question(demo_book: Path, text: str):
    words = parse_words(text)
    if words is None:
        assert not any(c.isalnum() for c in text)
        return
    with reading(demo_book) as store:
        for kind in ASKED:
            assert isinstance(found(store.connection, kind, Filters(text=words)), list)


def test_words_are_found_together_as_beginnings_and_without_their_marks(demo_book: Path):
    def sentences(text: str) -> list[str]:
        rows = found(store.connection, "events", Filters(text=parse_words(text)))
        ask = "SELECT view ->> 'sentence_words' FROM event WHERE id = ?"
        return [store.connection.execute(ask, (row,)).fetchone()[0] for row in rows]

    with reading(demo_book) as store:
        assert sentences("MAYOR office") == sentences('"mayor s office"')
        assert len(sentences("mayor")) > 0
        assert sentences('"office mayor"') == []
        assert set(sentences("airport")) <= set(sentences("airp*"))
        assert all("airport" in s for s in sentences("airport"))


def test_only_the_outer_words_of_a_user_reach_the_index():
    words = parse_words('a* OR "b c" NOT(d)')
    assert words is not None
    assert words.match == '"a"* AND "or" AND "b" + "c" AND "not" + "d"'


def test_a_score_is_a_floor(demo_book: Path):
    with reading(demo_book) as store:
        rows = found(store.connection, "events", Filters(min_score=0.6))
        scores = dict(store.connection.execute("SELECT id, score FROM event"))
    assert rows
    assert min(scores[row] for row in rows) >= 0.6


def test_what_is_disputed_is_found_with_its_events_claims_and_figures(
    demo_book: Path, tmp_path: Path
):
    book = tmp_path / "copy.dateline"
    shutil.copy(demo_book, book)
    with writing(book) as store:
        store.connection.execute("UPDATE incident SET disputed = 0")
        ask = "SELECT event.incident FROM event JOIN figure ON figure.report = event.report AND figure.event = event.item WHERE event.incident IS NOT NULL AND figure.holder IS NOT NULL"
        ((chosen,), *_) = store.connection.execute(ask).fetchall()
        store.connection.execute("UPDATE incident SET disputed = 1 WHERE id = ?", (chosen,))
        wanted = Filters(disputed=True)
        assert found(store.connection, "incidents", wanted) == [chosen]
        ids = found(store.connection, "events", wanted)
        its = store.connection.execute("SELECT id FROM event WHERE incident = ?", (chosen,))
        assert sorted(ids) == sorted(row for (row,) in its)
        for kind in ("claims", "figures"):
            whole = found(store.connection, kind, Filters())
            assert 0 < len(found(store.connection, kind, wanted)) < len(whole)
