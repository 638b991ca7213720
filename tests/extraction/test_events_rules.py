"""What an event holds beside its type: layers, mentions, reasons; and how the finder behaves."""

import pytest

from dateline.extraction.events.finder import find_events
from dateline.record import Event, Record

HOSTILE = [
    "",
    " \n\t ",
    "😀 police arrested 👮‍♀️ 40 people\r\n\r\nRiots broke out 💥.",
    "police arrested forty people in lima",
    "attack " * 3000,
    "Cafe\u0301 owners\u200b protested\x07 against\x00 the ban.",
    "A" * 20000,
    "Police left at \u00b2 pm and " + "9" * 5000 + " PM sources wept.",
]


def only(record: Record, kind: str) -> Event:
    found = [event for event in record.events if event.type == kind]
    assert len(found) == 1, [(e.type, e.why) for e in record.events]
    return found[0]


def words(record: Record, event: Event) -> list[str]:
    return [record.report.text[m.span.start : m.span.end] for m in event.mentions]


def test_offer_keeps_the_offered_act_as_core(read) -> None:
    record = read("Kenya offered to host talks.")
    event = only(record, "AGREE")
    assert (event.core.type, event.core.status) == ("CONSULT", "future")
    assert words(record, event) == ["offered", "talks"]


def test_threat_is_no_assault(read) -> None:
    record = read("The militia threatened to blow up the dam.")
    assert [e.type for e in record.events] == ["THREATEN"]
    assert record.events[0].core.status == "hypothetical"
    assert [m.stance for m in record.events[0].mentions] == ["asserts", "threatens"]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Kenya said it would not hold talks with the militants.", "REJECT", "CONSULT"),
        ("The president said he will not resign.", "REJECT", "RETREAT"),
        ("Turkey vowed not to withdraw from Cyprus.", "REJECT", "RETREAT"),
        ("Russia promised not to attack Ukraine.", "CONCEDE", "ASSAULT"),
        ("The rebels agreed not to attack convoys.", "AGREE", "ASSAULT"),
    ],
)
def test_what_is_promised_not_to_be_is_refused_or_conceded(
    read, text: str, kind: str, named: str
) -> None:
    event = only(read(text), kind)
    assert (event.status, event.core.type, event.core.status) == ("actual", named, "negated")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said it would not attack the city.", "ASSAULT"),
        ("The army will not attack the city.", "ASSAULT"),
        ("The government said it will not impose sanctions on Iran.", "SANCTION"),
        ("The ministry said it had decided not to send troops to Mali.", "MOBILIZE"),
    ],
)
def test_harm_that_is_ruled_out_is_no_threat(read, text: str, kind: str) -> None:
    assert [(e.type, e.status) for e in read(text).events] == [(kind, "negated")]


def test_without_lifting_the_core_repeats_the_event(read) -> None:
    event = only(read("Police arrested 40 people on Friday."), "COERCE")
    assert event.core.trigger == event.trigger
    assert (event.core.type, event.core.status) == (event.type, event.status)


def test_accusation_and_what_it_alleges_are_two_events(read) -> None:
    record = read("Riyadh accused the police of killing 12 protesters.")
    assert only(record, "ACCUSE").claim is None
    assault = only(record, "ASSAULT")
    assert assault.claim is not None
    assert assault.mentions[0].stance == "asserts"


def test_several_words_for_one_attack_are_one_event(read) -> None:
    record = read("Troops opened fire on a crowd in the square, killing two people.")
    assert words(record, only(record, "ASSAULT")) == ["opened", "killing"]


def test_definite_noun_restates_what_was_told_before(read) -> None:
    record = read("Protests broke out in the capital. The protests went on for a week.")
    assert words(record, only(record, "PROTEST")) == ["Protests", "protests"]


def test_attacks_by_different_sides_stay_apart(read) -> None:
    record = read("Turkey bombed a village. Syria bombed a town.")
    assert [e.type for e in record.events] == ["ASSAULT", "ASSAULT"]


def test_attack_without_parties_gets_an_unidentified_force_and_the_country(read) -> None:
    record = read("A bomb exploded in Karachi.")
    event = only(record, "ASSAULT")
    actors = {actor.id: actor for actor in record.actors}
    assert [(actors[i].country, actors[i].sectors) for i in event.actors] == [("PAK", ("UAF",))]
    assert [actors[i].country for i in event.recipients] == ["PAK"]
    assert "supposed" in event.why


