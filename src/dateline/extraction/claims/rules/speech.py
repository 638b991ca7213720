"""Quoted speech: which verb a quotation belongs to, and quotations that go on without one."""

from bisect import bisect_right

from dateline.analysis import Analysis
from dateline.extraction.claims.rules.candidate import Candidate, Range
from dateline.extraction.claims.rules.source import source_of, subject_of
from dateline.extraction.claims.rules.verbs import cue_range, entries_of
from dateline.knowledge.cues import Cues
from dateline.record import Span

# The reporting verb stands at most this many tokens from its quotation.
_REACH = 18
_NOMINAL = {"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"}


class Quotes:
    """The quotations of a report by token, and the candidates they belong to."""

    def __init__(self, a: Analysis, cues: Cues) -> None:
        self.a, self.cues = a, cues
        self.tokens = [a.tokens_in(quote) for quote in a.quotes]
        self._owned: set[int] = set()
        self.at = [-1] * len(a)
        for number, inside in enumerate(self.tokens):
            for token in inside:
                self.at[token] = number

    def attach(self, candidates: dict[int, Candidate]) -> None:
        """Gives each quotation to the candidate that introduces it; adds candidates for verbs
        that have nothing but a quotation."""
        owners: dict[int, Candidate] = {}
        for head in sorted(candidates):
            self._claim_overlapping(candidates[head], owners)
        for number, inside in enumerate(self.tokens):
            if number not in owners and inside and is_speech(self.a, inside):
                verb = self._after(inside) or self._before(inside)
                if verb is not None:
                    owners[number] = self._give(verb, number, candidates)
        self._continue(owners)
        self._owned = set(owners)
        for candidate in candidates.values():
            if candidate.quotes:
                self._free_source(candidate)

    def drop_introduction(self, candidate: Candidate) -> None:
        """ "It is over: “...,” he said": the words before the colon are the report's."""
        for number in candidate.quotes[:1]:
            first = self.tokens[number][0]
            if first > 0 and self.a.lower[first - 1] == ":" and candidate.head > first:
                candidate.content = [part for part in candidate.content if part[0] >= first]

    def is_stray(self, token: int) -> bool:
        """Inside a quotation that is nobody's: a title, or words held at a distance."""
        return self.at[token] >= 0 and self.at[token] not in self._owned

    def _free_source(self, candidate: Candidate) -> None:
        """A source inside its own quotation is a slip of the parse: the name beside the verb is it."""
        if candidate.source is None:
            return
        first, last = candidate.source
        inside = [t for t in range(first, last) if self.at[t] in candidate.quotes]
        if inside and inside[-1] == last - 1:
            candidate.source = self._beside(candidate.head)
        elif inside:
            candidate.source = (inside[-1] + 1, last)

    def _beside(self, verb: int) -> Range | None:
        """The noun phrase between quotation and verb, or after the verb."""
        before = verb
        while before > 0 and self._is_nominal(before - 1):
            before -= 1
        after = verb + 1
        while after < len(self.a) and self._is_nominal(after):
            after += 1
        if before < verb:
            return before, verb
        return (verb + 1, after) if after > verb + 1 else None

    def _is_nominal(self, token: int) -> bool:
        return self.at[token] < 0 and self.a.pos[token] in _NOMINAL

    def _claim_overlapping(self, candidate: Candidate, owners: dict[int, Candidate]) -> None:
        if candidate.frame not in ("clause", "quote", "source", "label"):
            return
        own = self.at[candidate.head]
        for first, last in candidate.content:
            for number in sorted({self.at[t] for t in range(first, last)} - {-1, own}):
                if number not in owners:
                    owners[number] = candidate
                    candidate.quotes.append(number)

    def _give(self, verb: int, number: int, candidates: dict[int, Candidate]) -> Candidate:
        candidate = candidates.get(verb)
        if candidate is None:
            candidate = candidates[verb] = self._new(verb)
        elif candidate.frame not in ("clause", "quote"):
            if any(
                first <= t < last for t in self.tokens[number] for first, last in candidate.content
            ):
                return candidate
            candidate.content, candidate.frame = [], "quote"
        candidate.quotes.append(number)
        return candidate

    def _new(self, verb: int) -> Candidate:
        a = self.a
        entry = self._entry(verb)
        share, text = entry if entry else (0.5, a.lemmas[verb])
        why = f'verb "{text}" beside a quotation'
        return Candidate(verb, cue_range(a, verb), source_of(a, verb), [], "quote", share, why=why)

    def _entry(self, verb: int) -> tuple[float, str] | None:
        for cue in entries_of(self.a, self.cues, verb):
            if "quote" in cue.takes:
                return cue.takes["quote"], cue.text
        return None

    def _after(self, inside: range) -> int | None:
        """The verb after a closing mark: ", he said" or ", said the minister"."""
        return self._verb(range(inside[-1] + 1, min(inside[-1] + _REACH, len(self.a))), inside)

    def _before(self, inside: range) -> int | None:
        """The verb before an opening mark: "he said: ..."."""
        return self._verb(range(inside[0] - 1, max(inside[0] - _REACH, -1), -1), inside)

    def _verb(self, tokens: range, inside: range) -> int | None:
        a = self.a
        sentences = {a.sentence_of[inside[0]], a.sentence_of[inside[-1]]}
        for token in tokens:
            if self.at[token] >= 0 or a.sentence_of[token] not in sentences:
                if not (tokens.step > 0 and token == tokens[0]):
                    return None
                sentences.add(a.sentence_of[token])
                if self.at[token] >= 0 or _new_sentence(a, inside, token):
                    return None
            if a.pos[token] == "VERB" and self._entry(token) and subject_of(a, token) is not None:
                return token
        return None

    def _continue(self, owners: dict[int, Candidate]) -> None:
        """A whole quoted sentence after the last speaker's, with nothing between, is theirs."""
        last: tuple[int, Candidate] | None = None
        for number, inside in enumerate(self.tokens):
            if not inside:
                continue
            owner = owners.get(number)
            if owner is None and last is not None and self._follows(last, number):
                owner = last[1]
                owner.quotes.append(number)
                owners[number] = owner
            last = (number, owner) if owner is not None else None

    def _follows(self, last: tuple[int, Candidate], number: int) -> bool:
        a, inside = self.a, self.tokens[number]
        number_before, owner = last
        end = max(self.tokens[number_before][-1], owner.head)
        if not is_whole(a, inside) or inside[0] <= end:
            return False
        between = a.text[a.ends[end] : a.starts[inside[0]]]
        if "\n" in between:
            quote = a.quotes[number]
            around = bisect_right(a.paragraphs, quote.start, key=lambda p: p.end)
            if not _fills(a.text, a.paragraphs[around], quote):
                return False
        return a.sentence_of[inside[0]] - a.sentence_of[end] <= 1


