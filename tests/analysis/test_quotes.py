"""Which marks make a quotation."""

import pytest

from dateline.analysis.quotes import find_quotes
from dateline.analysis.windows import find_paragraphs


def quotes_of(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, find_paragraphs(text, ()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it “a farce” and left.", ["“a farce”"]),
        ('"We are here," she said. "We stay."', ['"We are here,"', '"We stay."']),
        ("''It is,'' he said, ''over.''", ["''It is,''", "''over.''"]),
        ("``It is over,'' he said.", ["``It is over,''"]),
        ("He called it ‘a farce’ and left.", ["‘a farce’"]),
        ("‘I’m done,’ he said of the voters’ fears.", ["‘I’m done,’"]),
        ("The ’90s and the voters’ fears", []),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ('“We are here," she said. “We stay.”', ['“We are here,"', "“We stay.”"]),
        ('"We are here,” she said.', ['"We are here,”']),
        ('A 6" pipe burst. "We heard it," he said.', ['"We heard it,"']),
        ("An open “mark is lost.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotes_of(text) == expected


def test_a_quotation_left_open_runs_on_where_the_next_paragraph_opens_again() -> None:
    text = "“The first part.\n\n“The second part,” he said."
    assert quotes_of(text) == ["“The first part.", "“The second part,”"]


def test_a_mark_that_is_never_closed_does_not_swallow_the_paragraph() -> None:
    text = "“Lost. " + "The rain fell. " * 300 + "“Found,” he said."
    assert quotes_of(text)[-1] == "“Found,”"
