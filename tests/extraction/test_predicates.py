import pytest

from dateline.analysis import Parser
from dateline.extraction.events.predicates import eventive_predicates
from extraction.predicate_cases import context_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Police have arrested 40 people.", ["arrested"]),
        ("The army will not attack.", ["attack"]),
        ("The attack was a shock.", ["attack"]),
        ("They had talks with the rebels.", ["talks"]),
        ("The firm had a factory.", ["had"]),
        ("The minister said troops were ready.", ["said", "ready"]),
        ("The mayor is a lawyer.", []),
        ("The outage followed the game.", ["outage", "followed", "game"]),
        ("Two men were found dead.", ["found", "dead"]),
        ("She pleaded guilty.", ["pleaded", "guilty"]),
    ],
)
def test_predicates_are_verbs_and_nouns_that_say_what_happens(
    parser: Parser, sentence: str, expected: list[str]
) -> None:
    ctx = context_of(parser, sentence)
    assert [ctx.analysis.words[t] for t in eventive_predicates(ctx)] == expected
