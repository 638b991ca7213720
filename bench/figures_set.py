"""Read the frozen set of figures (tests/data/figures) and print which fields came out right.

python bench/figures_set.py [--only authored,drawn] [--errors FILE.md] [--json FILE]

A figure that was not found is wrong in every field. `scope` is the place, window and day that the words
give; the rows "left empty" ask that none is made up. The drawn half needs the gold files of the bench
($DATELINE_BENCH, else ../shared/bench), for only ids and offsets are kept here.
"""

import argparse
import json
import os
from pathlib import Path

import dateline
from blind_text import (
    Tally,
    by_id,
    group_fits,
    holds,
    locate,
    meets,
    pair,
    place_named,
    source_of,
    write_errors,
)

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "figures"
GOLD = Path(os.environ.get("DATELINE_BENCH", ROOT.parent / "shared" / "bench")) / "gold"
# The authored sentences are read as if published on this Thursday.
PUBLISHED = "2024-03-14"
# Of a value: half a per cent, so that "two thirds" may be 66.7 or 66.67.
NEAR = 0.005


def lines(path):
    with path.open(encoding="utf-8") as rows:
        return [json.loads(line) for line in rows]


def read(**report):
    return dateline.read(**report)


def same(one, other):
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= NEAR * abs(other)


def score_value(tally, item, gold, found, label):
    asked = [k for k in ("value", "low", "high") if k in gold]
    right = found and all(same(getattr(found, k), gold[k]) for k in asked)
    got = found and (found.value, found.low, found.high)
    tally.add("value", right, item, (label, [gold[k] for k in asked]), got, found)


def score_names(tally, item, gold, found, label):
    """Fields of one word: any of the accepted ones is right."""
    for field in ("measure", "qualifier", "unit", "count"):
        if gold.get(field):
            accepted = gold[field] if isinstance(gold[field], list) else [gold[field]]
            got = found and getattr(found, field)
            tally.add(field, got in accepted, item, (label, gold[field]), got, found)


def score_change(tally, item, gold, found, label):
    asked = {k: gold[f"change_{k}"] for k in ("by", "from", "to") if f"change_{k}" in gold}
    if asked:
        change = found and found.change
        got = change and {"by": change.by, "from": change.from_, "to": change.to}
        right = got and all(same(got[k], v) for k, v in asked.items())
        tally.add("change", right, item, (label, asked), got, found)


def score_part(tally, item, record, gold, found, label):
    if "part_of" not in gold:
        return
    whole = by_id(record.figures).get(found.part_of) if found and found.part_of else None
    wanted = gold["part_of"]
    right = meets(pair(whole.span), wanted) if whole and wanted else not whole and not wanted
    measure = "part_of" if wanted else "part_of left empty"
    got = whole and whole.span.text(record.report.text)
    tally.add(measure, found and right, item, (label, wanted), got, found)


def score_group(tally, item, record, gold, found, label):
    if gold.get("group"):
        words = record.report.text[slice(*gold["group"])]
        right, got = group_fits(record, found, words) if found else (False, None)
        tally.add("group", right, item, (label, words), got, found)


def score_scope(tally, item, record, gold, found, label):
    text, empty, told = record.report.text, True, []
    if gold.get("place"):
        words = text[slice(*gold["place"])]
        right, got = place_named(record, found and found.place, words)
        tally.add("scope", right, item, (label, words), got, found)
    elif "place" in gold and found and found.place:
        told.append(by_id(record.places)[found.place].name)
    if gold.get("window"):
        start, end = gold["window"]
        got = found and found.window
        right = got and got.start == start and (end is None or got.end == end)
        tally.add("scope", right, item, (label, start, end), got, found)
    elif "window" in gold and found and found.window:
        told.append(found.window)
    if gold.get("as_of"):
        got = found and found.as_of
        tally.add("scope", got == gold["as_of"], item, (label, gold["as_of"]), got, found)
    elif "as_of" in gold and found and found.as_of:
        told.append(found.as_of)
    empty = any(k in gold and gold[k] is None for k in ("place", "window", "as_of"))
    if empty:
        tally.add("scope left empty", found and not told, item, label, told, found)


def score_speaker(tally, item, record, gold, found, label):
    if "speaker" not in gold:
        return
    wanted = gold["speaker"]
    # A claim without a source ("are feared drowned") names no speaker either.
    named = source_of(record, found.claim) if found else None
    right = found and (holds(record, found.claim, wanted) or not (wanted or named))
    measure = "speaker" if wanted else "speaker left empty"
    words = wanted and record.report.text[slice(*wanted)]
    tally.add(measure, right, item, (label, words), named, found)


def score_figure(tally, item, record, gold):
    text = record.report.text
    found = next((f for f in record.figures if meets(pair(f.span), gold["span"])), None)
    label = text[slice(*gold["span"])]
    tally.add("found", found, item, label, [f.span.text(text) for f in record.figures])
    score_names(tally, item, gold, found, label)
    score_value(tally, item, gold, found, label)
    score_change(tally, item, gold, found, label)
    for score in (score_part, score_group, score_scope, score_speaker):
        score(tally, item, record, gold, found, label)


def score_alone(tally, item, record, span):
    near = [f for f in record.figures if meets(pair(f.span), span)]
    got = [f"{f.span.text(record.report.text)} ({f.measure}: {f.why})" for f in near]
    label = item.get("class") or record.report.text[slice(*span)]
    tally.add("non-figures left alone", not near, item, label, got)


def authored(tally):
    for item in lines(DATA / "authored.jsonl"):
        text = item["text"]
        record = read(text=text, published=PUBLISHED)
        for gold in item["figures"]:
            parts = ("group", "place", "speaker", "part_of")
            spans = {k: locate(text, gold[k]) for k in parts if gold.get(k)}
            score_figure(
                tally, item, record, {**gold, **spans, "span": locate(text, gold["words"])}
            )
        if not item["figures"]:
            score_alone(tally, item, record, (0, len(text)))


def drawn(tally):
    rows = lines(DATA / "drawn.jsonl")
    reports = {}
    for name in dict.fromkeys(row["file"] for row in rows):
        for report in lines(GOLD / f"{name}.jsonl"):
            reports[name, str(report["id"])] = report
    records = {}
    for row in rows:
        key = row["file"], row["id"]
        if key not in records:
            given = {k: reports[key].get(k) for k in ("text", "published", "publisher")}
            records[key] = read(**{k: v for k, v in given.items() if v})
        span = (row["start"], row["end"])
        item = {**row, "id": f"{row['file']} {row['id']} {row['start']}"}
        if row["figure"]:
            score_figure(tally, item, records[key], {**row, "span": span})
        else:
            score_alone(tally, item, records[key], span)


PARTS = {"authored": authored, "drawn": drawn}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--errors")
    parser.add_argument("--json")
    options = parser.parse_args()
    tallies = [Tally(name) for name in options.only.split(",")]
    for tally in tallies:
        PARTS[tally.name](tally)
        tally.rows = dict(sorted(tally.rows.items()))
        tally.print()
    if options.errors:
        write_errors(tallies, options.errors)
    if options.json:
        shares = {t.name: {k: round(r / n, 3) for k, (r, n, _) in t.rows.items()} for t in tallies}
        Path(options.json).write_text(json.dumps(shares, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
