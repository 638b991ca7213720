"""The learned reader: tags, spans, links, attributions."""

from dateline.analysis import Analysis
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.links import Spans, Weights, choose, pair_features
from dateline.extraction.claims.learned.tags import Tagged, best_tags, spans_of, word_tags
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft
from dateline.models.tagger import Tagger

RULES = RuleReader()


class LearnedReader:
    """An AttributionReader over a tagger and the weights of the two kinds of links."""

    def __init__(self, tagger: Tagger, content_links: Weights, source_links: Weights) -> None:
        self._tagger = tagger
        self._content_links, self._source_links = content_links, source_links

    def read(self, ctx: Context, draft: Draft, /) -> list[Attribution]:
        """In text order of the cues. What the rules found is a hint to the tagger."""
        analysis = ctx.analysis
        hints = hints_of(analysis, RULES.read(ctx, draft))
        tagged = [
            span
            for chunk, scores in self._tagger.tag(analysis, hints)
            for span in spans_of(best_tags(scores), scores, chunk.first)
        ]
        return self.join(analysis, tagged)

    def join(self, analysis: Analysis, tagged: list[Tagged]) -> list[Attribution]:
        """Each content goes to its likeliest cue, each cue to its likeliest source."""
        spans = Spans(analysis, tagged)
        contents: dict[Tagged, list[Tagged]] = {cue: [] for cue in spans.cues}
        for content in spans.contents:
            cues = spans.near(content, spans.cues)
            best = choose(self._content_links, [pair_features(spans, content, c) for c in cues])
            if best is not None:
                contents[cues[best]].append(content)
        found = []
        for cue, said in contents.items():
            if said:
                sources = spans.near(cue, spans.sources)
                features = [pair_features(spans, source, cue) for source in sources]
                best = choose(self._source_links, features)
                source = None if best is None else sources[best]
                found.append(_attribution(analysis, source, cue, said))
        return found


def hints_of(analysis: Analysis, found: list[Attribution]) -> list[int]:
    """The tags that the rules would give; attributions inside others last, so that they win nowhere."""
    outer = sorted(found, key=lambda x: -sum(len(span) for span in x.content))
    return word_tags(
        analysis,
        [([x.source] if x.source else [], [x.cue] if x.cue else [], x.content) for x in outer],
    )


def _attribution(
    analysis: Analysis, source: Tagged | None, cue: Tagged, said: list[Tagged]
) -> Attribution:
    parts = [cue, *said, *([source] if source else [])]
    score = sum(part.score for part in parts) / len(parts)
    words = analysis.span(cue.first, cue.last).text(analysis.text)
    return Attribution(
        source=analysis.span(source.first, source.last) if source else None,
        cue=analysis.span(cue.first, cue.last),
        content=tuple(analysis.span(c.first, c.last) for c in sorted(said, key=lambda c: c.first)),
        score=round(score, 2),
        why=f'learned reader: cue "{words}" ({score:.2f})',
    )
