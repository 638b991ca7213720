"""Idioms and rarer words that name acts, and how the acts were done."""

import pytest

IDIOMS = [
    ("Lisbon gave its assent to a bridge over the Guadiana on Monday.", "AGREE"),
    ("Kenya and Uganda struck a bargain over the lake fisheries.", "AGREE"),
    ("The Bolivian government dug in its heels over fuel prices.", "REJECT"),
    ("Truck drivers in Quito are flouting the mayor's order.", "REJECT"),
    ("Ottawa voiced dismay at the jailing of two reporters by Baku.", "ACCUSE"),
    ("The Lao foreign ministry pointed the finger at Bangkok.", "ACCUSE"),
    ("Athens called in the Albanian ambassador on Friday.", "ACCUSE"),
    ("Peru's recognition of Kosovo came in a short letter.", "SUPPORT"),
    ("Cabinet ministers paid tribute to the slain judge.", "SUPPORT"),
    ("The Togolese government bowed to pressure from the dockers.", "CONCEDE"),
    ("Rwanda held out an olive branch to Burundi.", "CONCEDE"),
    ("Swiss envoys shuttled between the two delegations all night.", "CONSULT"),
    ("Manila took delivery of six patrol boats from Japan.", "COOPERATE"),
    ("The coast guard plucked 40 migrants from a sinking boat off Lampedusa.", "AID"),
    ("Paris has written off the debts of Malawi.", "AID"),
    ("Rebels in Shan State held their fire for a fifth day.", "RETREAT"),
    ("The Taliban set two Australian engineers free on Sunday.", "RETREAT"),
    ("Sam Nujoma handed the presidency to Hifikepunye Pohamba.", "RETREAT"),
    ("The generals passed power to a council of civilians.", "RETREAT"),
    ("Kuwait has recognised a cabinet formed in Aden last week.", "SUPPORT"),
    ("A court in Lima cleared the former governor of graft charges.", "CONCEDE"),
    ("A banker on the run was handed over to Spanish prosecutors.", "COOPERATE"),
    ("Airport staff in Cork have given notice of a strike.", "THREATEN"),
    ("Laos put two Swiss aid workers onto a flight to Bangkok.", "COERCE"),
    ("Managua has cut off mobile internet access across the coast.", "COERCE"),
    ("The king dismissed the government after weeks of deadlock.", "x:political_process"),
    ("The European Union suspended a program to train customs officers.", "SANCTION"),
    ("Libya suspended its nuclear program.", "CONCEDE"),
    ("Police charged with batons to clear the highway.", "ASSAULT"),
    ("The editor was picked up from his flat after midnight.", "COERCE"),
    ("Youths went on the rampage in Suva after the verdict.", "PROTEST"),
    ("Hospital porters in Accra downed tools on Tuesday.", "PROTEST"),
    ("Farmers parked 30 tractors across the highway to Lyon.", "PROTEST"),
    ("Vienna threw out two Russian attaches.", "SANCTION"),
    ("Oslo pulled the plug on the police training mission in Iraq.", "SANCTION"),
    ("Two battalions took up positions along the Senegal river.", "MOBILIZE"),
    ("Iran lobbed four missiles into the sea on Wednesday.", "MOBILIZE"),
    ("Zambia's regulator took Radio Icengelo off the air.", "COERCE"),
    ("Plain-clothes officers bundled the editor into a van.", "COERCE"),
    ("Gunmen raked a minibus with gunfire near Parachinar.", "ASSAULT"),
    ("Militiamen burned down 60 huts in the village.", "ASSAULT"),
    ("A mudslide buried a hamlet near Osh.", "x:disaster"),
    ("The Tisza burst its banks on Monday.", "x:disaster"),
    ("Soldiers turned back a barge with grain at Malakal.", "COERCE"),
    ("The army has barred aid flights to Rann since Monday.", "COERCE"),
    ("Access to the prison at Insein was granted on Friday.", "RETREAT"),
    ("Police drove the marchers away with clubs.", "ASSAULT"),
    ("Lukashenko sent a congratulatory letter to the Emir of Qatar.", "SUPPORT"),
    ("The firm vowed to challenge the ban in court.", "THREATEN"),
    ("Guards hit a detainee with an iron bar.", "ASSAULT"),
    ("Some 300 fighters handed in their guns at Juba.", "RETREAT"),
    ("Rebels robbed two banks in Kachin.", "COERCE"),
    ("The army had driven 40,000 villagers across the river.", "COERCE"),
    ("Contractors pulled down 60 shacks in Durban.", "ASSAULT"),
    ("Chadian troops retook the town of Mao on Thursday.", "COERCE"),
    ("The junta suspended the activities of all parties.", "COERCE"),
    ("The regulator revoked the licence of a radio station in Kampala.", "COERCE"),
    ("Jordan carried out an airdrop of food over northern Gaza.", "AID"),
    ("China lodged stern representations with Japan.", "ACCUSE"),
    ("The World Bank approved a loan of 200 million dollars for Ghana.", "AGREE"),
    ("Two opposition lawmakers were dragged from the chamber by guards.", "COERCE"),
    ("A Rwandan court upheld the 25-year sentence of a hotelier.", "SANCTION"),
    ("The Seychelles handed ten suspected pirates to Kenya for trial.", "COOPERATE"),
    ("Peacekeepers returned fire.", "ASSAULT"),
    ("The rebels were driven out by government forces on Sunday.", "ASSAULT"),
    ("Burundian soldiers crossed into Congo in pursuit of rebels.", "MOBILIZE"),
    ("A Swiss court found the warlord guilty of murder and rape.", "SANCTION"),
    ("The militias traded shots in Zawiya.", "ASSAULT"),
    ("The PKK disbanded itself in May.", "RETREAT"),
    ("Nepal's Maoists pulled out of the ruling coalition.", "SANCTION"),
    ("Spanish farmers drove hundreds of tractors into Madrid.", "PROTEST"),
    ("Taiwan detected 45 Chinese warplanes near the island.", "MOBILIZE"),
    ("Islamabad said it reserved the right to retaliate.", "THREATEN"),
    ("Kyrgyzstan's Supreme Court ordered the closure of the news site Akipress.", "COERCE"),
    ("A bandh called by student bodies paralysed life in Imphal.", "PROTEST"),
    ("The Army launched a flag march in Churachandpur.", "MOBILIZE"),
]
NOT_ACTS = [
    "The engineer blamed a worn bolt for the fall of the crane.",
    "The goalkeeper surrendered the puck behind his net.",
    "The river boat set sail and the deckhands compared sizes.",
    "The striker took aim and the ball burst the net.",
    "Shares held firm and the index stuck to its range.",
    "She bought a lamp and pulled the plug out of the wall.",
    "He paid dearly for the painting at a sale in Geneva.",
    "The company shipped twenty tons of cheese into Chile.",
    "Rescuers climbed down to the trapped miners.",
    "He joined the police force in 1990.",
]
TOLD_APART = [
    ("Masked gunmen bundled a journalist into a car.", "ASSAULT"),
    ("Jets struck the camp of the rebels.", "ASSAULT"),
]
MODES = [
    ("Police in Lima arrested nine teachers.", "COERCE", "arrest"),
    ("Pirates released the crew of the tanker.", "RETREAT", "release"),
    ("Kenya appealed to its neighbours for help.", "REQUEST", "assist"),
    ("The senator accused the ministry of hiding the report.", "ACCUSE", "allege"),
    ("Chile condemned the shelling of Homs.", "ACCUSE", "disapprove"),
    ("The army moved 2,000 soldiers to the border.", "MOBILIZE", "troops"),
    ("Thousands of pensioners marched through Sofia.", "PROTEST", "demo"),
    ("Sweden expelled four diplomats of Iran.", "SANCTION", "expel"),
]


