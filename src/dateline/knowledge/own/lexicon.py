"""Rows of triggers that a user gives (--lexicon, or with a type of --ontology)."""

from collections.abc import Mapping
from dataclasses import replace

from dateline.knowledge.codes import load_codes
from dateline.knowledge.lexicon import POS, SPECIAL, Entry, entries_of, load_classes
from dateline.knowledge.ontology import EventType
from dateline.knowledge.own.files import Faults, listed, rows, unknown
from dateline.record import BadKnowledge

REQUIRED = ("triggers", "pos", "type")
COLUMNS = (*REQUIRED, "mode", "when", "actor", "recipient", "contexts", "p", "cue")


def parse_triggers(text: str, types: Mapping[str, EventType], faults: Faults) -> tuple[Entry, ...]:
    """The entries of a TSV with the columns of triggers.tsv; `types`: those that rows may name."""
    found: list[Entry] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows(text, COLUMNS, REQUIRED, faults):
        cells = dict.fromkeys(COLUMNS, "") | row
        for trigger in listed(cells["triggers"].lower(), ","):
            key = (" ".join(trigger.split()), cells["pos"], cells["when"])
            if key in seen:
                faults.add(line, f"{trigger!r} with these conditions stands in line {seen[key]}")
            seen.setdefault(key, line)
        found += make_entries(line, cells, types, faults, "your lexicon")
    return tuple(found)


def make_entries(
    line: int, cells: dict[str, str], types: Mapping[str, EventType], faults: Faults, own: str
) -> list[Entry]:
    """The entries of one row; none where it has a fault."""
    before = len(faults.found)
    cells = cells | {"triggers": ", ".join(listed(cells["triggers"].lower(), ","))}
    for said in _faults_of(cells, types):
        faults.add(line, said)
    if cells["pos"] not in POS or len(faults.found) > before:
        return []
    try:
        entries = list(entries_of(cells, load_classes(), own))
    except BadKnowledge as error:
        faults.add(line, str(error))
        return []
    for said in _unknown_slots(entries[0]):
        faults.add(line, said)
    for word in (word for entry in entries for word in entry.words if "-" in word):
        faults.note(line, f"{word!r} is not found: words with hyphens are taken apart")
    kind = types.get(cells["type"])
    if kind is not None and kind.parent:
        entries = [replace(e, note=f"{e.note}, a kind of {kind.parent}") for e in entries]
    return entries if len(faults.found) == before else []


def _faults_of(cells: Mapping[str, str], types: Mapping[str, EventType]) -> list[str]:
    codes, found = load_codes(), []
    if not cells["triggers"]:
        found.append("no triggers")
    if not all(any(c.isalpha() for c in word) for word in cells["triggers"].split()):
        found.append("triggers are words, parted by commas")
    if cells["pos"] not in POS:
        found.append(f"pos {cells['pos']!r} is not one of {_named(POS)}")
    kind = types.get(cells["type"])
    if cells["type"] and kind is None:
        found.append(unknown(cells["type"], types, "type"))
    if kind is not None and cells["mode"]:
        modes = codes.modes.get(kind.parent or kind.name, frozenset())
        if cells["mode"] not in modes:
            has = f"; it has {', '.join(sorted(modes))}" if modes else "; it has none"
            found.append(f"mode {cells['mode']!r} is none of {kind.parent or kind.name}{has}")
    unheard = (c for c in cells["contexts"].split() if c not in codes.contexts)
    found += [unknown(context, codes.contexts, "context") for context in unheard]
    if cells["cue"] and cells["cue"] not in codes.cues:
        found.append(unknown(cells["cue"], codes.cues, "cue"))
    if not _is_share(cells["p"]):
        found.append(f"p {cells['p']!r} is no number from 0 to 1 (written .7)")
    return found


def _named(pos: Mapping[str, str]) -> str:
    return ", ".join(f"{short} ({long})" for short, long in pos.items())


def _is_share(cell: str) -> bool:
    try:
        return not cell or 0 <= float(cell) <= 1
    except ValueError:
        return False


def _unknown_slots(entry: Entry) -> list[str]:
    """Slots that look nowhere, and words in capitals that are no class."""
    codes = load_codes()
    parties = [part for slot in (*entry.actor, *entry.recipient) for part in slot.split("+")]
    tested = [slot.name for test in entry.tests for slot in test.slots]
    wrong = dict.fromkeys(name for name in (*parties, *tested) if name not in codes.slots)
    odd = [
        f"{slot.name}:{word}: a word in small letters, or a list of classes.tsv, stands after the colon"
        for test in entry.tests
        for slot in test.slots
        for word in sorted(slot.words)
        if word != word.lower() or word[:1] in ("", "!")
    ]
    return odd + [
        unknown(name, codes.slots, "slot") + ": a slot is subj, obj … or a preposition"
        if name not in SPECIAL
        else f"{name} goes after a slot: obj:{name}"
        for name in wrong
    ]
