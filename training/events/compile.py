"""Labels as people write them → stand-off labels (ids and offsets). Standard library only.

usage: compile.py BATCH.jsonl LABELS.tsv GOLD_FOLDER OUT.jsonl [--by NAME]

A line of LABELS.tsv is one event, or `N<tab>none`:
    n  type  mode  status  trigger  actors  recipients  core_type  core_trigger
Words are given as they stand in the sentence; `word@2` is the second time it stands there; several parties are parted
by " | "; an empty column is -. Every sentence of the batch must have a line. Errors are told with their line.
"""

import argparse
import json
import re
import sys
from pathlib import Path

COLUMNS = (
    "n",
    "type",
    "mode",
    "status",
    "trigger",
    "actors",
    "recipients",
    "core_type",
    "core_trigger",
)
STATUSES = {"actual", "historical", "future", "hypothetical", "negated"}
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "x:economic_measure", "x:disaster",
    "x:political_process",
}  # fmt: skip


class Wrong(Exception):
    """A line that cannot be compiled."""


def main() -> int:
    options = _options()
    batch = [json.loads(line) for line in Path(options.batch).read_text("utf-8").splitlines()]
    texts = texts_of(Path(options.gold), {row["file"] for row in batch})
    events, faults = {row["n"]: [] for row in batch}, []
    seen = set()
    sentences = {row["n"]: row for row in batch}
    for number, line in enumerate(Path(options.labels).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        try:
            row = sentences[int(cells[0])]
            seen.add(row["n"])
            if cells[1] != "none":
                events[row["n"]].append(event(cells, row, texts[row["file"], row["id"]]))
        except (Wrong, ValueError, KeyError, IndexError) as error:
            faults.append(f"line {number}: {error}: {line[:80]}")
    faults += [f"sentence {n}: not labelled" for n in sentences if n not in seen]
    with Path(options.out).open("w", encoding="utf-8") as out:
        for row in batch:
            if row["n"] in seen:
                kept = {name: row[name] for name in ("file", "id", "start", "end")}
                out.write(json.dumps(kept | {"events": events[row["n"]], "by": options.by}) + "\n")
    print(len(seen), "sentences,", sum(map(len, events.values())), "events,", len(faults), "faults")
    print("\n".join(faults[:60]))
    return bool(faults)


def event(cells: list[str], row: dict, text: str) -> dict:
    given = dict(zip(COLUMNS, [*cells, *["-"] * (len(COLUMNS) - len(cells))], strict=True))
    if given["type"] not in TYPES or given["status"] not in STATUSES:
        raise Wrong(f"no such type or status: {given['type']}, {given['status']}")
    sentence = text[row["start"] : row["end"]]

    def span(words: str) -> list[int]:
        place = re.search(r"@(\d)$", words)
        count = int(place[1]) if place else 1
        plain = r"\s+".join(map(re.escape, re.sub(r"@\d$", "", words).split()))
        found = list(re.finditer(rf"(?<!\w){plain}(?!\w)", sentence)) or list(
            re.finditer(plain, sentence)
        )
        if len(found) < count:
            raise Wrong(f'"{words}" does not stand in the sentence')
        match = found[count - 1]
        return [row["start"] + match.start(), row["start"] + match.end()]

    def spans(words: str) -> list[list[int]]:
        return [] if words in ("-", "") else [span(part.strip()) for part in words.split(" | ")]

    trigger = span(given["trigger"])
    core = None
    if given["core_type"] not in ("-", ""):
        core = {"type": given["core_type"], "trigger": span(given["core_trigger"])}
    return {"type": given["type"], "mode": None if given["mode"] in ("-", "") else given["mode"],
            "status": given["status"], "trigger": trigger, "actors": spans(given["actors"]),
            "recipients": spans(given["recipients"]), "core": core}  # fmt: skip


def texts_of(gold: Path, files: set[str]) -> dict[tuple[str, str], str]:
    return {
        (name, row["id"]): row["text"]
        for name in sorted(files)
        for row in map(json.loads, (gold / f"{name}.jsonl").read_text("utf-8").splitlines())
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("batch", "labels", "gold", "out"):
        parser.add_argument(name)
    parser.add_argument("--by", default="a")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
