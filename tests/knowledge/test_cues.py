"""The cue table: what it says of a word, and what a bad row leads to."""

import pytest

from dateline.knowledge import cues
from dateline.knowledge.cues import load_cues
from dateline.record import BadKnowledge, tables


def test_one_verb_can_be_several_acts_by_its_complement() -> None:
    acts = {name: cue.act for cue in load_cues().starting("verb", "call") for name in cue.takes}
    assert (acts["oprd"], acts["p:for"]) == ("state", "demand")


def test_shares_are_probabilities() -> None:
    table = load_cues()
    shares = [
        share
        for word in ("say", "deny", "expect", "support")
        for cue in table.starting("verb", word)
        for share in cue.takes.values()
    ]
    assert shares
    assert all(0 < share < 1 for share in shares)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("mumble\tverb\tclause=0.9\tmutter\t", "unknown act 'mutter'"),
        ("mumble\tverb\tclause=0.9\tstate\tmocks", "unknown relation 'mocks'"),
        ("mumble\tadverb\tclause=0.9\tstate\t", "unknown pos 'adverb'"),
        ("mumble\tverb\tclause\tstate\t", "takes needs NAME=SHARE"),
    ],
)
def test_a_bad_row_is_named(row: str, complaint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["cue\tpos\ttakes\tact\trelation", row]
    monkeypatch.setattr(cues, "read_table", lambda name, *r: tables.parse_table(name, lines, *r))
    with pytest.raises(BadKnowledge, match=complaint):
        load_cues.__wrapped__()
