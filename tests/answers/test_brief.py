"""A brief of the demo's casebook: every sentence has its source, and the story is the reports'."""

import re
import sqlite3
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.store.masked import make_book

from casebook.making import figure, report
from dateline.answers.brief.document import Brief, Notes, Sentence
from dateline.answers.brief.html import html_page
from dateline.answers.brief.making import make_brief
from dateline.answers.brief.markdown import markdown
from dateline.answers.brief.wording import measured
from dateline.casebook.rules import load_rules
from dateline.record import BadCall, BadInput, Record, Span
from plainreports import make_plain_report

CITED = re.compile(r"(\[\d+\])+$")


@pytest.fixture(scope="module")
def brief(demo_book: Path) -> Brief:
    return make_brief(demo_book)


@pytest.fixture(scope="module")
def text(brief: Brief) -> str:
    return markdown(brief)


@pytest.fixture(scope="module")
def page(brief: Brief) -> str:
    return html_page(brief)


def body(text: str) -> list[str]:
    """The lines of the chapters."""
    return text[text.index("\n## ") : text.index("\n## Sources")].split("\n")


def test_every_sentence_ends_in_its_citation(text: str):
    prose = [line for line in body(text) if line and not line.startswith(("#", "|"))]
    assert len(prose) > 100
    assert [line for line in prose if not (line.startswith("- ") and CITED.search(line))] == []


def test_a_line_is_one_sentence(text: str):
    """Outside of quotations no full stop is followed by another sentence."""
    for line in body(text):
        bare = re.sub(r"“.*?”", "“”", line)
        bare = re.sub(r"\*\*.*?\*\*", "", bare)
        assert not re.search(r"[a-z”)]\. [A-Z]", bare), line


def test_every_number_has_its_note_and_every_note_is_cited(brief: Brief, text: str):
    cited = {int(n) for line in body(text) for n in re.findall(r"\[(\d+)\]", line)}
    assert cited == {note.number for note in brief.notes} == set(range(1, len(brief.notes) + 1))
    for number in cited:
        assert f"\n{number}. " in text


def test_every_quotation_stands_in_the_report_at_its_span(brief: Brief, demo_book: Path):
    connection = sqlite3.connect(demo_book)
    ask = "SELECT report.key, text.text FROM text JOIN report ON report.id = text.report"
    texts = dict(connection.execute(ask).fetchall())
    connection.close()
    assert len(brief.notes) > 50
    for note in brief.notes:
        kept = texts[note.report.ref.key]
        assert 0 <= note.span.start < note.span.end <= len(kept)
        assert note.quote == kept[note.span.start : note.span.end]
        assert note.quote.strip()
        assert note.item.startswith(f"{note.report.ref.key}/")


def test_what_a_sentence_quotes_is_in_the_words_that_it_cites(brief: Brief):
    notes = {note.number: " ".join(note.quote.split()) for note in brief.notes}
    checked = 0
    labels = next(chapter for chapter in brief.chapters if chapter.id == "labels")
    skipped = {s for section in labels.sections for s in section.sentences}
    for sentence in brief.sentences():
        if sentence.lead == "Called:" or sentence in skipped:
            continue  # labels are in small letters, and singular
        for quotation in re.findall(r"“(.*?)”(?=[.;,]| \(for|$)", sentence.text):
            words = quotation.removesuffix(" …").rstrip(",;")
            assert any(words in notes[n] for n in sentence.notes), sentence
            checked += 1
    assert checked > 80


def test_labels_stand_in_the_words_cited(brief: Brief):
    labels = next(chapter for chapter in brief.chapters if chapter.id == "labels")
    notes = {note.number: note.quote.casefold() for note in brief.notes}
    for section in labels.sections:
        for sentence in section.sentences:
            label = sentence.lead.strip("“”:").casefold()
            assert all(label[:-1] in notes[n] for n in sentence.notes), sentence


def test_a_sentence_without_a_source_cannot_be_made():
    with pytest.raises(ValueError, match="no source"):
        Sentence("It rained.", ())


@pytest.mark.parametrize("span", [Span(5, 5), Span(10**6, 10**6 + 5), Span(0, 10**6)])
def test_what_is_not_in_a_text_cannot_be_cited(brief: Brief, span: Span):
    report = brief.notes[0].report
    with pytest.raises(ValueError, match="nothing stands at"):
        Notes({report.ref.key: report}).cite(report.ref.key, "e1", span)


def test_the_toll_and_its_revisions(brief: Brief):
    toll = next(chapter for chapter in brief.chapters if chapter.id == "toll")
    section = next(s for s in toll.sections if any("225" in t.text for t in s.sentences))
    told = [sentence.text for sentence in section.sentences]
    wanted = (
        r"9 January 2022 the health ministry \(Steppe Wire\) gave at least 164 people killed in Kazakhstan; withdrawn on 10 January 2022 by ",
        r"gave 103 people killed in Almaty, as a part of at least 164\.$",
        r"gave 3 children killed in Kazakhstan, as a part of at least 164\.$",
        r"15 January 2022 the prosecutor general's office \(Steppe Wire\) gave 225 people killed in Kazakhstan, in the place of at least 164\.$",
    )
    for words in wanted:
        assert any(re.search(words, sentence) for sentence in told), words
    assert section.drawing is not None
    assert "225" in brief.chapters[0].sections[0].sentences[0].text


def test_the_wire_copy_is_marked_and_not_told_twice(brief: Brief, text: str):
    sources = text[text.index("## Sources") : text.index("## Notes")]
    (copy,) = [line for line in sources.split("\n") if "a copy of" in line]
    assert copy.startswith("- Harbour Gazette")
    assert "**a copy of Steppe Wire**" in copy
    assert not any("Harbour Gazette" in sentence.text for sentence in brief.sentences())


