"""The figures with their qualifiers: how many of what, where, as a part of what, who says so."""

from rich.table import Table

from dateline.answers.show.table import make_table
from dateline.answers.words import amount, clean, cut, holder, when
from dateline.record import Figure, Record


def figures_view(record: Record) -> Table | None:
    if not record.figures:
        return None
    table = make_table("Figures", id=1, how_many=3, measure=3, of=6, scope=5, says_who=4)
    for figure in record.figures:
        table.add_row(
            figure.id,
            amount(figure),
            figure.measure,
            cut(figure.of or "", 60),
            scope(record, figure),
            holder(record, figure.claim),
        )
    return table


def scope(record: Record, figure: Figure) -> str:
    """What the figure covers, in words."""
    parts = [clean(p.name) for p in record.places if p.id == figure.place]
    parts += [when(t) for t in record.times if t.id == figure.time]
    if figure.window:
        parts.append(f"{figure.window.start or ''}…{figure.window.end or ''}")
    if figure.part_of:
        parts.append(f"part of {figure.part_of}")
    if figure.count == "running":
        parts.append("running total")
    if figure.as_of:
        parts.append(f"as of {figure.as_of}")
    if change := figure.change:
        moves = [
            f"by {change.by:g} {change.by_unit or ''}".strip() if change.by is not None else ""
        ]
        moves += [f"from {change.from_:,.0f}" if change.from_ is not None else ""]
        moves += [f"to {change.to:,.0f}" if change.to is not None else ""]
        parts.append(" ".join(m for m in moves if m))
    return "; ".join(parts)