def _new_sentence(a: Analysis, inside: range, token: int) -> bool:
    """Whether the quotation ends its sentence and another begins at `token`."""
    text = a.text[a.starts[inside[0]] : a.ends[inside[-1]]].rstrip("”\"'’")
    return text.endswith(".") or "\n" in a.text[a.ends[inside[-1]] : a.starts[token]]


def is_speech(a: Analysis, inside: range) -> bool:
    """A sentence or a clause, not a word or two in quotation marks."""
    if sum(a.pos[t] != "PUNCT" for t in inside) < 3:
        return False
    text = a.text[a.starts[inside[0]] : a.ends[inside[-1]]].strip("“”\"'`‘’ ")
    verbal = any(a.pos[t] in ("VERB", "AUX") for t in inside)
    return bool(text) and (verbal or text[-1] in ",.?!…")


def is_whole(a: Analysis, inside: range) -> bool:
    """One or more full sentences in quotation marks."""
    text = a.text[a.starts[inside[0]] : a.ends[inside[-1]]].strip("“”\"'`‘’ ")
    return len(text) > 1 and (text[0].isupper() or not text[0].isalpha()) and text[-1] in ".?!…,"


def _fills(text: str, paragraph: Span, quote: Span) -> bool:
    outside = text[paragraph.start : quote.start] + text[quote.end : paragraph.end]
    return not any(ch.isalnum() for ch in outside)
