"""Claims as they are cut: whose the pieces are, what is no claim, words set off; by the learned reader."""

import time

import pytest

from extraction.claim_words import Read, told, words


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The port authority closed two terminals in Mersin and ordered ships to anchor outside.",
            "ordered",
            ["ships to anchor outside"],
        ),
        ("Peru condemned the raid and sent blankets.", "condemned", ["the raid"]),
        (
            "Ministers left without a deal on water rights, though the Jordanian delegation said talks"
            " would resume in Aqaba.",
            "said",
            ["talks would resume in Aqaba"],
        ),
        (
            "He called the deal, which took a year, a betrayal, and sacked two aides.",
            "called",
            ["the deal, which took a year, a betrayal"],
        ),
        ("The deal, officials said, is dead.", "said", ["The deal", "is dead"]),
    ],
)
def test_content_is_of_the_cues_own_clause(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Army kills nine rebels in Kidal, Algeria promises mediation", "promises", ["mediation"]),
        ("Flood sweeps away bridge near Dhaka, rebels claim sabotage", "claim", ["sabotage"]),
        ("Storm kills nine in Oaxaca, governor says", "says", ["Storm kills nine in Oaxaca"]),
    ],
)
def test_a_headlines_second_clause_tells_its_own_object(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


def test_a_cue_of_helpers_alone_has_its_verb(read_text: Read) -> None:
    record = read_text("The BBC could not independently confirm either claim.")
    assert words(record, record.claims[0].cue) == ["could not independently confirm"]
    assert record.claims[0].act == "doubt"


def test_a_relative_clause_is_no_source_without_its_noun(read_text: Read) -> None:
    text = "TUNIS, April 4, 2024 (Wire) - Two customs officers, who asked not to be named, said the ship had left."
    record = read_text(text)
    (source,) = words(record, told(record, "said").source)
    assert source.startswith("Two customs officers")
    assert len(record.claims) == 1


def test_a_dateline_with_a_year_is_no_content(read_text: Read) -> None:
    text = "LIMA, May 9, 2024 - Coastguards traded shots off Arica, the Peruvian navy said."
    record = read_text(text)
    assert words(record, *record.claims[0].content) == ["Coastguards traded shots off Arica"]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo vetoes EU bid to widen fishing zones",
        "Belgium vetoed a motion on fishing rights.",
        "A judge convicted the ex-mayor of fraud and jailed him for six years.",
        "The senate stripped her of her seat.",
        "Canada recalled its envoy from Harare.",
        "Ethiopia withdrew its troops from Baidoa.",
        "The unions signed a wage deal.",
        "The king was forced to revoke a decree on grain.",
        "The mill dismissed 60 workers in April.",
        "The bank dismissed hundreds of staff.",
        "The emir dismissed Defence Minister Idris Bello.",
        "The queen dismissed her foreign minister.",
        "The general saw both the bishop and the mayor in Kisumu.",
        "Passers-by called the police.",
        "She was admitted to hospital with burns.",
        "The pilot admitted himself to a clinic.",
        "Families sought shelter in a mosque.",
        "Peru seeks the middle ground between its neighbours.",
        "The firm issued a patch.",
        "The judge showed no mercy.",
        "The bishop went to the camp to say farewell.",
    ],
)
def test_deeds_say_nothing(text: str, read_text: Read) -> None:
    assert read_text(text).claims == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The general recalled that his men had been hungry.", "recalled"),
        ("He recalled the war as a time of hunger.", "recalled"),
        ("The ministry withdrew its statement.", "withdrew"),
        ("The unions signed a statement calling for a strike.", "signed"),
        ("The bishop dismissed the mayor as a puppet.", "dismissed"),
        ("Many see the bishop as a rival.", "see"),
        ("Some see Chad behind the raid.", "see"),
        ("Many see in the army a protector.", "see"),
        ("The emir dismissed his rivals.", "dismissed"),
        ("The mayor dismissed the demonstrators.", "dismissed"),
        ("The emir dismissed the general as a fool.", "dismissed"),
        ("The editor called the mayor a thief.", "called"),
        ("The firm admitted two mistakes.", "admitted"),
        ("The opposition sought a recount.", "sought"),
    ],
)
def test_words_that_look_like_deeds_are_claims(text: str, cue: str, read_text: Read) -> None:
    record = read_text(text)
    assert told(record, cue)


