"""A brief onto the screen or into a file."""

from collections.abc import Callable
from pathlib import Path

from dateline.answers.brief.document import Brief
from dateline.answers.brief.html import html_page
from dateline.answers.brief.markdown import markdown
from dateline.answers.files import replaced

FORMATS: dict[str, Callable[[Brief], str]] = {"md": markdown, "html": html_page}


def shape_of(out: str | None) -> str:
    """By the end of a file's name."""
    return "html" if out and out.lower().endswith((".html", ".htm")) else "md"


def write_brief(brief: Brief, shape: str, path: Path) -> None:
    """`path` "-" is standard output. Raises BadCall where the file cannot be written."""
    with replaced(path) as file:
        # A lone surrogate, which a page may hold, has no UTF-8.
        file.write(FORMATS[shape](brief).encode("utf-8", "replace").decode("utf-8"))
