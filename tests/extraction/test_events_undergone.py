"""Who suffers, withstands or evades an act has not done it."""

import pytest

from dateline.record import Event, Record

SUFFERED = [
    ("The Ugandan army suffered a heavy attack near Bundibugyo on Friday.", "UGA"),
    ("Mali's army sustained a deadly raid on Sunday.", "MLI"),
    ("Kenyan police suffered an ambush on Monday.", "KEN"),
    ("Rome condemned the hanging of two Italian sailors.", "ITA"),
]
AVERTED = [
    ("Somali police foiled a bomb attack on the airport.", "ASSAULT"),
    ("The article said Iran could evade Western sanctions against its banks.", "SANCTION"),
]


def only(record: Record, kind: str) -> Event:
    found = [event for event in record.events if event.type == kind]
    assert len(found) == 1, [(e.type, e.why) for e in record.events]
    return found[0]


@pytest.mark.parametrize(("text", "country"), SUFFERED)
def test_who_suffers_an_attack_is_its_recipient(read, text: str, country: str) -> None:
    record = read(text)
    event = only(record, "ASSAULT")
    actors = {actor.id: actor for actor in record.actors}
    (recipient,) = event.recipients
    assert actors[recipient].country == country
    assert {"MIL", "COP"} & {*actors[recipient].sectors}
    assert recipient not in event.actors


@pytest.mark.parametrize(("text", "kind"), AVERTED)
def test_who_averts_an_act_is_not_its_actor(read, text: str, kind: str) -> None:
    assert only(read(text), kind).actors == ()


def test_the_speaker_threatens_not_who_was_taken(read) -> None:
    record = read("The warlord said five monks had been seized and threatened to shoot them.")
    event = only(record, "THREATEN")
    actors = {actor.id: actor.name for actor in record.actors}
    assert [actors[actor] for actor in event.actors] == ["warlord"]


def test_who_is_taken_prisoner_is_the_victim(read) -> None:
    record = read("Five soldiers had been taken prisoner by rebels.")
    event = only(record, "ASSAULT")
    actors = {actor.id: actor.name for actor in record.actors}
    assert [actors[actor] for actor in event.recipients] == ["soldiers"]


DOERS = [
    ("Four nurses employed by a charity were abducted on Monday.", "ASSAULT", "charity", False),
    ("Police break up wage protest in Dhaka", "PROTEST", "Police", False),
    ("A raid conducted by Israeli forces in Jenin killed four.", "ASSAULT", "Israeli forces", True),
    ("Arrests made by police in Accra angered the union.", "COERCE", "police", True),
    ("Israel stopped air strikes on Gaza.", "ASSAULT", "Israel", True),
]


@pytest.mark.parametrize(("text", "kind", "name", "did"), DOERS)
def test_only_who_did_it_is_the_actor(read, text: str, kind: str, name: str, did: bool) -> None:
    record = read(text)
    actors = {actor.id: actor.name for actor in record.actors}
    first = next(event for event in record.events if event.type == kind)
    assert (name in [actors[actor] for actor in first.actors]) == did


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Colonel Sanda's arrests go on.", "actors"),
        ("Colonel Sanda's arrest shocked the town.", "recipients"),
    ],
)
def test_ones_arrest_is_suffered_and_ones_arrests_are_done(read, text: str, role: str) -> None:
    record = read(text)
    names = {actor.id: actor.name for actor in record.actors}
    assert [names[actor] for actor in getattr(only(record, "COERCE"), role)] == ["Sanda"]


@pytest.mark.parametrize(
    "text",
    [
        "The bishop called the bombing a crime.",
        "The union leader, Ana Tora, called the arrest of two dockers a disgrace.",
    ],
)
def test_who_judges_an_act_has_not_done_it(read, text: str) -> None:
    kinds = {"ASSAULT", "COERCE"}
    found = [event for event in read(text).events if event.type in kinds]
    names = {actor.id: actor.name for actor in read(text).actors}
    assert [
        [names[a] for a in event.actors if "bishop" in names[a] or "Tora" in names[a]]
        for event in found
    ] == [[]]