def test_calling_on_people_out_of_courtesy_demands_nothing(read_text: Read) -> None:
    record = read_text(
        "The envoy called on the widow to say farewell. He called on Chad to disarm."
    )
    assert [(c.act, words(record, *c.content)) for c in record.claims] == [
        ("demand", ["Chad to disarm"])
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Togo called on Ghana to respect the truce.", "Ghana to respect the truce"),
        (
            "The guild called on the emir to show respect for the courts.",
            "the emir to show respect for the courts",
        ),
        ("She called on Chad to respect the treaty and thank Peru.", "Chad to respect the treaty"),
    ],
)
def test_calling_for_respect_demands_it(text: str, content: str, read_text: Read) -> None:
    claim = told(record := read_text(text), "called")
    assert (claim.act, words(record, *claim.content)) == ("demand", [content])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Some 30 houses, per the mayor's office, are under water.", ["the mayor's office"]),
        ("The toll stands at 12 per the district hospital.", ["the district hospital"]),
        ("The toll stands at 12, per Radio Okapi.", ["Radio Okapi"]),
        ("The state pays 40 dollars per child, 3 per cent of its budget.", []),
        ("The toll stands at 12 per the council's report.", ["the council's report"]),
        ("Six millers died per a report by the council.", ["a report by the council"]),
        ("The rebels left the port per the truce deal.", []),
        ("Millers get 9 dollars per the first sack.", []),
        ("The fund pays 30 dollars per Ghanaian.", []),
    ],
)
def test_per_names_who_says_so_where_it_is_no_rate(
    text: str, source: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert [s for c in record.claims for s in words(record, c.source)] == source


def test_answers_in_an_interview_are_nobodys_by_name(read_text: Read) -> None:
    text = "Q: Who broke the dam?\n\nA: We never saw them.\n\nQ: Will you stay?\n\nA: Yes, we will."
    record = read_text(text)
    assert [(words(record, c.source), words(record, *c.content)) for c in record.claims] == [
        ([], ["We never saw them."]),
        ([], ["Yes, we will."]),
    ]


@pytest.mark.parametrize(
    ("text", "source", "said", "cue", "also"),
    [
        (
            "Coastguards said the channel was mined and warned skippers to stay away.",
            "Coastguards",
            "the channel was mined",
            "warned",
            "skippers to stay away",
        ),
        (
            "The guild said talks had failed and called for a boycott.",
            "The guild",
            "talks had failed",
            "called",
            "a boycott",
        ),
        (
            "The ministry said the mill was unsafe and promised to close it.",
            "The ministry",
            "the mill was unsafe",
            "promised",
            "to close it",
        ),
    ],
)
def test_no_thing_speaks_so_the_speaker_goes_on(
    text: str, source: str, said: str, cue: str, also: str, read_text: Read
) -> None:
    record = read_text(text)
    first, second = told(record, "said"), told(record, cue)
    assert words(record, first.source, *first.content) == [source, said]
    assert words(record, second.source, *second.content) == [source, also]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "A guard said the men shouted and threatened to shoot.",
            "the men shouted and threatened to shoot",
        ),
        (
            "He said the mill was unsafe and condemned by inspectors.",
            "the mill was unsafe and condemned by inspectors",
        ),
    ],
)
def test_what_people_do_or_undergo_is_said_of_them(
    text: str, content: str, read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, "said").content) == [content]


def test_contents_break_off_inside_no_phrase(read_text: Read) -> None:
    text = "The Secretary-General condemns the ambush, which killed two medics, and extends his condolences."
    record = read_text(text)
    assert words(record, *told(record, "condemns").content) == [
        "the ambush, which killed two medics"
    ]


