"""The table of stances: what each kind of sentence must give, layer by layer and mention by mention."""

from typing import NamedTuple

import pytest

from dateline.record import Event, Record


class Row(NamedTuple):
    """`core`: type, words and status; `mentions`: words, holder ("" the report), stance, status."""

    type: str
    trigger: str
    status: str
    core: tuple[str, str, str] | None
    mentions: list[tuple[str, str, str, str]]
    holder: str = ""


TABLE: list[tuple[str, list[Row]]] = [
    (
        "Police arrested 40 people on Friday.",
        [Row("COERCE", "arrested", "actual", None, [("arrested", "", "asserts", "actual")])],
    ),
    (
        "The two presidents did not meet.",
        [Row("CONSULT", "meet", "negated", None, [("meet", "", "asserts", "negated")])],
    ),
    (
        "Kenya offered to host talks.",
        [
            Row(
                "AGREE",
                "offered",
                "actual",
                ("CONSULT", "talks", "future"),
                [
                    ("offered", "", "asserts", "actual"),
                    ("talks", "Kenya", "promises", "future"),
                ],
            )
        ],
    ),
    (
        "The militia threatened to blow up the dam.",
        [
            Row(
                "THREATEN",
                "threatened",
                "actual",
                ("ASSAULT", "blow up", "hypothetical"),
                [
                    ("threatened", "", "asserts", "actual"),
                    ("blow up", "The militia", "threatens", "hypothetical"),
                ],
            )
        ],
    ),
    (
        "Riyadh accused the police of killing 12 protesters.",
        [
            Row("ACCUSE", "accused", "actual", None, [("accused", "", "asserts", "actual")]),
            Row(
                "ASSAULT",
                "killing",
                "actual",
                None,
                [("killing", "Riyadh", "asserts", "actual")],
                "Riyadh",
            ),
        ],
    ),
    (
        "Paris urged both sides to withdraw.",
        [
            Row("REQUEST", "urged", "actual", None, [("urged", "", "asserts", "actual")]),
            Row(
                "RETREAT",
                "withdraw",
                "hypothetical",
                None,
                [("withdraw", "Paris", "demands", "hypothetical")],
                "Paris",
            ),
        ],
    ),
    (
        "Rebels said jets bombed a market. The army denied any air strike.",
        [
            Row(
                "ASSAULT",
                "bombed",
                "actual",
                None,
                [
                    ("bombed", "Rebels", "asserts", "actual"),
                    ("air strike", "The army", "denies", "negated"),
                ],
                "Rebels",
            )
        ],
    ),
    (
        "Diplomats fear the army will shell the town.",
        [
            Row(
                "ASSAULT",
                "shell",
                "hypothetical",
                None,
                [("shell", "Diplomats", "fears", "hypothetical")],
                "Diplomats",
            )
        ],
    ),
]


def row_of(record: Record, event: Event) -> Row:
    text = record.report.text
    claims = {claim.id: claim for claim in record.claims}

    def holder(claim: str | None) -> str:
        source = claims[claim].source if claim else None
        return source.text(text) if source else ""

    core = None
    if event.core.trigger != event.trigger:
        core = (event.core.type, event.core.trigger.text(text), event.core.status)
    mentions = [(m.span.text(text), holder(m.claim), m.stance, m.status) for m in event.mentions]
    words = event.trigger.text(text)
    return Row(event.type, words, event.status, core, mentions, holder(event.claim))


@pytest.mark.parametrize(("text", "rows"), TABLE, ids=[text for text, _ in TABLE])
def test_row(read, text: str, rows: list[Row]) -> None:
    record = read(text)
    found = [row_of(record, e) for e in record.events if e.type != "REJECT"]
    assert found == rows


def test_denial_of_what_others_assert_is_about_the_event(read) -> None:
    record = read("Rebels said jets bombed a market. The army denied any air strike.")
    (event,) = [e for e in record.events if e.type == "ASSAULT"]
    denial = next(c for c in record.claims if c.act == "deny")
    assert [(a.relation, a.kind, a.id) for a in denial.about] == [("denies", "event", event.id)]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers said soldiers shelled the clinic. The ministry denied the attack.",
        "The union said police detained its leader. Police denied any arrest.",
        "Activists said guards killed two inmates. The governor rejected reports of the killing.",
    ],
)
def test_denial_joins_what_it_denies(read, text: str) -> None:
    told = [e for e in read(text).events if e.type in ("ASSAULT", "COERCE")]
    assert [[m.status for m in e.mentions] for e in told] == [["actual", "negated"]]


def test_denial_of_another_side_s_deed_stays_apart(read) -> None:
    text = "Turkey said Greece shelled an island. Turkey denied an air strike by its jets in Syria."
    told = [e for e in read(text).events if e.type == "ASSAULT"]
    assert len(told) == 2
