"""Texts that look like news until they do not: for properties that hold for any text."""

from hypothesis import strategies as st

from dateline.record import Span

# Sentences and halves of them, of every kind that a finder looks for; people and places are invented.
FRAGMENTS = (
    "KOFU, Jan. 7 (Example) — Police in Kofu arrested 40 people on Friday, the interior ministry said.",
    "Protests broke out after fuel prices were doubled by the government.",
    "“We will never give up,” President Amir Sato told reporters in Almaty last week.",
    "The army denied any air strike on the market.",
    "Rebels said jets bombed a market, killing at least 12 people, including three children.",
    "At least 164 people were killed, up from 26 a day earlier, the health ministry reported on Sunday.",
    "Diplomats fear the army will shell the town by the end of June.",
    "Riyadh accused the police of killing dozens of protesters in 2019.",
    "Kenya offered to host talks between the two sides next month.",
    "The militia threatened to blow up the dam, according to a spokesman who asked not to be named.",
    "Echoing Sato’s claim that foreign powers were behind the unrest, his spokeswoman called it a coup.",
    "Exports fell by 44 percent to $580 million in the first half of the year.",
    "“It was a massacre”, she said. “They shot at everyone.”",
    "The so-called \"peacekeepers\" left Osh between 5 and 11 January.",
    "He said she said they said it was over.",
    "Neither Moscow nor Washington commented; both have denied sending troops.",
    "In response, the United Nations urged both sides to withdraw from Goma, Bukavu and Uvira.",
    "Thousands marched through Paris, Texas, on Tuesday night.",
    "The minister later withdrew the figure and said its publication had been a technical error.",
    "Between 200 and 300 soldiers, 19 of them officers, were wounded or went missing.",
    "The Kofu Times reported, citing two officials, that parliament had been dissolved.",
    "If the talks fail, the alliance may impose sanctions on Ruritania.",
    "Voters rejected the plan by 52 votes to 48.",
    "It did not rain yesterday.",
    "An earthquake of magnitude 6.1 destroyed about 1,500 homes in the early 1990s.",
    "said the ministry",
    "on Monday, Tuesday and Wednesday",
    "who was who said who",
    "more than half of the twenty-one million",
    "(Reporting by A. Writer; Editing by B. Editor)",
    "Read more: Ten things to know about Kofu",
    "Share this story",
)  # fmt: skip
HOSTILE = (
    "🔥", "👩‍👩‍👧‍👦", "🇰🇿", "e\u0301\u0301\u0301", "\u200b", "\u200d", "\ufeff", "\u202e", "\u2066العربية\u2069",
    "שלום", "Москва сообщила", "东京", "\x00", "\x07\x1b[31m", "\x0b", "\x0c", "\x85", "\u2028", "\u2029",
    "\ud800", "\udfff", "\ufffd", "\r\n", "\r", "\n\n\n", "\t", "\xa0", "\u3000", "x" * 300, "a-" * 120, "é" * 90,
    "!!!???...", "“", "”", "‘", "’", '"', "''", "``", "«", "“““", ")", "((((", "—", "--", "- - -", "…", ",,,;;;",
    "0", "-1", "1e400", "9" * 40, "1,000,000,000,000,000", "٣٤", "½", "$", "$$5", "€1.5bn", "100%", "3-2-1", "12:61",
    "31 February 2021", "32 January", "00/00/0000", "2022-13-45", "year 0", "in 99999", "the 1000000s", "Jan.",
    "last next this", "http://a.example/b?c=d&e", "<b>bold</b>", "&amp;&lt;", "=1+1", "@user #tag",
)  # fmt: skip
SEPARATORS = (" ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n", ". ", ", ", " and ")
# The first and the last day there is, and a leap day: reckoning from them must not fall off the calendar.
DAYS = (None, "2022-01-10", "2024-02-29", "0001-01-01", "9999-12-31")

_twists = st.sampled_from((str, str, str, str, str.upper, str.lower, str.title, lambda s: s[::2]))
_pieces = st.one_of(
    st.builds(lambda twist, text: twist(text), _twists, st.sampled_from(FRAGMENTS)),
    st.sampled_from(FRAGMENTS),
    st.sampled_from(HOSTILE),
    st.text(max_size=8),
)


@st.composite
def texts(draw: st.DrawFn, most: int = 9) -> str:
    """Up to `most` pieces, with anything between them."""
    pieces = draw(st.lists(_pieces, max_size=most))
    return "".join(piece + draw(st.sampled_from(SEPARATORS)) for piece in pieces)


@st.composite
def furniture(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Spans of a text, in order and apart, for a page to have marked."""
    marks = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True))
    marks = sorted(marks)[: len(marks) // 2 * 2]
    return tuple(Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=True))


days = st.sampled_from(DAYS)
