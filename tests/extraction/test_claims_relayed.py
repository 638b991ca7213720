"""Words handed on: whom a report quotes or cites, whose a quotation is that goes on, claims that a report doubts."""

import pytest

from extraction.claim_words import Read, told, words


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "“There is no deal,” an unnamed envoy was quoted by the Prensa agency as saying.",
            "quoted",
            "an unnamed envoy",
            ["“There is no deal,”"],
        ),
        (
            "The minister was quoted by state-run Xinhua as saying on Monday that exports would recover.",
            "quoted",
            "The minister",
            ["that exports would recover"],
        ),
        (
            "The governor was quoted as saying the ferry was safe.",
            "quoted",
            "The governor",
            ["the ferry was safe"],
        ),
        (
            "The daily quoted a palace source as saying that the kingdom would answer.",
            "saying",
            "a palace source",
            ["that the kingdom would answer"],
        ),
        (
            "The Herald reported, quoting military sources in Juba, that two brigades had moved.",
            "quoting",
            "military sources in Juba",
            ["that two brigades had moved"],
        ),
        (
            "Nine miners had died, Anadolu said, citing local officials.",
            "citing",
            "local officials",
            ["Nine miners had died"],
        ),
        ("He resigned, citing poor health.", "citing", "He", ["poor health"]),
    ],
)
def test_who_is_quoted_or_cited_speaks(
    text: str, cue: str, source: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    claim = told(record, cue)
    assert words(record, claim.source, *claim.content) == [source, *content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Governor Ema Tuilagi condemned the looting, saying that the port was “on its knees”."
            " “These shops fed our children. Whoever burned them burned our bread.”",
            "condemned",
            ["the looting"],
        ),
        (
            "“I saw it all,” the driver said. “It burned for an hour.”\n\n“Nobody came.” The council"
            " denied that.",
            "denied",
            ["that"],
        ),
        (
            "“We saw smoke,” the nurse said. “Who will rebuild it?” the mayor asked.",
            "asked",
            ["“Who will rebuild it?”"],
        ),
    ],
)
def test_a_quotation_goes_on_with_whose_it_was(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Allegations that soldiers took part in the raid could not be independently confirmed.",
            "confirmed",
            "Allegations that soldiers took part in the raid",
        ),
        ("Claims of mass graves have not been verified.", "verified", "Claims of mass graves"),
    ],
)
def test_what_is_not_confirmed_is_in_doubt(
    text: str, cue: str, content: str, read_text: Read
) -> None:
    record = read_text(text)
    claim = told(record, cue)
    assert (claim.act, claim.source, words(record, *claim.content)) == ("doubt", None, [content])
    inner = [c for c in record.claims if c.parent == claim.id]
    assert len(inner) == 1


def test_an_event_of_an_unconfirmed_report_is_doubted(read_text: Read) -> None:
    record = read_text("Reports that rebels killed nine farmers in Ituri could not be confirmed.")
    stances = {m.stance for e in record.events if e.type == "ASSAULT" for m in e.mentions}
    assert stances == {"doubts"}


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        (
            "Mali: Two boys shot in Mopti - hospital sources",
            "hospital sources",
            "Two boys shot in Mopti",
        ),
        (
            "Six killed in raid on Darfur village – residents",
            "residents",
            "Six killed in raid on Darfur village",
        ),
        ("Gold prices rise in Asia - a good sign", None, None),
    ],
)
def test_the_end_of_a_title_names_who_says_so(
    title: str, source: str | None, content: str | None, read_text: Read
) -> None:
    record = read_text(f"{title}\n\nThe town is quiet now, and shops are open again.")
    found = [c for c in record.claims if "title" in c.why]
    assert [words(record, c.source, *c.content) for c in found] == (
        [[source, content]] if source else []
    )
    assert ":" not in [word for c in record.claims for word in words(record, c.cue)]


def test_a_rubric_speaks_not(read_text: Read) -> None:
    assert not read_text("Explainer: Why the strait matters\n\nThe strait is narrow.").claims
    assert read_text("Police: Driver fled after crash\n\nThe road is open again.").claims


def test_who_is_quoted_as_denying_denies(read_text: Read) -> None:
    record = read_text("The mayor was quoted by AFP as denying that the dam had burst.")
    own = [c for c in record.claims if words(record, c.source) == ["The mayor"]]
    assert [claim.act for claim in own] == ["deny"]


def test_who_is_quoted_as_saying_says_it_once(read_text: Read) -> None:
    record = read_text(
        "The minister was quoted by Xinhua as saying on Monday that exports would recover."
    )
    assert [words(record, *claim.content) for claim in record.claims] == [
        ["that exports would recover"]
    ]


def test_who_is_quoted_by_name_and_office_speaks(read_text: Read) -> None:
    text = "Radio Kibo quoted the ward chief, Juma Wekesa, as saying that the bridge was closed."
    record = read_text(text)
    claim = told(record, "saying")
    assert words(record, claim.source) == ["the ward chief, Juma Wekesa"]
    assert words(record, *claim.content) == ["that the bridge was closed"]


def test_whom_a_speaker_cites_between_commas_speaks_too(read_text: Read) -> None:
    record = read_text("Rescue workers, citing residents, say 30 people are missing.")
    assert [(words(record, c.source), words(record, *c.content)) for c in record.claims] == [
        (["Rescue workers"], ["30 people are missing"]),
        (["residents"], ["30 people are missing"]),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“Where are our boys?” asked Mariama Sow, whose two sons disappeared in March.", "sons"),
        (
            "The head of the rescue service, quoted by Interfax, said the search was over.",
            "Interfax",
        ),
    ],
)
def test_who_is_named_behind_a_speaker_is_not_the_speaker(
    text: str, actor: str, read_text: Read
) -> None:
    record = read_text(text)
    names = {a.id: a.name for a in record.actors}
    assert all(names[a] != actor for c in record.claims for a in c.actors)


def test_who_is_advised_to_go_is_under_a_demand(read_text: Read) -> None:
    record = read_text("The embassy advised citizens to leave. It advised that the road was shut.")
    assert [c.act for c in record.claims] == ["demand", "state"]
