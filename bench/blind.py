"""Read the blind set (tests/data/blind) with `dateline.read` and print what came out right.

python bench/blind.py [--only events,quiet,claims,figures,places_times] [--errors FILE.md]

The README beside the data says how each field is meant. Parts match where their words overlap.
"""

import argparse
import json
from pathlib import Path

import dateline
from blind_text import (
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
    place_named,
    said,
    source_of,
    spans_of,
    target_spans,
    tokens,
    view,
    words_of,
)

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "blind"
# Most files ask nothing of the day; a fixed one keeps the records the same from run to run.
PUBLISHED = "2024-03-14"
# From here on two contents are the same attribution (the brief of the set).
SAME_CONTENT = 0.5


def load(name):
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(item):
    return dateline.read(text=item["text"], published=item.get("published", PUBLISHED))


# -- events ----------------------------------------------------------------------------------


def pick(record, wanted, trigger):
    """The event of that type at that trigger, an outer layer before an inner one."""
    near = [e for e in record.events if meets_any(spans_of(e), trigger)]
    outer = [e for e in near if e.type == wanted]
    return next(iter(outer + [e for e in near if e.core.type == wanted]), None)


def score_event(tally, item, record, gold):
    text = item["text"]
    trigger = locate(text, gold["trigger"])
    event = pick(record, gold["type"], trigger)
    near = [e.type for e in record.events if meets_any(spans_of(e), trigger)]
    label = f"{gold['type']} “{said(text, gold['trigger'])}”"
    tally.add("type", event, item, label, near or [e.type for e in record.events])
    holder = gold["holder"] and locate(text, gold["holder"])
    claim, stance, status = view(event, trigger) if event else (None, None, None)
    checks = {
        "status": (gold["status"], status),
        "actor": (sorted(gold["actor_countries"]), event and countries(record, event.actors)),
        "recipient": (
            sorted(gold["recipient_countries"]),
            event and countries(record, event.recipients),
        ),
        "mode": (gold["mode"], event and event.mode),
    }
    for measure, (wanted, got) in checks.items():
        if wanted:
            tally.add(measure, wanted == got, item, f"{label} {wanted}", got, event)
    if gold["status"] != "actual":
        tally.add("status other than actual", gold["status"] == status, item, label, status, event)
    right = bool(event) and holds(record, claim, holder)
    tally.add("holder", right, item, (label, gold["holder"]), source_of(record, claim), event)
    right = bool(event) and stance == gold["stance"]
    tally.add("stance", right, item, f"{label} {gold['stance']}", stance, event)
    if gold["holder"]:
        right = right and holds(record, claim, holder)
        tally.add("holder and stance (held)", right, item, label, (stance, claim), event)


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


def pair_claims(text, gold, record):
    """Gold index -> the claim with the best content, cues meeting; each claim once."""
    ranked = []
    for index, claim in enumerate(gold):
        wanted = tokens(text, [locate(text, c) for c in claim["content"]])
        for got in record.claims:
            cue = claim["cue"] and locate(text, claim["cue"])
            if cue and not (got.cue and meets(pair(got.cue), cue)):
                continue
            score = f1(wanted, tokens(text, map(pair, got.content))) if wanted else 1.0
            ranked.append((score, index, got))
    chosen, used = {}, set()
    for score, index, got in sorted(ranked, key=lambda r: (-r[0], r[1])):
        if score >= SAME_CONTENT and index not in chosen and got.id not in used:
            chosen[index] = got
            used.add(got.id)
    return chosen


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
        tally.add(field, got == gold[field], item, f"{label} {gold[field]}", got, found)
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
    right = found and holds(record, found.claim, speaker)
    measure = "speaker" if speaker else "own voice"
    tally.add(measure, right, item, (label, gold["speaker"]), found and found.claim, found)


def figures(tally):
    for item in load("figures"):
        record = read(item)
        for gold in item["figures"]:
            score_figure(tally, item, record, gold)
        kept = [locate(item["text"], g["words"]) for g in item["figures"]]
        extra = [f for f in record.figures if not meets_any(kept, pair(f.span))]
        got = [f"{f.span.text(item['text'])} ({f.measure})" for f in extra]
        measure = "nothing beside them" if kept else "non-figures left alone"
        tally.add(measure, not extra, item, None, got)


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


def write_errors(tallies, path):
    lines = ["# Blind set: what came out instead", ""]
    for tally in tallies:
        for measure, rows in tally.errors.items():
            lines += ["", f"## {tally.name}: {measure} ({len(rows)})", ""]
            lines += [f"- {ident}: wanted {wanted} · got {got}" for ident, wanted, got in rows]
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


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
