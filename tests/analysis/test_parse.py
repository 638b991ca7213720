import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis import Parser, windows
from dateline.analysis.parse import _edges
from dateline.record import Span


def test_words_heads_and_lemmas(parser: Parser):
    a = parser.analyse("Police arrested forty people on Friday.")
    verb = a.words.index("arrested")
    assert a.lemmas[verb] == "arrest"
    assert [a.words[c] for c in a.kids(verb, "nsubj", "dobj")] == ["Police", "people"]
    assert a.span(a.left[verb], a.right[verb]).text(a.text) == a.text


def test_the_tops_of_some_words_hang_on_none_of_them(parser: Parser):
    a = parser.analyse("Police arrested forty people on Friday.")
    assert [a.words[t] for t in a.tops(range(len(a)))] == ["arrested"]
    assert [a.words[t] for t in a.tops(range(2, 6))] == ["people", "on"]
    assert a.tops(range(0)) == []


@pytest.mark.parametrize(
    ("words", "tag", "lemma"),
    [("suppress it", "VB", "suppress"), ("are here", "VBP", "be"), ("media", "NNS", "media")],
)
def test_lemmas_of_base_forms(parser: Parser, words: str, tag: str, lemma: str):
    assert parser._lemmas.lemma(words.split(maxsplit=1)[0], tag) == lemma


def test_a_sentence_never_runs_over_a_paragraph(parser: Parser):
    a = parser.analyse("Kofu at war\nThe president of Kofu said nothing")
    assert len(a.sentences) == 2


def test_offsets_are_those_of_the_text_with_emoji_combining_marks_and_crlf(parser: Parser):
    text = "🔥🔥 Cafe\u0301 burned.\r\n\r\nPolice came."
    a = parser.analyse(text)
    assert [text[s:e] for s, e in zip(a.starts, a.ends, strict=True)] == a.words


def test_windows_give_the_same_words_in_the_same_places(parser: Parser, monkeypatch):
    text = "Troops entered Kofu. Nobody was hurt.\n" * 20
    whole = parser.analyse(text)
    monkeypatch.setattr(windows, "LARGEST", 200)
    pieces = parser.analyse(text)
    assert (pieces.starts, pieces.words) == (whole.starts, whole.words)
    assert len(pieces.sentences) == 40


def test_tokens_in_a_span(parser: Parser):
    a = parser.analyse("Troops entered Kofu.")
    assert [a.words[i] for i in a.tokens_in(Span(7, 16))] == ["entered", "Kofu"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_analysed_and_structures_agree(parser: Parser, text: str):
    a = parser.analyse(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(a.starts, a.ends, strict=True))
    assert a.starts == sorted(a.starts)
    for token, head in enumerate(a.heads):
        assert a.left[head] <= token < a.right[head]
        assert a.left[token] <= token < a.right[token]
    assert sorted(i for s in a.sentences for i in range(s.first, s.last)) == list(range(len(a)))


def test_lemma_of_a_silent_e_verb_is_not_that_of_its_short_twin(parser: Parser) -> None:
    words = parser.analyse("They hoped, raged and hopped while she was raped.")
    verbs = [words.lemmas[i] for i, tag in enumerate(words.tags) if tag in ("VBD", "VBN")]
    assert verbs[:2] == ["hope", "rage"]
    assert verbs[-1] == "rape"


def test_furniture_inside_a_paragraph_is_blank_to_every_finder(parser: Parser) -> None:
    text = "The [ministry](http://example.org/2021-03-04) said so."
    a = parser.analyse(text, [Span(4, 5), Span(13, 46)])
    assert len(a.text) == len(text)
    assert a.text.split() == ["The", "ministry", "said", "so."]
    assert a.words == ["The", "ministry", "said", "so", "."]


def test_what_is_no_character_is_replaced_one_for_one(parser: Parser) -> None:
    text = "Troops\x00 left \ud800Kofu."
    a = parser.analyse(text)
    assert a.text == "Troops\ufffd left \ufffdKofu."
    assert [a.text[s:e] for s, e in zip(a.starts, a.ends, strict=True)] == a.words


def test_a_line_without_a_stop_is_cut_so_that_no_sentence_is_endless(parser: Parser) -> None:
    a = parser.analyse("Kofu, " * 3000)
    assert max(s.last - s.first for s in a.sentences) <= 400
    assert max(sum(1 for _ in a.ancestors(token)) for token in range(len(a))) < 400


def test_edges_of_deep_trees_are_found_in_linear_time() -> None:
    many = 50_000
    left, right = _edges([max(0, n - 1) for n in range(many)])  # each word hangs on the one before
    assert (left, right) == (list(range(many)), [many] * many)
    assert _edges([1, 1, 1, 2, 4]) == ([0, 0, 2, 3, 4], [1, 4, 4, 4, 5])


def test_typographic_apostrophes_and_hyphens_are_read_as_plain_ones(parser: Parser):
    curly = parser.analyse(
        "Soldiers didn’t fire on twenty‑five protesters, the group’s leader said."
    )
    plain = parser.analyse(
        "Soldiers didn't fire on twenty-five protesters, the group's leader said."
    )
    assert (curly.words, curly.starts, curly.deps) == (plain.words, plain.starts, plain.deps)


def test_the_network_x_ends_its_sentence(parser: Parser) -> None:
    a = parser.analyse(
        "The minister wrote on X. Nurses have not replied. A paper on X. Y. Lee came."
    )
    starts = [a.words[sentence.first] for sentence in a.sentences]
    assert starts == ["The", "Nurses", "A"]


@pytest.mark.parametrize("text", ["Sierra Leone's army left.", "Togo expelled two envoys."])
def test_country_is_no_person(parser, text) -> None:
    a = parser.analyse(text)
    assert a.entities[0].label == "GPE"
    assert a.words[a.entities[0].last - 1] != "'s"
