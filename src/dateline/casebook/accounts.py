"""Who tells an event: accounts, sources, independence, and what is in dispute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.casebook.holders import outlet_key, same_source
from dateline.casebook.shapes import EventView, Telling
from dateline.record.incident import Account, IncidentLabel, IncidentSource, IncidentStatus
from dateline.record.vocabulary import Stance

_HAPPENED = frozenset(("actual", "historical"))


@dataclass(frozen=True, slots=True)
class Told:
    """A telling and the view in which it stands. `article` is the same for copies and versions of
    one article; `source` whose word it is: the holder's key, else the outlet's."""

    view: EventView
    telling: Telling
    article: str
    source: str


def told(views: Sequence[EventView]) -> list[Told]:
    """Every telling of these views, which are in their order."""
    articles = articles_of(views)
    return [
        Told(view, telling, articles[view.report.key], telling.rests_on or _outlet(view))
        for view in views
        for telling in (*view.tellings, *_denials_of_claim(view))
    ]


def _denials_of_claim(view: EventView) -> Iterator[Telling]:
    """ "The ministry dismissed the allegation": who denies a claim denies the acts that it tells.

    Not what is only its topic: a noun of which no doer and nobody struck is told ("the unrest").
    """
    for said in view.about if view.actors or view.recipients else ():
        if said.relation == "denies" and said.kind == "claim":
            source = said.holder.source if said.holder else None
            yield Telling(
                said.holder, "deny", "denies", "negated", said.quote, said.span, said.said,
                said.claim, source, of_core=False,
            )  # fmt: skip


def articles_of(views: Sequence[EventView]) -> dict[str, str]:
    """Report key → article. A copy and its original are one, as are all versions of one text."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while above.get(key, key) != key:
            key = above[key]
        return key

    for view in views:
        for other in (view.report.copy_of, view.report.version_of):
            if other:
                one, two = sorted((root(view.report.key), root(other)))
                above[two] = one
    return {view.report.key: root(view.report.key) for view in views}


def affirms(telling: Telling) -> bool:
    """Says that it happened."""
    return telling.stance == "asserts" and telling.status in _HAPPENED and not telling.of_core


def denies(telling: Telling) -> bool:
    """Says that it did not happen: a denial, or the outlet's own "did not"."""
    negated = telling.stance == "asserts" and telling.status == "negated"
    return (telling.stance == "denies" or negated) and not telling.of_core


def accounts(told: Sequence[Told]) -> tuple[Account, ...]:
    """In order; the same words of the same holder in one report stand once."""
    ids = {t.view.report.key: t.view.report.id for t in told}
    some_affirm = any(affirms(t.telling) for t in told)
    return tuple(dict.fromkeys(_account(t, ids, some_affirm) for t in told))


def labels(views: Sequence[EventView]) -> tuple[IncidentLabel, ...]:
    """Each label by who uses it in which report, once; copies are left out."""
    present = {view.report.key for view in views}
    return tuple(
        dict.fromkeys(
            IncidentLabel(
                label.label.casefold(), label.speaker.name if label.speaker else None,
                view.report.publisher, view.report.id, label.scare_quotes,
            )
            for view in views
            if view.report.copy_of not in present
            for label in view.labels
        )
    )  # fmt: skip


def sources(told: Sequence[Told]) -> tuple[IncidentSource, ...]:
    """Publishers and whom they rest on, each pair once; one source by the name it has first."""
    names: dict[str, str] = {}
    found: dict[IncidentSource, None] = {}
    for t in told:
        name = None
        if t.telling.holder and t.telling.rests_on:
            known = next((k for k in names if same_source(k, t.source)), t.source)
            name = names.setdefault(known, t.telling.holder.name)
        found[IncidentSource(t.view.report.publisher, name)] = None
    return tuple(found)


def independent(told: Sequence[Told]) -> int:
    """Reports that are not copies or versions of one another."""
    return len({t.article for t in told})


def corroborated(told: Sequence[Told]) -> bool:
    """Two articles tell it on the word of two sources.

    Where an article names its source, its own voice is no second one.
    """
    articles: dict[str, set[str]] = {}
    for t in _bases(told):
        source = next((s for s in articles if same_source(s, t.source)), t.source)
        articles.setdefault(source, set()).add(t.article)
    # Two sources that stand only in one and the same article are one account of it.
    return len(articles) > 1 and len(set().union(*articles.values())) > 1


def standing(told: Sequence[Told], disputed: bool) -> IncidentStatus:
    """The status of an incident; `disputed` is what disputes.py found."""
    if retracted(told):
        return "retracted"
    if disputed:
        return "disputed"
    return "corroborated" if corroborated(told) else "single-source"


def retracted(told: Sequence[Told]) -> bool:
    """Everyone who asserted it took it back, or later denied it."""
    asserting = [t for t in _bases(told) if affirms(t.telling)]
    gone = list(_taken_back(told))
    return bool(asserting) and all(any(_backs_out(t, *g) for g in gone) for t in asserting)


def _taken_back(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """(source, day) of withdrawals, and of denials: by who asserted it, a denial is one too."""
    for view in {id(t.view): t.view for t in told}.values():
        for said in view.about:
            if said.relation == "withdraws":
                yield said.holder.source if said.holder else _outlet(view), said.said or ""
    for t in told:
        if denies(t.telling):
            yield t.source, t.telling.said or ""


def _backs_out(t: Told, source: str, day: str) -> bool:
    return same_source(t.source, source) and (t.telling.said or "") < day


def _bases(told: Sequence[Told]) -> list[Told]:
    """The tellings that an incident rests on: those that affirm it, else all but denials, else all;
    without an article's own voice where the article names a source."""
    chosen = [t for t in told if affirms(t.telling)]
    chosen = chosen or [t for t in told if not denies(t.telling)] or list(told)
    sourced = {t.article for t in chosen if t.telling.rests_on}
    return [t for t in chosen if t.telling.rests_on or t.article not in sourced]


def _account(t: Told, ids: dict[str, str], some_affirm: bool) -> Account:
    telling, report = t.telling, t.view.report
    stance: Stance = telling.stance
    # "The two did not meet", in the outlet's own voice, denies what others say; alone it is a fact.
    if some_affirm and denies(telling):
        stance = "denies"
    return Account(
        telling.holder.name if telling.holder else None, report.publisher, stance, telling.quote,
        report.id, telling.said, ids.get(report.copy_of or "", report.copy_of),
    )  # fmt: skip


def _outlet(view: EventView) -> str:
    return outlet_key(view.report.publisher, view.report.key)
