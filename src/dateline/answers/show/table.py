"""The one shape of table that the views share."""

from rich.table import Table


def make_table(title: str, **columns: int) -> Table:
    """Columns by name (`_` for a blank) with their share of the width; long cells are folded."""
    table = Table(title=title, title_justify="left", expand=True, header_style="bold")
    for name, ratio in columns.items():
        table.add_column(name.replace("_", " ").strip(), ratio=ratio, overflow="fold")
    return table
