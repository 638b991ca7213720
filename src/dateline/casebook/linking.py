"""Whether two events of two reports are the same: a score, and the reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from dateline.casebook.acts import shared_act
from dateline.casebook.apart import apart
from dateline.casebook.circumstances import circumstances
from dateline.casebook.context import Told
from dateline.casebook.evidence import features, known
from dateline.casebook.pseudonyms import is_veiled
from dateline.casebook.sketch import Sketch
from dateline.casebook.story import story
from dateline.casebook.weights import weigh
from dateline.casebook.words import compared, rarity

# Comparisons from this score on tie events into one component; weaker ones need not be kept.
LINK_AT = 0.7
# So many shared words are named in a reason.
NAMED = 5


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
    found = likeness(a, b)
    if found is None:
        return None
    reasons = _reasons(a, b) if found >= LINK_AT else ()
    return Comparison(a.id, b.id, found, reasons)


def likeness(a: Sketch, b: Sketch, told: Told = story) -> float | None:
    """The score alone, three decimals; None: surely apart. `told`: log-odds that two reports tell one story."""
    if apart(a, b) is not None:
        return None
    found = features(a, b, told(a.setting, b.setting))
    odds = weigh("event", found) + weigh("stated", circumstances(a, b))
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 3)


def _reasons(a: Sketch, b: Sketch) -> tuple[str, ...]:
    """What a reader would look at: the words for the act, what is shared around it, the story."""
    acts = sorted(_plain(known(a).acts & known(b).acts))
    act = shared_act(a.acts, b.acts)
    found = []
    if acts:
        found.append(f'both say "{acts[0]}"')
    elif act:
        one, other = (" ".join(_plain(s.acts)) for s in (a, b))
        found.append(f'"{one}" and "{other}" can both be: {act[0]}')
    words = _plain({*a.words} & {*b.words})
    if words:
        best = sorted(words, key=lambda w: (-rarity(w), w))[:NAMED]
        found.append(f"shared words: {', '.join(best)}")
    if known(a).words.words & known(b).words.words - {*map(compared, words)}:
        found.append("a word of a private name in both")
    found += [name for name, value in circumstances(a, b).items() if value]
    if a.setting.report != b.setting.report and story(a.setting, b.setting) > 0:
        sure = 1 / (1 + exp(-story(a.setting, b.setting)))
        found.append(f"the reports tell one story ({sure:.2f})")
        people = sorted(_plain({*a.setting.people} & {*b.setting.people}))
        if people:
            found.append(f"both speak of {', '.join(people[:NAMED])}")
    return tuple(found)


def _plain(words: Iterable[str]) -> list[str]:
    return [word for word in words if not is_veiled(word)]
