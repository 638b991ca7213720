"""The stance table of the design, row by row, over claims as a claims finder gives them."""

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Context, Draft
from dateline.extraction.events.stance import mention_at
from dateline.extraction.events.status import status_of
from dateline.record import Claim
from dateline.record.vocabulary import Act
from extraction.predicate_cases import context_of, draft_of, rows, span_of, token_of

# source, cue, content, act
type Said = tuple[str | None, str, str, Act]


def _claim(ctx: Context, number: int, said: Said) -> Claim:
    source, cue, content, act = said
    return Claim(
        id=f"c{number}", source=span_of(ctx, source) if source else None, actors=(),
        cue=span_of(ctx, cue), content=(span_of(ctx, content),), kind="indirect", act=act,
        addressees=(), parent=None, time=None, about=(), score=1.0, why="",
    )  # fmt: skip


_OFFER: Said = ("Kenya", "offered", "to host talks", "promise")
_THREAT: Said = ("The militia", "threatened", "to blow up the dam", "threaten")
_ACCUSED: Said = ("Riyadh", "accused", "killing 12 protesters", "accuse")
_URGED: Said = ("Paris", "urged", "both sides to withdraw", "demand")
_DENIED: Said = ("The army", "denied", "any air strike", "deny")
_FEAR: Said = ("Diplomats", "fear", "the army will shell the town", "fear")


@pytest.mark.parametrize(
    ("sentence", "said", "trigger", "mention"),
    [
        ("Police arrested 40 people on Friday.", [], "arrested", (None, "asserts", "actual")),
        ("The two presidents did not meet.", [], "meet", (None, "asserts", "negated")),
        ("Kenya offered to host talks.", [_OFFER], "offered", (None, "asserts", "actual")),
        ("Kenya offered to host talks.", [_OFFER], "talks", ("c0", "promises", "future")),
        ("The militia threatened to blow up the dam.", [_THREAT], "threatened", (None, "asserts", "actual")),
        ("The militia threatened to blow up the dam.", [_THREAT], "blow", ("c0", "threatens", "hypothetical")),
        ("Riyadh accused the police of killing 12 protesters.", [_ACCUSED], "accused", (None, "asserts", "actual")),
        ("Riyadh accused the police of killing 12 protesters.", [_ACCUSED], "killing", ("c0", "asserts", "actual")),
        ("Paris urged both sides to withdraw.", [_URGED], "urged", (None, "asserts", "actual")),
        ("Paris urged both sides to withdraw.", [_URGED], "withdraw", ("c0", "demands", "hypothetical")),
        ("The army denied any air strike.", [_DENIED], "air strike", ("c0", "denies", "negated")),
        ("Diplomats fear the army will shell the town.", [_FEAR], "shell", ("c0", "fears", "hypothetical")),
    ],
)  # fmt: skip
def test_the_stance_table_of_the_design(
    parser: Parser,
    sentence: str,
    said: list[Said],
    trigger: str,
    mention: tuple[str | None, str, str],
) -> None:
    ctx = context_of(parser, sentence)
    claims = tuple(_claim(ctx, number, one) for number, one in enumerate(said))
    own, _ = status_of(ctx, token_of(ctx, trigger))
    found = mention_at(ctx, Draft(claims=claims), span_of(ctx, trigger), own)
    assert (found.claim, found.stance, found.status) == mention


def test_the_innermost_claim_holds_the_mention(parser: Parser) -> None:
    ctx = context_of(parser, "Rebels said the mayor claimed that jets bombed a market.")
    outer = _claim(
        ctx, 0, ("Rebels", "said", "the mayor claimed that jets bombed a market", "state")
    )
    inner = _claim(ctx, 1, ("the mayor", "claimed", "that jets bombed a market", "state"))
    draft = Draft(claims=(outer, inner))
    assert mention_at(ctx, draft, span_of(ctx, "bombed"), "actual").claim == "c1"
    assert mention_at(ctx, draft, span_of(ctx, "claimed"), "actual").claim == "c0"


def test_who_says_i_think_is_who_speaks(parser: Parser) -> None:
    ctx = context_of(parser, '"I fear that jets will bomb the port," Dana Orvik said.')
    outer = _claim(ctx, 0, ("Dana Orvik", "said", "I fear that jets will bomb the port", "state"))
    inner = _claim(ctx, 1, ("I", "fear", "that jets will bomb the port", "fear"))
    mention = mention_at(ctx, Draft(claims=(outer, inner)), span_of(ctx, "bomb"), "hypothetical")
    assert (mention.claim, mention.stance) == ("c0", "fears")


def test_a_denied_report_of_another_stays_that_holders_word(parser: Parser) -> None:
    ctx = context_of(parser, "The army dismissed the party's claim that jets bombed a market.")
    outer = _claim(
        ctx, 0, ("The army", "dismissed", "the party's claim that jets bombed a market", "deny")
    )
    inner = _claim(ctx, 1, ("the party", "claim", "that jets bombed a market", "state"))
    mention = mention_at(ctx, Draft(claims=(outer, inner)), span_of(ctx, "bombed"), "negated")
    assert (mention.claim, mention.stance, mention.status) == ("c1", "asserts", "actual")


def test_words_that_hold_their_not_name_a_refusal_that_was_made(parser: Parser) -> None:
    ctx = context_of(parser, "We will not hold talks with the rebels, the general said.")
    said = _claim(
        ctx, 0, ("the general", "said", "We will not hold talks with the rebels", "state")
    )
    mention = mention_at(ctx, Draft(claims=(said,)), span_of(ctx, "not hold"), "negated")
    assert (mention.claim, mention.stance, mention.status) == ("c0", "asserts", "actual")
    held = mention_at(ctx, Draft(claims=(said,)), span_of(ctx, "talks"), "negated")
    assert (held.stance, held.status) == ("denies", "negated")


@pytest.mark.parametrize("row", [row for row in rows("status.tsv") if row[3] != "-"])
def test_stance_by_the_claims_that_are_found(parser: Parser, row: tuple[str, ...]) -> None:
    sentence, trigger, status, stance = row
    ctx = context_of(parser, sentence)
    own, why = status_of(ctx, token_of(ctx, trigger))
    mention = mention_at(ctx, draft_of(ctx), span_of(ctx, trigger), own)
    assert (mention.stance, mention.status, why) == (stance, status, why)