def test_who_speaks_next_did_not_say_what_is_not_clear(read_text: Read) -> None:
    text = "It was not clear who was behind the ambush, but officials blamed al-Shabab."
    record = read_text(text)
    assert [words(record, c.source) for c in record.claims] == [[], ["officials"]]


def test_what_was_issued_as_others_spoke_is_not_theirs(read_text: Read) -> None:
    text = "A flood warning was issued for the delta as forecasters predicted heavy rain."
    record = read_text(text)
    assert words(record, told(record, "issued").source) == []


@pytest.mark.parametrize(
    ("title", "act"),
    [
        ("Kenya's Otieno Orders Guards to Leave", "demand"),
        ("Weavers hail new wage law", "praise"),
        ("Chadian Herders Demand New Wells", "demand"),
    ],
)
def test_verbs_of_titles_are_acts_in_capitals_too(title: str, act: str, read_text: Read) -> None:
    assert [claim.act for claim in read_text(title).claims] == [act]


def test_what_a_spokesman_reports_of_another_is_the_others(read_text: Read) -> None:
    text = "President Awa Sarr said on Wednesday that the bid was dead, a government spokesman reported."
    record = read_text(text)
    inner, outer = told(record, "said"), told(record, "reported")
    assert inner.parent == outer.id
    assert words(record, inner.source) == ["President Awa Sarr"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            'A doctor, Hassan Said, said: "We have no beds. The ward is full."',
            "A doctor, Hassan Said",
        ),
        ("Villager Omar Said said the well was dry.", "Villager Omar Said"),
    ],
)
def test_a_speakers_name_may_be_said(text: str, source: str, read_text: Read) -> None:
    record = read_text(text)
    assert words(record, told(record, "said").source) == [source]


def test_what_is_agreed_to_holds_not_its_own_verb(read_text: Read) -> None:
    text = "The army blamed the rebels for breaking a truce which they had agreed to keep."
    record = read_text(text)
    assert words(record, *told(record, "agreed").content) == ["to keep"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "Rebels said they had taken the port. The army denied it. Two residents confirmed it.",
            [("confirms", "c1")],
        ),
        (
            "The harbour master said the pier was open. A local radio reported that it was still shut."
            " The port authority later corrected its statement.",
            [],
        ),
    ],
)
def test_what_a_third_speaker_confirms_or_corrects(
    text: str, about: list[tuple[str, str]], read_text: Read
) -> None:
    assert [(b.relation, b.id) for b in read_text(text).claims[-1].about] == about


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The ministry said nine men had been held, without naming them.",
            ["nine men had been held"],
        ),
        ("The general said the base had been hit, without elaborating.", ["the base had been hit"]),
        (
            "The palace said both had “agreed to meet again”, without giving details.",
            ["both had “agreed to meet again”"],
        ),
        (
            "The police said they had freed 40 boys, without providing evidence.",
            ["they had freed 40 boys"],
        ),
        ("The navy said a pier had burned without giving details.", ["a pier had burned"]),
        ("The emir said rebels had hit a well without elaborating.", ["rebels had hit a well"]),
        (
            "Nurses said a blast shook the ward without giving further details.",
            ["a blast shook the ward"],
        ),
        (
            "The guild said soldiers beat him without giving a reason.",
            ["soldiers beat him without giving a reason"],
        ),
        (
            "The widow said the court had dropped the case without explaining why.",
            ["the court had dropped the case without explaining why"],
        ),
        (
            "The union said weavers had been fired without being given notice.",
            ["weavers had been fired without being given notice"],
        ),
    ],
)
def test_what_is_kept_back_is_no_content(text: str, content: list[str], read_text: Read) -> None:
    record = read_text(text)
    assert words(record, *told(record, "said").content) == content
    assert all("naming" not in words(record, claim.cue)[0] for claim in record.claims)


def test_where_one_threatens_is_not_who_is_to_act(read_text: Read) -> None:
    record = read_text("The president threatened on state television to cut aid to Togo.")
    assert words(record, *told(record, "threatened").content) == ["to cut aid to Togo"]


