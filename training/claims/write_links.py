"""Gold attributions → candidate pairs for train_links.py. Run by the project's own Python.

usage: write_links.py GOLD.jsonl OUT.npz

For each gold content its candidate cues, for each gold cue its candidate sources: arrays `features`
[pairs, F], `group` (which content or cue), `right` (1 where the gold joins them), each with a prefix
"content_" or "source_".
"""

import json
import sys
from pathlib import Path

import numpy as np

from dateline.analysis import Analysis, Parser
from dateline.extraction.claims.learned.links import Spans, pair_features
from dateline.extraction.claims.learned.tags import Tagged
from dateline.record import Span


def main(gold: str, out: str) -> None:
    parser = Parser()
    found: dict[str, list[object]] = {
        f"{kind}_{name}": []
        for kind in ("content", "source")
        for name in ("features", "group", "right")
    }
    groups = {"content": 0, "source": 0}
    for line in Path(gold).read_text("utf-8").splitlines():
        row = json.loads(line)
        analysis = parser.analyse(row["text"])
        spans, contents, sources = gold_links(analysis, row["attributions"])
        for kind, joined in (("content", contents), ("source", sources)):
            for item, partners in joined.items():
                others = spans.cues if kind == "content" else spans.sources
                groups[kind] += 1
                for other in spans.near(item, others):
                    span, cue = (item, other) if kind == "content" else (other, item)
                    found[f"{kind}_features"].append(pair_features(spans, span, cue))
                    found[f"{kind}_group"].append(groups[kind])
                    found[f"{kind}_right"].append(other in partners)
    np.savez_compressed(out, **{k: np.array(v, dtype=np.float32) for k, v in found.items()})


def gold_links(analysis: Analysis, attributions: list[dict[str, list[list[int]]]]):
    """The gold's spans, and content → cues, cue → sources (empty where it has none)."""

    def spans_of(attribution, layer):
        ranges = (analysis.tokens_in(Span(*span)) for span in attribution[layer])
        return [Tagged(layer, r.start, r.stop, 1.0) for r in ranges if r]

    every, contents, sources = {}, {}, {}
    for attribution in attributions:
        parts = {layer: spans_of(attribution, layer) for layer in ("source", "cue", "content")}
        every |= dict.fromkeys(s for layer in parts.values() for s in layer)
        for content in parts["content"]:
            contents.setdefault(content, set()).update(parts["cue"])
        for cue in parts["cue"]:
            sources.setdefault(cue, set()).update(parts["source"])
    return Spans(analysis, sorted(every, key=lambda s: s.first)), contents, sources


if __name__ == "__main__":
    main(*sys.argv[1:3])
