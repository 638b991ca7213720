"""The answer to a SELECT on the terminal."""

import sys
from itertools import islice

from rich import box
from rich.table import Table

from dateline.answers.show import make_console
from dateline.answers.words import cut
from dateline.store.sqlguard import Selected

# Characters of a cell: a text is no cell.
LONGEST = 200


def show_selected(found: Selected, page: int) -> None:
    """At most `page` rows, and a line where there are more."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for name in found.columns:
        table.add_column(cut(name, 40), overflow="fold")
    for row in islice(found.rows, min(page, sys.maxsize)):
        table.add_row(*("" if cell is None else cut(str(cell), LONGEST) for cell in row))
    console = make_console()
    console.print(table)
    console.print(f"{table.row_count} rows" if table.row_count != 1 else "1 row")
    if next(found.rows, None) is not None:
        console.print("and more: --limit N, or another --format for all")
