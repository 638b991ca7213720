"""Draw numerals at random from the news texts of the bench, for a person to label.

python training/figures/draw.py GOLD_FOLDER > drawn.jsonl

Prints {file, id, start, end} a line: stand-off, no text. A numeral is a run of digits or of number words
(the bare "one" is left out: it is nearly always a pronoun); each text gives at most two, so that long
lists of results do not fill the sample. The same folder gives the same lines.
"""

import json
import random
import re
import sys
from pathlib import Path

SEED = 20221
# How many of each file: about as much agency copy as press articles.
SHARES = {
    "claims_train": 30,
    "incidents_train": 26,
    "ledes_label": 22,
    "places_geovirus": 12,
    "places_gwn": 14,
    "times_dev": 16,
}
WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundreds?|thousands?|millions?|billions?|dozens?|scores"
)
PART = rf"(?:\d[\d,.]*\d|\d|(?:{WORD})\b)"
NUMERAL = re.compile(rf"(?<![\w.]){PART}(?:[ -](?:(?:and|of) )?{PART})*(?!\w)", re.IGNORECASE)


def numerals(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in NUMERAL.finditer(text)]


def draw(folder: Path) -> list[dict[str, object]]:
    chance = random.Random(SEED)
    drawn: list[dict[str, object]] = []
    for name, share in SHARES.items():
        rows = [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
        pool = [(row["id"], span) for row in rows for span in numerals(row["text"])]
        chance.shuffle(pool)
        taken: dict[object, int] = {}
        picked = []
        for ident, (start, end) in pool:
            if taken.get(ident, 0) < 2 and len(picked) < share:
                taken[ident] = taken.get(ident, 0) + 1
                picked.append({"file": name, "id": ident, "start": start, "end": end})
        drawn += picked
    return drawn


if __name__ == "__main__":
    for row in draw(Path(sys.argv[1])):
        print(json.dumps(row))
