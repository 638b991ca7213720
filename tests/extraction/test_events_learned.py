"""What the encoder adds to lexicon and parse: acts, types, parties; and where it has no say."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.extraction.actors import find_actors
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.events import finder
from dateline.extraction.events.learned import LEVELS, Learned
from dateline.extraction.places import find_places
from dateline.extraction.tagging import acts_by_rules, hints
from dateline.models.acts import ACTS, ROLES, RULED_OUT
from dateline.models.tagger import Reading
from dateline.record import Event
from plainreports import make_plain_report


@pytest.fixture
def context(reader, parser):
    """A text → its context and the draft with actors, as the encoder is given them."""

    def make(text: str) -> tuple[Context, Draft]:
        report = make_plain_report(text)
        ctx = Context(report, parser.analyse(text), reader.knowledge, Options())
        return ctx, find_actors(ctx, find_places(ctx, Draft()))

    return make


def saying(size: int, **acts: float) -> Reading:
    """An encoder that says of word `wN` the type given as `wN_TYPE=probability`, of all others none."""
    said = np.zeros((size, len(ACTS)), np.float32)
    said[:, 0] = 1
    for name, probability in acts.items():
        word, kind = name.removeprefix("w").split("_", 1)
        said[int(word)] = 0
        said[int(word), ACTS.index(kind)] = probability
        said[int(word), 0] += 1 - probability
    vectors = np.zeros((size, 4), np.float32)
    return Reading([], said, vectors, vectors)


def settled(context, text: str, **acts: float) -> list[tuple[str, str]]:
    """The triggers and types that are left."""
    ctx, draft = context(text)
    a = ctx.analysis
    reading = saying(len(a), **acts)
    kept = Learned(a, reading).settle(acts_by_rules(ctx, draft)).kept
    return [(" ".join(a.words[act.hit.first : act.hit.last]), act.type) for act in kept]


def test_a_sure_word_that_the_lexicon_lacks_is_an_act(context) -> None:
    assert settled(context, "Rebels frobbed the town.", w1_ASSAULT=0.99) == [("frobbed", "ASSAULT")]


def test_an_unsure_word_is_none(context) -> None:
    low = LEVELS.add - 0.05
    assert settled(context, "Rebels frobbed the town.", w1_ASSAULT=low) == []


def test_beside_another_act_a_less_sure_word_will_do(context) -> None:
    said = {"w1_ASSAULT": (LEVELS.add + LEVELS.add_beside) / 2}
    assert settled(context, "Rebels frobbed the town.", **said) == []
    beside = settled(context, "Rebels frobbed the town and shelled a school.", w5_ASSAULT=1, **said)
    assert beside == [("frobbed", "ASSAULT"), ("shelled", "ASSAULT")]


def test_an_act_of_an_unsure_row_is_what_the_encoder_is_sure_of(context) -> None:
    found = settled(context, "The union called for talks.", w2_PROTEST=0.95, w4_CONSULT=0.9)
    assert ("called", "PROTEST") in found


def test_a_sure_row_keeps_its_type(context) -> None:
    assert settled(context, "Paris accused Rome of lies.", w1_PROTEST=0.99) == [
        ("accused", "ACCUSE")
    ]


def test_neighbouring_words_of_one_type_are_one_trigger(context) -> None:
    found = settled(context, "Rebels frobbed away the town.", w1_ASSAULT=0.99, w2_ASSAULT=0.9)
    assert found == [("frobbed away", "ASSAULT")]


def test_an_act_of_the_lexicon_goes_where_the_encoder_is_sure_of_none(context) -> None:
    assert settled(context, "The firm called for a new logo.") == []


def test_rules_have_the_say_on_force_beside_words_of_sport(context) -> None:
    assert settled(context, "A sniper shot the referee.") == [("shot", "ASSAULT")]


def test_a_word_that_tells_the_event_of_another_again_stays(context) -> None:
    found = settled(context, "The union called for talks and urged a truce.", w6_REQUEST=0.5)
    assert ("called", "REQUEST") in found


def test_an_act_of_the_lexicon_stays_where_the_encoder_wavers(context) -> None:
    found = settled(context, "The army shelled the town.", w2_PROTEST=0.4)
    assert found == [("shelled", "ASSAULT")]


def test_what_a_dropped_act_covered_stands_again(context) -> None:
    ctx, draft = context("Police arrested a man on charges of fraud.")
    acts = acts_by_rules(ctx, draft)
    assert [act.type for act in acts.kept] == ["COERCE"]
    arrest, entry = acts.kept[0], replace(acts.kept[0].hit.entry, precision=0.5)
    unsure = replace(arrest, hit=replace(arrest.hit, entry=entry))
    reading = saying(len(ctx.analysis), w5_ACCUSE=0.9)
    kept = Learned(ctx.analysis, reading).settle(acts._replace(kept=[unsure])).kept
    assert [(act.hit.token, act.type) for act in kept] == [(5, "ACCUSE")]


def test_a_party_at_the_root_of_a_headline_is_found(context) -> None:
    ctx, _ = context("Hundreds of Kenyan farmers at protest in Nairobi")
    asks = np.zeros((8, 4), np.float32)
    answers = asks.copy()
    asks[5, :2], answers[:4, :2] = 1, 5  # the first four words are the actor of the sixth
    reading = Reading([], saying(8).acts, asks, answers)
    assert [head for head, _ in Learned(ctx.analysis, reading).parties(5, "actor", "PROTEST")] == [
        0
    ]


def accusation(context, monkeypatch, text: str, *recipients: int) -> Event:
    """The event of a sentence whose second word accuses, the encoder sure of the recipients' words."""
    ctx, draft = context(text)
    size = len(ctx.analysis)
    asks = np.zeros((size, 4), np.float32)
    answers = asks.copy()
    asks[1, 2:], answers[list(recipients), 2:] = 1, 5
    reading = Reading([], saying(size, w1_ACCUSE=0.99).acts, asks, answers)
    monkeypatch.setattr(finder, "reading_of", lambda *_: reading)
    (event,) = finder.find_events(ctx, draft).events
    return event