def test_who_asks_for_years_in_jail_demands(read_text: Read) -> None:
    text = "The prosecutor asked for 30 years. The verdict is expected on 12 June."
    assert told(read_text(text), "asked").act == "demand"


@pytest.mark.parametrize(
    "text", ["The ambush has not been claimed.", "No one was asked if they feared arrest."]
)
def test_what_is_unclaimed_or_asked_is_not_said(text: str, read_text: Read) -> None:
    assert all(claim.act not in ("doubt", "fear") for claim in read_text(text).claims)


def test_a_source_in_passing_ends_at_its_comma(read_text: Read) -> None:
    record = read_text("The bey was, according to Radio Tunis, the last ruler of his house.")
    claim = told(record, "according")
    assert words(record, claim.source) == ["Radio Tunis"]
    assert words(record, *claim.content) == ["The bey was", "the last ruler of his house"]


def test_what_was_done_is_no_threat(read_text: Read) -> None:
    record = read_text("The rebels claimed to have seized the airport.")
    assert told(record, "claimed").act == "state"


def test_who_names_nobody_says_nothing(read_text: Read) -> None:
    record = read_text("The ministry said two men had been held; it did not name them.")
    assert [words(record, c.cue) for c in record.claims] == [["said"]]


@pytest.mark.parametrize(
    "text", ["The police did not identify the dead.", "The mayor declined to name the victim."]
)
def test_people_left_without_a_name_are_not_said(text: str, read_text: Read) -> None:
    assert read_text(text).claims == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The guild has not named a successor.", "named"),
        ("The mayor refused to name the bridge after the emir.", "refused"),
        ("Police have not identified a motive.", "identified"),
    ],
)
def test_what_is_not_appointed_or_called_is_claimed(text: str, cue: str, read_text: Read) -> None:
    assert told(read_text(text), cue)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The AU confirmed her arrest hours later.", "her arrest"),
        ("The king confirmed the raid days later.", "the raid"),
    ],
)
def test_a_time_is_no_half_of_what_was_confirmed(text: str, content: str, read_text: Read) -> None:
    record = read_text(text)
    assert words(record, *told(record, "confirmed").content) == [content]


def test_who_defends_itself_speaks_to_nobody(read_text: Read) -> None:
    record = read_text("Mali defended itself against charges that it had armed the militia.")
    assert told(record, "defended").addressees == ()


def test_a_time_is_no_agent(read_text: Read) -> None:
    record = read_text("Farmers threatened to strike unless the report was withdrawn by Monday.")
    assert all(words(record, c.source) != ["Monday"] for c in record.claims)


def test_who_is_asked_asks_nothing(read_text: Read) -> None:
    text = "Asked about the arrests, Interior Minister Lena Okoye said they were lawful."
    record = read_text(text)
    assert [words(record, c.cue) for c in record.claims] == [["said"]]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "An army statement said a Kurdish patrol had been shot at. “Two men were hurt,” it read.",
            "army",
        ),
        (
            "The water ministry released a letter to the owner. “We will not pay,” the letter read.",
            "ministry",
        ),
    ],
)
def test_what_reads_is_a_document_and_its_giver_speaks(
    text: str, holder: str, read_text: Read
) -> None:
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors}
    claim = told(record, "read")
    assert [holder in names[a] for a in claim.actors] == [True]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels said jets had hit a school. Angola called the allegation groundless.", "claim"),
        ("Rebels said they had shot down two jets, a number that the air ministry called fiction.", "figure"),
        ("Miners said the owner had fled, a claim that the company described as untrue.", "claim"),
        ("Rebels said troops had burned the school. The army described the report as fabricated.", "claim"),
    ],
)  # fmt: skip
def test_a_verdict_denies_what_it_is_on(text: str, target: str, read_text: Read) -> None:
    claim = read_text(text).claims[-1]
    assert claim.act == "deny"
    assert [(b.relation, b.kind) for b in claim.about] == [("denies", target)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The monitors gave the number of dead as 31.", "the number of dead as 31"),
        ("The Red Crescent gave the toll as 12.", "the toll as 12"),
    ],
)
def test_a_number_may_be_given(text: str, content: str, read_text: Read) -> None:
    record = read_text(text)
    claim = told(record, "gave")
    assert claim.source
    assert words(record, *claim.content) == [content]


