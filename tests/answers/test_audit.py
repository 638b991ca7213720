"""The audit: which sample is drawn, what its answers do, what it says of the whole."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.answers.audit import Audit, Plan
from dateline.answers.judgedgold import evaluate_judged
from dateline.answers.judgements import listed
from dateline.answers.judging import Call, judge
from dateline.casebook.auditing import allocate, draw, failing, overall, rule_of, shares, wilson
from dateline.record import BadCall, BadInput, Record, Report
from dateline.store import judging, reading, reports
from dateline.store.sampling import Filters


@pytest.fixture
def book(demo_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_book, tmp_path / "book.dateline"))


def audit(book: Path, keys: str, n: int = 12, **rest: Any) -> list[str]:
    """One session with these keys; the lines that were shown."""
    shown: list[str] = []
    plan = Plan(rest.pop("kind", "event"), Filters(**rest), n, 1, "Ana")
    left = iter(keys)
    Audit(book, plan, lambda: next(left, ""), shown.append).run()
    return shown


def cards(shown: list[str]) -> list[str]:
    """The items that were shown, in their order."""
    return [line.split("] ")[1].split("  ")[0] for line in shown if line.startswith("[")]


def answers(book: Path) -> dict[str, tuple[str, str | None]]:
    return {s.item or "": (s.judgement.verdict, s.judgement.note) for s in listed(book, "")}


def test_each_key_is_kept_as_a_judgement_and_the_next_run_goes_on(book: Path):
    shown = audit(book, "rwtpsq")
    first = cards(shown)
    assert len(set(first)) == 6
    assert answers(book) == dict(
        zip(
            first,
            [
                ("right", "audit"),
                ("wrong", "audit"),
                ("wrong", "audit: wrong type"),
                ("wrong", "audit: wrong party"),
            ],
            strict=False,
        )
    )
    again = audit(book, "q")
    assert cards(again) == [first[4]]  # the one that was skipped
    assert "12 of" in again[0]
    assert "4 judged already" in again[0]


def test_undo_takes_the_last_answer_back_and_shows_its_item_again(book: Path):
    shown = audit(book, "urwuuxrq")
    one, two = cards(shown)[1:3]
    assert cards(shown) == [one, one, two, cards(shown)[3], two, one, two]
    assert answers(book) == {one: ("right", "audit")}
    assert [s.state for s in listed(book, "all")].count("withdrawn") == 2
    assert "nothing to undo" in shown


def test_a_card_shows_words_coding_and_reason(book: Path):
    shown = "\n".join(audit(book, "q", types=("ASSAULT",)))
    assert "⟦" in shown
    assert "coded: ASSAULT" in shown
    assert "\nwhy: " in shown
    assert "none of 12 judged yet" in shown


@pytest.mark.parametrize("kind", ["claim", "figure"])
def test_claims_and_figures_are_judged_too(book: Path, kind: str):
    shown = audit(book, "rw", n=2, kind=kind)
    assert len(cards(shown)) == 2
    assert sorted(answers(book).values()) == [("right", "audit"), ("wrong", "audit")]
    assert any(line.startswith("all") for line in shown)


def test_the_sample_is_the_same_after_what_is_wrong_has_left_the_answers(book: Path):
    whole = cards(audit(book, "s" * 12))
    audit(book, "w" * 12)
    shown = audit(book, "")
    assert cards(shown) == []
    assert "12 judged already" in shown[0]
    assert any(line.split()[:1] == ["all"] and " 0.00 " in line for line in shown)
    assert len(set(whole)) == 12


def test_filters_hold_for_what_was_judged_wrong_as_well(book: Path):
    size = audit(book, "w" * 12, types=("ASSAULT",))[0]
    assert audit(book, "", types=("ASSAULT",))[0].startswith(size)
    assert all("ASSAULT" not in line for line in audit(book, "", n=12, types=("PROTEST",)))


def test_nothing_to_draw_is_told(book: Path):
    with pytest.raises(BadCall, match=r"no events in .* that fit"):
        audit(book, "r", country="BRA")


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own")
def test_it_works_at_a_terminal(book: Path):
    import pty
    import select

    pid, terminal = pty.fork()
    if pid == 0:
        command = [
            sys.executable,
            "-m",
            "dateline",
            "audit",
            "--db",
            str(book),
            "--by",
            "Ana",
            "--n",
            "3",
        ]
        os.execv(sys.executable, command)  # noqa: S606
    seen, keys, key = b"", iter((b"r", b"w", b"q")), b""
    for _ in range(600):
        if not select.select([terminal], [], [], 1)[0]:
            # What is typed between the question and the listening for a key is thrown away.
            os.write(terminal, key)
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
        if seen.endswith(b"> "):
            key = next(keys)
            os.write(terminal, key)
            seen += b"."
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"For a methods section" in seen
    assert sorted(v for v, _ in answers(book).values()) == ["right", "wrong"]


@dataclass(frozen=True)
class Ball:
    sha256: str
    start: int
    end: int
    type: str


def test_half_of_a_sample_goes_to_types_evenly_and_half_by_their_size():
    assert allocate({"big": 900, "mid": 90, "rare": 10}, 100) == {"big": 69, "mid": 21, "rare": 10}
    assert allocate({"big": 900, "rare": 3}, 100)["rare"] == 3
    assert allocate({"a": 5, "b": 5}, 100) == {"a": 5, "b": 5}
    assert allocate({"a": 50, "b": 5, "c": 1}, 2) == {"a": 1, "b": 1}
    assert allocate({}, 5) == {}


def test_the_draw_does_not_depend_on_the_order_and_is_spread_over_the_types():
    balls = [Ball(f"{n:064x}", n, n + 1, "abc"[n % 3]) for n in range(300)]
    drawn, sizes = draw(balls, 30, 1)
    assert draw(reversed(balls), 30, 1) == (drawn, sizes)
    assert draw(balls, 30, 2)[0] != drawn
    assert sizes == {"a": 100, "b": 100, "c": 100}
    assert {ball.type for ball in drawn[:6]} == {"a", "b", "c"}


def test_shares_are_weighted_back_to_the_whole():
    sizes = {"big": 900, "rare": 100}
    parts = shares(sizes, [("big", True)] * 40 + [("big", False)] * 10 + [("rare", False)] * 50)
    whole, effective = overall(parts)
    assert [p.share for p in parts] == [0.8, 0.0]
    assert whole.share == pytest.approx(0.72)
    assert effective == pytest.approx(1000**2 / (900**2 / 50 + 100**2 / 50))
    assert whole.low < 0.72 < whole.high


def test_wilsons_interval():
    low, high = wilson(0.9, 10)
    assert (round(low, 4), round(high, 4)) == (
        0.5958,
        0.9821,
    )  # Brown, Cai and DasGupta 2001: same formula
    assert wilson(0.0, 5)[0] == pytest.approx(0)
    assert wilson(1.0, 5)[1] == pytest.approx(1)


@pytest.mark.parametrize(
    ("why", "rule"),
    [
        ('"held" (hold [obj:HUMAN] → COERCE/arrest); actor: none', "hold → COERCE/arrest"),
        ('learned reader: cue "said" (0.99)', 'learned reader: cue "said"'),
        (
            'a person: right (j-012); a person: type=AID (j-3); object of "killed"; about: x',
            'object of "killed"',
        ),
    ],
)
def test_the_rule_of_a_reason_leaves_the_single_case_out(why: str, rule: str):
    assert rule_of(why) == rule


def test_rules_that_fail_most_come_first():
    cases = [("a", False), ("a", False), ("a", True), ("b", False), ("c", True)]
    assert failing(cases) == [("a", 2, 3), ("b", 1, 1)]


def test_judgements_are_gold_for_a_reader(book: Path):
    with reading(book) as store:
        kept = judging.reports_named(store.connection, "06-toll-164")[0]
        record = reports.machine_record(store.connection, kept.row)
    assert record is not None

    def read(report: Report) -> Record:
        assert report.id == "06-toll-164"
        return record

    with pytest.raises(BadInput, match="holds no judgements"):
        evaluate_judged(book, read)
    one, two, three = [e.id for e in record.events if e.type != "x:other"][:3]
    for item, decision, *values in (
        (one, "right"),
        (two, "wrong"),
        (three, "set", "status=future", f"type={_type(record, three)}"),
    ):
        judge(book, Call(f"06-toll-164/{item}", decision, tuple(values), "Ana", None))
    judge(
        book,
        Call(
            "06-toll-164",
            "add",
            ("figure", "measure=injured", "value=3"),
            "Ana",
            None,
            "substantial number",
        ),
    )
    tallies = evaluate_judged(book, read)
    events, figures = tallies["events"], tallies["figures"]
    assert (events.gold, events.made, events.found) == (2, 3, 2)
    assert dict(events.fields) == {"status": [0, 1], "type": [1, 1]}
    assert (figures.gold, figures.made, figures.found) == (1, 0, 0)


def _type(record: Record, id_: str) -> str:
    return next(e.type for e in record.events if e.id == id_)
