"""Views written by hand: what is not said is as in a plain report of one outlet."""

from dataclasses import replace
from typing import Any

from dateline.casebook.shapes import (
    Days,
    EventView,
    FigureView,
    Holder,
    LabelView,
    Party,
    PlaceView,
    ReportRef,
    Said,
    Telling,
)
from dateline.record import EventCore, Span

TOWN = PlaceView("Barsk", 50.0, 60.0, "KAZ", "Barsk Region", "city", 5.0)
COUNTRY = PlaceView("Kazakhstan", 48.0, 67.0, "KAZ", None, "country", 1000.0)
MINISTRY = Holder("the interior ministry", "kaz:interior ministry", True, "KAZ")
HEALTH = Holder("the health ministry", "kaz:health ministry", True, "KAZ")
REBELS = Holder("the Steppe Front", "kaz:front steppe", False, "KAZ")
WITNESSES = "witnesses"


def report(number: int, **fields: Any) -> ReportRef:
    """Report r1, r2 … by Outlet 1, 2 …, all published on 10 January 2022."""
    made = ReportRef(
        f"k{number}", f"r{number}", f"Outlet {number}", None, None, "2022-01-10",
        f"{number:064x}", None, None,
    )  # fmt: skip
    return replace(made, **fields)


def telling(holder: Holder | None = None, stance: str = "asserts", **fields: Any) -> Telling:
    status = "negated" if stance == "denies" else "actual"
    made = Telling(
        holder, "state" if holder else None, stance, status, "It happened.", Span(0, 12),  # type: ignore[arg-type]
        "2022-01-10", "c1" if holder else None, holder.source if holder else None, False,
    )  # fmt: skip
    return replace(made, **fields)


def party(name: str, *sectors: str, **fields: Any) -> Party:
    return replace(Party(name, "role", "KAZ", sectors, None, None), **fields)


def days(start: str, end: str | None = None, precision: str = "day", stated: bool = True) -> Days:
    return Days(start, end or start, precision, stated)  # type: ignore[arg-type]


def view(ref: ReportRef, *tellings: Telling, **fields: Any) -> EventView:
    """An attack in the report's own voice; `event` tells views of one report apart."""
    span = Span(0, 6)
    made = EventView(
        report=ref, event="e1", type="ASSAULT", mode=None, contexts=(), status="actual",
        core=EventCore("ASSAULT", span, "actual", None, None), trigger=span,
        trigger_words="attack", sentence=Span(0, 40), sentence_words="An attack happened.",
        score=0.9, actors=(), recipients=(), time=days("2022-01-09"), place=TOWN,
        tellings=tellings or (telling(),), about=(), figures=(), labels=(), victims=(),
    )  # fmt: skip
    return replace(made, **fields)


def figure(
    ref: ReportRef, value: float | None, holder: Holder | None = None, **fields: Any
) -> FigureView:
    """Killed, exact, with no scope of its own; said on the day of publication."""
    made = FigureView(
        report=ref, id="f1", measure="killed", value=value, low=value, high=value,
        qualifier="exact", unit=None, count=None, of="people", change=None, place=None, start=None,
        end=None, as_of=None, group=None, part_of=None, holder=holder,
        claim="c1" if holder else None, said=ref.published, span=Span(20, 24), words=str(value),
        quote="So many were killed.", about=(), tie="event", countries=(), score=0.9,
    )  # fmt: skip
    return replace(made, **fields)


def at_least(low: float) -> dict[str, Any]:
    return {"low": low, "high": None, "qualifier": "at_least"}


def said(relation: str, kind: str, holder: Holder | None = None, day: str = "2022-01-11") -> Said:
    return Said(relation, kind, holder, "that this was so", Span(0, 16), day, "c9")  # type: ignore[arg-type]


def label(words: str, speaker: Holder | None = None) -> LabelView:
    return LabelView(words, speaker, False, Span(0, len(words)))
