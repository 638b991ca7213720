"""What a user's own files make of a text: their words before the package's, their actors by name."""

from collections.abc import Callable

import pytest

from dateline.extraction.draft import Options
from dateline.extraction.reader import Reader
from dateline.knowledge.own import load_own
from dateline.record import Actor, Event, Record
from own_files import shown, write_shown
from plainreports import make_plain_report

EXTRA_TYPE = """
[[type]]
name = "x:pact"
parent = "AGREE"
definition = "A pact is made or promised."
triggers = [
  { words = "covenant", pos = "v", actor = "subj", recipient = "with" },
  { words = "crackdown, truce", pos = "n" },
]
examples = ["a", "b", "c", "d", "e"]
"""
EXTRA_WORDS = "ambush\tv\t-\t-\tobj:reporter\narrest\tv\tACCUSE\tinvestigate\n"
EXTRA_ACTORS = (
    "Kaboro\tperson\tKEN\tREB\trebel commander\t2019\t2022\n"
    "United Nations\tigo\tUNO\tGOV\t\t\t\tUN\n"
    "Ash Front\tgroup\tKEN\tREB\t\t\t\tNATO|ashmen|Red-Tide Army\n"
)


@pytest.fixture(scope="module")
def read_own(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Record]:
    """Reads with the files of the docs, and some more of each kind."""
    folder = write_shown(tmp_path_factory.mktemp("own"))
    for name, more in (
        ("types.toml", EXTRA_TYPE),
        ("words.tsv", EXTRA_WORDS),
        ("actors.tsv", EXTRA_ACTORS),
    ):
        (folder / name).write_text(shown()[name] + more, "utf-8")
    own = load_own(folder / "actors.tsv", folder / "words.tsv", folder / "types.toml")
    reader = Reader(Options(claims="rules", own=own))
    return lambda text, **fields: reader.read(make_plain_report(text, **fields))


def one(record: Record, kind: str) -> Event:
    (event,) = [event for event in record.events if event.type == kind]
    return event


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    return [actor.name for actor in record.actors if actor.id in ids]


def named(record: Record, register: str) -> Actor:
    (actor,) = [actor for actor in record.actors if actor.register == register]
    return actor


def test_a_users_type_has_its_parties_contexts_and_reason(read_own):
    record = read_own("Kenya cut off the internet in Somalia on Monday.")
    event = one(record, "x:internet_shutdown")
    assert [event.type for event in record.events] == ["x:internet_shutdown"]
    assert names(record, event.actors) == ["Kenya"]
    assert names(record, event.recipients) == ["Somalia"]
    assert "rights_freedoms" in event.contexts
    assert "your ontology: cut off [obj:internet|network|broadband]" in event.why
    assert "a kind of COERCE" in event.why


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kenya threatened to cut off the internet.", "THREATEN", "actual"),
        ("Kenya refused to shut down the internet.", "REJECT", "actual"),
        ("Kenya agreed to shut down the internet.", "AGREE", "actual"),
    ],
)
def test_it_is_lifted_as_its_parent_is(read_own, text: str, kind: str, status: str):
    event = one(read_own(text), kind)
    assert (event.status, event.core.type) == (status, "x:internet_shutdown")


def test_it_stays_itself_where_its_parent_would(read_own):
    event = one(read_own("Kenya will covenant with Somalia."), "x:pact")
    assert (event.status, event.core.type) == ("future", "x:pact")
    event = one(read_own("Kenya did not shut down the internet."), "x:internet_shutdown")
    assert event.status == "negated"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya said it would shut down the internet.", "threaten"),
        ("Kenya said it had not shut down the internet.", "deny"),
        ("Kenya said nobody had shut down the internet.", "deny"),
    ],
)
def test_claims_of_it_do_what_claims_of_its_parent_do(read_own, read, text: str, act: str):
    arrest = text.replace("shut down the internet", "arrested a lawyer").replace(
        "would arrested", "would arrest"
    )
    assert [claim.act for claim in read(arrest).claims] == [act]
    assert [claim.act for claim in read_own(text).claims] == [act]


