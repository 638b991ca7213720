"""Comparing claims with authored cases: only the keys that a case names are compared."""

from typing import Any

from dateline.record import About, Claim, Record, Span


def differences(record: Record, expected: list[dict[str, Any]]) -> list[str]:
    """One line for each claim that is missing or different; where none is expected, for each."""
    found = [as_case(record, claim) for claim in record.claims]
    if not expected:
        return [f"not expected: {f['cue']}" for f in found]
    lines = []
    for want in expected:
        got = next((f for f in found if _same(f, want)), None)
        if got is None:
            lines.append(f"missing: {want['cue']} (of {[f['cue'] for f in found]})")
            continue
        lines += [f"{want['cue']}: {k} {got[k]!r}, expected {want[k]!r}" for k in want if k != "cue"
                  and got[k] != want[k]]  # fmt: skip
        if got["parent"] and "parent" not in want:
            lines.append(f"{want['cue']}: parent {got['parent']}")
    return lines


def as_case(record: Record, claim: Claim) -> dict[str, Any]:
    by_id = {c.id: c for c in record.claims}
    actors = {a.id: a.name for a in record.actors}
    return {
        "cue": _words(record, claim.cue),
        "source": _words(record, claim.source),
        "content": [_words(record, span) for span in claim.content],
        "kind": claim.kind,
        "act": claim.act,
        "parent": _main(record, by_id[claim.parent]) if claim.parent else None,
        "to": [actors[a] for a in claim.addressees],
        "about": [[b.relation, b.kind, _target(record, b)] for b in claim.about],
    }


def _same(found: dict[str, Any], want: dict[str, Any]) -> bool:
    return want["cue"] in (found["cue"] or "").split()


def _words(record: Record, span: Span | None) -> str | None:
    return span.text(record.report.text) if span else None


def _main(record: Record, claim: Claim) -> str | None:
    words = (_words(record, claim.cue) or "").split()
    return words[-1] if words else None


def _target(record: Record, about: About) -> str | None:
    match about.kind:
        case "claim":
            return _main(record, next(c for c in record.claims if c.id == about.id))
        case "event":
            return _words(record, next(e for e in record.events if e.id == about.id).trigger)
    return _words(record, next(f for f in record.figures if f.id == about.id).span)
