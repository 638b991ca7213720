"""Which of the joined spans are an attribution, and where spans end."""

import math

import numpy as np
import pytest

from dateline.analysis import Analysis, Parser
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.likely import (
    LEAST,
    Likelihood,
    features_of,
    layer_probabilities,
)
from dateline.extraction.claims.learned.tags import LABELS, LAYERS, best_tags, spans_of
from dateline.extraction.index import SpanIndex
from dateline.models.tagger import model_folder
from dateline.record import Span


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Parser().analyse("Brook said the dam held.")


def likelihood(analysis: Analysis, content: float, cue: float) -> float:
    """Of "Brook | said | the dam held" where the tagger is that sure of content and cue."""
    layers = np.zeros((len(analysis), len(LAYERS)), np.float32)
    layers[0, 0], layers[1, 1], layers[2:5, 2] = 0.9, cue, content
    said = Attribution(analysis.span(0, 1), analysis.span(1, 2), (analysis.span(2, 5),), 0.9, "")
    rules: SpanIndex[Attribution] = SpanIndex(())
    model = Likelihood.load(model_folder("claims") / "likely.json")
    return model.of(features_of(analysis, layers, said, rules))


def test_what_the_tagger_is_sure_of_is_likely(analysis: Analysis) -> None:
    assert likelihood(analysis, 0.95, 0.95) > LEAST


def test_what_it_half_believes_is_not(analysis: Analysis) -> None:
    assert likelihood(analysis, 0.4, 0.3) < LEAST


def test_agreement_with_the_rules_makes_it_likelier(analysis: Analysis) -> None:
    said = Attribution(None, analysis.span(1, 2), (analysis.span(2, 5),), 0.9, "")
    layers = np.full((len(analysis), len(LAYERS)), 0.5, np.float32)
    model = Likelihood.load(model_folder("claims") / "likely.json")
    nobody: SpanIndex[Attribution] = SpanIndex(())
    alone = model.of(features_of(analysis, layers, said, nobody))
    agreed = SpanIndex([(Span(6, 10), said)])
    assert model.of(features_of(analysis, layers, said, agreed)) > alone


def test_layers_add_begin_and_inside() -> None:
    scores = np.log(np.array([[0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]], np.float32))
    assert layer_probabilities(scores)[0].tolist() == pytest.approx([0.2] * len(LAYERS))


def test_no_span_begins_with_an_inside() -> None:
    inside, other = LABELS.index("I-content"), LABELS.index("B-source")
    scores = np.full((3, len(LABELS)), math.log(0.01), np.float32)
    scores[0, other], scores[1, inside], scores[2, inside] = 0.0, 0.0, 0.0
    spans = spans_of(best_tags(scores), scores)
    assert [(s.layer, s.first, s.last) for s in spans] == [("source", 0, 1), ("content", 1, 3)]


def test_an_empty_report_has_no_spans() -> None:
    nothing = np.zeros((0, len(LABELS)), np.float32)
    assert spans_of(best_tags(nothing), nothing) == []
