"""Finding names in a text: longest match, with capitals and diacritics as they may be written."""

import re
import unicodedata
from collections.abc import Iterator

_PUNCTUATION = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "–": " ",
    "-": " ",
    "‑": " ",
    "\u00a0": " ",
    "\n": " ",
}
_WORD = re.compile(r"\w+")


def _fold_table() -> dict[int, str]:
    """One character for one, so that offsets stay."""
    table = {ord(char): to for char, to in _PUNCTUATION.items()}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    return table | {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L"}


_FOLD = _fold_table()


def fold(text: str) -> str:
    """Plain Latin letters, straight quotes, blanks for hyphens and line ends; same length."""
    return text.translate(_FOLD)


class NameIndex[T]:
    """Names by their first word; a name after ~ counts only within a sentence."""

    def __init__(self) -> None:
        self._names: dict[str, list[tuple[str, bool, T]]] = {}

    def add(self, name: str, value: T) -> None:
        inner, name = name.startswith("~"), fold(name.lstrip("~"))
        first = _WORD.search(name)
        if first is not None:
            self._names.setdefault(first[0].lower(), []).append((name, inner, value))

    def freeze(self) -> None:
        """Longest first; of equals the one that was added first."""
        for names in self._names.values():
            names.sort(key=lambda item: -len(item[0]))

    def all(self) -> Iterator[tuple[str, T]]:
        """Every name, folded, and its value."""
        for names in self._names.values():
            for name, _, value in names:
                yield name, value

    def starts(self, word: str) -> bool:
        return word in self._names

    def at(
        self, text: str, start: int, word: str, first_of_sentence: bool
    ) -> Iterator[tuple[int, T]]:
        """Names at `start` of folded text, whose first word in lower case is `word`: end, value."""
        for name, inner, value in self._names.get(word, ()):
            end = start + len(name)
            if (inner and first_of_sentence) or text[end : end + 1].isalnum():
                continue
            if written_alike(text[start:end], name):
                yield end, value


def written_alike(written: str, name: str) -> bool:
    """The same letters; capitals where the name has them (more capitals are fine from 4 letters)."""
    if written == name:
        return True
    if len(written) != len(name) or len(name) < 4:
        return False
    return (written[1:] == name[1:] and written[0] == name[0].upper()) or (
        written.isupper() and written == name.upper()
    )
