"""Where the accounts of several reports part, on the terminal."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from dateline.answers.show.table import make_table
from dateline.answers.words import act, amount, clean, holder, names, when
from dateline.casebook import Parting, ScopedFigures, Told, part
from dateline.record import Event, Record

# So many are shown of what only one report tells; the records hold them all.
MOST = 12
VERDICTS = {"agree": "agree", "differ": "≠ differ", "revised": "→ revised"}


def parting_view(records: list[Record]) -> Iterator[Table | Text]:
    parting = part(records)
    yield Text(f"\nWhere the {len(records)} accounts part", style="bold underline")
    if parting.figures:
        yield _figures(parting.figures)
    if parting.only_one:
        yield _only_one(parting.only_one)
    yield _shares("Labels", "label", parting.labels)
    yield _shares("Who is quoted", "speaker", _first(parting))


def _figures(figures: tuple[ScopedFigures, ...]) -> Table:
    table = make_table("Figures by scope", measure=2, scope=4, told=10, _=2)
    for scoped in figures:
        scope = ", ".join(part for part in (scoped.place, scoped.group) if part) or "no scope named"
        told = "\n".join(
            f"{amount(t.item)} — {holder(t.record, t.item.claim)}, {outlet(t.record)}"
            for t in scoped.told
        )
        table.add_row(scoped.measure, scope, told, VERDICTS[scoped.verdict])
    return table


def _only_one(told: tuple[Told[Event], ...]) -> Table:
    columns = {"report": 4, "when": 3, "what": 6, "who → whom": 6}
    table = make_table("What only one report tells", **columns)
    for t in sorted(told, key=lambda t: -t.item.score)[:MOST]:
        time = next((x for x in t.record.times if x.id == t.item.time), None)
        parties = " → ".join(
            p for p in (names(t.record, t.item.actors), names(t.record, t.item.recipients)) if p
        )
        table.add_row(outlet(t.record), when(time), act(t.record, t.item), parties)
    if len(told) > MOST:
        table.caption = f"and {len(told) - MOST} more"
    return table


def _shares(title: str, column: str, shares: dict[str, tuple[str, ...]]) -> Table:
    table = make_table(title, **{column: 4, "reports": 10})
    for name, reports in shares.items():
        table.add_row(clean(name), ", ".join(clean(r) for r in reports))
    return table


def _first(parting: Parting) -> dict[str, tuple[str, ...]]:
    return dict(list(parting.quoted.items())[: 2 * MOST])


def outlet(record: Record) -> str:
    """The publisher and the day, else the report's id."""
    report = record.report
    name = report.publisher or report.id
    return clean(f"{name} {report.published}" if report.published else name)
