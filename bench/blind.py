"""Read the blind set (tests/data/blind) with `dateline.read` and print what came out right.

python bench/blind.py [--only events,quiet,claims,figures,places_times] [--errors FILE.md]

The README beside the data says how each field is meant. Parts match where their words overlap.
"""

import argparse
import json
from pathlib import Path

import dateline
from blind_text import (
    SAME_CONTENT,
    Tally,
    by_id,
    countries,
    f1,
    group_fits,
    holds,
    locate,
    meets,
    meets_any,
    names,
    pair,
    pair_claims,
    place_named,
    said,
    source_of,
    spans_of,
    target_spans,
    tokens,
    view,
    words_of,
    write_errors,
)

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "blind"
# Most files ask nothing of the day; a fixed one keeps the records the same from run to run.
PUBLISHED = "2024-03-14"
# Cues that name no act: what is said with them may deny, promise, accuse, or be read as stated.
PLAIN = words_of("said say says saying told tell tells telling wrote added put called insisted")


def load(name):
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(item):
    return dateline.read(text=item["text"], published=item.get("published", PUBLISHED))


# -- events ----------------------------------------------------------------------------------


def pick(record, text, gold, others):
    """-> (the event of that type, whether at that trigger): an outer layer before an inner one,
    else one of the type that stands at no listed trigger (it was told by another word)."""
    trigger = locate(text, gold["trigger"])
    near = [e for e in record.events if meets_any(spans_of(e), trigger)]
    outer = [e for e in near if e.type == gold["type"]]
    found = outer or [e for e in near if e.core.type == gold["type"]]
    free = [e for e in record.events if not any(meets_any(spans_of(e), o) for o in others)]
    return next(iter(found or [e for e in free if e.type == gold["type"]]), None), bool(found)


def score_event(tally, item, record, gold):
    text = item["text"]
    event, there = pick(record, text, gold, [locate(text, e["trigger"]) for e in item["events"]])
    label = f"{gold['type']} “{said(text, gold['trigger'])}”"
    told = [f"{e.type} “{e.trigger.text(text)}”" for e in record.events]
    tally.add("type", event, item, label, told)
    tally.add("type, at that trigger", there, item, label, told)
    holder = gold["holder"] and locate(text, gold["holder"])
    claim, stance, status = view(event, locate(text, gold["trigger"])) if event else (None,) * 3
    got = {
        "status": status,
        "mode": event and event.mode,
        "actor_countries": event and countries(record, event.actors),
        "recipient_countries": event and countries(record, event.recipients),
        "stance": stance,
    }
    for field, value in got.items():
        wanted = sorted(gold[field]) if isinstance(gold[field], list) else gold[field]
        if wanted:
            name = field.removesuffix("_countries")
            tally.add(name, wanted == value, item, f"{label} {wanted}", value, event)
    right = bool(event) and holds(record, claim, holder)
    tally.add("holder", right, item, (label, gold["holder"]), source_of(record, claim), event)
    if gold["status"] != "actual":
        tally.add("- status, not actual", gold["status"] == status, item, label, status, event)
    if gold["holder"]:
        right = right and stance == gold["stance"]
        tally.add("- holder and stance, held", right, item, label, (stance, claim), event)


def events(tally):
    for item in load("events"):
        record = read(item)
        for gold in item["events"]:
            score_event(tally, item, record, gold)


def quiet(tally):
    for item in load("quiet"):
        kept = item["forbidden"]
        found = [e for e in read(item).events if not e.type.startswith("x:")]
        loud = [e for e in found if kept == ["ALL"] or e.type in kept]
        got = [f"{e.type} “{e.trigger.text(item['text'])}”" for e in loud]
        tally.add("quiet", not loud, item, item["topic"], got)
        tally.add(f"- {item['topic']}", not loud, item, item["topic"], got)


# -- claims ----------------------------------------------------------------------------------


def score_claim(tally, item, record, gold, found):
    text = item["text"]
    label = f"{said(text, gold['cue'])} ({said(text, gold['source'])})"
    tally.add(
        "attribution", found, item, label, [c.cue and c.cue.text(text) for c in record.claims]
    )
    source = tokens(text, [locate(text, gold["source"])] if gold["source"] else [])
    got = tokens(text, [pair(found.source)] if found and found.source else [])
    right = found and f1(source, got) >= SAME_CONTENT
    tally.add("source", right, item, label, found and source_of(record, found.id), found)
    for field in ("kind", "act"):
        got = found and getattr(found, field)
        if gold[field]:
            tally.add(field, got == gold[field], item, f"{label} {gold[field]}", got, found)
    if gold["act"]:
        plain = found and found.act == "state" and (said(text, gold["cue"]) or "said") in PLAIN
        right = found and (plain or found.act == gold["act"])
        tally.add("act, or a plain cue's state", right, item, label, found and found.act, found)
    for field, ids in (("speaker", "actors"), ("addressee", "addressees")):
        wanted = gold[field] and (said(text, gold[field]) if field == "addressee" else gold[field])
        got = names(record, getattr(found, ids)) if found else set()
        right = any(words_of(n) & words_of(wanted) for n in got) if wanted else not got
        measure = field if wanted or field == "speaker" else "addressee left empty"
        tally.add(measure, found and right, item, (label, wanted), sorted(got), found)


def score_nesting(tally, item, gold, chosen):
    for index, claim in enumerate(gold):
        found = chosen.get(index)
        parent = None if claim["parent"] is None else chosen.get(claim["parent"])
        measure = "stands alone" if claim["parent"] is None else "nested in its parent"
        right = found and found.parent == (parent.id if parent else None)
        right = right and (claim["parent"] is None or parent is not None)
        tally.add(measure, right, item, claim["parent"], found and found.parent, found)