def countries_of_recipients(record: Record, event: Event) -> list[str | None]:
    actors = {actor.id: actor for actor in record.actors}
    return [actors[i].country for i in event.recipients]


def test_protest_at_home_without_a_target_is_against_the_country(read) -> None:
    record = read("Thousands of students marched in Dhaka on Monday.")
    event = only(record, "PROTEST")
    assert countries_of_recipients(record, event) == ["BGD"]
    assert "recipient supposed: country of the place, BGD" in event.why


@pytest.mark.parametrize(
    "text", ["Both sides exchanged fire near Goma.", "The two neighbours fought a war in Kashmir."]
)
def test_sides_that_are_told_are_no_unidentified_force(read, text: str) -> None:
    assert not any("supposed" in event.why for event in read(text).events)


def test_gangs_that_infiltrate_a_march_have_not_marched(read) -> None:
    text = "Crowds marched in Lima. The minister blamed gangs that infiltrated the marches."
    draft = read(text)
    gangs = {actor.id for actor in draft.actors if "gangs" in actor.name}
    assert not any(gangs & {*e.actors} for e in draft.events if e.type == "PROTEST")


@pytest.mark.parametrize(
    "text",
    [
        "Turkish workers marched in Berlin on Monday.",
        "Thousands of students marched on Monday.",
        "Nurses did not march in Dhaka on Monday.",
        "Kenya protested in Nairobi on Monday.",
    ],
)
def test_no_target_of_a_protest_is_supposed_abroad_nowhere_of_states_or_where_there_was_none(
    text: str, read
) -> None:
    assert not any("supposed" in event.why for event in read(text).events)


def test_supposed_actors_are_only_kept_where_an_event_has_them(read) -> None:
    record = read("The novelist lives in Karachi.")
    used = {i for e in record.events for i in (*e.actors, *e.recipients)}
    assert all(actor.mentions or actor.id in used for actor in record.actors)


def test_demand_of_a_protest_is_no_request(read) -> None:
    record = read("Students staged a demonstration to demand the resignation of the governor.")
    assert "REQUEST" not in {e.type for e in record.events}
    event = only(record, "PROTEST")
    names = {a.id: a.name for a in record.actors}
    assert [names[i] for i in event.recipients] == ["governor"]


def test_reason_names_words_rule_and_parties(read) -> None:
    why = only(read("Kenya offered to host talks."), "AGREE").why
    for part in ('"offered"', "CONSULT offered → AGREE", 'actor: subj "Kenya"', "recipient: none"):
        assert part in why


def test_contexts_are_at_most_three_and_fit(read) -> None:
    text = "The president urged parliament to ratify the nuclear treaty on uranium exports."
    for event in read(text).events:
        assert len(event.contexts) <= 3
    assert "cbrn" in read("The envoy criticized the nuclear test.").events[0].contexts


def test_every_predicate_gives_an_event_when_asked(read_all) -> None:
    record = read_all("The minister explained the plan and left. Police arrested two men.")
    text = record.report.text
    found = {text[e.trigger.start : e.trigger.end]: e.type for e in record.events}
    assert found["explained"] == found["left"] == "x:other"
    assert found["arrested"] == "COERCE"


def test_plain_reading_has_no_other_events(read) -> None:
    assert all(e.type != "x:other" for e in read("The minister explained the plan.").events)


def test_events_are_numbered_in_text_order(read) -> None:
    record = read("Rebels killed a judge. Police arrested two men. Workers went on strike.")
    starts = [e.trigger.start for e in record.events]
    assert starts == sorted(starts)
    assert [e.id for e in record.events] == [f"e{n}" for n in range(1, len(starts) + 1)]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_read_and_spans_stay_inside(read, text: str) -> None:
    record = read(text)
    for event in record.events:
        for span in (event.trigger, event.core.trigger, event.sentence):
            assert 0 <= span.start < span.end <= len(text)
        assert event.trigger in {m.span for m in event.mentions}


def test_finder_is_exported() -> None:
    assert callable(find_events)


