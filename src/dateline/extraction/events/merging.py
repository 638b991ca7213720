"""One event once: restatements within a report become mentions of the first telling."""

from dateline.analysis import Analysis
from dateline.extraction.events.found import Found
from dateline.record.vocabulary import Status

STRENGTH: dict[Status, int] = {
    "actual": 0, "historical": 1, "future": 2, "hypothetical": 3, "negated": 4,
}  # fmt: skip
SAME_ACT = frozenset({"conj", "advcl", "acl", "relcl", "xcomp", "pcomp", "prep", "pobj", "dobj",
                      "nsubj", "nsubjpass", "agent", "ccomp", "appos", "compound", "dep"})  # fmt: skip
MOST_STEPS = 4
APART = frozenset(
    {"abduct", "sexual", "torture", "destroy"}
)  # done to people, they are deeds of their own


def merge(analysis: Analysis, found: list[Found]) -> list[Found]:
    """Events of one type whose parties agree and whose words tell the same act are one."""
    kept: list[Found] = []
    by_type: dict[str, list[Found]] = {}
    for event in found:
        earlier = by_type.setdefault(event.type, [])
        twin = next((e for e in reversed(earlier[-12:]) if _same(analysis, e, event)), None)
        if twin is None:
            earlier.append(event)
            kept.append(event)
        else:
            _join(twin, event)
    return kept


def _same(a: Analysis, one: Found, two: Found) -> bool:
    if not _agree(one.actors, two.actors):
        return False
    tied = a.sentence_of[one.token] == a.sentence_of[two.token]
    if tied and one.type == "ASSAULT" and _same_way(one.mode, two.mode):
        return _tied(a, one.token, two.token)  # "killing two, wounding five": victims may differ
    if not _agree(one.recipients, two.recipients):
        return False
    if tied:
        return _tied(a, one.token, two.token)
    if one.type == "ASSAULT" and one.place and two.place and one.place != two.place:
        return False
    return _restates(a, one, two)


def _same_way(one: str | None, two: str | None) -> bool:
    return one == two or not APART & {one, two}


def _agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or not set(one).isdisjoint(two)


def _tied(a: Analysis, one: int, two: int) -> bool:
    """One word hangs on the other: "opened fire …, killing two", "killed … in an attack"."""
    for low, high in ((one, two), (two, one)):
        token = low
        for _ in range(MOST_STEPS):
            if a.deps[token] not in SAME_ACT or a.heads[token] == token:
                break
            token = a.heads[token]
            if token == high:
                return True
    return False


def _restates(a: Analysis, one: Found, two: Found) -> bool:
    """ "protests broke out … the protests": a definite noun, or the same word again with the same parties."""
    kin = _stem(a.lemmas[one.token]) == _stem(a.lemmas[two.token])
    if one.core_token != one.token or two.core_token != two.token:
        kin = kin and _stem(a.lemmas[one.core_token]) == _stem(a.lemmas[two.core_token])
    if not kin:
        return False
    if _is_definite(a, two.token):
        return True
    shared = bool(set(one.actors) & set(two.actors))
    return shared and (bool(set(one.recipients) & set(two.recipients)) or not two.recipients)


def _stem(lemma: str) -> str:
    """Crude, so that "protest", "protester" and "bombing", "bomb" meet."""
    for ending in ("ations", "ation", "ings", "ing", "ment", "al", "ed", "s", "e"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _is_definite(a: Analysis, token: int) -> bool:
    return any(
        a.lower[c] in ("the", "this", "these", "that", "those", "such") for c in a.children[token]
    )


def _join(first: Found, later: Found) -> None:
    """The later telling becomes mentions; the most affirmative one speaks for the event."""
    first.mentions += later.mentions
    first.tokens += later.tokens
    if STRENGTH[later.status] < STRENGTH[first.status]:
        first.act, first.status, first.core_status = later.act, later.status, later.core_status
        first.time, first.place = later.time or first.time, later.place or first.place
    first.actors = first.actors or later.actors
    first.recipients += tuple(
        r for r in later.recipients if r not in (*first.recipients, *first.actors)
    )
    first.mode = first.mode or later.mode
    first.place = first.place or later.place
    first.time = first.time or later.time
    first.score = max(first.score, later.score)
    first.notes.append("told again")