@pytest.mark.parametrize(("text", "kind"), IDIOMS)
def test_idioms_name_acts(read, text: str, kind: str) -> None:
    found = read(text).events
    assert kind in [event.type for event in found], [(e.type, e.why) for e in found]


@pytest.mark.parametrize(("text", "kind"), TOLD_APART)
def test_who_does_it_tells_the_act(read, text: str, kind: str) -> None:
    assert [event.type for event in read(text).events] == [kind]


def test_who_killed_does_not_arrest(read) -> None:
    record = read("Three policemen killed a trader in Harare. The suspects were arrested.")
    assert [e.actors for e in record.events if e.type == "COERCE"] in ([], [()])


@pytest.mark.parametrize("text", NOT_ACTS)
def test_like_words_name_none(read, text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(("text", "kind", "mode"), MODES)
def test_how_it_was_done_is_told_by_the_words_at_it(read, text: str, kind: str, mode: str) -> None:
    event = next(event for event in read(text).events if event.type == kind)
    assert event.mode == mode, event.why


def test_why_names_the_words_that_tell_how(read) -> None:
    (event,) = read("Pirates let 19 sailors go after a month.").events
    assert (event.type, event.mode) == ("RETREAT", "release")
    assert 'mode release: "' in event.why


def test_a_weapon_that_is_named_tells_how(read) -> None:
    (event,) = read("Soldiers attacked the village with rifles.").events
    assert event.mode == "firearms"


def test_the_mode_of_a_row_stands(read) -> None:
    (event,) = read("Protesters burned the flag of Denmark.").events
    assert (event.mode, "mode " in event.why) == ("vandalize", False)
