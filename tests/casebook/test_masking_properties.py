"""Masking of any record: every span keeps its words, and everything comes back."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.casebook.masking import TEXT, mask, unmask
from dateline.casebook.people.rewriting import Piece, Shift, cut
from dateline.record import Actor, Frame, Made, Record, Span
from plainreports import make_plain_report

NAMES = ["Vera Dolina", "Ibrahim al-Karun", "J. P. Adeyemi", "José Núñez-Leroy", "Ola"]
WORDS = [
    "said", "VERA", "Dolina", "Karun", "Núñez", "NUNEZ", "the", "a seamstress,", "17,", "O\u0301la",
    "\u202e", "🙂", "\r\n", "in", "Street", "’s", "P-", "P-65377a", "Ltd", ".", "",
]  # fmt: skip
texts = st.lists(st.sampled_from([*NAMES, *WORDS, *(n.upper() for n in NAMES)]), max_size=25).map(
    " ".join
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Persons found where their names stand, and labels anywhere."""
    text = draw(texts)
    actors = []
    for number, name in enumerate(draw(st.sets(st.sampled_from(NAMES))), 1):
        at = text.find(name)
        mentions = (Span(at, at + len(name)),) if at >= 0 else ()
        actors.append(
            Actor(
                f"a{number}", name, "person", None, (), None, None, mentions, 0.5, f"named {name}"
            )
        )
    edges = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=8)) if text else []
    frames = [
        Frame(f"fr{n}", text[min(e) : max(e)], Span(min(e), max(e)), None, None, False, 0.5, "x")
        for n, e in enumerate(sorted(set(edges)), 1)
        if e[0] != e[1]
    ]
    return Record(
        make_plain_report(text, title=draw(texts)),
        Made("0", {}, "0"),
        actors=tuple(actors),
        frames=tuple(frames),
    )


@given(records())
def test_what_is_masked_comes_back(record: Record):
    assert unmask(*mask(record)) == record


@given(records())
def test_every_span_covers_the_same_words_or_pseudonyms_in_their_place(record: Record):
    masked = mask(record)
    pieces = [Piece(n.start, n.end, n.words) for n in masked.names if n.at == TEXT]
    for before, after in zip(record.frames, masked.record.frames, strict=True):
        inside = [p for p in pieces if after.span.start <= p.start and p.end <= after.span.end]
        moved = [
            Piece(p.start - after.span.start, p.end - after.span.start, p.instead) for p in inside
        ]
        shown = after.span.text(masked.record.report.text)
        assert Shift(moved).text(shown) == before.span.text(record.report.text)


@given(records())
def test_masking_twice_is_masking_once(record: Record):
    masked = mask(record).record
    assert mask(masked).record == masked


@given(
    st.sets(st.integers(0, 60), min_size=2, max_size=12).map(sorted),
    st.lists(st.integers(0, 60), max_size=10),
)
def test_any_place_is_shifted_and_shifted_back(stops: list[int], edges: list[int]):
    pieces = [Piece(a, b, "P-000000") for a, b in list(pairwise(stops))[::2]]
    parted = cut(pieces, edges)
    there = Shift(parted)
    text = "".join(chr(0x100 + n) for n in range(61))
    back = Shift(
        Piece(there.offset(p.start), there.offset(p.start) + len(p.instead), text[p.start : p.end])
        for p in parted
    )
    assert back.text(there.text(text)) == text
    for edge in edges:
        assert back.offset(there.offset(edge)) == edge


def test_the_same_record_is_masked_the_same():
    text = "Vera Dolina, a seamstress, fled. Dolina wept."
    record = Record(make_plain_report(text), Made("0", {}, "0"))
    assert mask(record) == mask(replace(record))
    assert "Dolina" not in mask(record).record.report.text
