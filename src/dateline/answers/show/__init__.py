"""Records on the terminal: a timeline, who says what, the figures, the text with its spans marked."""

import sys
from typing import Never

from rich.console import Console

from dateline.answers.show.claims import claims_view
from dateline.answers.show.figures import figures_view
from dateline.answers.show.header import header_view
from dateline.answers.show.parting import parting_view
from dateline.answers.show.text import text_view
from dateline.answers.show.timeline import timeline_view
from dateline.record import Record

# Width where the output is no terminal, so that what is piped does not depend on the window.
WIDTH = 110


def show_records(records: list[Record]) -> None:
    """One report in full; several as one timeline each, and then where their accounts part."""
    console = make_console()
    for record in records:
        console.print(header_view(record))
        for view in (timeline_view(record), claims_view(record), figures_view(record)):
            if view is not None:
                console.print(view)
        if len(records) == 1 and record.report.text.strip():
            console.print(text_view(record))
    if len(records) > 1:
        for view in parting_view(records):
            console.print(view)


def make_console(width: int = WIDTH) -> Console:
    """A console on standard output; plain text of fixed width where nobody is looking."""
    return _Console(
        width=None if sys.stdout.isatty() else width, highlight=False, emoji=False, markup=False
    )


class _Console(Console):
    """Leaves it to the command line what becomes of it when nobody reads on."""

    def on_broken_pipe(self) -> Never:
        raise BrokenPipeError