def test_reason_names_what_gave_each_party(context, monkeypatch) -> None:
    event = accusation(context, monkeypatch, "France accused Syria of raids before Jordan.", 2, 6)
    assert 'recipient: obj "Syria"; learned 1.00 "Jordan"' in event.why


def test_who_is_named_in_another_clause_is_no_further_party(context, monkeypatch) -> None:
    event = accusation(context, monkeypatch, "France accused Syria of raids, it told Jordan.", 2, 8)
    assert "Jordan" not in event.why


def test_who_is_named_within_a_party_is_no_further_party(context, monkeypatch) -> None:
    text = "France accused the spokesman of Syria."
    assert "learned" not in accusation(context, monkeypatch, text, 3, 5).why


def test_a_party_within_what_is_said_must_be_surer(context) -> None:
    ctx, _ = context("France accused Syria and said that Jordan slept.")
    asks, answers = np.zeros((9, 4), np.float32), np.zeros((9, 4), np.float32)
    asks[1, 2:], answers[[2, 6], 2:] = 1, 0.5
    asks[4] = asks[1]
    learned = Learned(ctx.analysis, Reading([], saying(9).acts, asks, answers))
    near, far = (learned.parties(token, "recipient", "ACCUSE") for token in (1, 4))
    assert {probability < LEVELS.far for _, probability in near} == {True}
    assert 6 not in [head for head, _ in far]


def test_the_doer_of_another_deed_must_be_surer(context) -> None:
    ctx, _ = context("France accused a group led by Jordan.")
    asks, answers = np.zeros((8, 4), np.float32), np.zeros((8, 4), np.float32)
    asks[1, 2:], answers[[3, 6], 2:] = 1, 0.5
    learned = Learned(ctx.analysis, Reading([], saying(8).acts, asks, answers))
    assert [head for head, _ in learned.parties(1, "recipient", "ACCUSE")] == [3]


def test_a_talk_of_two_has_no_recipient_by_guess(context, monkeypatch) -> None:
    ctx, draft = context("Chad and Kenya held talks, Peru said.")
    asks, answers = np.zeros((9, 4), np.float32), np.zeros((9, 4), np.float32)
    asks[4, 2:], answers[6, 2:] = 1, 5
    reading = Reading([], saying(9, w4_CONSULT=0.99).acts, asks, answers)
    monkeypatch.setattr(finder, "reading_of", lambda *_: reading)
    (event,) = finder.find_events(ctx, draft).events
    assert (len(event.actors), event.recipients) == (2, ())


def test_a_word_that_the_lexicon_rules_out_must_be_surer(context) -> None:
    low = (LEVELS.add + LEVELS.add_ruled_out) / 2
    assert settled(context, "The firm backed away.", w2_CONCEDE=low) == []
    assert settled(context, "The firm backed away.", w2_CONCEDE=LEVELS.add_ruled_out + 0.01) != []


def test_hints_tell_act_lexicon_and_rows_that_rule_out(context) -> None:
    ctx, draft = context("Russia offered to withdraw its troops, the ministry said.")
    by_word = dict(zip(ctx.analysis.words, hints(ctx, draft), strict=True))
    assert by_word["offered"][1:] == (ACTS.index("CONCEDE"), ACTS.index("AGREE"))
    assert by_word["withdraw"][1:] == (0, ACTS.index("RETREAT"))
    assert by_word["said"][1:] == (0, RULED_OUT)


def test_roles_are_probabilities() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(6, 8)).astype(np.float32)
    said = Reading([], np.zeros((6, len(ACTS)), np.float32), vectors, vectors).roles(2, 1, 5)
    assert said.shape == (4, len(ROLES))
    assert np.allclose(said.sum(-1), 1, atol=1e-5)


def test_a_word_that_only_joins_names_no_act(context) -> None:
    found = settled(context, "Crowds frobbed and looted a bank.", w1_ASSAULT=0.99, w2_ASSAULT=0.1)
    assert ("and", "ASSAULT") not in found
    assert settled(context, "Crowds came and went.", w2_ASSAULT=0.99) == []
