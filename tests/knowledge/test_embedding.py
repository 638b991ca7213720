import pytest

from dateline.knowledge import embedding
from dateline.knowledge.embedding import load_embeddings, load_event_nouns
from dateline.record import BadKnowledge

_GOOD = {"lemma": "refuse", "pos": "verb", "form": "to", "effect": "negated", "under_not": "actual"}


@pytest.mark.parametrize(
    "wrong", [{"pos": "verbs"}, {"form": "infinitive"}, {"effect": "no"}, {"under_not": ""}]
)
def test_unknown_values_are_named(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]) -> None:
    monkeypatch.setattr(embedding, "read_table", lambda *_: iter([{**_GOOD, **wrong}]))
    with pytest.raises(BadKnowledge, match="refuse"):
        load_embeddings()


def test_event_nouns_are_base_forms_in_lower_case() -> None:
    nouns = load_event_nouns()
    assert {"attack", "ceasefire", "riot"} <= nouns
    assert not {noun for noun in nouns if noun != noun.lower() or " " in noun}
