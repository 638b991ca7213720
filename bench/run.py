"""Accuracy against the gold files and speed beside the bare spaCy pipeline, as one table.

usage: run.py [--check | --update] [--only NAME …] [--no-speed] [--claims large]
Gold files and scorers are looked for in $DATELINE_BENCH, else ../shared/bench. --check fails where a
figure lies below its floor (bench/floors.json); --update writes today's figures into bench/figures.json,
from which the README's table is made.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("DATELINE_BENCH", ROOT.parent / "shared" / "bench"))
FLOORS, FIGURES = ROOT / "bench" / "floors.json", ROOT / "bench" / "figures.json"

# Name of the run → gold file, scorer, whether every predicate is read, and the figures shown.
RUNS: dict[str, tuple[str, str, bool, list[str]]] = {
    "events": ("events_dev", "score_events", False, [
        "type_recall", "precision", "type_top", "actor", "recipient", "direction", "sector",
        "context", "full", "silent"]),
    "coders": ("coders_dev", "score_coders", False, ["recall", "unsupported", "quiet"]),
    "ledes": ("ledes_dev", "score_ledes", False, ["quiet", "world.spoken"]),
    "claims": ("claims_dev", "score_claims", False, [
        "token.source.f1", "token.cue.f1", "token.content.f1", "attribution.content.f1",
        "attribution.source.f1", "attribution.full.f1", "attribution.full_strict.f1"]),
    "cues": ("cues_dev", "score_cues", False, ["recall", "per_1000"]),
    "voice": ("claims_dev", "score_voice", True, ["voice.accuracy", "holder", "per_1000"]),
    "status": ("status_dev", "score_status", True, [
        "found", "status.mean", "status.whole", "status.strict", "time.right", "per_1000"]),
    "times": ("times_dev", "score_times", False, [
        "recognition.f1", "value.f1", "given_found"]),
    "geovirus": ("places_geovirus", "score_places", False, [
        "recognition.f1", "acc161", "acc161_found"]),
    "gwn": ("places_gwn", "score_places", False, [
        "recognition.r", "acc161", "acc161_found", "literal.acc161"]),
    "incidents": ("incidents_dev", "score_incidents", True, [
        "coverage", "b3.f1", "b3.p", "b3.r", "cross.f1", "false_merges", "lemma.b3.f1",
        "lemma.cross.f1", "per_1000"]),
}  # fmt: skip


def main() -> None:
    options = _options()
    if not (BENCH / "gold").is_dir():
        sys.exit(f"bench: no gold files in {BENCH}; set DATELINE_BENCH")
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        floored = json.loads(FLOORS.read_text("utf-8"))
        for name in options.only or (floored if options.check else RUNS):
            figures[name] = score(name, Path(folder), options.claims)
            show(name, figures[name])
    if not options.no_speed:
        figures["speed"] = measure_speed()
        show("speed", figures["speed"])
    if options.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    if options.check and (low := below_floor(figures)):
        sys.exit("\n".join(["bench: below the floor:", *low]))


def score(name: str, folder: Path, claims: str = "learned") -> dict[str, Any]:
    """The figures of one run; records are made once for runs that share them."""
    gold_name, scorer, every, wanted = RUNS[name]
    gold = BENCH / "gold" / f"{gold_name}.jsonl"
    records = folder / f"{gold_name}{'-all' if every else ''}.jsonl"
    if not records.exists():
        dateline = [sys.executable, "-m", "dateline", "extract", str(gold), "--out", str(records)]
        dateline += ["--claims", claims]
        subprocess.run([*dateline, *(["--all-predicates"] if every else [])], check=True)
    command = [sys.executable, str(BENCH / f"{scorer}.py"), str(gold), str(records)]
    if name == "incidents":
        command.append(str(_linked(gold, folder, claims)))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    picked = {path: _pick(result, path) for path in wanted}
    return {"gold_sha256": hashlib.sha256(gold.read_bytes()).hexdigest(), **picked}


def _linked(gold: Path, folder: Path, claims: str) -> Path:
    """The incidents of one casebook of all reports."""
    book, out = folder / f"{gold.stem}.dateline", folder / f"{gold.stem}-incidents.jsonl"
    dateline = [sys.executable, "-m", "dateline"]
    add = [*dateline, "add", str(gold), "--all-predicates", "--claims", claims, "--db", str(book)]
    subprocess.run(add, check=True, stdout=subprocess.DEVNULL)
    show = [*dateline, "incidents", "--db", str(book), "--format", "jsonl"]
    with out.open("w", encoding="utf-8") as file:
        subprocess.run(show, check=True, stdout=file)
    return out


def measure_speed() -> dict[str, Any]:
    """In a process of its own, so that its peak memory is its own."""
    command = [
        sys.executable,
        str(ROOT / "bench" / "speed.py"),
        str(BENCH / "gold" / "claims_dev.jsonl"),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def show(name: str, figures: dict[str, Any]) -> None:
    floors = json.loads(FLOORS.read_text("utf-8")).get(name, {})
    for path, value in figures.items():
        if path != "gold_sha256":
            floor = f"floor {floors[path]}" if path in floors else ""
            print(f"{name:10} {path:28} {value:>12} {floor:>14}", flush=True)


def below_floor(figures: dict[str, Any]) -> list[str]:
    """Figures under their floor; floors hold for one version of the gold, named by its checksum."""
    low = []
    for name, floors in json.loads(FLOORS.read_text("utf-8")).items():
        found = figures.get(name)
        if not found or floors.get("gold_sha256", "") != found.get("gold_sha256", ""):
            continue
        for path, floor in floors.items():
            if path != "gold_sha256" and found[path] < floor:
                low.append(f"  {name} {path}: {found[path]} < {floor}")
    return low


def _pick(result: Any, path: str) -> Any:
    for key in path.split("."):
        result = result[key]
    return result


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", nargs="+", choices=list(RUNS))
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--claims", choices=["learned", "large", "rules"], default="learned")
    options = parser.parse_args()
    if options.claims != "learned" and (options.check or options.update):
        parser.error("floors and the README's figures are the default reader's")
    return options


if __name__ == "__main__":
    main()
