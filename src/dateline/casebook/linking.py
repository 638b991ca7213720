"""Whether two events of two reports are the same: a score, and the reasons in words."""

from dataclasses import dataclass

from dateline.casebook.sketch import Sketch

# Comparisons from this score on tie events into one component; weaker ones need not be kept.
LINK_AT = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """`one` and `other` are sketch ids, the lower in `order` first; score 0-1; reasons readable."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def compare(a: Sketch, b: Sketch) -> Comparison | None:
    """None: surely apart. A pure function of the two, the same either way round."""
    if b.order < a.order:
        a, b = b, a
    if a.type != b.type:
        return None
    acts = sorted(set(a.acts) & set(b.acts))
    shared = set(a.setting.words) & set(b.setting.words)
    if not acts:
        return None
    score = min(1.0, len(shared) / 12)
    return Comparison(a.id, b.id, round(score, 3), (f'both say "{acts[0]}"',))
