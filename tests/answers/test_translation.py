"""Where the text is a translation, the original stands beside it."""

from collections.abc import Callable

from dateline.answers.explain import explain
from dateline.answers.show.claims import claims_view
from dateline.answers.show.header import header_view
from dateline.record import Record, Segment, Span, Translation

FIRST = "The mayor said police had arrested 40 people."
TEXT = f"{FIRST} Shops in Kofu stayed closed on Friday."
ORIGINAL = "Мэр сообщил о 40 задержанных. Магазины не работали."
CUT = ORIGINAL.index(" Маг")


def test_explain_claims_and_header_show_the_original(read: Callable[..., Record]):
    segments = (
        Segment(Span(0, len(FIRST)), Span(0, CUT)),
        Segment(Span(len(FIRST) + 1, len(TEXT)), Span(CUT + 1, len(ORIGINAL))),
    )
    record = read(TEXT, translation=Translation("ru", "a machine", ORIGINAL, segments))
    claim = record.claims[0]
    assert f"original: {ORIGINAL[:CUT]}" in list(explain(record, claim))
    assert f"⟨{ORIGINAL[:CUT]}⟩" in str(claims_view(record))
    assert "translated from ru by a machine" in str(header_view(record))


def test_a_text_that_is_no_translation_shows_none(read: Callable[..., Record]):
    record = read(TEXT)
    assert "⟨" not in str(claims_view(record))
    assert "translated" not in str(header_view(record))
    assert not any(line.startswith("original:") for line in explain(record, record.claims[0]))
