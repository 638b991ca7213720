"""A user's file as text, and what is wrong with it: every fault with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.record import BadCall, BadInput

# No table that a person writes is larger; what is larger is some other file.
MOST_BYTES = 20_000_000
# Faults that are listed, and looked for; a file of another kind has one in every line.
MOST_LISTED = 100
MOST_FOUND = 1_000


@dataclass(slots=True)
class Faults:
    """`found`: what has to be mended; `notes`: what is good to know. Lines count from 1."""

    where: str
    found: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, text: str) -> None:
        self.found.append((line, text))

    def note(self, line: int, text: str) -> None:
        self.notes.append((line, text))

    def lines(self) -> list[str]:
        """ "FILE: line N: what is wrong", in the order of the file."""
        listed = sorted(self.found)[:MOST_LISTED]
        more = len(self.found) - len(listed)
        rest = [f"{self.where}: and {more} more"] if more else []
        return [f"{self.where}: line {line}: {text}" for line, text in listed] + rest

    def noted(self) -> list[str]:
        return [f"{self.where}: line {line}: {text}" for line, text in sorted(self.notes)]

    def refuse(self, option: str) -> None:
        """Raises BadCall with the first fault where there is one, and how to see the others."""
        if self.found:
            many = len(self.found) - 1
            others = f" ({many} more: dateline {option} check {self.where})" if many else ""
            raise BadCall(f"--{option} {self.lines()[0]}{others}")


def read_own(path: str | Path) -> str:
    """The text of a file, line ends as newlines, without a mark of its encoding.

    Raises BadCall where it cannot be opened, BadInput where it is no text.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadCall(f"{path}: no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        said = error.strerror if isinstance(error, OSError) else error
        raise BadCall(f"{path}: cannot be read: {said}") from None
    if len(data) > MOST_BYTES:
        raise BadInput(f"{path}: larger than {MOST_BYTES // 1_000_000} MB: no table of this kind")
    text = _decoded(path, data)
    if bad := next((n for n, char in enumerate(text) if char < " " and char not in "\t\n\r"), None):
        raise BadInput(f"{path}: line {text.count(chr(10), 0, bad) + 1}: binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(path: str | Path, data: bytes) -> str:
    """UTF-8, or the UTF-16 that spreadsheets call Unicode text."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if wide or b"\0" in data:
            raise BadInput(f"{path}: binary, not text") from None
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{path}: line {line}: not UTF-8: save the file as UTF-8") from None


def rows(
    text: str, known: Iterable[str], required: Iterable[str], faults: Faults
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of every row of a TSV with a header row; "-" is an empty cell; # begins a comment."""
    numbered = (
        (n, line)
        for n, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("#")
    )
    first, head = next(numbered, (1, ""))
    header = [_cell(cell) for cell in head.rstrip().split("\t")]
    if not _is_header(first, header, list(known), list(required), faults):
        return
    for number, line in numbered:
        if len(faults.found) >= MOST_FOUND:
            faults.add(number, "so many faults: not read from here on")
            return
        cells = [_cell(cell) for cell in line.split("\t")]
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        if len(cells) > len(header):
            faults.add(number, f"{len(cells)} cells, but {len(header)} columns")
            continue
        cells += [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells, strict=True))


def _is_header(
    line: int, header: list[str], known: list[str], required: list[str], faults: Faults
) -> bool:
    """Whether rows can be read under it; where not, only the header's faults are told."""
    missing = [name for name in required if name not in header]
    if header == [""]:
        faults.add(line, f"empty: a first line with the columns is needed: {', '.join(required)}")
    elif missing and len(header) == 1:
        faults.add(line, f"no columns {', '.join(required)}: cells are parted by tabs")
    elif missing:
        faults.add(line, f"no column {', '.join(missing)} in the first line")
    for name in header if len(header) > 1 else ():
        if name not in known:
            faults.add(line, f"unknown column {name[:40]!r}; there are: {', '.join(known)}")
        elif header.count(name) > 1:
            faults.add(line, f"column {name!r} twice")
            return False
    return not missing and header != [""]


def _cell(cell: str) -> str:
    """Without the quotation marks that spreadsheets put around cells with commas."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"').strip()
    return "" if cell == "-" else cell


def listed(cell: str, by: str = "|") -> tuple[str, ...]:
    """The parts of a cell, stripped, empty ones left out."""
    return tuple(part for one in cell.split(by) if (part := one.strip()))


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """ "no sector 'GVO' (GOV?)"."""
    import difflib

    near = difflib.get_close_matches(word.upper(), [k.upper() for k in known], 1)
    actual = next((k for k in known if near and k.upper() == near[0]), "")
    return f"no {what} {word[:40]!r}" + (f" ({actual}?)" if actual else "")
