"""Who says what: each source once, with its claims in text order; a claim inside another is indented."""

from rich.text import Text

from dateline.answers.words import clean, cut, holder, original, said
from dateline.record import Claim, Record

LONGEST = 220


def claims_view(record: Record) -> Text | None:
    if not record.claims:
        return None
    by_holder: dict[str, list[Claim]] = {}
    for claim in record.claims:
        by_holder.setdefault(holder(record, claim.id), []).append(claim)
    view = Text("\nWho says what", style="italic")
    for name, claims in by_holder.items():
        view.append(f"\n{clean(name)}", style="not italic bold cyan")
        for claim in claims:
            view.append(f"\n  {_line(record, claim)}", style="not italic")
    view.append("\n")
    return view


def _line(record: Record, claim: Claim) -> str:
    content = cut(" … ".join(said(record, span) for span in claim.content), LONGEST)
    cue = said(record, claim.cue) if claim.cue else ""
    inside = f" (inside {claim.parent})" if claim.parent else ""
    about = "".join(f" [{a.relation} {_target(record, a.kind, a.id)}]" for a in claim.about)
    words = cut(" … ".join(dict.fromkeys(original(record, s) for s in claim.content)), LONGEST)
    beside = f" ⟨{words}⟩" if words else ""
    return f"{claim.id} {claim.act}, {claim.kind}{inside}: {cue} — {content}{beside}{about}"


def _target(record: Record, kind: str, id_: str) -> str:
    if kind == "event":
        event = next((e for e in record.events if e.id == id_), None)
        return f"{id_} “{said(record, event.trigger)}”" if event else id_
    return f"{kind} {id_}"
