"""The text with the spans of events, claims, figures, places and times marked."""

from rich.text import Text

from dateline.answers.words import clean
from dateline.record import Record, Span

# A terminal is no place for a book; the other formats have the whole text.
LONGEST = 20_000
STYLES = {
    "claim": "italic",
    "source": "cyan",
    "cue": "bold cyan",
    "place": "green",
    "time": "yellow",
    "figure": "magenta",
    "event": "bold red",
    "furniture": "dim strike",
}


def text_view(record: Record) -> Text:
    text = record.report.text
    view = Text("\nThe text: ", style="italic")
    for kind, style in STYLES.items():
        view.append(f"{kind} ", style=f"not italic {style}")
    body = Text("\n\n" + "".join(c if c == "\n" else clean(c) or " " for c in text[:LONGEST]))
    for kind, spans in _spans(record).items():
        for span in spans:
            body.stylize(STYLES[kind], span.start + 2, min(span.end, LONGEST) + 2)
    view.append_text(body)
    if len(text) > LONGEST:
        view.append(
            f"\n… {len(text) - LONGEST:,} more characters (--format json has them all)", style="dim"
        )
    return view


def _spans(record: Record) -> dict[str, list[Span]]:
    """In the order in which they are laid over one another."""
    return {
        "claim": [span for claim in record.claims for span in claim.content],
        "source": [claim.source for claim in record.claims if claim.source],
        "cue": [claim.cue for claim in record.claims if claim.cue],
        "place": [
            Span(m.start, m.end) for p in record.places for m in p.mentions if m.use == "literal"
        ],
        "time": [time.span for time in record.times if time.span],
        "figure": [figure.span for figure in record.figures],
        "event": [m.span for e in record.events if e.type != "x:other" for m in e.mentions],
        "furniture": list(record.report.furniture),
    }
