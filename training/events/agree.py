"""How far two labellers agree on the same sentences. Standard library only.

usage: agree.py LABELS.jsonl OTHER.jsonl

detection: of the triggers of either, the share that overlaps one of the other (F1); type, status, actor, recipient: of
those that overlap, the share with the same type, status, and overlapping (or both no) parties; kappa of
"has an event" over sentences.
"""

import json
import sys
from pathlib import Path


def main(one: str, other: str) -> None:
    a, b = (load(path) for path in (one, other))
    both = sorted(a.keys() & b.keys())
    pairs = [(e, f) for key in both for e in a[key] if (f := met(e, b[key]))]
    back = sum(bool(met(f, a[key])) for key in both for f in b[key])
    sizes = sum(len(a[k]) for k in both), sum(len(b[k]) for k in both)
    precision, recall = len(pairs) / sizes[0], back / sizes[1]
    agree = sum(bool(a[k]) == bool(b[k]) for k in both) / len(both)
    yes = [sum(bool(x[k]) for k in both) / len(both) for x in (a, b)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    print(json.dumps({
        "sentences": len(both), "events": sizes, "kappa_event": round((agree - chance) / (1 - chance), 3),
        "detection_f1": round(2 * precision * recall / (precision + recall), 3),
        **{name: round(sum(e[name] == f[name] for e, f in pairs) / len(pairs), 3) for name in ("type", "status")},
        **{name: round(sum(same(e[name], f[name]) for e, f in pairs) / len(pairs), 3) for name in ("actors", "recipients")},
    }))  # fmt: skip


def load(path: str) -> dict[tuple[str, int], list[dict]]:
    rows = map(json.loads, Path(path).read_text("utf-8").splitlines())
    return {(row["id"], row["start"]): row["events"] for row in rows}


def met(event: dict, others: list[dict]) -> dict | None:
    """The other's event at the same trigger, of the same type before another."""
    at = [o for o in others if overlap(event["trigger"], o["trigger"])]
    return next((o for o in at if o["type"] == event["type"]), at[0] if at else None)


def overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def same(one: list[list[int]], other: list[list[int]]) -> bool:
    return (not one and not other) or any(overlap(x, y) for x in one for y in other)


if __name__ == "__main__":
    main(*sys.argv[1:3])
