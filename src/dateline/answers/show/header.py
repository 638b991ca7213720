"""The head of a report: what it is, where it came from, what could not be read."""

from rich.text import Text

from dateline.answers.words import clean
from dateline.record import Record


def header_view(record: Record) -> Text:
    report = record.report
    view = Text()
    view.append(f"\n{clean(report.title or report.id)}\n", style="bold")
    known = [
        report.publisher,
        report.published and f"published {report.published} ({report.dated_by})",
        report.url,
    ]
    view.append(clean(" · ".join(k for k in known if k)), style="dim")
    if told := report.translation:
        by = f" by {clean(told.by)}" if told.by else ""
        view.append(f"\ntranslated from {clean(told.from_)}{by}", style="dim")
    for note in report.notes:
        view.append(f"\nnote: {clean(note)}", style="yellow")
    counts = {
        "events": record.events,
        "claims": record.claims,
        "figures": record.figures,
        "actors": record.actors,
        "places": record.places,
    }
    view.append(
        "\n" + ", ".join(f"{len(items)} {kind}" for kind, items in counts.items()), style="dim"
    )
    return view
