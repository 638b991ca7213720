"""The files that docs/own.md shows, as a user copies them."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "own.md"
_BLOCK = re.compile(r"(?ms)^`([\w.]+)`:\n\n```\w*\n(.*?)^```")


def shown() -> dict[str, str]:
    """File name → text."""
    return dict(_BLOCK.findall(PAGE.read_text("utf-8")))


def write_shown(folder: Path) -> Path:
    for name, text in shown().items():
        (folder / name).write_text(text, "utf-8")
    return folder
