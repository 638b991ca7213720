"""Verbs of headlines that look like nouns."""

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("Ghana arrests gold smuggler", "arrests", "Ghana", "smuggler"),
        ("Mob storms consulate in Tripoli", "storms", "Mob", "consulate"),
        ("Norwegian court jails Rwandan over killings", "jails", "court", "Rwandan"),
        ("Chad and Niger swap prisoners", "swap", "Chad", "prisoners"),
        ("Bandits free train passengers", "free", "Bandits", "passengers"),
        ("Rebels Free Captive Nurses After Talks", "Free", "Rebels", "Nurses"),
        ("Police raid temple in Colombo", "raid", "Police", "temple"),
        ("US sanctions Syrian ports", "sanctions", "US", "ports"),
        ("Yemen jails journalist", "jails", "Yemen", "journalist"),
    ],
)
def test_headline_without_a_verb_has_the_one_that_looks_like_a_noun(
    parser, text, verb, subject, thing
) -> None:
    a = parser.analyse(text)
    at = a.words.index(verb)
    assert (a.pos[at], a.deps[at], a.tags[at][:2]) == ("VERB", "ROOT", "VB")
    for word, label in ((subject, "nsubj"), (thing, "dobj")):
        token = a.words.index(word)
        assert (a.deps[token], a.heads[token]) == (label, at), word


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Gaza air strike victims", "strike"),
        ("Kabul hotel raid victims", "raid"),
        ("Winter storms hit coast of Maine", "storms"),
        ("Iran sanctions bill", "sanctions"),
        ("Libya arms embargo violations", "arms"),
        ("Cuban exiles group in Miami", "exiles"),
        ("Security forces raid photographs", "raid"),
        ("Police arrest figures", "arrest"),
        ("Yemen raid photos", "raid"),
        ("Oil and gas block tender", "block"),
    ],
)
def test_noun_of_a_headline_stays_a_noun(parser, text, noun) -> None:
    a = parser.analyse(text)
    assert a.pos[a.words.index(noun)] != "VERB"


def test_name_ends_before_the_verb_of_a_headline(parser) -> None:
    a = parser.analyse("US sanctions Syrian ports")
    verb = a.words.index("sanctions")
    assert all(not entity.first <= verb < entity.last for entity in a.entities)
    assert a.entity_of[verb] == -1
