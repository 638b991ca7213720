"""Writes the table of figures in README.md from bench/figures.json: python scripts/readme.py [--check]"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- figures: made by scripts/readme.py -->", "<!-- end of figures -->"

# Run, figure → what the README calls it.
SHOWN = {
    ("events", "type_recall"): "PLOVER sentences: right type found",
    ("events", "precision"): "PLOVER sentences: precision of types (a lower bound)",
    ("events", "full"): "PLOVER sentences: type, actor, recipient and direction all right",
    ("coders", "quiet"): "headlines that coders found irrelevant: no event",
    ("ledes", "quiet"): "sport news: no false alarm of violence",
    ("claims", "attribution.full.f1"): "attributions (source, cue, content), F1",
    ("claims", "attribution.full_strict.f1"): "attributions with exact edges, F1",
    ("cues", "recall"): "reporting words found outside US politics",
    ("voice", "voice.accuracy"): "events: report's own voice or a source's",
    ("status", "status.whole"): "status of events (real, unreal, negated), mean recall",
    ("status", "time.right"): "time of events right",
    ("times", "value.f1"): "dates and times resolved, F1",
    ("geovirus", "recognition.f1"): "place names found (GeoVirus), F1",
    ("geovirus", "acc161"): "places within 161 km, of all (GeoVirus)",
    ("gwn", "acc161"): "places within 161 km, of all (GeoWebNews)",
    ("incidents", "b3.f1"): "the same event in several undated reports (ECB+), B-cubed F1",
    ("incidents", "false_merges"): "… incidents that mix events (lower is better)",
    ("speed", "of_bare_pipeline"): "speed, as a share of the bare spaCy pipeline",
    ("speed", "words_per_s"): "words a second, one process",
    ("speed", "peak_mb"): "peak memory of the speed run, MB (it holds the bare pipeline too)",
}


def main() -> None:
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    made = f"{before}{BEGIN}\n{table()}{END}{after}"
    if "--check" in sys.argv:
        sys.exit(made != text and "README.md: its figures are not those of bench/figures.json")
    readme.write_text(made, "utf-8")


def table() -> str:
    figures = json.loads((ROOT / "bench" / "figures.json").read_text("utf-8"))
    rows = [
        f"| {name} | {figures[run][figure]} |\n"
        for (run, figure), name in SHOWN.items()
        if figure in figures.get(run, {})
    ]
    return "| measure (development gold) | figure |\n|---|---|\n" + "".join(rows)


if __name__ == "__main__":
    main()