def test_an_alleged_one_is_an_event_of_its_own(read_own):
    record = read_own("The opposition accused Kenya of throttling the network.")
    assert [event.type for event in record.events] == ["ACCUSE", "x:internet_shutdown"]


def test_rows_of_the_user_win_over_the_packages(read_own, read):
    text = "Soldiers arrested a lawyer in Nairobi."
    assert [event.type for event in read(text).events] == ["COERCE"]
    event = one(read_own(text), "ACCUSE")
    assert event.mode == "investigate"
    assert "your lexicon: arrest → ACCUSE/investigate" in event.why


def test_a_users_noun_is_not_spent_by_a_verb_of_the_package(read_own, read):
    text = "Kenya and Somalia signed a truce."
    assert len(read(text).events) == 1
    record = read_own(text)
    assert [event.type for event in record.events] == ["x:pact"]
    assert names(record, record.events[0].actors) == ["Kenya", "Somalia"]


def test_a_users_type_is_found_in_sport_too(read_own, read):
    text = (
        "The striker scored twice as the home side won the football match and the championship. "
        "The goalkeeper and his coach praised the midfielder after the final whistle of the season. "
        "Before the match the league shut down the internet in the stadium."
    )
    assert one(read_own(text), "x:internet_shutdown")
    assert not read(text).events


def test_a_row_without_a_type_silences(read_own, read):
    text = "Rebels ambushed a reporter on the road to Nairobi."
    assert [event.type for event in read(text).events] == ["ASSAULT"]
    assert not read_own(text).events
    assert one(read_own("Rebels ambushed a convoy near Nairobi."), "ASSAULT")


@pytest.mark.parametrize(
    ("published", "sectors", "office"),
    [
        ("2021-05-01", ("GOV",), "lands minister"),
        ("2024-05-01", ("OPP",), "leader of the opposition"),
        ("2019-05-01", (), None),
    ],
)
def test_a_person_has_the_office_of_the_day(read_own, published: str, sectors, office):
    record = read_own("Kenya's farmers cheered when Sena Okolo spoke.", published=published)
    okolo = named(record, "person/sena-okolo")
    assert (okolo.sectors, okolo.office, okolo.country) == (sectors, office, "KEN")
    assert "your register person/sena-okolo" in okolo.why


def test_a_person_of_one_name_is_found(read_own):
    record = read_own("Soldiers hunted Kaboro in the hills.", published="2021-05-01")
    assert named(record, "person/kaboro").sectors == ("REB",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The TFL met officials.", True),
        ("THE FARMERS' LEAGUE met officials.", True),
        ("Members said the Farmers’ League would meet.", True),
        ("The tfl met officials.", False),
        ("The TFLs met officials.", False),
        ("The Farmers' Leagues met officials.", False),
    ],
)
def test_names_are_found_as_the_packages_are(read_own, text: str, found: bool):
    ids = {actor.register for actor in read_own(text).actors}
    assert ("org/tamarind-farmers--league" in ids) == found


@pytest.mark.parametrize("written", ["NATO", "Ash Front", "Ashmen", "Red Tide Army"])
def test_a_name_of_the_user_is_nobody_elses(read_own, written: str):
    record = read_own(f"On Monday {written} attacked Nairobi.")
    front = named(record, "group/ash-front")
    assert (front.kind, front.country, front.sectors) == ("group", "KEN", ("REB",))
    assert "in your register" in front.why


def test_an_entry_of_the_package_is_replaced(read_own):
    record = read_own("Kenya urged the UN to act. The United Nations replied.")
    assert named(record, "org/united-nations").sectors == ("GOV",)


def test_what_is_the_users_is_part_of_what_made_the_record(read_own, read):
    text = "Nothing happened."
    assert read_own(text).made.config != read(text).made.config
