"""Which words of a report speak of one event, and which of another."""

import pytest

from dateline.record import Record

DAY = "2022-01-10"


def told(record: Record, kind: str) -> list[list[str]]:
    text = record.report.text
    return [[m.span.text(text) for m in e.mentions] for e in record.events if e.type == kind]


def test_general_words_speak_of_the_unrest_known_already(read) -> None:
    text = (
        "Massive protests broke out in Peru on January 3. Students came to join demonstrations. "
        "State media said that unrest in Peru had harmed trade. Officials regretted the riots."
    )
    assert told(read(text, published=DAY), "PROTEST") == [
        ["protests", "demonstrations", "unrest", "riots"]
    ]


@pytest.mark.parametrize(
    "later",
    [
        "Ministers fear an uprising in the north.",
        "Dissidents might rise up in the south.",
        "Protests in Chile ended on Sunday.",
        "Two protests were held on Sunday.",
    ],
)
def test_other_unrest_stays_apart(read, later: str) -> None:
    record = read(f"Protests broke out in Peru on January 3. {later}", published=DAY)
    assert len(told(record, "PROTEST")) == 2


def test_what_is_real_does_not_join_what_is_feared(read) -> None:
    record = read("Ministers feared riots in Peru. On Monday the riots broke out in Lima.")
    statuses = [e.status for e in record.events if e.type == "PROTEST"]
    assert statuses == ["hypothetical", "actual"]


def test_label_on_an_event_is_no_event_of_its_own(read) -> None:
    record = read("The minister said the protests were a coup attempt.")
    assert not told(record, "ASSAULT")
    assert told(record, "PROTEST") == [["protests"]]


def test_best_day_told_wins_over_the_day_of_publication(read) -> None:
    record = read(
        "The protests went on. The protests that broke out on January 3 shook Lima.", published=DAY
    )
    (event,) = [e for e in record.events if e.type == "PROTEST"]
    times = {time.id: time.start for time in record.times}
    assert times[event.time or ""] == "2022-01-03"


def test_what_lies_long_back_is_historical_and_says_why(read) -> None:
    record = read("Police arrested 40 people in 2019.", published=DAY)
    (event,) = [e for e in record.events if e.type == "COERCE"]
    assert event.status == event.mentions[0].status == event.core.status == "historical"
    assert 'status: its time "2019"' in event.why


def test_day_of_an_offer_is_not_that_of_what_is_offered(read) -> None:
    record = read("Kenya offered on Monday to host talks.", published=DAY)
    (event,) = [e for e in record.events if e.type == "AGREE"]
    assert event.time is not None
    assert event.core.time is None


def test_rejected_plan_stands_as_its_only_mention_does(read) -> None:
    for event in read("Voters rejected the plan by 52 votes to 48.").events:
        assert event.status == min(event.mentions, key=lambda m: m.status == "negated").status


@pytest.mark.parametrize(
    "text",
    [
        "A roadside bomb hit a convoy of Pakistani troops in Quetta, killing seven.",
        "An air strike hit the hospital, killing two nurses and wounding a doctor.",
    ],
)
def test_what_a_weapon_hit_and_whom_it_killed_is_one_attack(read, text: str) -> None:
    (event,) = [e for e in read(text).events if e.type == "ASSAULT"]
    assert len(event.mentions) > 1


def test_unrest_of_another_year_is_another(read) -> None:
    text = (
        "Crowds marched through Lima on Saturday to protest against the president. "
        "In October 2017, similar protests forced a minister to resign."
    )
    assert len(told(read(text, published=DAY), "PROTEST")) == 2


def test_a_denial_gives_the_event_no_actor(read) -> None:
    text = "A market in Lima was looted on Saturday. The mayor denied that students had looted it."
    record = read(text, published=DAY)
    names = {actor.id: actor.name for actor in record.actors}
    looted = [e for e in record.events if "loot" in e.trigger.text(text)]
    assert looted
    assert all("students" not in names[i] for e in looted for i in e.actors)


def test_raid_and_arrest_in_one_breath_are_two(read) -> None:
    record = read("Customs officers seized forty rifles and arrested the driver.", published=DAY)
    assert len(told(record, "COERCE")) == 2


def test_the_first_sentence_tells_the_title_in_full(read) -> None:
    record = read(
        "Chad frees rebels\nPresident Idriss Deby freed 40 rebels on Monday.", published=DAY
    )
    (event,) = [e for e in record.events if e.type == "RETREAT"]
    names = {actor.id: actor.name for actor in record.actors}
    assert len(event.mentions) == 2
    assert [names[i] for i in event.actors] == ["Idriss Deby"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad frees rebels\nNiger freed 40 fishermen on Monday.",
        "Chad frees rebels\nTalks went on in Paris. Niger freed 40 rebels on Monday.",
    ],
)
def test_another_deed_under_a_title_stays_apart(read, text: str) -> None:
    assert len(told(read(text, published=DAY), "RETREAT")) == 2


def test_what_a_bomb_did_is_the_blast_of_the_title(read) -> None:
    text = "Blast in Cotabato kills vendor\nA bomb went off in a market in Cotabato, wounding six people."
    assert len(told(read(text, published=DAY), "ASSAULT")) == 1


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Warlord killed\nTroops killed the warlord, who had ordered the murder of a judge.", 2),
        ("Pilot killed\nA pilot held since May by rebels was killed on Sunday.", 2),
    ],
)
def test_a_title_is_told_in_full_by_one_deed(read, text: str, many: int) -> None:
    assert len(told(read(text, published=DAY), "ASSAULT")) == many


def test_other_victims_than_the_title_has_are_of_another_deed(read) -> None:
    text = "Police arrest students in Kenya\nPolice arrested a journalist in Nairobi on Monday."
    assert len(told(read(text, published=DAY), "COERCE")) == 2