def test_a_signature_is_a_speaker(read_text: Read) -> None:
    quote = "“We were never told about the dam.”"
    record = read_text(
        f"{quote} ― Ada Brook\n“They lied to us for years.”\n\n- Juan Pérez\n\nIt rained."
    )
    assert [words(record, c.source, *c.content) for c in record.claims] == [
        ["Ada Brook", quote],
        ["Juan Pérez", "“They lied to us for years.”"],
    ]


def test_a_paragraph_behind_a_colon_is_said(read_text: Read) -> None:
    block = "We have lost nine houses and the school, and nobody has come."
    record = read_text(f"The mayor added:\n\n{block}\n\nShe left on Friday.")
    assert [words(record, c.source, *c.content) for c in record.claims] == [["The mayor", block]]


def test_a_signature_may_say_where_it_was_said(read_text: Read) -> None:
    quote = "“We were never told about the dam.”"
    claim = read_text(f"{quote}\n\n-Ada Brook, speaking to the council.\n\nIt rained.").claims[0]
    assert claim.why == "signature"


def test_a_list_behind_a_quotation_is_no_signature(read_text: Read) -> None:
    text = '"We shall meet them all again this year."\n- Kenya\n- Uganda\n- Rwanda\n'
    assert all("-" not in words(read_text(text), c.cue) for c in read_text(text).claims)


def test_many_blanks_behind_a_quotation_cost_little(read_text: Read) -> None:
    text = '"We were never told about it at all."' + " " * 20_000 + "x\nKenya said so."
    began = time.process_time()
    read_text(text)
    assert time.process_time() - began < 10


TRANSCRIPT = (
    "Minister questioned about dam.\n\n"
    "ANNA KOVAC: Minister, nobody told the villages. Why did you wait?\n\n"
    "PETER LINDT: We told the mayors at once. I think they know that.\n\n"
    "They said they would pass it on, and we had no reason to doubt them.\n\n"
    "KOVAC: The mayors say they heard nothing.\n\n"
    "The dam burst on Sunday, according to police.\n"
)


def test_turns_of_a_transcript_are_their_speakers(read_text: Read) -> None:
    record = read_text(TRANSCRIPT)
    turns = [c for c in record.claims if words(record, c.cue) == [":"]]
    assert [words(record, c.source, *c.content) for c in turns] == [
        ["ANNA KOVAC", "Minister, nobody told the villages. Why did you wait?"],
        [
            "PETER LINDT",
            "We told the mayors at once. I think they know that.\n\n"
            "They said they would pass it on, and we had no reason to doubt them.",
        ],
        ["KOVAC", "The mayors say they heard nothing."],
    ]
    assert told(record, "say").parent == turns[2].id
    assert told(record, "according").parent is None


def test_roles_speak_in_turns(read_text: Read) -> None:
    record = read_text(
        "Presenter: Rebels have shelled the port of Aden.\n\n"
        "Correspondent: It began at dawn. Witnesses told me that two ships were hit.\n\n"
        "Presenter: And the government?\n"
    )
    turns = [words(record, c.source)[0] for c in record.claims if "transcript" in c.why]
    assert turns == ["Presenter", "Correspondent", "Presenter"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru: Floods kill 12 in the north.\n\nChile: Army takes a town.\n\nPeru: Police arrest 40.\n",
        "Brook: 2,316.\n\nLindt: 1,547.\n\nBrook: 300.\n",
    ],
)
def test_a_list_is_no_transcript(text: str, read_text: Read) -> None:
    assert not [c for c in read_text(text).claims if "transcript" in c.why]


