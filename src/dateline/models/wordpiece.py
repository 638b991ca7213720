"""Words → word pieces of an uncased BERT vocabulary (Wu et al. 2016; greedy, longest match first)."""

import unicodedata
from collections.abc import Iterable

# A longer word is one unknown piece, as in BERT's own tokenizer.
LONGEST_WORD = 100


class WordPieces:
    """Piece ids of words; each word is worked out once (a pure function of the word)."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.begin, self.end = self._ids["[CLS]"], self._ids["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """At least one id; punctuation inside a word stands alone."""
        if word not in self._known:
            parts = _split_punctuation(_fold(word))
            pieces = tuple(i for part in parts for i in self._greedy(part))
            self._known[word] = pieces or (self.unknown,)
        return self._known[word]

    def _greedy(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        ids: list[int] = []
        at = 0
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = part[at:end] if at == 0 else "##" + part[at:end]
                if piece in self._ids:
                    ids.append(self._ids[piece])
                    at = end
                    break
            else:
                return [self.unknown]
        return ids


def _fold(word: str) -> str:
    """Lower case without accents and control characters."""
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _split_punctuation(word: str) -> list[str]:
    parts: list[str] = []
    last = ""
    for char in word:
        kind = "word" if char.isalnum() else "blank" if char.isspace() else "mark"
        if kind == "word" == last:
            parts[-1] += char
        elif kind != "blank":
            parts.append(char)
        last = kind
    return parts
