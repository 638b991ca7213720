"""The learned reader: tags, spans, links, attributions."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.analysis import Analysis
from dateline.extraction.actors import ActorIndex
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.ends import with_ends
from dateline.extraction.claims.learned.holders import held
from dateline.extraction.claims.learned.likely import (
    LEAST,
    Likelihood,
    features_of,
    layer_probabilities,
)
from dateline.extraction.claims.learned.links import (
    Spans,
    Weights,
    choose,
    load_weights,
    pair_features,
)
from dateline.extraction.claims.learned.nested import judged, named_inside, open_cue, turned_out
from dateline.extraction.claims.learned.relayed import continued, relayed
from dateline.extraction.claims.learned.repair import repair
from dateline.extraction.claims.learned.tags import Tagged, best_tags, spans_of
from dateline.extraction.draft import Context, Draft
from dateline.extraction.index import SpanIndex
from dateline.extraction.tagging import attributions_by_rules, tags_of


class LearnedReader:
    """An AttributionReader over the tags of the encoder, the weights of the two kinds of links, and those that
    say which of the joined are likely (without them, all are)."""

    def __init__(self, links: Mapping[str, Weights], likelihood: Likelihood | None = None) -> None:
        self._links, self._likelihood = links, likelihood

    @classmethod
    def load(cls, folder: Path) -> "LearnedReader":
        """With the weights in the folder of a model."""
        likely = folder / "likely.json"
        likelihood = Likelihood.load(likely) if likely.is_file() else None
        return cls(load_weights(folder / "links.json"), likelihood)

    def read(self, ctx: Context, draft: Draft, /) -> list[Attribution]:
        """In text order of the cues. What the rules found is a hint to the tagger; a label for each
        word cannot nest, so what stands inside a content is the rules' alone."""
        analysis = ctx.analysis
        by_rules = attributions_by_rules(ctx, draft)
        scores = tags_of(ctx, draft)
        tagged = spans_of(best_tags(scores), scores)
        cues = ctx.knowledge.cues
        joined = self._likely(analysis, scores, self.join(analysis, tagged), by_rules)
        repaired = continued(analysis, repair(analysis, cues, joined, by_rules))
        actors = ActorIndex(draft.actors)
        ended = with_ends(analysis, cues, actors, repaired)
        ended = [held(analysis, cues, actors, said) for said in ended]
        joined = relayed(analysis, actors, ended)
        joined = [turned_out(analysis, cues, said) for said in joined]
        found = [part for said in joined for part in open_cue(analysis, cues, said)]
        found = judged(analysis, cues, found)
        found += inside(by_rules, found, repaired)
        return found + named_inside(analysis, cues, found)

    def _likely(
        self,
        analysis: Analysis,
        scores: NDArray[np.float32],
        joined: list[Attribution],
        by_rules: list[Attribution],
    ) -> list[Attribution]:
        if self._likelihood is None:
            return joined
        layers, rules = (
            layer_probabilities(scores),
            SpanIndex((x.cue, x) for x in by_rules if x.cue),
        )
        return [
            said
            for said in joined
            if self._likelihood.of(features_of(analysis, layers, said, rules)) >= LEAST
        ]

    def join(self, analysis: Analysis, tagged: list[Tagged]) -> list[Attribution]:
        """Each content goes to its likeliest cue, each cue to its likeliest source."""
        spans = Spans(analysis, tagged)
        contents: dict[Tagged, list[Tagged]] = {cue: [] for cue in spans.cues}
        for content in spans.contents:
            cues = spans.near(content, spans.cues)
            best = choose(self._links["content"], [pair_features(spans, content, c) for c in cues])
            if best is not None:
                contents[cues[best]].append(content)
        found = []
        for cue, said in contents.items():
            if said:
                sources = spans.near(cue, spans.sources)
                features = [pair_features(spans, source, cue) for source in sources]
                best = choose(self._links["source"], features)
                source = None if best is None else sources[best]
                found.append(_attribution(analysis, source, cue, said))
        return found


def inside(
    by_rules: list[Attribution], found: list[Attribution], uncut: list[Attribution]
) -> list[Attribution]:
    """Those of the rules that stand whole inside the content of another, or what was cut from one, at a cue of
    their own."""
    cues = SpanIndex((x.cue, None) for x in found if x.cue)
    contents_left = SpanIndex((span, None) for x in found for span in x.content)
    contents = SpanIndex((span, x) for x in (*found, *uncut) for span in x.content)
    said = {(x.source, x.content) for x in found}
    kept = []
    for attribution in by_rules:
        cue, parts = attribution.cue, attribution.content
        if cue is None or cues.overlapping(cue) or (attribution.source, parts) in said:
            continue
        around = [outer for _, outer in contents.around(cue)]
        if (around and not contents_left.around(cue)) or any(
            all(any(whole.contains(part) for whole in outer.content) for part in parts)
            for outer in around
        ):
            kept.append(attribution)
    return kept


def _attribution(
    analysis: Analysis, source: Tagged | None, cue: Tagged, said: list[Tagged]
) -> Attribution:
    parts = [cue, *said, *([source] if source else [])]
    score = sum(part.score for part in parts) / len(parts)
    words = " ".join(analysis.words[cue.first : cue.last])
    return Attribution(
        source=analysis.span(source.first, source.last) if source else None,
        cue=analysis.span(cue.first, cue.last),
        content=tuple(analysis.span(c.first, c.last) for c in sorted(said, key=lambda c: c.first)),
        score=round(score, 2),
        why=f'learned reader: cue "{words}" ({score:.2f})',
    )
