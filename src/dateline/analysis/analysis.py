"""An `Analysis`: the words of a report as plain lists. Finders see this and never the parser."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.record import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to and without `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the model labels it (OntoNotes: PERSON, ORG, GPE, LOC, NORP, DATE …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Parallel lists over tokens, in text order; blanks are no tokens.

    text           the report's text, character for character, with blanks in place of furniture and
                   U+FFFD for what is no character (lone surrogates, NUL)
    starts, ends   character offsets into `text`
    words, lower   the word as written, and in lower case
    lemmas         base form in lower case ("say"); names keep their own form in lower case
    tags           Penn Treebank tags (VBD, NNP …);  pos: universal tags (VERB, AUX, NOUN, PROPN …)
    deps, heads    ClearNLP dependency labels (nsubj, dobj, ccomp …) and the head's token number;
                   a sentence's root is its own head
    children       token numbers of the dependents, left to right
    left, right    first token of the subtree, and the one past its last
    sentence_of    number of the sentence;  entity_of: number of the entity, or -1
    quotes         spans of quoted text, quotation marks included
    paragraphs     spans of the paragraphs that were read
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence_of: list[int]
    entity_of: list[int]
    sentences: list[Sentence]
    entities: list[Entity]
    quotes: list[Span]
    paragraphs: list[Span]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` up to and without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_span(self, token: int) -> Span:
        sentence = self.sentences[self.sentence_of[token]]
        return self.span(sentence.first, sentence.last)

    def subtree(self, token: int) -> Span:
        return self.span(self.left[token], self.right[token])

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependent with one of these labels."""
        return next((c for c in self.children[token] if self.deps[c] in deps), None)

    def kids(self, token: int, *deps: str) -> list[int]:
        """All dependents with one of these labels."""
        return [c for c in self.children[token] if self.deps[c] in deps]

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above a token, nearest first, up to the root."""
        while (head := self.heads[token]) != token:
            yield head
            token = head

    def tops(self, tokens: range) -> list[int]:
        """Those of some neighbouring tokens whose own head is none of them."""
        heads = self.heads
        return [t for t in tokens if heads[t] not in tokens or heads[t] == t]

    def tokens_in(self, span: Span) -> range:
        """The tokens that overlap a character span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
