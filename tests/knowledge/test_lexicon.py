"""The tables that a political scientist edits: they load, agree with each other, and name mistakes."""

import pytest

from dateline.knowledge.lexicon import load_classes, load_lexicon, read_entries
from dateline.knowledge.ontology import load_ontology
from dateline.record import BadKnowledge, tables

ONTOLOGY = load_ontology()
ENTRIES = list(read_entries(load_classes()))
BINDING = {"", "commit", "agree", "announce", "decide", "plan", "refuse", "threaten", "warn"}
SPEAKING = {"demand", "accuse", "deny", "light"}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}


def test_rows_have_known_types_and_cues() -> None:
    for entry in ENTRIES:
        assert not entry.type or entry.type in ONTOLOGY.types, entry
        assert entry.cue in BINDING | SPEAKING, entry


def test_modes_belong_to_their_types() -> None:
    given = {(e.type, e.mode) for e in ENTRIES if e.mode}
    given |= {(row.type, row.mode) for rows in ONTOLOGY.modes.values() for row in rows}
    for kind, mode in given:
        assert mode in MODES.get(kind, "").split(), (kind, mode)


def test_every_type_has_a_definition_and_rows() -> None:
    named = {entry.type for entry in ENTRIES}
    for name, kind in ONTOLOGY.types.items():
        assert kind.definition
        assert name in named


def test_lifting_leads_to_known_types() -> None:
    for (_, act), kind in ONTOLOGY.lifting.items():
        assert kind == "act" or kind in ONTOLOGY.types
        named, _, mode = act.partition("/")
        assert act == "*" or named in ONTOLOGY.types
        assert not mode or mode in {row.mode for row in ONTOLOGY.modes[named]}


def test_guards_come_before_what_they_guard() -> None:
    rows = load_lexicon().verbs["attack"]
    assert not rows[0].type


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("shove\tq\tASSAULT", "pos is not one of"),
        ("shove\tv\tASSAULT\t\tobj:NOSUCHCLASS", "no such class"),
    ],
)
def test_mistakes_are_named(monkeypatch, row: str, message: str) -> None:
    header = "triggers\tpos\ttype\tmode\twhen\tactor\trecipient\tcontexts\tp\tcue"
    from dateline.knowledge import lexicon

    monkeypatch.setattr(
        lexicon, "read_table", lambda name, *c: tables.parse_table(name, [header, row], *c)
    )
    with pytest.raises(BadKnowledge, match=message):
        list(read_entries({}))
