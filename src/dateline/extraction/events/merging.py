"""One event once: restatements within a report become mentions of the first telling."""

from dateline.analysis import Analysis
from dateline.extraction.events.found import REAL, Found
from dateline.extraction.events.kinship import Kinship, agree

SAME_ACT = frozenset({"conj", "advcl", "acl", "relcl", "xcomp", "pcomp", "prep", "pobj", "dobj",
                      "nsubj", "nsubjpass", "agent", "ccomp", "appos", "compound", "dep"})  # fmt: skip
BEFORE = frozenset({"after", "before", "since", "unless", "if", "although", "though"})
WHEN = frozenset({"during", "after", "before", "since"})
MOST_STEPS = 4
MOST_STEPS_WHERE = 6
LOOK_BACK = 12  # events of a type among which an earlier telling is looked for
APART = frozenset(
    {"abduct", "sexual", "torture", "destroy"}
)  # done to people, they are deeds of their own
TALKS = frozenset({"CONSULT", "COOPERATE"})
BY_MODE = frozenset({"COERCE", "SANCTION"})


def merge(analysis: Analysis, kinship: Kinship, found: list[Found]) -> list[Found]:
    """Events of one type whose parties agree and whose words tell the same act are one."""
    kept: list[Found] = []
    by_type: dict[str, list[Found]] = {}
    for event in found:
        earlier = by_type.setdefault(event.type, [])
        near = [e for e in earlier[: -LOOK_BACK - 1 : -1] if not _are_other_deeds(e, event)]
        twin = next((e for e in near if event.act.under == e.tellings[0].act.hit.token), None)
        twin = twin or next((e for e in near if _tied_to(analysis, e, event)), None)
        twin = twin or kinship.told_before(near, event)
        if twin is None and (twin := kinship.told_by_title(near, event)) is not None:
            _take_parties(twin, event)
        if twin is None:
            earlier.append(event)
            kept.append(event)
        else:
            _join(twin, event)
    return kept


def _are_other_deeds(one: Found, two: Found) -> bool:
    """ "Raided the village and detained thirty"."""
    modes = {one.mode, two.mode}
    return one.type in BY_MODE and len(modes) > 1 and None not in modes


def _tied_to(a: Analysis, one: Found, two: Found) -> bool:
    """Told in one breath: "opened fire …, killing two", "killed … in an attack"."""
    here = a.sentence_of[two.token]
    # Also where the title told it first: "Blast in Cotabato\nA bomb went off, wounding a man".
    told = [t.act.hit.token for t in one.tellings if a.sentence_of[t.act.hit.token] == here]
    if not told or not agree(one.actors, two.actors):
        return False
    # Victims may differ: "killing two, wounding five".
    same_deed = one.type == "ASSAULT" and (one.mode == two.mode or not APART & {one.mode, two.mode})
    fits = same_deed or agree(one.recipients, two.recipients)
    apart = one.type == "ASSAULT" and not same_deed
    denied = (one.status == "negated") != (two.status == "negated")
    return fits and any(
        _tied(a, token, two.token, denied) and not (apart and _are_two_verbs(a, token, two.token))
        for token in told
    )


def _are_two_verbs(a: Analysis, one: int, two: int) -> bool:
    """ "Abducted seven elders and executed two", each with an object of its own."""
    token = two
    while token != one and a.deps[token] == "conj":
        token = a.heads[token]
    return token == one != two and bool(a.kids(one, "dobj") and a.kids(two, "dobj"))


def _is_before(a: Analysis, token: int) -> bool:
    """ "Called off the walk-out after the mine gave in": a clause of its own time."""
    marks = (m for m in a.kids(token, "mark", "prep") if a.deps[token] == "advcl")
    return any(a.lower[m] in BEFORE for m in marks)


def _is_when(a: Analysis, token: int) -> bool:
    """The coup of "had killed nobody before the coup"."""
    return a.deps[token] == "pobj" and a.lower[a.heads[token]] in WHEN


def _tied(a: Analysis, one: int, two: int, denied: bool = False) -> bool:
    """One word hangs on the other, or is what did it: "a bomb hit the convoy, killing seven".

    `denied`: of one alone it is said that it has not been; what dates it is another deed.
    """
    for noun, deed in ((one, two), (two, one)):
        joined = (t for t in (deed, *a.ancestors(deed)) if a.deps[t] != "conj")
        first = next(joined, deed)
        if a.heads[noun] == a.heads[first] and a.deps[noun] == "nsubj" and a.deps[first] == "advcl":
            return True
    for low, high in ((one, two), (two, one)):
        token = low
        for _ in range(MOST_STEPS_WHERE if _is_where(a, low) else MOST_STEPS):
            if a.deps[token] not in SAME_ACT or a.heads[token] == token or _is_before(a, token):
                break
            if denied and _is_when(a, token):
                break
            token = a.heads[token]
            if token == high:
                return True
    return False


def _is_where(a: Analysis, token: int) -> bool:
    """ "A raid on a village near Kidal where nine were killed"; not where nine "had been killed" before."""
    if a.deps[token] != "relcl" or any(a.lower[c] == "had" for c in a.kids(token, "aux")):
        return False
    # "A raid on a bar in the town where two were kidnapped": what is told of the town is no part of the raid.
    place = a.heads[token]
    around = a.heads[a.heads[place]]
    if a.deps[place] == a.deps[around] == "pobj" and a.pos[place] == "NOUN":
        return False
    return any(a.lower[c] == "where" for c in a.kids(token, "advmod"))


def _take_parties(title: Found, told: Found) -> None:
    """Under a title stand the full names of those whom it calls by their country or office."""
    title.actors = told.actors or title.actors
    title.recipients = tuple(
        r for r in told.recipients or title.recipients if r not in title.actors
    )


def _join(first: Found, later: Found) -> None:
    """The later telling becomes mentions of the first; what only it knows is kept."""
    for telling in later.tellings:
        first.add(telling)
    if later.status in REAL or first.status not in REAL:  # not whom a denial speaks of
        first.actors = first.actors or tuple(a for a in later.actors if a not in first.recipients)
        if first.type in TALKS and {*first.actors} < {*later.actors}:
            # "Flew to Muscat and sat down with the rebels": they take part too.
            more = {*later.actors} - {*first.actors, *first.recipients}
            first.actors += tuple(a for a in later.actors if a in more)
    first.recipients += tuple(
        r for r in later.recipients if r not in (*first.recipients, *first.actors)
    )
    first.mode = first.mode or later.mode
    first.score = max(first.score, later.score)
    if first.notes[-1] != "told again":
        first.notes.append("told again")
