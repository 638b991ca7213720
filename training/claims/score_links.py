"""What the links alone are worth: gold spans joined by the link networks, scored as the claims are.
Run by the project's own Python.

usage: score_links.py GOLD.jsonl LINKS.json SCORE_CLAIMS.py
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from write_links import gold_links

from dateline.analysis import Parser
from dateline.extraction.claims.attribution import Attribution
from dateline.extraction.claims.learned.links import load_weights
from dateline.extraction.claims.learned.reader import LearnedReader
from dateline.record.codec import to_plain


def main(gold: str, links: str, scorer: str) -> None:
    reader = LearnedReader(load_weights(Path(links)))
    parser, lines = Parser(), []
    for line in Path(gold).read_text("utf-8").splitlines():
        row = json.loads(line)
        analysis = parser.analyse(row["text"])
        spans, _, _ = gold_links(analysis, row["attributions"])
        joined = reader.join(analysis, [*spans.sources, *spans.cues, *spans.contents])
        lines.append(json.dumps({"id": row["id"], "claims": [plain(said) for said in joined]}))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as records:
        records.write("\n".join(lines))
        records.flush()
        subprocess.run([sys.executable, scorer, gold, records.name], check=True)


def plain(said: Attribution) -> dict[str, object]:
    return {part: to_plain(getattr(said, part)) for part in ("source", "cue", "content")}


if __name__ == "__main__":
    main(*sys.argv[1:4])
