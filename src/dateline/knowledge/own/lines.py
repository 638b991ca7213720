"""Where in a TOML file a value stands: its parser does not say."""

import re

_HEAD = re.compile(r"\s*\[\[\s*type\s*\]\]")
# Letters enough to know a text by: what comes first of it in its line.
_KNOWN_BY = 30


class Lines:
    """Line numbers by type, key and value."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._heads = [n for n, line in enumerate(self._lines) if _HEAD.match(line)]

    def of(self, number: int, key: str, value: str = "") -> int:
        """The line of a value of the type of that number (from 0), else of its key, else of its head."""
        if number >= len(self._heads):
            return 1
        first = self._heads[number]
        after = self._heads[number + 1 :]
        last = after[0] if after else len(self._lines)
        key_line = self._find(rf"\s*(\[\[type\.)?{re.escape(key)}\b", first, last) if key else None
        if key_line is None:
            return first + 1
        wanted = re.split(r'["\\]', value.strip())[0][:_KNOWN_BY]
        found = self._find(f".*{re.escape(wanted)}", key_line, last) if wanted else None
        return (key_line if found is None else found) + 1

    def _find(self, pattern: str, first: int, last: int) -> int | None:
        compiled = re.compile(pattern)
        return next((n for n in range(first, last) if compiled.match(self._lines[n])), None)
