"""What one act says of others beside it: lists under one binding word, charges behind an arrest, demands of a protest."""

import pytest


def _told(draft) -> list[tuple[str, str]]:
    return [(e.type, e.status) for e in draft.events if e.type[:2] != "x:"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # One threat, offer or plan, whatever its list holds.
        ("Malta threatened to close its embassy in Tunis and expel two diplomats.", ["THREATEN"]),
        ("Laos plans to impose sanctions on Burma and recall its ambassador.", ["THREATEN"]),
        ("Qatar said it would send tents and fly doctors to Sudan.", ["AGREE"]),
        ("Mali has refused to sign the treaty or recognise the new government.", ["REJECT"]),
        # Acts of two kinds are two events, both bound.
        ("Fiji promised to free the prisoners and send food to Tonga.", ["CONCEDE", "AGREE"]),
        # A verb with a doer of its own, or told as past, stands apart.
        (
            "Malta threatened to close its embassy and its navy seized two Libyan boats.",
            ["THREATEN", "COERCE"],
        ),
        (
            "Gabon refused to release the sailors and expelled the French ambassador.",
            ["REJECT", "SANCTION"],
        ),
        # Who agree that they should do it agree to do it.
        ("Oman and Yemen agreed that they should cooperate against piracy.", ["AGREE"]),
    ],
)
def test_list_under_one_binding_word_is_bound_throughout(read, text: str, types: list[str]) -> None:
    told = _told(read(text))
    assert [kind for kind, _ in told] == types
    assert {status for _, status in told} == {"actual"}


def test_who_agree_that_others_should_go_do_not_go(read) -> None:
    told = dict(_told(read("Oman agreed that Yemen should withdraw its troops.")))
    assert told["AGREE"] == "actual"
    assert told["RETREAT"] == "hypothetical"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A clerk was arrested in Minsk for cooperating with Lithuania.", ["COERCE"]),
        ("Police detained two priests on suspicion of aiding the rebels.", ["COERCE"]),
        ("A clerk was arrested in Minsk after supporting the rebels.", ["COERCE", "SUPPORT"]),
        ("A clerk was arrested in Minsk for killing two policemen.", ["COERCE", "ASSAULT"]),
        ("Nurses marched in Quito demanding that the army free two doctors.", ["PROTEST"]),
        ("Nurses marched in Quito after the army freed two doctors.", ["PROTEST", "RETREAT"]),
        ("Nurses in Quito demanded that the army free two doctors.", ["REQUEST", "RETREAT"]),
    ],
)
def test_charge_of_an_arrest_and_demand_of_a_protest_are_covered(
    read, text: str, types: list[str]
) -> None:
    assert [kind for kind, _ in _told(read(text))] == types


def test_killed_where_the_raid_was_is_told_of_the_raid(read) -> None:
    told = _told(read("Troops launched a raid on a hamlet near Bria where six men were killed."))
    assert told == [("ASSAULT", "actual")]


def test_killed_earlier_where_the_raid_was_is_another_deed(read) -> None:
    told = _told(
        read("Troops launched a raid on a hamlet near Bria where rebels had killed six men.")
    )
    assert told == [("ASSAULT", "actual")] * 2


def test_kidnapped_in_the_town_of_the_raid_is_another_deed(read) -> None:
    told = _told(
        read("Guards carried out a raid on a bar in the town where two monks were kidnapped.")
    )
    assert told == [("ASSAULT", "actual")] * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nepal said it would withdraw its peacekeepers from Haiti unless the gangs disarmed.", "THREATEN"),
        ("Nepal said it would withdraw its peacekeepers from Haiti unless the gangs attacked.", "CONCEDE"),
        ("Nepal said it would withdraw its peacekeepers from Haiti.", "CONCEDE"),
        ("Cairo's announcement of a withdrawal of troops from Sinai calmed markets.", "CONCEDE"),
        ("Cairo's announcement of the withdrawal of its troops calmed markets.", "RETREAT"),
        ("Cairo's announcement of an air strike on Derna drew protests.", "ASSAULT"),
    ],
)  # fmt: skip
def test_help_withdrawn_on_a_condition_and_what_a_noun_announces(
    read, text: str, kind: str
) -> None:
    assert kind in [event.type for event in read(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Malawi signed a law against witchcraft.",
        "Governor Ruiz signed the bill into law on Friday.",
    ],
)
def test_signing_a_law_is_home_politics(read, text: str) -> None:
    assert {event.type for event in read(text).events} == {"x:political_process"}
