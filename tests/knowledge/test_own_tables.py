"""A user's own tables: read as the package's are, and every fault told with its line."""

from pathlib import Path

import pytest

from dateline.knowledge import Knowledge, Own
from dateline.knowledge.codes import load_codes
from dateline.knowledge.lexicon import load_classes, read_entries
from dateline.knowledge.names import fold
from dateline.knowledge.ontology import load_types
from dateline.knowledge.own import (
    Parsed,
    load_own,
    note_package,
    read_actors,
    read_triggers,
    read_types,
)
from dateline.knowledge.register import load_register
from dateline.record import BadCall, BadInput
from own_files import shown, write_shown

ACTORS = "name\tkind\tcode\tsectors\toffice\tstart\tend\taliases\n"
TRIGGERS = "triggers\tpos\ttype\tmode\twhen\tactor\trecipient\tcontexts\tp\tcue\n"
TYPE = """[[type]]
name = "x:well_poisoning"
parent = "ASSAULT"
definition = "Wells are made unfit to drink from."
triggers = [
  { words = "poison, foul", when = "obj:well" },
]
examples = [
  "Rebels poisoned a well.",
  "Rebels fouled a well.",
  "The wells were poisoned.",
  "Raiders poisoned two wells.",
  "Raiders fouled the well of the camp.",
]
"""
READERS = {"register": read_actors, "lexicon": read_triggers, "ontology": read_types}


def parsed(tmp_path: Path, sort: str, text: str | bytes) -> Parsed:
    path = tmp_path / "own"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return READERS[sort](path)


def faults(tmp_path: Path, sort: str, text: str | bytes) -> list[tuple[int, str]]:
    return sorted(parsed(tmp_path, sort, text).faults.found)