@pytest.mark.parametrize(
    "text",
    [
        "The minister refused to discuss the attack on the village.",
        "The president did not mention the attack in his speech.",
        "The Security Council failed to agree on a resolution condemning the attack in Mali.",
    ],
)
def test_what_nobody_would_speak_of_is_not_undone(read, text: str) -> None:
    assert only(read(text), "ASSAULT").status == "actual"


def test_who_is_behind_an_attack_is_its_actor(read) -> None:
    record = read("Washington believes Iran was behind the attack.")
    (actor,) = only(record, "ASSAULT").actors
    assert [a.name for a in record.actors if a.id == actor] == ["Iran"]


def test_who_is_arrested_in_a_headline_is_no_doer(read) -> None:
    record = read("Jackson arrested on DUI charge")
    (event,) = record.events
    assert event.actors == ()
    assert [a.name for a in record.actors if a.id in event.recipients] == ["Jackson"]


def test_a_deed_that_would_not_help_is_not_done(read) -> None:
    assert (
        only(read("The admiral said attacking the ports would not help."), "ASSAULT").status
        == "hypothetical"
    )
    assert (
        only(read("The minister said bombing the camps was a mistake."), "ASSAULT").status
        == "actual"
    )


def test_who_is_run_down_by_a_driver_is_no_victim_of_an_attack(read) -> None:
    assert read("She was mowed down by a drunken driver, police said.").events == ()


def test_a_refusal_holds_its_own_no(read) -> None:
    record = read("Paris had no intention of withdrawing its soldiers, an official said.")
    assert only(record, "REJECT").status == "actual"
    assert [m.use for p in record.places if p.name == "Paris" for m in p.mentions] == ["metonym"]


def test_aid_that_is_suspended_is_a_sanction(read) -> None:
    record = read("The United States has suspended some aid programmes in Niger.")
    assert only(record, "SANCTION").mode == "discontinue"


def test_who_would_not_be_named_is_elected_to_nothing(read) -> None:
    assert read("A French official, who asked not to be named, spoke of the budget.").events == ()


@pytest.mark.parametrize(
    "text",
    [
        "The president said he would break off talks with the rebels.",
        "Turkey said it would suspend trade with Israel.",
    ],
)
def test_a_bound_act_stands_though_said_alone_is_none(read, text: str) -> None:
    assert only(read(text), "THREATEN").status == "actual"


def test_how_it_was_done_is_not_told_by_another_clause(read) -> None:
    text = "Nine people were killed in Chad on Monday after the president fled by helicopter."
    assert only(read(text), "ASSAULT").mode is None


def test_villages_that_troops_take_are_seized(read) -> None:
    assert only(read("Rebels took the town of Goma on Monday."), "COERCE").mode == "seize"
    assert read("She took the city by storm.").events == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister has called for calm and is to meet the union on 29 May.",
        "In May 2022 rebels seized a priest, who was released a week later.",
        "The junta has freed ten men and will try them on 30 June.",
    ],
)
def test_what_was_done_is_never_dated_by_a_day_to_come(read, text: str) -> None:
    record = read(text, published="2024-05-01")
    kinds = {"REQUEST", "RETREAT"}
    told = {e.status for e in record.events if e.type in kinds}
    assert told
    assert told <= {"actual", "historical"}


def test_abstaining_in_a_vote_gives_way_to_nobody(read) -> None:
    assert "CONCEDE" not in {e.type for e in read("Hungary abstained in the vote.").events}


def test_an_obligation_is_one_demand(read) -> None:
    record = read("He rejected the plan, saying that the army must leave first.")
    assert only(record, "REQUEST").mode == "yield"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Riots followed Imran Khan's arrest.", "COERCE", (), ("Imran Khan",)),
        ("The army's arrest of the mayor was condemned.", "COERCE", ("army",), ("mayor",)),
        ("The journalist's murder was condemned.", "ASSAULT", (), ("journalist",)),
        ("The army's killings went on.", "ASSAULT", ("army",), ()),
        ("The captain charged with theft has been jailed.", "ACCUSE", (), ("captain",)),
        ("Three Killed In Athens Raid", "ASSAULT", None, ("Three",)),
        ("The soldiers charged into a crowd in Lima on Monday.", "ASSAULT", ("soldiers",), None),
    ],
)
def test_who_owns_what_was_done_to_him_suffered_it(read, text, kind, actors, recipients) -> None:
    record = read(text)
    names = {actor.id: actor.name for actor in record.actors}
    event = next(e for e in record.events if e.type == kind)
    for wanted, found in ((actors, event.actors), (recipients, event.recipients)):
        assert wanted is None or tuple(names[i] for i in found) == wanted, event.why