def score_mention(tally, item, record, gold):
    trigger = locate(item["text"], gold["trigger"])
    near = [e for e in record.events if meets_any(spans_of(e), trigger)]
    tally.add("mention found", near, item, gold["trigger"], None, near)
    claim, stance, status = view(near[0], trigger) if near else (None, None, None)
    holder = gold["holder"] and locate(item["text"], gold["holder"])
    right = near and holds(record, claim, holder)
    wanted = (said(item["text"], gold["trigger"]), gold["holder"])
    tally.add("mention holder", right, item, wanted, source_of(record, claim), near)
    for field, got in (("stance", stance), ("status", status)):
        tally.add(f"mention {field}", got == gold[field], item, (*wanted, gold[field]), got, near)


def score_about(tally, item, record, chosen):
    """Recall of each relation; -> the claims that deny what nobody asked them to."""
    text = item["text"]
    for gold in item["about"]:
        claim = chosen.get(gold["claim"])
        told = claim.about if claim else ()
        target = locate(text, gold["target"])
        fits = any(
            a.relation == gold["relation"] and meets_any(target_spans(record, a), target)
            for a in told
        )
        got = [(a.relation, a.kind) for a in told]
        wanted = (gold["relation"], said(text, gold["target"]))
        tally.add("about", fits, item, wanted, got, claim)
        tally.add(f"- {gold['relation']}", fits, item, wanted, got, claim)
    denied = [locate(text, a["target"]) for a in item["about"] if a["relation"] == "denies"]
    false = 0
    for claim in record.claims:
        told = [a for a in claim.about if a.relation == "denies"]
        right = any(meets(s, d) for a in told for s in target_spans(record, a) for d in denied)
        false += bool(told) and not right
        if told and not right:
            got = claim.cue and claim.cue.text(text)
            tally.errors["denies too much"].append((item["id"], None, got))
    return false


def claims(tally):
    false = 0
    for item in load("claims"):
        record = read(item)
        chosen = pair_claims(item["text"], item["claims"], record)
        for index, gold in enumerate(item["claims"]):
            score_claim(tally, item, record, gold, chosen.get(index))
        score_nesting(tally, item, item["claims"], chosen)
        for gold in item["mentions"]:
            score_mention(tally, item, record, gold)
        false += score_about(tally, item, record, chosen)
    right, total, _ = tally.rows["- denies"]
    tally.rows["denies F1 (x 1000)"] = [2000 * right // (total + right + false), 1000, 1000]


# -- figures ---------------------------------------------------------------------------------


def score_figure(tally, item, record, gold):
    text = item["text"]
    where = locate(text, gold["words"])
    found = next((f for f in record.figures if meets(pair(f.span), where)), None)
    label = said(text, gold["words"])
    tally.add("found", found, item, label, [f.span.text(text) for f in record.figures])
    for field in ("measure", "qualifier", "value", "low", "high"):
        got = found and getattr(found, field)
        if gold[field] is not None:
            tally.add(field, got == gold[field], item, f"{label} {gold[field]}", got, found)
    whole = by_id(record.figures).get(found.part_of) if found and found.part_of else None
    wanted = gold["part_of"] and locate(text, gold["part_of"])
    right = meets(pair(whole.span), wanted) if whole and wanted else (whole is None) == (not wanted)
    measure = "part_of" if wanted else "part_of left empty"
    got = whole and whole.span.text(text)
    tally.add(measure, found and right, item, (label, gold["part_of"]), got, found)
    for field, check in (("group", group_fits), ("place", place_named)):
        if gold[field]:
            what = found if field == "group" else found and found.place
            right, got = check(record, what, said(text, gold[field])) if found else (False, None)
            tally.add(field, right, item, (label, gold[field]), got, found)
    speaker = gold["speaker"] and locate(text, gold["speaker"])
    # A claim without a source ("are feared drowned") names no speaker either.
    named = source_of(record, found.claim) if found else None
    right = found and (holds(record, found.claim, speaker) or not (speaker or named))
    measure = "speaker" if speaker else "speaker left empty"
    tally.add(measure, right, item, (label, gold["speaker"]), named, found)


def figures(tally):
    for item in load("figures"):
        record = read(item)
        for gold in item["figures"]:
            score_figure(tally, item, record, gold)
        if not item["figures"]:
            got = [f"{f.span.text(item['text'])} ({f.measure})" for f in record.figures]
            tally.add("non-figures left alone", not got, item, None, got)


# -- places and times ------------------------------------------------------------------------


def places_times(tally):
    for item in load("places_times"):
        record = read(item)
        trigger = locate(item["text"], item["event_trigger"])
        event = next((e for e in record.events if meets_any(spans_of(e), trigger)), None)
        label = said(item["text"], item["event_trigger"])
        tally.add("event found", event, item, label, [e.type for e in record.events])
        right, got = place_named(record, event and event.place, item["place"] or "")
        right = right if item["place"] else event and event.place is None
        tally.add("place", right, item, (label, item["place"]), got, event)
        time = by_id(record.times).get(event.time) if event else None
        start, end = (time.start, time.end) if time else (None, None)
        wanted = (item["start"], item["end"])
        tally.add(
            "time, both ends", (start, end) == wanted, item, (label, *wanted), (start, end), event
        )
        near = bool(start and end) and start <= item["end"] and item["start"] <= end
        tally.add("time, overlapping", near, item, (label, *wanted), (start, end), event)


PARTS = {f.__name__: f for f in (events, quiet, claims, figures, places_times)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--errors")
    options = parser.parse_args()
    tallies = [Tally(name) for name in options.only.split(",")]
    for tally in tallies:
        PARTS[tally.name](tally)
        tally.print()
    if options.errors:
        write_errors(tallies, options.errors)


if __name__ == "__main__":
    main()
