"""Whether the conditions of a lexicon row hold at a token."""

from collections.abc import Iterable, Iterator

from dateline.extraction.actors import ActorIndex
from dateline.extraction.actors.nameless import ISSUING
from dateline.extraction.events.arguments import Arguments
from dateline.knowledge.lexicon import Entry, Lexicon, Slot, Test

HUMAN_LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE"})
PHRASE = 6  # words on either side of a head that count as its phrase
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PERSON_PRONOUNS = frozenset(
    {"he", "she", "they", "him", "her", "them", "who", "we", "us", "i", "you", "his", "their"}
)
PLURAL_PRONOUNS = frozenset({"they", "we", "us", "them", "both"})


class Conditions:
    """Tests of rows against one analysis."""

    def __init__(self, args: Arguments, lexicon: Lexicon, index: ActorIndex) -> None:
        self.args = args
        self.a = args.a
        self.classes = lexicon.classes
        self._people_words = lexicon.classes["PEOPLE"]
        self._quantities = lexicon.classes["QUANTITY"]
        self._index = index
        self._sentence_words: dict[int, frozenset[str]] = {}

    def hold(self, entry: Entry, token: int) -> bool:
        return self.words_match(entry, token) and all(
            self._holds(test, token) == test.wanted for test in entry.tests
        )

    def words_match(self, entry: Entry, token: int) -> bool:
        """The other words of a longer trigger: particles and prepositions of a verb, neighbours of a noun."""
        a = self.a
        if len(entry.words) == 1:
            return True
        if entry.pos == "n":
            first = token - len(entry.words) + 1
            return first >= 0 and all(
                a.lemmas[first + i] == word or a.lower[first + i] == word
                for i, word in enumerate(entry.words[:-1])
            )
        near = [
            c
            for c in a.children[token]
            if c > token and a.deps[c] in self.PARTICLES and not self._is_apart(c, token)
        ]
        for child in list(near):
            near += [c for c in a.children[child] if a.deps[c] == "prep"]
        near = [c for c in near if not self._is_of_day(c)]
        return all(any(a.lower[c] == word for c in near) for word in entry.words[1:])

    def _is_apart(self, child: int, verb: int) -> bool:
        """ "Took Peru to court over a bay" took over nothing."""
        a = self.a
        return (
            child > verb + 1
            and a.lower[child] == "over"
            and a.deps[child] == "prep"
            and bool(a.children[child])
        )

    def _is_of_day(self, child: int) -> bool:
        """ "Insisted on Monday that …" insists on nothing."""
        a = self.a
        return a.deps[child] == "prep" and any(
            a.entity_of[n] >= 0 and a.entities[a.entity_of[n]].label == "DATE"
            for n in a.kids(child, "pobj")
        )

    PARTICLES = frozenset({"prt", "prep", "advmod", "agent", "dative", "npadvmod"})

    def _holds(self, test: Test, token: int) -> bool:
        return any(self._filled(slot, token) for slot in test.slots)

    def _filled(self, slot: Slot, token: int) -> bool:
        if slot.name == "word":
            return not slot.words.isdisjoint(self.sentence_words(token))
        if slot.name.endswith("np"):
            return self._in_phrase(slot, token)
        if slot.name == "light":
            verb = self.args.light_verb(token)
            return verb is not None and (not slot.words or self.a.lemmas[verb] in slot.words)
        if slot.name == "abroad":
            return self._is_abroad(token)
        if slot.name == "two_countries":
            return self._is_across(token)
        if slot.name == "lies_in":
            return not slot.words.isdisjoint(self._what_lies_in(token))
        heads = (
            self._verb_of(token) if slot.name == "subj_of" else self.args.heads(token, slot.name)
        )
        if not slot.words and not slot.special:
            return bool(heads)
        return any(self._is(slot, one) for head in heads for one in self.meant(head))

    def _is_abroad(self, verb: int) -> bool:
        """Done by one country to what is another's ("Britain froze the funds of Syrian generals"), or told by it of
        another ("warned that Belarus had meddled")."""
        a = self.a
        doers = self._countries(self.args.heads(verb, "subj"))
        told = self.args.heads(verb, "csubj") or self.args.heads(verb, "obj")
        others = self._countries(t for o in told for t in range(a.left[o], a.right[o]))
        return bool(doers) and bool(others) and doers.isdisjoint(others)

    def _is_across(self, noun: int) -> bool:
        """Between two countries, or their capitals: trains between Leeds and York join none."""
        ends = self.args.heads(noun, "between")
        return len(self._countries(m for end in ends for m in self.args.conjuncts(end))) > 1

    def _countries(self, tokens: Iterable[int]) -> set[str]:
        ids = (i for token in tokens for i in self._index.all_at(self.a, token))
        return {country for i in ids if (country := self._index[i].country)}

    def _verb_of(self, token: int) -> tuple[int, ...]:
        """The verb whose subject a noun is: "the war broke out"."""
        a = self.a
        return (a.heads[token],) if a.deps[token] in ("nsubj", "nsubjpass") else ()

    def _what_lies_in(self, token: int) -> Iterator[str]:
        """Words of what is said to be in, atop or according to it: "leads in the polls"."""
        a = self.a
        if a.deps[token] == "pobj":
            over = a.heads[a.heads[token]]
            yield from (a.lower[a.heads[token]], a.lemmas[over])
            yield from (a.lemmas[t] for t in a.kids(over, "advmod", "acomp", "attr", "dobj"))

    def meant(self, head: int) -> list[int]:
        """A head and its conjuncts; of "most of the tanks" also the tanks."""
        meant = self.args.conjuncts(head)
        for one in list(meant):
            if self.a.lemmas[one] in self._quantities or self.a.lower[one] in self._quantities:
                meant += self.args.heads(one, "of")
        return meant

    def _is(self, slot: Slot, token: int) -> bool:
        a = self.a
        listed = a.lemmas[token] in slot.words or a.lower[token] in slot.words
        if listed and not self._names_place(token):
            return True
        return any(self._is_special(kind, token) for kind in slot.special)

    def _names_place(self, token: int) -> bool:
        """Turkey is no bird."""
        a = self.a
        return (
            a.tags[token] == "NNP"
            and a.entity_of[token] >= 0
            and (a.entities[a.entity_of[token]].label == "GPE")
        )

    def _is_special(self, kind: str, token: int) -> bool:
        a = self.a
        label = a.entities[a.entity_of[token]].label if a.entity_of[token] >= 0 else ""
        match kind:
            case "HUMAN":
                return self.is_human(token)
            case "PLACE":
                return label in PLACE_LABELS or self._is_country(token)
            case "NAME":
                return a.tags[token] in ("NNP", "NNPS") or label in HUMAN_LABELS
            case "NUMBER":
                return a.tags[token] == "CD"
            case "IGO":
                actor = self._index.at(a, token)
                return actor is not None and self._index[actor].kind == "igo"
            case "SEVERAL":
                plural = a.tags[token] in ("NNS", "NNPS", "CD") or a.lower[token] in PLURAL_PRONOUNS
                return plural or bool(a.kids(token, "conj"))
            case _:
                return self._is_actor(token)

    def is_human(self, token: int) -> bool:
        """People, groups, organisations, governments; "40 were killed" counts people too, "released 40" may not."""
        a = self.a
        if a.lemmas[token] in self._people_words or a.lower[token] in self._people_words:
            return True
        if a.lower[token] in PERSON_PRONOUNS:
            return True
        if a.tags[token] == "CD" and a.lemmas[a.heads[token]] not in ISSUING:
            return True
        label = a.entities[a.entity_of[token]].label if a.entity_of[token] >= 0 else ""
        return label in HUMAN_LABELS or self._is_actor(token)

    def _is_actor(self, token: int) -> bool:
        return self._index.at(self.a, token) is not None

    def _is_country(self, token: int) -> bool:
        """A country that the model overlooked: "suspended Guinea-Bissau"."""
        actor = self._index.at(self.a, token)
        named = self.a.tags[token] in ("NNP", "NNPS") and actor is not None
        return named and self._index[str(actor)].kind == "country"

    def _in_phrase(self, slot: Slot, token: int) -> bool:
        """One of the words near the head of what fills a slot ("objnp", "onnp"), itself left out."""
        a = self.a
        return any(
            one != head and self._is(slot, one)
            for head in self.args.heads(token, slot.name.removesuffix("np"))
            for one in range(max(a.left[head], head - PHRASE), min(a.right[head], head + PHRASE))
        )

    def sentence_words(self, token: int) -> frozenset[str]:
        number = self.a.sentence_of[token]
        words = self._sentence_words.get(number)
        if words is None:
            sentence = self.a.sentences[number]
            words = frozenset(self.a.lemmas[sentence.first : sentence.last])
            self._sentence_words[number] = words
        return words