def test_the_files_of_the_docs_are_sound(tmp_path: Path):
    folder = write_shown(tmp_path)
    own = load_own(folder / "actors.tsv", folder / "words.tsv", folder / "types.toml")
    assert [actor.entry.id for actor in own.actors] == [
        "org/tamarind-farmers--league", "person/sena-okolo", "media/dawn",
    ]  # fmt: skip
    assert [kind.name for kind in own.types] == ["x:internet_shutdown", "x:land_grab"]
    assert all(entry.own for entry in own.triggers)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("\tgroup\tKEN", "no name"),
        ("Ash Front\tgang\tKEN", "no kind 'gang'"),
        ("Ash Front\tgrup\tKEN", "(group?)"),
        ("Kalvia\tcountry\tKEN", "no kind 'country'"),
        ("Ash Front\tgroup\tKNE", "code 'KNE' is no country's: three letters"),
        ("Ash Front\tgroup\tKenya", "code 'Kenya' is no country's (KEN?)"),
        ("Ash Front\tgroup\t-", "no code"),
        ("Ash Front\tgroup\tKEN\tREB|GVO", "no sector 'GVO' (GOV?)"),
        ("Mira Toll\tperson\tKEN", "a person needs a sector"),
        ("Mira Toll\tperson\tKEN\tGOV\tmayor\t2020\t2019", "ends (2019) before it starts (2020)"),
        ("Mira Toll\tperson\tKEN\tGOV\tmayor\tMay 2020", "start 'May 2020' is no year"),
        ("Ash Front\tgroup\tKEN\tREB\tleader", "office, start and end are for persons"),
        ("Ash Front\tgroup\tKEN\tREB\t\t\t\tAF|AF", "name 'AF' twice"),
        ("Ash Front\tgroup\tKEN\tREB\t\t\t\t(AF)", "does not begin with a letter"),
        ("Ash Front\tgroup\tKEN\tREB\t\t\t\tAF\tmore", "9 cells, but 8 columns"),
        ("Old Front\tgroup\tKEN", "group/old-front stands in line 2 already"),
        ("Ash Front\tgroup\tKEN\tREB\t\t\t\ta", "name 'a' is a single letter"),
        ("New Front\tgroup\tKEN\t\t\t\t\tOF", "'OF' is ambiguous: group/old-front has it (line 2)"),
    ],
)
def test_a_faulty_actor_is_told_with_its_line(tmp_path: Path, row: str, said: str):
    text = f"{ACTORS}Old Front\tgroup\tKEN\tREB\t\t\t\tOF\n# a remark\n\n{row}\n"
    ((line, told),) = faults(tmp_path, "register", text)
    assert line == 5
    assert said in told


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("-\tv\tASSAULT", "no triggers"),
        ("?!\tv\tASSAULT", "triggers are words"),
        ("shove\tq\tASSAULT", "pos 'q' is not one of v (verbs)"),
        ("shove\tv\tASAULT", "no type 'ASAULT' (ASSAULT?)"),
        ("shove\tv\tx:shoving", "no type 'x:shoving'"),
        ("shove\tv\tASSAULT\tvisit", "mode 'visit' is none of ASSAULT; it has abduct"),
        ("shove\tv\tASSAULT\t-\tobj:NOSUCH", "obj:NOSUCH: no such class"),
        ("shove\tv\tASSAULT\t-\tobj:Kenya", "small letters"),
        ("shove\tv\tASSAULT\t-\tobj:man|", "obj:: a word in small letters"),
        ("shove\tv\tASSAULT\t-\tobj:!man", "obj:!man: a word in small letters"),
        ("shove\tv\tASSAULT\t-\tHUMAN", "HUMAN goes after a slot: obj:HUMAN"),
        ("shove\tv\tASSAULT\t-\tobject:man", "no slot 'object'"),
        ("shove\tv\tASSAULT\t-\t-\tsubject", "no slot 'subject'"),
        ("shove\tv\tASSAULT\t-\t-\t-\t-\tmiltary", "no context 'miltary' (military?)"),
        ("shove\tv\tASSAULT\t-\t-\t-\t-\t-\t1.5", "p '1.5' is no number from 0 to 1"),
        ("shove\tv\tASSAULT\t-\t-\t-\t-\t-\t-\tomit", "no cue 'omit'"),
        ("push\tv\tCOERCE", "'push' with these conditions stands in line 2"),
    ],
)
def test_a_faulty_trigger_is_told_with_its_line(tmp_path: Path, row: str, said: str):
    ((line, told),) = faults(tmp_path, "lexicon", f"{TRIGGERS}push\tv\tASSAULT\n{row}\n")
    assert line == 3
    assert said in told


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"x:well_poisoning"', '"x:Well poisoning"', 2, "is not x: and small letters"),
        ('"x:well_poisoning"', '"x:assault"', 2, "shadows PLOVER's ASSAULT"),
        ('"x:well_poisoning"', '"COERCE"', 2, "shadows PLOVER's COERCE"),
        ('"x:well_poisoning"', '"x:disaster"', 2, "is a type of the package"),
        ('"ASSAULT"', '"ASAULT"', 3, "no parent 'ASAULT' (ASSAULT?)"),
        ('parent = "ASSAULT"\n', "", 1, "no parent"),
        ("definition", "defnition", 1, "no definition"),
        ("definition =", "colour = 3\ndefinition =", 4, "unknown key 'colour'"),
        ('"Wells are made unfit to drink from."', "7", 4, "definition is a text"),
        ("definition =", 'contexts = ["helth"]\ndefinition =', 4, "no context 'helth' (health?)"),
        ("obj:well", "object:well", 6, "no slot 'object'"),
        ('when = "obj:well"', 'if = "obj:well"', 6, "unknown key 'if' of a trigger"),
        ('words = "poison, foul", ', "", 5, "no triggers"),
        ('  "The wells were poisoned.",\n', "", 8, "4 examples; at least 5 are needed"),
        ("Rebels fouled a well", "Rebels poisoned a well", 9, "an example twice"),
        ("[[type]]\n", "[type]\n", 1, "in two brackets"),
        ("[[type]]", "[[kind]]", 1, "unknown key 'kind'"),
        ("Rebels fouled a well.", 'Rebels "fouled" a well.', 10, "no TOML, column 12"),
    ],
)
def test_a_faulty_type_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
):
    found = faults(tmp_path, "ontology", TYPE.replace(old, new, 1))
    assert any(at == line and said in told for at, told in found), found


