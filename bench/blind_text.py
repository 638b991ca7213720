"""What `blind.py` needs of texts and records: parts, spans, names, and the tally of what is right."""

import re
from collections import defaultdict
from pathlib import Path

# From here on two contents are the same attribution (the brief of the set).
SAME_CONTENT = 0.5
EMPTY = {"the", "a", "an", "of", "and", "in", "his", "her", "its", "their"}


class Tally:
    """Right and asked for, by measure; a miss also counts, and `found` leaves the misses out."""

    def __init__(self, name):
        self.name, self.rows, self.errors = name, {}, defaultdict(list)

    def add(self, measure, right, item, wanted, got, found=True):
        row = self.rows.setdefault(measure, [0, 0, 0])
        row[0] += bool(right)
        row[1] += 1
        row[2] += bool(found)
        if not right and found:
            self.errors[measure].append((item["id"], wanted, got))

    def print(self):
        print(f"\n{self.name:<28}{'right':>6}{'of':>6}{'share':>8}{'of found':>10}")
        for measure, (right, total, found) in self.rows.items():
            share = right / total if total else 0
            print(f"  {measure:<26}{right:>6}{total:>6}{share:>8.3f}{right / max(found, 1):>10.3f}")


# -- parts of a text -------------------------------------------------------------------------


def locate(text, part):
    """The (start, end) of a part: words, or {words, nth} of whole words."""
    words, nth = (part["words"], part["nth"]) if isinstance(part, dict) else (part, 1)
    found = list(re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text))
    return found[nth - 1].span()


def pair(span):
    return (span.start, span.end)


def meets(one, other):
    return one[0] < other[1] and other[0] < one[1]


def meets_any(spans, other):
    return any(meets(span, other) for span in spans)


def tokens(text, spans):
    return {m.start() for s in spans for m in re.finditer(r"\w+", text) if meets(m.span(), s)}


def f1(gold, got):
    return 2 * len(gold & got) / (len(gold) + len(got)) if gold or got else 1.0


def words_of(phrase):
    return set(re.findall(r"\w+", phrase.casefold())) - EMPTY


def by_id(items):
    return {item.id: item for item in items}


def said(text, part):
    return None if part is None else text[slice(*locate(text, part))]


# -- what a record says ----------------------------------------------------------------------


def spans_of(event):
    return [pair(event.trigger), pair(event.core.trigger), *(pair(m.span) for m in event.mentions)]


def countries(record, ids):
    actors = by_id(record.actors)
    return sorted({actors[i].country for i in ids if i in actors and actors[i].country})


def names(record, ids):
    actors = by_id(record.actors)
    text = record.report.text
    return {n for i in ids for n in (actors[i].name, *(m.text(text) for m in actors[i].mentions))}


def view(event, trigger):
    """-> (claim id, stance, status) of the mention of `event` at `trigger`."""
    for mention in event.mentions:
        if meets(pair(mention.span), trigger):
            return mention.claim, mention.stance, mention.status
    status = event.status if meets(pair(event.trigger), trigger) else event.core.status
    return event.claim, "asserts", status


def holds(record, claim_id, holder):
    """Whether the claim is the holder's (a span; None: the report's own voice)."""
    if claim_id is None or holder is None:
        return claim_id is None and holder is None
    claim = by_id(record.claims)[claim_id]
    actors = by_id(record.actors)
    spans = [pair(m) for i in claim.actors for m in actors[i].mentions]
    return meets_any([*spans, *([pair(claim.source)] if claim.source else [])], holder)


def source_of(record, claim_id):
    claim = by_id(record.claims).get(claim_id)
    return claim.source.text(record.report.text) if claim and claim.source else None


def target_spans(record, about):
    if about.kind == "claim":
        claim = by_id(record.claims)[about.id]
        return [*map(pair, claim.content)]
    if about.kind == "figure":
        return [pair(by_id(record.figures)[about.id].span)]
    return spans_of(by_id(record.events)[about.id])


def group_fits(record, figure, wanted):
    group = figure.group
    told = [figure.of or "", group.age or "", group.status or ""]
    told += names(record, [group.actor] if group.actor else [])
    return any(words_of(w) & words_of(wanted) for w in told), told


def place_named(record, place_id, wanted):
    place = by_id(record.places).get(place_id)
    if place is None:
        return False, None
    told = {place.name, *(record.report.text[m.start : m.end] for m in place.mentions)}
    return any(words_of(w) & words_of(wanted) for w in told), sorted(told)


def write_errors(tallies, path):
    lines = ["# Blind set: what came out instead", ""]
    for tally in tallies:
        for measure, rows in tally.errors.items():
            lines += ["", f"## {tally.name}: {measure} ({len(rows)})", ""]
            lines += [f"- {ident}: wanted {wanted} · got {got}" for ident, wanted, got in rows]
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


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
