"""Text → Analysis, by spaCy: the one module that knows the parser."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dateline.analysis.analysis import Analysis, Entity, Sentence
from dateline.analysis.headlines import mend_headline
from dateline.analysis.infinitives import mend_infinitives
from dateline.analysis.joined import LEMMAS
from dateline.analysis.lemmas import PARTICIPLES, LemmaTable, universal_tag
from dateline.analysis.model import load_model
from dateline.analysis.quotes import find_quotes
from dateline.analysis.windows import blank_out, find_paragraphs, make_windows
from dateline.record import Span
from dateline.record.tables import read_table

# Lone surrogates and NUL, which neither the parser nor the gazetteer's database can take.
_UNREADABLE = re.compile("[\ud800-\udfff\x00]")
# Typographic forms within words, read as the plain ones, so that "can’t" is "can't" for every word list.
_APOSTROPHE = re.compile(r"(?<=\w)[\u2019\u02bc](?=\w)")
_HYPHEN = re.compile(r"(?<=\w)[\u2010\u2011](?=\w)")

# Tokens: no prose goes on for so long without a stop; lists and noise do, and are cut here, so that
# the depth of a sentence, and what is done for each of its words, are bounded.
LONGEST_SENTENCE = 400
# Plurals of people that the tagger takes for names where they open a sentence ("Gunmen shot …").
_MEN = re.compile(
    r"(?:Wom|M|(?:Fisher|Gun|Police|Tribes|Clans|Herds|Militia|Business|Service|Law|Fire|Sea)m)en"
)
# The hour before an entry of a live page.
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d")
_STOPS = frozenset(".!?")
_NO_START = np.uint64(2**64 - 1)  # spaCy's -1: no sentence starts with this token


class Parser:
    """Parses one report at a time, so that no report's result depends on its neighbours."""

    def __init__(self) -> None:
        self._nlp = load_model()
        self._lemmas = LemmaTable(self._nlp)

    def analyse(self, text: str, furniture: Iterable[Span] = ()) -> Analysis:
        """The analysis of a text with blanks for its furniture; offsets are those of `text`."""
        readable = make_readable(blank_out(text, furniture))
        paragraphs = find_paragraphs(readable, ())
        quotes = find_quotes(readable, paragraphs)
        builder = _Builder(readable, self._lemmas)
        for window in make_windows(paragraphs):
            builder.add(self._parse(readable, window), window[0].start)
        return builder.build(quotes, paragraphs)

    def _parse(self, text: str, window: list[Span]) -> Any:
        """One spaCy pass over a window; what lies between its paragraphs is blanked out."""
        parts, at = [], window[0].start
        for paragraph in window:
            parts.append("\n" * (paragraph.start - at))
            parts.append(text[paragraph.start : paragraph.end])
            at = paragraph.end
        doc = self._nlp.make_doc("".join(parts))
        _start_sentences(doc, {paragraph.start - window[0].start for paragraph in window})
        for _, pipe in self._nlp.pipeline:
            doc = pipe(doc)
        return doc


def _start_sentences(doc: Any, paragraphs: set[int]) -> None:
    """A sentence starts with a paragraph (offsets), and where none has ended for too long; never with its second
    word ("PARIS - President | Bush urged …")."""
    # In one go: token by token, the parser's library looks through the whole document each time.
    starts, since = np.zeros(len(doc), dtype=np.uint64), 0
    for token in doc:
        if _follows_network(token):
            since = LONGEST_SENTENCE
            starts[token.i - 1] = _NO_START
        if token.idx in paragraphs or since >= LONGEST_SENTENCE:
            since, starts[token.i] = 0, token.i > 0
        elif token.i and (starts[token.i - 1] == 1 or token.nbor(-1).idx in paragraphs):
            starts[token.i] = _NO_START
        since = 0 if token.text in _STOPS else since + 1
    doc.from_array("SENT_START", starts)


def _follows_network(token: Any) -> bool:
    """ "She wrote on X. Union leaders …": the network ends its sentence; "on X. Y. Li" is a name."""
    if token.i < 2 or not token.text[:1].isupper() or token.text[1:2] == ".":
        return False
    return token.nbor(-1).text == "X." and token.nbor(-2).lower_ in ("on", "via")


def make_readable(text: str) -> str:
    """The text as it is parsed: character for character as long, so that offsets agree."""
    plain = _HYPHEN.sub("-", _APOSTROPHE.sub("'", text))
    return _UNREADABLE.sub("\ufffd", plain)


