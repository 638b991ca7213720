from collections.abc import Callable

import pytest

from dateline.analysis import Analysis, Parser
from dateline.extraction import clauses
from extraction.predicate_cases import context_of, token_of


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Police arrested nine men.", "arrested", ["Police"]),
        ("Police arrested nine men and beat two.", "beat", ["Police"]),
        ("Police and soldiers arrested nine men.", "arrested", ["Police", "soldiers"]),
        ("The men who robbed the bank fled.", "robbed", ["men"]),
        ("Troops patrolling the border shot him.", "patrolling", ["Troops"]),
        ("The mob marched through the town, burning the cars.", "burning", ["mob"]),
        ("Kesh promised its allies to withdraw.", "withdraw", ["Kesh"]),
        ("Paris urged the rebels to withdraw.", "withdraw", ["rebels"]),
        ("The rebels refused to withdraw.", "withdraw", ["rebels"]),
        ("Paris accused the police of killing nine men.", "killing", ["police"]),
        ("Nine men were arrested by police.", "arrested", ["police"]),
        ("The village was looted and burned by rebels.", "looted", ["rebels"]),
        ("Nine men were arrested.", "arrested", []),
    ],
)
def test_who_does_it(parser: Parser, sentence: str, verb: str, who: list[str]) -> None:
    assert _words(parser, sentence, verb, clauses.doers) == who


@pytest.mark.parametrize(
    ("sentence", "verb", "whom"),
    [
        ("Police arrested a man and a boy.", "arrested", ["man", "boy"]),
        ("Nine men were arrested by police.", "arrested", ["men"]),
        ("The shops that rebels looted burned.", "looted", ["shops"]),
        ("He shot a man held by police.", "held", ["man"]),
        ("Rebels looted and burned shops.", "looted", ["shops"]),
        ("Police slept.", "slept", []),
    ],
)
def test_to_whom_it_is_done(parser: Parser, sentence: str, verb: str, whom: list[str]) -> None:
    assert _words(parser, sentence, verb, clauses.objects) == whom


def test_a_token_belongs_to_the_clause_of_its_verb(parser: Parser) -> None:
    ctx = context_of(parser, "The mayor said that rebels burned the old mill.")
    assert ctx.analysis.words[clauses.clause_of(ctx.analysis, token_of(ctx, "mill"))] == "burned"
    chain = clauses.governors(ctx.analysis, token_of(ctx, "mill"))
    assert [(ctx.analysis.words[head], dep) for head, dep in chain] == [
        ("burned", "dobj"),
        ("said", "ccomp"),
    ]


def _words(
    parser: Parser, sentence: str, verb: str, of: Callable[[Analysis, int], list[int]]
) -> list[str]:
    ctx = context_of(parser, sentence)
    return [ctx.analysis.words[t] for t in of(ctx.analysis, token_of(ctx, verb))]
