"""Draw events at random from the news texts of the bench, for a person to say where each happened.

python training/places/draw.py GOLD_FOLDER RECORDS_FOLDER > drawn.jsonl

RECORDS_FOLDER gets the records of the reports drawn. Prints {file, id, event, start, end, type} a line:
stand-off, no text and no place, so that who judges sees neither.
"""

import json
import random
import sys
from pathlib import Path

import dateline
from dateline.record.codec import dumps

SEED = 20220110
# How many reports of each file are read, and how many events are drawn from them.
SHARES = {"ledes_label": (110, 40), "incidents_train": (60, 35), "claims_train": (25, 25)}


def draw(gold: Path, out: Path) -> list[dict[str, object]]:
    chance = random.Random(SEED)
    drawn: list[dict[str, object]] = []
    for name, (reports, events) in SHARES.items():
        rows = [json.loads(line) for line in (gold / f"{name}.jsonl").open(encoding="utf-8")]
        if name == "ledes_label":
            rows = [row for row in rows if row["topic"] == "world"]
        pool = []
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as records:
            for row in chance.sample(rows, min(reports, len(rows))):
                known = {k: row[k] for k in ("published", "publisher") if row.get(k)}
                record = dateline.read(text=row["text"], **known)
                records.write(
                    json.dumps({"id": row["id"], "record": json.loads(dumps(record))}) + "\n"
                )
                pool += [(row["id"], e) for e in record.events if not e.type.startswith("x:")]
        for ident, event in chance.sample(pool, min(events, len(pool))):
            span = event.trigger
            drawn.append(
                {"file": name, "id": ident, "event": event.id, "start": span.start, "end": span.end,
                 "type": event.type}
            )  # fmt: skip
    return drawn


if __name__ == "__main__":
    for line in draw(Path(sys.argv[1]), Path(sys.argv[2])):
        print(json.dumps(line))
