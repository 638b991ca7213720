"""How many of the judged events (event_places.jsonl) have the place that the text tells.

python training/places/score.py GOLD_FOLDER [--errors]

`where` lists the answers that can be defended, alpha-3/first-level division, the country alone where no
division is told, null where no place is told. Right: the country, and the division where one is asked.
An event that is no longer found is left out and counted.
"""

import json
import sys
from pathlib import Path

import dateline
from dateline.knowledge.placenames import normalise

JUDGED = Path(__file__).parent / "event_places.jsonl"


def place_of(record, row):
    """(found, the place of the event at that trigger)."""
    places = {p.id: p for p in record.places}
    for event in record.events:
        spans = [event.trigger, event.core.trigger, *(m.span for m in event.mentions)]
        if any(s.start < row["end"] and row["start"] < s.end for s in spans):
            return True, places.get(event.place)
    return False, None


def is_right(place, answers):
    for answer in answers:
        if answer is None or place is None:
            if answer is None and place is None:
                return True
            continue
        country, _, division = answer.partition("/")
        names = normalise(f"{place.admin1 or ''} {place.name}")
        if place.country == country and normalise(division).split(" ")[0] in names:
            return True
    return False


def main(gold):
    texts, records, right, told, missing = {}, {}, [0, 0], [0, 0], 0
    for row in map(json.loads, JUDGED.open(encoding="utf-8")):
        name = row["file"]
        if name not in texts:
            rows = map(json.loads, (gold / f"{name}.jsonl").open(encoding="utf-8"))
            texts[name] = {r["id"]: r for r in rows}
        key = name, row["id"]
        report = texts[name][row["id"]]
        known = {k: report[k] for k in ("published", "publisher") if report.get(k)}
        if key not in records:
            records[key] = dateline.read(text=report["text"], **known)
        found, place = place_of(records[key], row)
        missing += not found
        if not found:
            continue
        fits = is_right(place, row["where"])
        for tally in (right, told) if None not in row["where"] else (right,):
            tally[0] += fits
            tally[1] += 1
        if not fits and "--errors" in sys.argv:
            got = place and (place.country, place.admin1, place.name)
            trigger = report["text"][row["start"] : row["end"]]
            print(f"{name} {row['id']} {trigger!r}: {row['where']} got {got}")
    print(
        f"right {right[0]} of {right[1]}; where one is told {told[0]} of {told[1]}; gone {missing}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
