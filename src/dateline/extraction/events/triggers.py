"""Which words of a report name an act: rows of the lexicon whose conditions hold."""

from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.extraction.events.conditions import Conditions
from dateline.knowledge.lexicon import Entry, Lexicon
from dateline.record import Span

# Slots whose noun is spent by the row that asked for it: "sign an agreement" is one act.
SPENDING = frozenset({"obj", "objnp", "prt", "attr"})
# Words of a headline that may keep a small letter ("with"), and how many longer ones tell one.
SHORT, MIN_HEADLINE = 4, 3
NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds at a token; `first`, `last` are the tokens of the trigger."""

    token: int
    first: int
    last: int
    entry: Entry

    @property
    def type(self) -> str:
        return self.entry.type

    def span(self, analysis: Analysis) -> Span:
        return analysis.span(self.first, self.last)


def find_hits(analysis: Analysis, lexicon: Lexicon, conditions: Conditions) -> dict[int, Hit]:
    """By the token of the trigger's head, in text order."""
    hits: dict[int, Hit] = {}
    headlines = _headlines(analysis)
    for token, pos in enumerate(analysis.pos):
        as_noun = analysis.sentence_of[token] in headlines or _opens_sentence(analysis, token)
        rows = _rows(analysis, lexicon, token, "HEADLINE" if as_noun and pos == "PROPN" else pos)
        if not rows or not _may_trigger(analysis, lexicon, token):
            continue
        for entry in rows:
            if conditions.hold(entry, token):
                hit = _hit(analysis, token, entry)
                hits[hit.token] = hit
                break
    return _without_spent(hits, conditions)


def _headlines(analysis: Analysis) -> set[int]:
    """Sentences whose words have capitals throughout, so that nouns pass for names."""
    found = set()
    for number, sentence in enumerate(analysis.sentences):
        long = [w for w in analysis.words[sentence.first : sentence.last] if len(w) > SHORT]
        if len(long) >= MIN_HEADLINE and all(word[0].isupper() for word in long if word.isalpha()):
            found.add(number)
    return found


def _opens_sentence(analysis: Analysis, token: int) -> bool:
    """ "War broke out": the capital makes no name."""
    first = analysis.sentences[analysis.sentence_of[token]].first
    return token == first and analysis.entity_of[token] < 0


def _rows(analysis: Analysis, lexicon: Lexicon, token: int, pos: str) -> tuple[Entry, ...]:
    lemma, word = analysis.lemmas[token], analysis.lower[token]
    if pos == "VERB":
        rows = lexicon.verbs.get(lemma, ())
        return rows + lexicon.nouns.get(word, ()) if _is_gerund(analysis, token) else rows
    if pos == "NOUN":
        return lexicon.nouns.get(lemma) or lexicon.nouns.get(word, ())
    if pos == "ADJ":
        return lexicon.adjectives.get(lemma, ())
    if pos == "HEADLINE":
        return lexicon.nouns.get(word) or lexicon.nouns.get(word.removesuffix("s"), ())
    if pos == "AUX":
        return lexicon.modals.get(lemma, ())
    return ()


def _is_gerund(analysis: Analysis, token: int) -> bool:
    """ "Fighting in the port killed nine": a verb's form that stands for a noun."""
    nominal = analysis.deps[token] in NOMINAL and analysis.tags[token] == "VBG"
    return nominal and analysis.child(token, "dobj") is None


def _may_trigger(analysis: Analysis, lexicon: Lexicon, token: int) -> bool:
    """A word that only describes another ("attack helicopter", "wounded men") names no act."""
    dep = analysis.deps[token]
    if _is_hyphenated(analysis, token):
        return False
    if dep == "compound":
        return lexicon.has("CARRIER", analysis.lemmas[analysis.heads[token]])
    return not (dep == "amod" and analysis.pos[token] == "VERB")


def _is_hyphenated(analysis: Analysis, token: int) -> bool:
    """Part of a word with hyphens: "shoot-to-kill orders"."""
    text, start, end = analysis.text, analysis.starts[token], analysis.ends[token]
    return text[max(0, start - 1) : start] == "-" or text[end : end + 1] == "-"


def _hit(analysis: Analysis, token: int, entry: Entry) -> Hit:
    """Nouns reach back over the words of their phrase, verbs forward to a particle beside them."""
    if entry.pos == "n":
        first = token - len(entry.words) + 1
        heads = (t for t in range(first, token + 1) if not first <= analysis.heads[t] <= token)
        return Hit(next(heads, token), first, token + 1, entry)
    last = token + 1
    for word in entry.words[1:]:
        if last < len(analysis) and analysis.lower[last] == word:
            last += 1
    return Hit(token, token, last, entry)


def _without_spent(hits: dict[int, Hit], conditions: Conditions) -> dict[int, Hit]:
    """Rows without a type are there to say so; nouns that another row has used are no acts of their own.

    A user's row is never spent by one of the package, which gives way itself.
    """
    spent: set[int] = set()
    for token, hit in hits.items():
        used = _used(hit, conditions)
        if not hit.entry.own and any(_is_own_act(hits.get(t)) for t in used):
            spent.add(token)
        else:
            spent |= used
    return {t: h for t, h in hits.items() if t not in spent}


def _is_own_act(hit: Hit | None) -> bool:
    return hit is not None and hit.entry.own and bool(hit.type)


def _used(hit: Hit, conditions: Conditions) -> set[int]:
    """The nouns that a row asked for by their words."""
    used: set[int] = set()
    for test in hit.entry.tests:
        for slot in test.slots if test.wanted and not hit.entry.cue else ():
            if slot.name in SPENDING and (slot.words or slot.special):
                used.update(conditions.args.heads(hit.token, slot.name.removesuffix("np")))
    return used