def test_the_name_of_who_wrote_it_is_no_content(read_text: Read) -> None:
    text = (
        "Minister says dam is safe despite floods\n\nBy Lena Brook\n\n"
        "LIMA, Peru (AP) — The mayor denied the allegations."
    )
    assert words(read_text(text), *told(read_text(text), "says").content) == [
        "dam is safe despite floods"
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The union promised drivers a bonus in May and they are still waiting for it.",
            "promised",
            ["drivers a bonus in May"],
        ),
        (
            "Prosecutors allege that a text message found on the phone of one of them, in which he joked"
            " about “going to help the rebels”, proves the charge.",
            "allege",
            [
                "that a text message found on the phone of one of them, in which he joked about “going to"
                " help the rebels”, proves the charge"
            ],
        ),
        (
            "A report by the consultancy Hawk Maritime, seen by Reuters, concludes that an internal explosion"
            " cannot be excluded, while three Western diplomats told the agency they had seen no evidence"
            " of a drone.",
            "concludes",
            ["that an internal explosion cannot be excluded"],
        ),
        (
            "The minister was reportedly paid a bribe.",
            "reportedly",
            ["The minister was", "paid a bribe"],
        ),
    ],
)
def test_contents_end_where_their_clause_does(
    text: str, cue: str, content: list[str], read_text: Read
) -> None:
    record = read_text(text)
    assert words(record, *told(record, cue).content) == content


@pytest.mark.parametrize(
    "text",
    [
        "What do analysts say? They differ.",
        "The general declined to give his name.",
    ],
)
def test_nothing_is_said(text: str, read_text: Read) -> None:
    assert not [
        c
        for c in read_text(text).claims
        if c.act != "state" or "What" in words(read_text(text), *c.content)
    ]


def test_nobody_behind_a_passive_is_its_speaker(read_text: Read) -> None:
    record = read_text(
        "The reason for the closure has not been made public, but two clerks said they had been warned."
    )
    assert [words(record, c.source) for c in record.claims] == [[], ["two clerks"]]


def test_the_hour_of_an_entry_is_no_part_of_its_source(read_text: Read) -> None:
    record = read_text(
        "Live: Protests in Tbilisi\n\n20:20 Unconfirmed reports on social media suggest a journalist was"
        " beaten near the opera.\n"
    )
    assert words(record, told(record, "suggest").source) == ["Unconfirmed reports on social media"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("She pleaded not guilty to three counts of fraud.", "deny"),
        ("He pleaded guilty to theft.", "admit"),
        ("The union called on Minister Adebayo to resign.", "demand"),
        ("The prosecution asked for a warrant of arrest.", "demand"),
        ("The rebels owned up to the bombing.", "admit"),
        ("The council shot down claims that the water was unsafe.", "deny"),
        ("He assured the public that the dam was intact.", "state"),
        ("Our reporter gathered that the gunmen came on motorcycles.", "state"),
    ],
)
def test_acts_of_court_and_newsroom(text: str, act: str, read_text: Read) -> None:
    record = read_text(text)
    assert [c.act for c in record.claims if c.parent is None] == [act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said the bridge was closed, but the engineer said it could carry cars.",
            [["The mayor", "the bridge was closed"], ["the engineer", "it could carry cars"]],
        ),
        (
            "According to a report by the council, 318 people went missing, but officials dispute the figure.",
            [
                ["a report by the council", "318 people went missing"],
                ["officials", "the figure"],
            ],
        ),
        (
            "According to her, the pumps had failed twice, the newspaper reported.",
            [
                ["her", "the pumps had failed twice"],
                ["the newspaper", "According to her, the pumps had failed twice"],
            ],
        ),
        (
            "The site Vesti wrote on Monday, citing two officers, that guns had been moved, while the"
            " monitoring group Oko said it had seen no sign of that.",
            [
                ["The site Vesti", "that guns had been moved"],
                ["two officers", "that guns had been moved"],
                ["the monitoring group Oko", "it had seen no sign of that"],
            ],
        ),
        (
            "The governor said on Telegram that a depot was on fire but did not say what had caused it.",
            [
                ["The governor", "that a depot was on fire"],
                ["The governor", "what had caused it"],
            ],
        ),
        (
            "Tolo News reported that the army had detained six men, but officials have not commented on this.",
            [["Tolo News", "that the army had detained six men"]],
        ),
        ("Farms pay five million per family, and 85 per cent are poor.", []),
    ],
)
def test_what_others_say_beside_it_is_theirs(
    text: str, expected: list[list[str]], read_text: Read
) -> None:
    record = read_text(text)
    assert [words(record, c.source, *c.content) for c in record.claims] == expected