class _Builder:
    """Collects spaCy documents into one Analysis, leaving blanks out."""

    def __init__(self, text: str, lemmas: LemmaTable) -> None:
        self._text, self._lemmas = text, lemmas
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Any, offset: int) -> None:
        base = len(self.words)
        place: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                place[token.i] = base + len(place)
        for token in doc:
            if token.i in place:
                self._add_token(token, offset, place)
        self._add_ranges(doc, place)

    def _add_token(self, token: Any, offset: int, place: dict[int, int]) -> None:
        start = offset + token.idx
        self.starts.append(start)
        self.ends.append(start + len(token))
        self.words.append(token.text)
        # The parser, which has never seen them whole, takes some for names.
        is_joined = token.lower_ in LEMMAS and token.tag_ in ("NNP", "NNPS") and token.is_lower
        tag = token.tag_.replace("P", "") if is_joined else token.tag_
        self.tags.append("VBN" if tag == "VBD" and token.lower_ in PARTICIPLES else tag)
        self.deps.append(token.dep_)
        self.heads.append(place.get(token.head.i, place[token.i]))

    def _add_ranges(self, doc: Any, place: dict[int, int]) -> None:
        for sentence in doc.sents:
            inside = [place[i] for i in range(sentence.start, sentence.end) if i in place]
            if inside:
                self.sentences.append(Sentence(inside[0], inside[-1] + 1))
        for entity in doc.ents:
            inside = [place[i] for i in range(entity.start, entity.end) if i in place]
            while inside and self._is_no_name(inside[0], entity.label_):
                inside = inside[1:]
            if inside:
                self.entities.append(self._entity(inside[0], inside[-1] + 1, entity.label_))

    def _is_no_name(self, first: int, label: str) -> bool:
        """The hour before an entry of a live page ("11:32 Hamas"), the verb before a name ("retook Chad")."""
        word = self.words[first]
        if label in ("PERSON", "ORG", "GPE", "NORP") and _HOUR.fullmatch(word):
            return True
        verb = self.tags[first] in ("VBD", "VBZ") or self.deps[first] == "ROOT"
        return label == "PERSON" and word.islower() and verb

    def _entity(self, first: int, last: int, label: str) -> Entity:
        """A country is no person: "Sierra Leone's police"."""
        end = last - 1 if self.words[last - 1] in ("'s", "'") else last
        known = _countries().get(" ".join(self.words[first:end]).lower())
        return (
            Entity(first, end, known) if known and label == "PERSON" else Entity(first, last, label)
        )

    def build(self, quotes: list[Span], paragraphs: list[Span]) -> Analysis:
        size = len(self.words)
        lower = [word.lower() for word in self.words]
        mend_infinitives(lower, self.tags, self.deps, self.heads, self._lemmas.lemma)
        self._mend_openings()
        self._mend_headlines(lower)
        children: list[list[int]] = [[] for _ in range(size)]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        left, right = _edges(self.heads)
        return Analysis(
            text=self._text,
            starts=self.starts,
            ends=self.ends,
            words=self.words,
            lower=lower,
            lemmas=[self._lemmas.lemma(w, t) for w, t in zip(lower, self.tags, strict=True)],
            tags=self.tags,
            pos=[universal_tag(t, d) for t, d in zip(self.tags, self.deps, strict=True)],
            deps=self.deps,
            heads=self.heads,
            children=children,
            left=left,
            right=right,
            sentence_of=_numbers(size, self.sentences),
            entity_of=_numbers(size, self.entities),
            sentences=self.sentences,
            entities=self.entities,
            quotes=quotes,
            paragraphs=paragraphs,
        )

    def _mend_openings(self) -> None:
        """The "Truckers" of "Truckers' strike …" have their capital from the sentence: they are no name."""
        named = {token for e in self.entities for token in range(e.first, e.last)}
        for first in (s.first for s in self.sentences if s.last - s.first > 1):
            alone = first not in named and self.tags[first + 1] not in ("NNP", "NNPS")
            if alone and (self.tags[first] == "NNPS" or _MEN.fullmatch(self.words[first])):
                self.tags[first] = "NNS"

    def _mend_headlines(self, lower: list[str]) -> None:
        """A name that the model runs over the verb of a headline ends before it."""
        for sentence in self.sentences:
            first, last = sentence.first, sentence.last
            verb = mend_headline(lower, self.tags, self.deps, self.heads, first, last)
            if verb is not None:
                cut = (
                    replace(e, last=min(e.last, verb)) if e.first <= verb < e.last else e
                    for e in self.entities
                )
                self.entities = [e for e in cut if e.first < e.last]


@functools.cache
def _countries() -> dict[str, str]:
    return {
        row["name"]: row["label"]
        for row in read_table("analysis", "countries.tsv", "name", "label")
    }


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first token of each subtree, and the one past its last: from the leaves upwards."""
    left, right = list(range(len(heads))), list(range(1, len(heads) + 1))
    open_children = [0] * len(heads)
    for token, head in enumerate(heads):
        open_children[head] += head != token
    ready = [token for token, many in enumerate(open_children) if not many]
    while ready:
        token = ready.pop()
        head = heads[token]
        left[head], right[head] = min(left[head], left[token]), max(right[head], right[token])
        open_children[head] -= 1
        if not open_children[head] and head != token:
            ready.append(head)
    return left, right


def _numbers(size: int, ranges: Sequence[Sentence | Entity]) -> list[int]:
    numbers = [-1] * size
    for number, item in enumerate(ranges):
        for token in range(item.first, item.last):
            numbers[token] = number
    return numbers
