"""An Analysis cut into the chunks that the encoder reads: word pieces and features of each word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.analysis import Analysis
from dateline.models.acts import ACTS
from dateline.models.wordpiece import WordPieces

# Pieces a chunk, [CLS] and [SEP] left out. Longer chunks gained nothing on claims_train and cost more.
LONGEST = 190
# A word counts with at most this many pieces: the tail of a very long word carries nothing.
PIECES_A_WORD = 8

POS = ("X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
       "PROPN", "PUNCT", "SYM", "VERB", "SPACE")  # fmt: skip
DEPS = ("dep", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
        "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "det",
        "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass",
        "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt",
        "punct", "quantmod", "relcl", "xcomp")  # fmt: skip
SHAPES = ("other", "lower", "title", "upper", "digit")
# The features of a word: shape × in a quotation, part of speech, dependency, and the caller's hints: the
# tag of attributions that rules would give it, the act it names by them, the act by the lexicon alone.
HINTS = (7, len(ACTS), len(ACTS) + 1)
SIZES = (2 * len(SHAPES), len(POS), len(DEPS), *HINTS)

type Hints = Sequence[tuple[int, int, int]]

_POS = {name: number for number, name in enumerate(POS)}
_DEPS = {name: number for number, name in enumerate(DEPS)}


@dataclass(frozen=True, slots=True)
class Chunk:
    """`first`, `last`: its words; `pieces`: ids with [CLS] and [SEP]; `word_at`: first piece of each
    word; `features`: for each piece one number a feature (0 for [CLS] and [SEP])."""

    first: int
    last: int
    pieces: list[int]
    word_at: list[int]
    features: list[tuple[int, ...]]


def make_chunks(analysis: Analysis, vocabulary: WordPieces, hints: Hints) -> list[Chunk]:
    """Cut at paragraph ends where a chunk would grow too long, else at sentence ends, else anywhere.

    `hints`: numbers below HINTS for every word.
    """
    pieces = [vocabulary.ids(word)[:PIECES_A_WORD] for word in analysis.words]
    features = word_features(analysis, hints)
    cuts = _cuts(analysis, [len(p) for p in pieces])
    return [_chunk(first, last, pieces, features, vocabulary) for first, last in pairwise(cuts)]


def word_features(analysis: Analysis, hints: Hints) -> list[tuple[int, ...]]:
    """Numbers within SIZES for each word."""
    quoted = bytearray(len(analysis))
    for quote in analysis.quotes:
        for token in analysis.tokens_in(quote):
            quoted[token] = 1
    return [
        (
            2 * _shape(word) + quoted[i],
            _POS.get(analysis.pos[i], 0),
            _DEPS.get(analysis.deps[i], 0),
            *hints[i],
        )
        for i, word in enumerate(analysis.words)
    ]


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 2
    return 4 if word[:1].isdigit() else 0


def _cuts(analysis: Analysis, lengths: list[int]) -> list[int]:
    """Word numbers at which chunks begin, and the number of words."""
    cuts, size = [0], 0
    for first, last in _blocks(analysis):
        length = sum(lengths[first:last])
        if size and size + length > LONGEST:
            cuts.append(first)
            size = 0
        if length <= LONGEST:
            size += length
            continue
        for token in range(first, last):
            if size + lengths[token] > LONGEST:
                cuts.append(token)
                size = 0
            size += lengths[token]
    return [*cuts, len(analysis)] if len(analysis) else [0]


def _blocks(analysis: Analysis) -> list[tuple[int, int]]:
    """Paragraphs as word ranges; a paragraph that may be too long, as its sentences."""
    blocks: list[tuple[int, int]] = []
    for paragraph in analysis.paragraphs:
        inside = analysis.tokens_in(paragraph)
        at = inside.start
        while at < inside.stop:
            end = inside.stop
            if len(inside) > LONGEST // 2:
                end = min(analysis.sentences[analysis.sentence_of[at]].last, end)
            blocks.append((at, end))
            at = end
    return blocks


def _chunk(
    first: int,
    last: int,
    pieces: list[tuple[int, ...]],
    features: list[tuple[int, ...]],
    vocabulary: WordPieces,
) -> Chunk:
    nothing = (0,) * len(SIZES)
    ids, at, marks = [vocabulary.begin], [], [nothing]
    for word in range(first, last):
        at.append(len(ids))
        ids.extend(pieces[word])
        marks.extend([features[word]] * len(pieces[word]))
    return Chunk(first, last, [*ids, vocabulary.end], at, [*marks, nothing])
