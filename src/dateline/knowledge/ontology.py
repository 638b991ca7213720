"""The event ontology: types, modes and contexts, default parties, and the lifting table."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class EventType:
    """`actor` and `recipient` say which arguments hold the parties, for verbs ("v") and nouns ("n");
    `parent`: the type of PLOVER that a user's type is a kind of."""

    name: str
    needs_recipient: bool
    reciprocal: bool
    actor: dict[str, tuple[str, ...]]
    recipient: dict[str, tuple[str, ...]]
    definition: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ModeWord:
    """A word of the clause that tells the mode of an event of `type` ("*": its words, any verb)."""

    type: str
    mode: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Topics:
    """Weights of words by topic; `hard`: words by topic that outweigh it in their sentence."""

    weights: dict[str, dict[str, int]]
    hard: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Ontology:
    """`mode_weights`: type → what is seen at the act → mode → log-odds; `lifting`: (cue, type of the act) → what the event counts as; `contexts`: phrase → context;
    `families`: (type, trigger) → the families of words it belongs to; `bare`: those of them that
    speak of what is known even without an article."""

    types: dict[str, EventType]
    modes: dict[str, tuple[ModeWord, ...]]
    mode_weights: dict[str, dict[str, dict[str, float]]]
    lifting: dict[tuple[str, str], str]
    lifted_modes: dict[tuple[str, str], str]
    contexts: dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]
    topics: Topics
    families: dict[tuple[str, str], frozenset[str]]
    bare: frozenset[tuple[str, str]]

    def plain(self, kind: str) -> str:
        """The type of the package: of a user's type the one that it is a kind of."""
        known = self.types.get(kind)
        return known.parent or kind if known else kind


def load_ontology(own: Sequence[EventType] = ()) -> Ontology:
    """The package's types and a user's `own`, which are lifted and get modes as their parents are."""
    lifting, lifted_modes = _lifting()
    modes, weights = _modes(), _mode_weights()
    for kind in own:
        _lift_as_parent(kind, lifting, lifted_modes)
        modes[kind.name] = modes.get(kind.parent, ())
        if kind.parent in weights:
            weights[kind.name] = weights[kind.parent]
    types = load_types() | {kind.name: kind for kind in own}
    topics, families = _topics(), _families()
    return Ontology(types, modes, weights, lifting, lifted_modes, _contexts(), topics, *families)


def _lift_as_parent(
    kind: EventType,
    lifting: dict[tuple[str, str], str],
    modes: dict[tuple[str, str], str],
) -> None:
    """What counts as the parent counts as the user's type itself ("will agree" is to agree)."""
    for (cue, act), counts_as in list(lifting.items()):
        if act == kind.parent:
            lifting[cue, kind.name] = kind.name if counts_as == kind.parent else counts_as
            if mode := modes.get((cue, act)):
                modes[cue, kind.name] = mode


def load_types() -> dict[str, EventType]:
    """The package's types by name."""
    types = {}
    for row in read_table("ontology.tsv", "type", "definition"):
        types[row["type"]] = EventType(
            name=row["type"],
            needs_recipient=row["needs_recipient"] == "yes",
            reciprocal=row["reciprocal"] == "yes",
            actor={pos: tuple(row[f"actor_{pos}"].split()) for pos in "vn"},
            recipient={pos: tuple(row[f"recipient_{pos}"].split()) for pos in "vn"},
            definition=row["definition"],
        )
    return types


def _modes() -> dict[str, tuple[ModeWord, ...]]:
    modes: dict[str, list[ModeWord]] = {}
    for row in read_table("modes.tsv", "type", "mode", "words"):
        words = frozenset(word.strip() for word in row["words"].split(","))
        modes.setdefault(row["type"], []).append(ModeWord(row["type"], row["mode"], words))
    return {name: tuple(rows) for name, rows in modes.items()}


def _mode_weights() -> dict[str, dict[str, dict[str, float]]]:
    weights: dict[str, dict[str, dict[str, float]]] = {}
    for row in read_table("mode_weights.tsv", "type", "seen", "weights"):
        by_mode = (pair.rsplit(":", 1) for pair in row["weights"].split())
        weights.setdefault(row["type"], {})[row["seen"]] = {m: float(w) for m, w in by_mode}
    return weights


def _lifting() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    lifting, modes = {}, {}
    for row in read_table("lifting.tsv", "cue", "act", "counts_as"):
        for cue in row["cue"].split(","):
            for act in row["act"].split(","):
                lifting[cue.strip(), act.strip()] = row["counts_as"]
                if row["mode"]:
                    modes[cue.strip(), act.strip()] = row["mode"]
    return lifting, modes


def _contexts() -> dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]:
    """First word → (words, context, weight); longer phrases first."""
    index: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in read_table("contexts.tsv", "context", "weight", "phrases"):
        for phrase in row["phrases"].split(","):
            words = tuple(phrase.split())
            if words:
                index.setdefault(words[0], []).append((words, row["context"], int(row["weight"])))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()}


def _topics() -> Topics:
    weights: dict[str, dict[str, int]] = {}
    hard: dict[str, frozenset[str]] = {}
    for row in read_table("topics.tsv", "topic", "weight", "words"):
        words = [word.strip() for word in row["words"].split(",")]
        if row["topic"].startswith("hard_"):
            hard[row["topic"].removeprefix("hard_")] = frozenset(words)
        else:
            topic = weights.setdefault(row["topic"], {})
            topic.update(dict.fromkeys(words, int(row["weight"])))
    return Topics(weights, hard)


def _families() -> tuple[dict[tuple[str, str], frozenset[str]], frozenset[tuple[str, str]]]:
    families: dict[tuple[str, str], set[str]] = {}
    bare: set[tuple[str, str]] = set()
    for row in read_table("event_families.tsv", "type", "family", "words"):
        for word in row["words"].split(","):
            key = row["type"], word.strip()
            families.setdefault(key, set()).add(row["family"])
            if row["bare"] == "yes":
                bare.add(key)
    return {key: frozenset(names) for key, names in families.items()}, frozenset(bare)
