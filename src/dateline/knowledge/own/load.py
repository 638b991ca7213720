"""From a user's files to what readers take: parsed once, the same in every process."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.knowledge.lexicon import Entry
from dateline.knowledge.ontology import EventType, load_types
from dateline.knowledge.own.files import Faults, read_own
from dateline.knowledge.own.lexicon import parse_triggers
from dateline.knowledge.own.ontology import OwnType, parse_types
from dateline.knowledge.own.register import parse_actors
from dateline.knowledge.register import OwnActor
from dateline.record import BadCall, BadInput

type File = str | Path


@dataclass(frozen=True, slots=True)
class Own:
    """A user's own, as read; `digest` over the texts of the files, whatever they are called."""

    digest: str = ""
    actors: tuple[OwnActor, ...] = field(default=(), compare=False, repr=False)
    triggers: tuple[Entry, ...] = field(default=(), compare=False, repr=False)
    types: tuple[EventType, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Parsed[T]:
    """One file: what it holds, what is wrong with it, and the text it was read from."""

    items: tuple[T, ...]
    faults: Faults
    text: str


def load_own(
    register: File | None = None, lexicon: File | None = None, ontology: File | None = None
) -> Own:
    """The files of --register, --lexicon, --ontology. Raises BadCall for one that has a fault."""
    if register is None and lexicon is None and ontology is None:
        return Own()
    whole = hashlib.sha256()
    types = _sound("ontology", ontology, read_types, whole)
    rows = _sound("lexicon", lexicon, lambda path: read_triggers(path, types), whole)
    actors = _sound("register", register, read_actors, whole)
    triggers = (*rows, *(entry for one in types for entry in one.entries))
    return Own(whole.hexdigest(), actors, triggers, tuple(one.kind for one in types))


def own_types(parsed: Parsed[OwnType]) -> Own:
    """The sound types of a file that is being checked."""
    triggers = tuple(entry for one in parsed.items for entry in one.entries)
    digest = hashlib.sha256(parsed.text.encode()).hexdigest()
    return Own(digest, (), triggers, tuple(one.kind for one in parsed.items))


def _sound[T](
    option: str, path: File | None, read: Callable[[File], Parsed[T]], whole: "hashlib._Hash"
) -> tuple[T, ...]:
    """What a file holds, its text added to the digest. Raises BadCall where it has a fault."""
    if path is None:
        return ()
    try:
        parsed = read(path)
    except BadInput as error:
        raise BadCall(f"--{option} {error}") from None
    parsed.faults.refuse(option)
    text = parsed.text.encode()
    whole.update(f"{option} {len(text)} ".encode() + text)
    return parsed.items


def read_types(path: File) -> Parsed[OwnType]:
    """The types of a TOML file. Raises BadInput where it is no text."""
    text, faults = read_own(path), Faults(str(path))
    return Parsed(parse_types(text, load_types(), faults), faults, text)


def read_triggers(path: File, types: Sequence[OwnType] = ()) -> Parsed[Entry]:
    """The triggers of a TSV, which may name these types too. Raises BadInput where it is no text."""
    text, faults = read_own(path), Faults(str(path))
    known = load_types() | {one.kind.name: one.kind for one in types}
    return Parsed(parse_triggers(text, known, faults), faults, text)


def read_actors(path: File) -> Parsed[OwnActor]:
    """The actors of a TSV. Raises BadInput where it is no text."""
    text, faults = read_own(path), Faults(str(path))
    return Parsed(parse_actors(text, faults), faults, text)