def test_what_is_called_slander_is_what_was_rejected(read_text: Read) -> None:
    record = read_text(
        "He rejected suggestions that clerks had been paying gangs, describing them as slander."
    )
    inner = next(c for c in record.claims if c.parent)
    denials = [c for c in record.claims if c.act == "deny"]
    assert [[(x.relation, x.id) for x in c.about] for c in denials] == [[("denies", inner.id)]] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Warsaw accused Minsk of sending migrants, an accusation that Minsk rejects.",
            [["Warsaw", "Minsk of sending migrants"], ["Minsk", "an accusation"]],
        ),
        (
            "Rabat says Algiers arms the rebels, a claim Algiers has repeatedly denied.",
            [["Rabat", "Algiers arms the rebels"], ["Algiers", "a claim"]],
        ),
    ],
)
def test_a_charge_that_another_denies_is_denied(
    text: str, expected: list[list[str]], read_text: Read
) -> None:
    record = read_text(text)
    assert [words(record, c.source, *c.content) for c in record.claims] == expected
    assert [[(x.relation, x.id) for x in c.about] for c in record.claims] == [
        [],
        [("denies", record.claims[0].id)],
    ]


def test_the_agency_behind_a_title_is_no_content(read_text: Read) -> None:
    record = read_text(
        "Captors Purportedly Set Deadline (AP)\n\nThe captors set a deadline, a website said."
    )
    assert words(record, *told(record, "Purportedly").content)[-1] == "Set Deadline"


@pytest.mark.parametrize(
    "title", ["Bomb tears through Quetta market, toll disputed", "Mayor resigns, charges denied"]
)
def test_the_place_under_a_title_is_no_content(title: str, read_text: Read) -> None:
    record = read_text(
        f"{title}\n\nBANNU, Pakistan, Feb 11 - A bomb tore through a market on Wednesday, police said."
    )
    contents = [words(record, *claim.content) for claim in record.claims]
    assert ["A bomb tore through a market on Wednesday"] in contents
    assert not any("BANNU" in part for content in contents for part in content)


def test_a_title_is_no_content_of_who_speaks_below_it(read_text: Read) -> None:
    record = read_text("Alliance ready\n\nNATO is ready to act - and soon, it said on Monday.")
    contents = [words(record, *claim.content) for claim in record.claims]
    assert contents == [["NATO is ready to act - and soon"]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("7.11 million people need aid, the UN said.", "7.11 million people need aid"),
        (
            "3.15 per cent inflation is too high, the bank warned.",
            "3.15 per cent inflation is too high",
        ),
        (
            "Minister rejects plan of African Union (AU)\n\nThe talks failed on Monday.",
            "plan of African Union (AU)",
        ),
    ],
)
def test_a_number_is_no_hour_and_a_body_no_agency(text: str, content: str, read_text: Read) -> None:
    record = read_text(text)
    assert [content] in [words(record, *claim.content) for claim in record.claims]


def test_who_is_asked_in_passing_is_asked(read_text: Read) -> None:
    record = read_text("The president spoke for an hour, asking the army to stay in its barracks.")
    assert [claim.act for claim in record.claims] == ["demand"]


@pytest.mark.parametrize(
    "title",
    [
        "Ten killed in blast at Kabul mosque - third attack on Shiites",
        "Iran fires missiles at base near Haifa - Israel vows to hit back at Iran",
        "The army retook the town on Friday - without Hamas",
    ],
)
def test_what_ends_a_title_need_not_be_who_says_so(title: str, read_text: Read) -> None:
    record = read_text(f"{title}\n\nThe day was calm.")
    assert not any("end of a title" in claim.why for claim in record.claims)