@pytest.mark.parametrize(
    "text",
    [
        "President Bush charges into the last week of the campaign.",
        "Rovers shot 46.8 percent for the game.",
    ],
)
def test_who_charges_into_a_campaign_or_shoots_percents_harms_nobody(read, text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('"He attacked us," the mayor said.', 0),
        ('"They burned our houses," said a farmer in Kano.', 0),
        ('"We burned the houses," said a rebel in Kano.', 1),
        ("The union said it would strike on Monday.", 1),
    ],
)
def test_who_is_quoted_speaks_of_himself_as_we(read, text: str, actors: int) -> None:
    (event,) = read(text).events
    assert len(event.actors) == actors, event.why


def test_storm_is_known_by_its_name_further_on(read) -> None:
    record = read("Hurricane Ivan neared Cuba. Ivan has killed at least 60 people.")
    assert "ASSAULT" not in {e.type for e in record.events}


def test_who_is_accused_in_a_headline_accuses_nobody(read) -> None:
    event = only(read("CIA accused over Iraq detainees"), "ACCUSE")
    assert (len(event.actors), len(event.recipients)) == (0, 1)


def test_who_denies_and_accuses_does_both(read) -> None:
    record = read("Mali's army denied that its men had fired on a camp and blamed the rebels.")
    event = only(record, "ACCUSE")
    names = [a.name for a in record.actors if a.id in event.actors]
    assert (event.status, names) == ("actual", ["Mali's army"])


def test_attack_without_casualties_stays_one(read) -> None:
    record = read("Gunmen attacked a bus near Beni; no casualties were reported.")
    assert only(record, "ASSAULT").status == "actual"


def test_rockets_fired_at_a_village_are_heavy_weapons(read) -> None:
    assert only(read("Rebels fired rockets at a village."), "ASSAULT").mode == "heavy-weapons"


def test_who_comes_on_motorcycles_has_not_come_upon_anybody(read) -> None:
    text = "The provincial police chief told reporters that the attackers had come on motorcycles."
    assert read(text).events == ()


def test_who_declares_a_curfew_after_looting_has_not_looted(read) -> None:
    record = read("The mayor of Bogota declared a curfew after looting.")
    assert [e.type for e in record.events if e.actors] == ["COERCE"]


def test_who_speaks_after_talks_took_part_in_them(read) -> None:
    record = read("After talks with her German counterpart, the minister said she was tired.")
    assert len(only(record, "CONSULT").actors) == 2


def test_who_stops_a_march_does_not_march(read) -> None:
    assert only(read("Police stopped a march in Minsk."), "PROTEST").actors == ()


@pytest.mark.parametrize(
    "text",
    ["Washington eased sanctions on Venezuela.", "Germany ended its arms embargo on Chad."],
)
def test_sanctions_lifted_are_imposed_on_nobody(read, text: str) -> None:
    assert {event.type for event in read(text).events} == {"CONCEDE"}


@pytest.mark.parametrize(
    "text",
    ["The tax increase angered Bolivians.", "The wage cut opened old wounds for Zambians."],
)
def test_whom_a_measure_hits_has_not_taken_it(read, text: str) -> None:
    measures = [e for e in read(text).events if e.type == "x:economic_measure"]
    assert measures
    assert not any(event.actors for event in measures)


def test_the_host_of_a_signing_takes_no_part(read) -> None:
    event = only(read("Gabon and Togo signed a declaration in Ankara."), "SUPPORT")
    assert not event.recipients


def test_counted_votes_are_no_vote(read_text) -> None:
    assert not read_text("Lovell beat Marsh by 2,205 to 1,980 votes.").events
    (vote,) = read_text("Parliament will hold a vote on the budget.").events
    assert vote.type == "x:political_process"
