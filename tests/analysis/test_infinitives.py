"""Infinitives that look like nouns."""

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("Kenya offered to host talks.", "host", "talks"),
        ("The rebels threatened to shell villages.", "shell", "villages"),
        ("The club offered again to host matches.", "host", "matches"),
    ],
)
def test_bare_form_after_a_binding_verb_is_an_infinitive(parser, text, verb, thing) -> None:
    a = parser.analyse(text)
    at, object_ = a.words.index(verb), a.words.index(thing)
    assert (a.tags[at], a.deps[at], a.pos[at]) == ("VB", "xcomp", "VERB")
    assert (a.deps[object_], a.heads[object_]) == ("dobj", at)
    assert a.deps[at - 1] == "aux"


@pytest.mark.parametrize(
    "text", ["They agreed to peace talks.", "The firm offered to visitors what it had."]
)
def test_noun_after_to_stays_a_noun(parser, text) -> None:
    a = parser.analyse(text)
    assert a.deps[a.words.index("to")] != "aux"
