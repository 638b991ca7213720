"""Links: causes, responses, order and purposes that the text states between two events."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.analysis import Analysis
from dateline.extraction.clauses import agents, is_passive, objects, subjects
from dateline.extraction.draft import Context, Draft
from dateline.knowledge.link_cues import LinkCue, LinkCues
from dateline.record import Event, Link, Span

_UP = 3  # heads looked at above a connective for the event that it hangs from
_DOWN = 4  # levels looked at below what it governs
_CLAUSES = {"ccomp", "parataxis", "relcl", "acl"}
_BELOW = {"compound", "nmod", "pobj", "dobj", "nsubj", "nsubjpass", "xcomp", "acl", "pcomp"}
_INTO = {"of", "between", "by"}  # prepositions that only spell out the noun: "a day of riots"
_SUBORDINATE = {"advcl", "ccomp", "acl", "relcl", "pcomp"}
_ONLY_CLAUSES = {("to",), ("as",), ("while",), ("once",)}  # as prepositions they tie nothing
# Their infinitive is what is asked, offered or refused, no aim.
_SPEECH = {"REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE"}


@dataclass(frozen=True, slots=True)
class _Tie:
    """A cue, its tokens, the tokens of what it hangs from and of what it governs; `upward`: the
    event may also stand above the first."""

    cue: LinkCue
    first: int
    last: int
    main: list[int]
    governed: list[int]
    upward: bool = True


def find_links(ctx: Context, draft: Draft) -> Draft:
    if len(draft.events) < 2:
        return draft
    a, cues = ctx.analysis, ctx.knowledge.link_cues
    finder = _Events(a, draft.events)
    links: dict[tuple[str, str], Link] = {}
    for tie in _ties(a, cues, finder):
        if (link := _link(a, cues, finder, tie)) is not None:
            links.setdefault((link.from_, link.to), link)
    numbered = (replace(link, id=f"l{n}") for n, link in enumerate(links.values(), 1))
    return replace(draft, links=tuple(numbered))


class _Events:
    """Events by token."""

    def __init__(self, a: Analysis, events: tuple[Event, ...]) -> None:
        self._a = a
        self._at: dict[int, str] = {}
        for spans in (
            [(e.trigger, e.id) for e in events],
            [
                (span, e.id)
                for e in events
                for span in (e.core.trigger, *(m.span for m in e.mentions))
            ],
        ):
            for span, event in spans:
                for token in a.tokens_in(span):
                    self._at.setdefault(token, event)
        self.types = {event.id: event.type for event in events}
        self.sentences = {a.sentence_of[token] for token in self._at}

    def own(self, token: int) -> str | None:
        return self._at.get(token)

    def at(self, token: int) -> str | None:
        """The event of a token: its own, or of "protests" in "protests broke out"."""
        if found := self._at.get(token):
            return found
        if self._a.pos[token] in ("VERB", "AUX"):
            parties = (*subjects(self._a, token), *objects(self._a, token))
            return next((self._at[t] for t in parties if t in self._at), None)
        return None

    def above(self, token: int) -> str | None:
        """The nearest event from a token upwards, within its clause."""
        for _ in range(_UP):
            if found := self.at(token):
                return found
            if self._a.deps[token] in _CLAUSES or self._a.heads[token] == token:
                return None
            token = self._a.heads[token]
        return self.at(token)

    def below(self, token: int) -> str | None:
        """The nearest event from a token downwards, within its clause."""
        level = [token]
        for _ in range(_DOWN):
            for t in level:
                if found := self.at(t):
                    return found
            level = [c for t in level for c in self._a.children[t] if self._leads_on(c)]
        return None

    def _leads_on(self, token: int) -> bool:
        dep = self._a.deps[token]
        return dep in _BELOW or (dep in ("prep", "agent") and self._a.lower[token] in _INTO)


def _ties(a: Analysis, cues: LinkCues, events: _Events) -> Iterator[_Tie]:
    """All cues of the sentences that hold events, in text order."""
    for number in sorted(events.sentences):
        sentence = a.sentences[number]
        for token in range(sentence.first, sentence.last):
            if token_cues := cues.connectives.get(a.lower[token]):
                yield from _connective(a, cues, token, token_cues)
            elif a.pos[token] == "VERB" and a.lemmas[token] in cues.verbs:
                yield from _verb(a, token, cues.verbs[a.lemmas[token]])
            elif a.pos[token] == "NOUN" and a.lemmas[token] in cues.nouns:
                yield from _noun(a, token, cues.nouns[a.lemmas[token]])


def _connective(
    a: Analysis, cues: LinkCues, first: int, token_cues: list[LinkCue]
) -> Iterator[_Tie]:
    cue = next((c for c in token_cues if _matches(a, first, c.words)), None)
    if cue is None:
        return
    last = first + len(cue.words)
    if cue.words[-1] == "to" and a.tags[last - 1] == "TO" and a.deps[last - 1] == "aux":
        yield from _infinitive(a, cues, cue, first, last)
    elif _opens_clause(a, first):
        yield _Tie(cue, first, last, [a.heads[a.heads[first]]], [a.heads[first]])
    elif cue.words not in _ONLY_CLAUSES:
        tokens = range(first, last)
        governed = [c for t in tokens for c in a.kids(t, "pobj", "pcomp", "dobj") if c >= last]
        main = a.heads[first]
        if cue.words[0] == "to":  # "to protest against": the verb is the cue's own
            main = a.heads[a.heads[first]]
        if governed and main not in tokens:
            yield _Tie(cue, first, last, [main], governed)


def _opens_clause(a: Analysis, first: int) -> bool:
    verb = a.heads[first]
    marks = a.deps[first] in ("mark", "advmod") and a.pos[verb] in ("VERB", "AUX")
    return marks and verb > first and a.deps[verb] in _SUBORDINATE


def _matches(a: Analysis, first: int, words: tuple[str, ...]) -> bool:
    return tuple(a.lower[first : first + len(words)]) == words


def _infinitive(a: Analysis, cues: LinkCues, cue: LinkCue, first: int, last: int) -> Iterator[_Tie]:
    """ "sent troops to suppress the rising"; without "in order" only of verbs that have an aim."""
    verb = a.heads[last - 1]
    if len(cue.words) > 1:
        yield _Tie(cue, first, last, [a.heads[first]], [verb])
        return
    above = a.heads[verb]
    if a.deps[verb] in ("acl", "relcl") and a.deps[above] == "dobj":
        above = a.heads[above]
    free = a.deps[verb] == "advcl" and a.pos[above] == "VERB"
    if free or (a.deps[verb] in ("xcomp", "acl", "relcl") and _starts_with(a, above, cues.sends)):
        yield _Tie(cue, first, last, [above], [verb])


def _starts_with(a: Analysis, verb: int, table: dict[str, list[LinkCue]]) -> LinkCue | None:
    """The row of a verb with its particle ("call in", "break out")."""
    particles = {a.lower[c] for c in a.kids(verb, "prt", "advmod")}
    found = (c for c in table.get(a.lemmas[verb], ()) if {*c.words[1:]} <= particles)
    return next(found, None)


def _verb(a: Analysis, verb: int, token_cues: list[LinkCue]) -> Iterator[_Tie]:
    for cue in token_cues:
        end, governed = _governed_by(a, verb, cue)
        if end is None or not governed:
            continue
        main = objects(a, verb) if is_passive(a, verb) else subjects(a, verb)
        upward = a.deps[verb] == "relcl" or (
            a.deps[verb] == "advcl" and not a.kids(verb, "nsubj", "nsubjpass")
        )
        if upward:  # "shot a student, sparking protests"
            main = [a.heads[verb]]
        if is_passive(a, verb) and len(cue.words) == 1:
            main, governed = agents(a, verb), main
            upward = False
        yield _Tie(cue, verb, end, main, governed, upward)
        return


def _governed_by(a: Analysis, verb: int, cue: LinkCue) -> tuple[int | None, list[int]]:
    """The end of the cue and what it governs: object, or the noun of its preposition."""
    if len(cue.words) == 1:
        passive = is_passive(a, verb)
        return verb + 1, agents(a, verb) if passive else [*a.kids(verb, "dobj", "ccomp", "xcomp")]
    for child in a.kids(verb, "prep", "prt", "advmod"):
        if a.lower[child] == cue.words[1]:
            inner = a.kids(child, "pobj", "pcomp") or a.kids(verb, "dobj")
            return (child + 1 if child > verb else verb + 1), inner
    return None, []


def _noun(a: Analysis, noun: int, token_cues: list[LinkCue]) -> Iterator[_Tie]:
    """ "the strike was a response to the raid", "raids, retaliation for the attack"."""
    for cue in token_cues:
        for preposition in a.kids(noun, "prep"):
            if a.lower[preposition] != cue.words[1]:
                continue
            head, dep = a.heads[noun], a.deps[noun]
            main = (
                subjects(a, head) if dep == "attr" else [head] if dep in ("appos", "pobj") else []
            )
            if dep == "nsubj" and a.pos[head] == "AUX":
                main = a.kids(head, "attr")
            if main:
                governed = a.kids(preposition, "pobj", "pcomp")
                yield _Tie(cue, noun, preposition + 1, main, governed, dep == "appos")
                return


def _link(a: Analysis, cues: LinkCues, events: _Events, tie: _Tie) -> Link | None:
    """The link that a tie makes; None where one of its ends is no event."""
    main = next((e for t in tie.main if (e := _main(events, tie, t))), None)
    governed = next((e for t in tie.governed if (e := _governed(a, events, tie, t))), None)
    if main is None or governed is None or main == governed:
        return None
    if tie.cue.words == ("to",) and events.types[main] in _SPEECH:
        return None
    relation, score = tie.cue.relation, tie.cue.score
    if relation == "before" and tie.cue.governed_from and (erupts := _erupts(a, cues, tie)):
        relation, score = erupts.relation, erupts.score
    pair = (governed, main) if tie.cue.governed_from else (main, governed)
    span: Span = a.span(tie.first, tie.last)
    why = f'"{span.text(a.text)}" ({relation}) ties "{_word(a, tie.main)}" to "{_word(a, tie.governed)}"'
    return Link("", *pair, relation, span, score, why)


def _main(events: _Events, tie: _Tie, token: int) -> str | None:
    if tie.cue.relation == "purpose":
        return events.at(token)
    return (events.above(token) if tie.upward else None) or events.below(token)


def _governed(a: Analysis, events: _Events, tie: _Tie, token: int) -> str | None:
    """Of a clause the event of its verb; an aim is what the verb itself names."""
    if tie.cue.relation == "purpose":
        return events.own(token)
    if a.pos[token] in ("VERB", "AUX") and a.deps[token] in ("advcl", "ccomp"):
        return events.at(token)
    return events.below(token)


def _erupts(a: Analysis, cues: LinkCues, tie: _Tie) -> LinkCue | None:
    """A verb of breaking out over "after": what came before is told as the cause."""
    return next((c for t in tie.main if (c := _starts_with(a, t, cues.eruptions))), None)


def _word(a: Analysis, tokens: list[int]) -> str:
    return " ".join(a.words[token] for token in tokens[:1])