def test_both_sides_of_the_dispute_about_the_toll_are_quoted(brief: Brief):
    disputed = next(chapter for chapter in brief.chapters if chapter.id == "disputed")
    section = next(s for s in disputed.sections if "how many were killed" in s.heading)
    told = " ".join(s.text for s in section.sentences)
    for words in (
        "gave at least 164: “At least 164 people, including three children",
        "the health ministry (Almaty Courier) denied the number: “it had given out the figure of 164",
        "the information ministry (Almaty Courier) withdrew the number: “",
    ):
        assert words in told


def test_labels_by_who_uses_them(brief: Brief):
    labels = next(chapter for chapter in brief.chapters if chapter.id == "labels")
    by = {s.lead: s.text for section in labels.sections for s in section.sentences}
    assert "Kassym-Jomart Tokayev (in Republic Today)" in by["“coup d'etat”:"]
    assert "Almaty Courier in its own voice" in by["“protest”:"]
    assert "Silk Road Daily in its own voice" in by["“riot”:"]


def test_what_is_only_feared_or_promised_is_not_told_as_done(brief: Brief):
    done = next(chapter for chapter in brief.chapters if chapter.id == "days")
    ahead = next(chapter for chapter in brief.chapters if chapter.id == "ahead")
    told = [s.text for section in done.sections for s in section.sentences]
    promised = [s.text for section in ahead.sections for s in section.sentences]
    for words in ("will guard airports", "to cut the price to 50 tenge in the region”"):
        assert any(words in text for text in promised), words
    assert not any("will guard airports" in text for text in told)


def test_what_a_report_tells_as_done_it_does_not_tell_as_still_to_come(
    tmp_path: Path, read: Callable[..., Record]
):
    text = "Hundreds of miners marched through Karaganda on Tuesday to protest against the killing of two drivers."  # fmt: skip
    book = make_book(
        tmp_path / "a.dateline", read, make_plain_report(text, id="m", published="2022-01-18")
    )
    brief = make_brief(book)
    assert [c.id for c in brief.chapters if c.id in ("days", "ahead")] == ["days"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hundreds", "hundreds of people taking part"),
        ("tens of thousands", "tens of thousands of people taking part"),
        ("several", "several people taking part"),
    ],
)
def test_vague_numbers_are_put_as_english(words: str, told: str):
    counted = figure(report(1), None, low=200, qualifier="vague", words=words, measure="participants")  # fmt: skip
    assert measured(counted) == told


def test_what_the_record_cannot_say(brief: Brief):
    gaps = next(chapter for chapter in brief.chapters if chapter.id == "gaps")
    leads = {s.lead for section in gaps.sections for s in section.sentences}
    assert {"When it was:", "Where it was:", "Whether it is so:", "After that:"} <= leads


def test_the_same_bytes_again(text: str, page: str, demo_book: Path):
    again = make_brief(demo_book)
    assert markdown(again) == text
    assert html_page(again) == page


class Checked(HTMLParser):
    """Every tag is closed in its turn; what would load or run is collected."""

    void = frozenset(("meta", "circle", "line", "polyline", "rect"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []
        self.ids: set[str] = set()
        self.inner: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.void:
            self.open.append(tag)
        if tag in ("script", "link", "iframe", "img", "object", "image", "use"):
            self.outside.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "xlink:href"):
                self.outside.append(f"{tag} {name}")
            if name == "id":
                self.ids.add(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.inner.append((value or "")[1:])
            elif name == "href" and not re.match(r"https?://", value or ""):
                self.outside.append(f"href {value}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag

    @classmethod
    def of(cls, page: str) -> "Checked":
        found = cls()
        found.feed(page)
        found.close()
        return found


def test_the_page_is_whole_and_loads_nothing(page: str):
    found = Checked.of(page)
    assert (found.open, found.outside) == ([], [])
    assert set(found.inner) <= found.ids
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_draws_the_toll_and_the_places(page: str):
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert any("Killed" in svg and ">225 [" in svg for svg in drawings)
    assert any(">Almaty, Kazakhstan (" in svg for svg in drawings)
    for svg in drawings:
        for number in re.findall(r' (?:x|y|cx|cy|x1|y1)="(-?[\d.]+)"', svg):
            assert -1 <= float(number) <= 721


def test_what_was_known_then(demo_book: Path):
    text = markdown(make_brief(demo_book, {"as_of": "2022-01-09"}))
    assert "at least 164 people killed" in text
    assert "withdrawn on" not in text
    assert "225" not in text[: text.index("## Notes")]


def test_only_what_is_asked_for(demo_book: Path):
    brief = make_brief(demo_book, {"type": "PROTEST", "until": "2022-01-05"})
    assert ("Asked for", "type PROTEST; until 2022-01-05") in brief.facts
    headings = [s.heading for c in brief.chapters if c.id == "days" for s in c.sections]
    assert headings
    assert "15 January 2022" not in headings


def test_rules_say_what_enters(demo_book: Path):
    brief = make_brief(demo_book, rules=load_rules("ucdp"))
    assert ("Rules", "ucdp") in brief.facts
    assert len(list(brief.sentences())) < len(list(make_brief(demo_book).sentences()))


def test_no_more_incidents_than_asked_for_and_it_says_so(demo_book: Path):
    facts = dict(make_brief(demo_book, limit=5).facts)
    assert re.fullmatch(r"5 of \d+", facts["Incidents"])


def test_nothing_found_is_said_in_a_line(demo_book: Path):
    with pytest.raises(BadInput, match="no incident fits"):
        make_brief(demo_book, {"country": "FJI"})
    with pytest.raises(BadCall):
        make_brief(demo_book, {"country": "Nowhere"})