def test_a_type_given_twice_is_told(tmp_path: Path):
    found = faults(tmp_path, "ontology", f"{TYPE}\n{TYPE}")
    assert found == [(17, "x:well_poisoning is defined in line 2 already")]


@pytest.mark.parametrize("sort", READERS)
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes(range(256)) * 8, "binary, not text"),
        (b"name\tkind\x00\tcode", "binary, not text"),
        ("näme\tkind\n".encode("latin-1"), "line 1: not UTF-8"),
        (b"\xff\xfen", "binary, not text"),
        (b"name\n" * 5_000_000, "larger than 20 MB"),
    ],
)
def test_what_is_no_text_is_told_in_one_line(tmp_path: Path, sort: str, data: bytes, said: str):
    with pytest.raises(BadInput, match=said) as told:
        parsed(tmp_path, sort, data)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("sort", READERS)
@pytest.mark.parametrize("data", [b"", b"\n\n# nothing\n", b"words, words\n", b"a\tb\n1\t2\n"])
def test_a_file_of_another_kind_is_told(tmp_path: Path, sort: str, data: bytes):
    assert faults(tmp_path, sort, data)


def test_a_file_full_of_faults_is_not_read_to_its_end(tmp_path: Path):
    found = faults(tmp_path, "register", ACTORS + "Ash Front\tgang\n" * 200_000)
    assert found[-1] == (1002, "so many faults: not read from here on")


@pytest.mark.parametrize("sort", READERS)
def test_deep_nesting_and_endless_numbers_are_faults(tmp_path: Path, sort: str):
    for text in ("a = " + "[" * 100_000, "a = " + "9" * 10_000):
        assert faults(tmp_path, sort, text)


@pytest.mark.parametrize(
    "as_saved",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.rstrip("\n").encode(),
    ],
)
def test_marks_of_encodings_and_line_ends_change_nothing(tmp_path: Path, as_saved):
    files = shown()
    for sort, name in (("register", "actors.tsv"), ("ontology", "types.toml")):
        plain, saved = (parsed(tmp_path, sort, t) for t in (files[name], as_saved(files[name])))
        assert saved.items == plain.items
        assert not saved.faults.found


def test_cells_that_a_spreadsheet_has_quoted_are_read(tmp_path: Path):
    read = parsed(tmp_path, "lexicon", f'{TRIGGERS}"push, shove"\tv\tASSAULT\t\t"obj:man"\n')
    assert [entry.words for entry in read.items] == [("push",), ("shove",)]


def test_a_word_with_a_hyphen_is_noted(tmp_path: Path):
    read = parsed(tmp_path, "lexicon", f"{TRIGGERS}land-grab\tn\tCOERCE\n")
    assert not read.faults.found
    assert [line for line, _ in read.faults.notes] == [2]


def test_lines_of_the_packages_tables_can_be_copied(tmp_path: Path):
    data = Path(__file__).parents[2] / "src" / "dateline" / "knowledge" / "data"
    read = parsed(tmp_path, "lexicon", (data / "triggers.tsv").read_text("utf-8"))
    package = list(read_entries(load_classes()))
    unlike = [text for _, text in read.faults.found if "stands in line" not in text]
    assert unlike == []
    assert len(package) > 1000
    for table in ("persons.tsv", "media.tsv", "organisations.tsv"):
        read = parsed(tmp_path, "register", (data / table).read_text("utf-8"))
        unlike = [
            text
            for _, text in read.faults.found
            if "already" not in text and "ambiguous" not in text and "needs a sector" not in text
        ]
        assert unlike == []
        assert read.items


def test_what_is_faulty_is_refused_before_reading(tmp_path: Path):
    (tmp_path / "own").write_text(f"{TRIGGERS}shove\tq\tASSAULT\nshove\tv\tBAD\n")
    with pytest.raises(BadCall, match=r"--lexicon .*own: line 2: .*1 more: dateline lexicon check"):
        load_own(lexicon=tmp_path / "own")
    with pytest.raises(BadCall, match="no such file"):
        load_own(register=tmp_path / "nosuch")


