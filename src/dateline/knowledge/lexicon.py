"""The trigger lexicon: which words name which act, under which conditions, and who its parties are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.knowledge.tables import read_table
from dateline.record import BadKnowledge

DEFAULT_PRECISION = 0.6
POS = {"v": "verbs", "n": "nouns", "a": "adjectives", "m": "modals"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the parse, filled by one of `words` or `special` kinds; by anything if both are empty."""

    name: str
    words: frozenset[str]
    special: frozenset[str]


@dataclass(frozen=True, slots=True)
class Test:
    """One condition of a row: one of the slots is filled (or, unless `wanted`, none is)."""

    slots: tuple[Slot, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of triggers.tsv for one trigger; `type` empty: these words name no event.

    `own`: a user's row, which goes before the package's.
    """

    words: tuple[str, ...]
    pos: str
    type: str
    mode: str | None
    tests: tuple[Test, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    contexts: tuple[str, ...]
    precision: float
    cue: str
    note: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`verbs`, `adjectives` by their first word, `nouns` by their head word (the last one),
    the most special rows first; `classes` are the word lists of classes.tsv."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    modals: dict[str, tuple[Entry, ...]]
    classes: dict[str, frozenset[str]] = field(repr=False)

    def has(self, name: str, lemma: str) -> bool:
        return lemma in self.classes[name]


# Tests that look at what a token is, not at its word: see extraction/events/conditions.py.
SPECIAL = frozenset({"HUMAN", "PLACE", "NAME", "NUMBER", "ACTOR", "SEVERAL", "IGO"})


def load_lexicon(own: Iterable[Entry] = ()) -> Lexicon:
    """The package's rows and a user's `own`."""
    classes = load_classes()
    by_pos: dict[str, dict[str, list[Entry]]] = {pos: {} for pos in POS}
    for entry in (*own, *read_entries(classes)):
        key = entry.words[-1] if entry.pos == "n" else entry.words[0]
        by_pos[entry.pos].setdefault(key, []).append(entry)
    ranked = {
        POS[pos]: {key: tuple(sorted(rows, key=_rank)) for key, rows in index.items()}
        for pos, index in by_pos.items()
    }
    return Lexicon(**ranked, classes=classes)


def _rank(entry: Entry) -> tuple[bool, int, int]:
    """A user's rows first, longer triggers before shorter ones; conditions that rule an act out,
    then those that name one."""
    if not entry.tests:
        return (not entry.own, -len(entry.words), 2)
    return (not entry.own, -len(entry.words), 1 if entry.type or entry.cue else 0)


def load_classes() -> dict[str, frozenset[str]]:
    """Word lists by name; a name in capitals inside a list stands for that list's words."""
    raw: dict[str, set[str]] = {}
    for row in read_table("classes.tsv", "class", "words"):
        words = (word.strip() for word in row["words"].split(","))
        raw.setdefault(row["class"], set()).update(word for word in words if word)
    return {name: frozenset(_spread(name, raw)) for name in raw}


def _spread(name: str, raw: dict[str, set[str]]) -> Iterator[str]:
    for word in sorted(raw[name]):
        if word.isupper() and word in raw and word != name:
            yield from _spread(word, raw)
        else:
            yield word


def read_entries(classes: dict[str, frozenset[str]]) -> Iterator[Entry]:
    """The rows of triggers.tsv. Raises BadKnowledge that names the row."""
    for row in read_table("triggers.tsv", "triggers", "pos", "type"):
        cells = {column: "" if cell == "-" else cell for column, cell in row.items()}
        try:
            yield from entries_of(cells, classes)
        except BadKnowledge as error:
            raise BadKnowledge(f"triggers.tsv: {row['triggers']}: {error}") from None


def entries_of(
    cells: Mapping[str, str], classes: dict[str, frozenset[str]], own: str = ""
) -> Iterator[Entry]:
    """The entries of one row, one for each of its triggers; `own` says whose row it is ("your lexicon").

    Raises BadKnowledge with what is wrong with the row.
    """
    if cells["pos"] not in POS:
        raise BadKnowledge(f"pos is not one of {', '.join(POS)}")
    tests = tuple(_test(text, classes) for text in cells["when"].split())
    for trigger in cells["triggers"].split(","):
        yield _entry(trigger.strip(), cells, tests, own)


def _entry(trigger: str, cells: Mapping[str, str], tests: tuple[Test, ...], own: str) -> Entry:
    condition = f" [{cells['when']}]" if cells["when"] else ""
    target = "/".join(filter(None, (cells["type"], cells["mode"]))) or "no event"
    note = f"{trigger}{condition} → {target}"
    return Entry(
        words=tuple(trigger.split()),
        pos=cells["pos"],
        type=cells["type"],
        mode=cells["mode"] or None,
        tests=tests,
        actor=tuple(cells["actor"].split()),
        recipient=tuple(cells["recipient"].split()),
        contexts=tuple(cells["contexts"].split()),
        precision=float(cells["p"] or DEFAULT_PRECISION),
        cue=cells["cue"],
        note=f"{own}: {note}" if own else note,
        own=bool(own),
    )


def _test(text: str, classes: dict[str, frozenset[str]]) -> Test:
    """ "a|b:x|y" is: a is filled, or b by x or y."""
    slots: list[tuple[str, list[str]]] = []
    for part in text.removeprefix("!").split("|"):
        name, colon, word = part.partition(":")
        if colon:
            slots.append((name, [word]))
        elif slots and slots[-1][1]:
            slots[-1][1].append(part)
        else:
            slots.append((part, []))
    return Test(tuple(_slot(n, w, classes) for n, w in slots), not text.startswith("!"))


def _slot(name: str, listed: list[str], classes: dict[str, frozenset[str]]) -> Slot:
    words: set[str] = set()
    for word in listed:
        if word.isupper() and len(word) > 1 and word not in SPECIAL:
            if word not in classes:
                raise BadKnowledge(f"{name}:{word}: no such class in classes.tsv")
            words |= classes[word]
        elif word not in SPECIAL:
            words.add(word)
    return Slot(name, frozenset(words), frozenset(SPECIAL & set(listed)))
