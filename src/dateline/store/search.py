"""Words to look for, as a person types them: every word must be there, "in quotes" together, word* as
a beginning. Nothing else has a meaning, so that no text can break a question or ask another."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_PART = re.compile(r'"([^"]*)"?|(\S+)')
# Words that are looked for at once; more are no question but a text.
MOST = 32


@dataclass(frozen=True, slots=True)
class Words:
    """`parts`: words that stand together, each with whether its last word is a beginning only."""

    parts: tuple[tuple[tuple[str, ...], bool], ...]

    @property
    def match(self) -> str:
        """The question for an FTS5 table: quoted words alone, no operator of a user's."""
        return " AND ".join(
            " + ".join(f'"{word}"' for word in words) + ("*" if open_ else "")
            for words, open_ in self.parts
        )

    def finder(self) -> Callable[[str | None], bool]:
        """Whether a text holds them all."""
        patterns = [
            re.compile(
                r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + ("" if open_ else r"(?!\w)")
            )
            for words, open_ in self.parts
        ]

        def holds(text: str | None) -> bool:
            plain = fold(text or "")
            return all(pattern.search(plain) for pattern in patterns)

        return holds


def parse_words(text: str) -> Words | None:
    """None where no letter and no digit is in it."""
    parts: list[tuple[tuple[str, ...], bool]] = []
    for quoted, bare in _PART.findall(text[:10_000]):
        words = tuple(re.findall(r"\w+", fold(quoted or bare)))
        if words:
            parts.append((words, bool(bare) and bare.endswith("*")))
    return Words(tuple(parts[:MOST])) if parts else None


def fold(text: str) -> str:
    """Small letters without marks, as the text index keeps them; `_` parts words, as there."""
    plain = unicodedata.normalize("NFD", text.lower())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).replace("_", " ")