def test_the_digest_is_that_of_the_texts(tmp_path: Path):
    folder = write_shown(tmp_path)
    one = load_own(lexicon=folder / "words.tsv")
    (folder / "other.tsv").write_bytes((folder / "words.tsv").read_bytes())
    assert load_own(lexicon=folder / "other.tsv") == one
    (folder / "other.tsv").write_text(shown()["words.tsv"].replace(".8", ".7"), "utf-8")
    digests = {load_own(lexicon=folder / "other.tsv").digest, one.digest, Own().digest}
    assert len(digests) == 3
    assert len({Knowledge(own).digest for own in (Own(), one)}) == 2


def test_an_entry_of_the_package_is_replaced_with_all_its_names(tmp_path: Path):
    text = f"{ACTORS}United Nations\tigo\tUNO\tGOV\t\t\t\tThe Glass House\n"
    read = parsed(tmp_path, "register", text)
    register = load_register(read.items)
    held = [
        named.entry
        for name, named in register.names.all()
        if named.entry.id == "org/united-nations"
    ]
    assert {entry.sectors for entry in held} == {("GOV",)}
    assert not any(name == "UN" for name, _ in register.names.all())
    note_package(read.items, load_register(), read.faults)
    ((line, note),) = read.faults.notes
    assert (line, note[:38]) == (2, "replaces org/united-nations of the pac")
    assert "UN" in note


def test_a_name_of_the_user_is_nobody_elses(tmp_path: Path):
    text = f"{ACTORS}Ash Front\tgroup\tKEN\tREB\t\t\t\tNATO\n"
    read = parsed(tmp_path, "register", text)
    register = load_register(read.items)
    assert [n.entry.id for name, n in register.names.all() if name == "NATO"] == ["group/ash-front"]
    note_package(read.items, load_register(), read.faults)
    assert "'NATO' stood for org/" in read.faults.notes[0][1]


def test_a_replaced_person_is_gone_from_the_surnames(tmp_path: Path):
    text = f"{ACTORS}Colin Powell\tperson\tKEN\tLAB\n"
    register = load_register(parsed(tmp_path, "register", text).items)
    ours = [e for e in register.surnames[fold("powell")] if e.id == "person/colin-powell"]
    assert [entry.country for entry in ours] == ["KEN"]


def test_a_type_takes_parties_modes_and_lifting_from_its_parent(tmp_path: Path):
    (tmp_path / "own").write_text(TYPE)
    ontology = Knowledge(load_own(ontology=tmp_path / "own")).ontology
    kind, parent = ontology.types["x:well_poisoning"], ontology.types["ASSAULT"]
    assert (kind.actor, kind.recipient) == (parent.actor, parent.recipient)
    assert ontology.modes["x:well_poisoning"] == ontology.modes["ASSAULT"]
    assert ontology.lifting["threaten", "x:well_poisoning"] == "THREATEN"
    assert ontology.lifted_modes["threaten", "x:well_poisoning"] == "violence"
    assert ontology.plain("x:well_poisoning") == "ASSAULT"


def test_all_that_the_packages_rows_use_is_in_the_lists_of_codes():
    codes = load_codes()
    for entry in read_entries(load_classes()):
        parties = [p for slot in (*entry.actor, *entry.recipient) for p in slot.split("+")]
        assert set(parties) <= codes.slots, entry
        assert set(entry.contexts) <= codes.contexts
        assert entry.mode is None or entry.mode in codes.modes[entry.type]
        assert not entry.cue or entry.cue in codes.cues
    for kind in load_types().values():
        for slots in (*kind.actor.values(), *kind.recipient.values()):
            assert {part for slot in slots for part in slot.split("+")} <= codes.slots


def test_a_name_that_is_a_common_word_is_noted(tmp_path: Path):
    read = parsed(tmp_path, "register", f"{ACTORS}Ash Front\tgroup\tKEN\tREB\t\t\t\tashmen\n")
    note_package(read.items, load_register(), read.faults)
    assert read.faults.notes == [(2, "'ashmen' counts wherever that word stands in a text")]
