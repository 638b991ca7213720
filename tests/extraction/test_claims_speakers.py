"""Who speaks: surnames that two bear, pronouns behind a quotation, several who are named."""

import pytest

from dateline.record import Record
from extraction.claim_words import Read, told


def _speakers(record: Record, cue: str) -> list[str]:
    names = {actor.id: actor.name for actor in record.actors}
    return [names[actor] for actor in told(record, cue).actors]


_FIRE = (
    "Police in Elmira have held Tom Hargrove, 31, a roofer and a cousin of Councilwoman Ann Hargrove, over the"
    " fire.\n\n"
)


def test_of_two_with_one_surname_it_is_who_bears_the_title(read_text: Read) -> None:
    record = read_text(_FIRE + "Councilwoman Hargrove warned that the mill would close.")
    assert _speakers(record, "warned") == ["Ann Hargrove"]


def test_of_two_with_one_surname_the_first_named_where_nothing_tells_them_apart(
    read_text: Read,
) -> None:
    record = read_text(_FIRE + "Hargrove denied that he had lit it.")
    assert _speakers(record, "denied") == ["Tom Hargrove"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "Sheriff Dale Moss said the shed had been locked. “Mr. Lutz was asleep,” Moss said. “Mr. Lutz heard"
            " nothing.” He added that the dog was gone.",
            "added",
            "Dale Moss",
        ),
        (
            "Judge Mina Sorel opened the hearing. A pathologist told the court the man had been dead for hours;"
            " she believed that the wound was older.",
            "believed",
            "pathologist",
        ),
        (  # who is spoken of outside quotation marks may be whom "he" means
            "The mayor of Lomas praised Dale Moss. “Moss saved us,” a baker told a reporter. Moss retired in May."
            " He said he was tired.",
            "said",
            "Dale Moss",
        ),
    ],
)
def test_who_goes_on_speaking_is_who_spoke(
    text: str, cue: str, speaker: str, read_text: Read
) -> None:
    assert _speakers(read_text(text), cue) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Two deputies, Awa Sarr and Omar Keita, denied the charge.", ["Awa Sarr", "Omar Keita"]),
        ("Omar Keita, a deputy, denied the charge.", ["Omar Keita"]),
    ],
)
def test_each_of_several_who_are_named_speaks(
    text: str, speakers: list[str], read_text: Read
) -> None:
    assert _speakers(read_text(text), "denied") == speakers


def test_the_subject_of_an_active_verb_says_it(read_text: Read) -> None:
    record = read_text("The parties\n\nOslo reports that the ferry was held.")
    claim = told(record, "reports")
    assert claim.source is not None
    assert claim.source.text(record.report.text) == "Oslo"


@pytest.mark.parametrize(
    ("text", "cue", "speakers"),
    [
        ("Envoys of Chad and Libya met in Rome. Both sides praised the hosts.", "praised", 2),
        ("Fighting between the army and the rebels went on. Each side blames the other for the fire.", "blames", 2),
        ("France and Germany condemned the raid. They urged Israel to open the crossing.", "urged", 2),
        ("Chad and Libya signed a pact. Norway and Oman mediated. Both sides said it was fair.", "said", 2),
        ("The play is about Peru and Chile. Both sides said it was fair.", "said", 0),
        ("Chad and Libya met. Peru and Chile met. Both sides said it was fair.", "said", 0),
        ("Nurses in Lima and Cusco walked out. Both sides of the road were blocked, a porter said.", "said", 1),
    ],
)  # fmt: skip
def test_both_sides_are_the_last_two_named_together(
    text: str, cue: str, speakers: int, read_text: Read
) -> None:
    assert len(_speakers(read_text(text), cue)) == speakers


def test_who_mediates_is_no_side(read_text: Read) -> None:
    record = read_text(
        "Chad and Libya clashed. Norway and Oman hosted talks. Each side blamed the other."
    )
    assert _speakers(record, "blamed") == ["Chad", "Libya"]


@pytest.mark.parametrize(
    ("text", "cue", "speakers"),
    [
        ("He opened an account in Chad, which has refused to hand him over.", "refused", ["Chad"]),
        ("A bomb went off in Chad, which lies on a lake.", "lies", None),
        (
            "Guards beat two boys near the gate. Teachers gave a different account: they said nobody had been hurt.",
            "said",
            ["Teachers"],
        ),
        (
            "According to three sailors, a rocket hit the pier where families had slept. No one was hurt, they said.",
            "said",
            ["sailors"],
        ),
        (
            "The officers of the camp denied it. Migrants had fled. They said they were afraid.",
            "said",
            ["Migrants"],
        ),
        ("Kenya and Uganda signed a treaty. Both have praised it.", "praised", ["Kenya", "Uganda"]),
        (
            "Candidate Ali Omar leads rival Zara Noor. Both have claimed victory.",
            "claimed",
            ["Ali Omar", "Zara Noor"],
        ),
        ("Kenya, Chad and Uganda signed a treaty. Both have praised it.", "praised", []),
        (
            "Amnesty International counted the dead. Boko Haram burned a village. The group blamed Boko Haram.",
            "blamed",
            ["Amnesty International"],
        ),
        ("Boko Haram burned a village. The group claimed the attack.", "claimed", ["Boko Haram"]),
        (
            "Residents interviewed separately described how soldiers burned barns.",
            "described",
            ["Residents"],
        ),
    ],
)
def test_who_is_meant_by_which_they_both_and_the_group(
    text: str, cue: str, speakers: list[str] | None, read_text: Read
) -> None:
    record = read_text(text)
    if speakers is None:
        assert not record.claims
    else:
        assert _speakers(record, cue) == speakers
