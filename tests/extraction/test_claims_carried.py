"""What only carries a claim: a channel, a light verb, an owner's pronoun; and deeds beside claims."""

import pytest

from extraction.claim_words import Read, told, words


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Tebboune vowed on Facebook that the smugglers would be caught.", "vowed", ["that the smugglers would be caught"]),
        ("Milei threatened on Truth Social to sue the paper.", "threatened", ["to sue the paper"]),
        ("Miners called on Telegram for the governor to resign.", "called", ["the governor to resign"]),
        # who is asked is no channel
        ("Miners called on Kenya to release the envoy.", "called", ["Kenya to release the envoy"]),
        ("The union called on state television to drop the film.", "called", ["state television to drop the film"]),
        ("The bishop called on YouTube to remove the clip.", "called", ["YouTube to remove the clip"]),
        ("The coach did not rule that out.", "rule", ["that"]),
    ],
)  # fmt: skip
def test_a_channel_is_no_part_of_what_is_said(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("The envoy expressed the fear that the talks would fail.", "expressed", "fear"),
        ("The envoy expressed himself calmly and said the talks would go on.", "said", "state"),
        ("The judge turned down a plea for bail.", "turned", "refuse"),
        ("The council voted to sack the manager.", "voted", "announce"),
    ],
)
def test_the_noun_or_the_whole_verb_tells_the_act(
    text: str, cue: str, act: str, read_text: Read
) -> None:
    assert told(read_text(text), cue).act == act


def test_what_somebody_calls_a_thing_is_a_claim_inside_another(read_text: Read) -> None:
    record = read_text(
        "The union called for an inquiry into what it described as an excessive use of tear gas."
    )
    inner, outer = told(record, "described"), told(record, "called")
    assert inner.parent == outer.id
    assert words(record, inner.source) == ["it"]


def test_ones_own_support_is_of_who_voices_it(read_text: Read) -> None:
    record = read_text(
        "Thirty herders were buried on Sunday. The ministers condemned the raid and reaffirmed their support for"
        " the talks."
    )
    assert told(record, "support").actors == told(record, "reaffirmed").actors


@pytest.mark.parametrize(
    "text",
    [
        "A guest turned down the heating.",
        "The minister concludes a working visit to Lomé.",
        "The firm had billed the town for a bridge.",
        "The junta has outlived a blockade and an ultimatum.",
        "A stranger called her mother at night.",
        "She declined to be named for fear of losing her job.",
    ],
)
def test_deeds_and_silence_are_no_claims(text: str, read_text: Read) -> None:
    record = read_text(text)
    assert [words(record, c.cue) for c in record.claims] == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The panel concluded that the dam was unsafe.", "concluded"),
        ("He called her mother a saint.", "called"),
        ("The mayor mentioned that nine had died.", "mentioned"),
    ],
)
def test_words_that_only_look_like_deeds(text: str, cue: str, read_text: Read) -> None:
    assert told(read_text(text), cue)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Boys believed to work for a smuggling ring torched a customs post near Arlit.",
            "believed",
            ["Boys", "to work for a smuggling ring"],
        ),
        ("A barge thought to be carrying rifles sank off Latakia.", "thought", ["A barge", "to be carrying rifles"]),
        ("The mayor expected to win the vote.", "expected", ["to win the vote"]),
        (
            "Wages have not been paid since May, and nurses are threatening to walk out.",
            "threatening",
            ["to walk out"],
        ),
    ],
)  # fmt: skip
def test_what_the_sentence_itself_tells_is_no_content(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


@pytest.mark.parametrize(
    ("text", "cue", "asked"),
    [
        ("Norway urged Kenya to leave the pact.", "urged", ["Kenya"]),
        ("The ministry called on the rebels to lay down their arms.", "called", ["rebels"]),
        ("Norway demanded that Kenya leave the pact.", "demanded", []),
        ("Norway wants Kenya to leave the pact.", "wants", []),
        ("It is feared that dozens are trapped.", "feared", []),
        ("The ministry called on the widow of the premier on Friday.", "", []),
    ],
)
def test_who_is_asked_to_do_something_is_addressed(
    text: str, cue: str, asked: list[str], read_text: Read
) -> None:
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    found = told(record, cue).addressees if cue else ()
    assert [names[actor] for actor in found] == asked


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The rebels held a bridge, and the two arrested clerks seem to have vanished – along with their brother.",
            "seem",
            ["the two arrested clerks", "to have vanished"],
        ),
        (
            "Those doubts appear to have been justified, as Chadian officials on Sunday said nine men were shot.",
            "appear",
            ["Those doubts", "to have been justified"],
        ),
    ],
)
def test_what_seems_is_nobodys_word(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    claim = told(record, cue)
    assert words(record, *claim.content) == content
    assert claim.source is None
