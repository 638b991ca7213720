"""Versions of an article, and which figures and claims changed from one to the next."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from dateline.answers.judged import Page, page_of
from dateline.casebook.firsttold import FirstTold, first_told
from dateline.casebook.masking import one_person, renamed
from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import FigureView, Holder
from dateline.casebook.versions import Changes, ClaimView, Side, compare_versions
from dateline.record import BadCall, Span
from dateline.record.codec import to_plain
from dateline.store import judging, reading, reports
from dateline.store.founditems import at_once
from dateline.store.reports import Version

type Item = dict[str, Any]

KINDS = ("figures", "claims")
BECAME = ("changed", "added", "gone")


def counted(db: Path) -> int:
    """How many articles have several versions."""
    with reading(db) as store:
        return len(reports.with_several_versions(store.connection))


def articles(db: Path, limit: int | None = None) -> Iterator[Item]:
    """Articles that have several versions, the latest changed first: {report, versions, changes}, where
    `report` is the latest version and `changes` counts those of all steps."""
    with reading(db) as store:
        connection = store.connection
        for identity in islice(reports.with_several_versions(connection), limit):
            with at_once(connection):
                versions = reports.article(connection, identity)
                changes = sum(map(many, _steps(connection, versions)))
            kept = [_head(version) for version in versions if version.removed is None]
            if kept:  # else it was taken down by now
                yield {"report": kept[-1], "versions": kept, "changes": changes}


def steps(db: Path, report: str) -> list[Item]:
    """From each version of a report's article to the next: {before, after, figures, claims, persons}; figures
    and claims are {changed [{what, before, after}], added, gone}; persons [{pseudonym, also, in}] are those who
    have another pseudonym in that version, which gives but the surname. None where a version was taken down.

    Raises BadCall where no article, or more than one, is called so, or all of it was taken down.
    """
    with reading(db) as store, at_once(store.connection):
        return list(_steps(store.connection, _named(store.connection, report)))


def many(step: Item) -> int:
    """How many figures and claims changed, came or went."""
    return sum(len(step[kind][became]) for kind in KINDS if step[kind] for became in BECAME)


def changes(steps: Iterable[Item]) -> Iterator[Item]:
    """Each change of these steps by itself: {kind, became, what, before, after}, None where it came or went."""
    for step in steps:
        told = {"before_report": step["before"]["key"], "after_report": step["after"]["key"]}
        told |= {name: step["after"][name] for name in ("publisher", "title")}
        for kind in KINDS:
            for became in BECAME if step[kind] else ():
                for one in step[kind][became]:
                    yield {**told, "kind": kind.removesuffix("s"), **_change(became, one)}


def _change(became: str, one: Item) -> Item:
    if became == "changed":
        sides = one
    else:
        sides = {"what": None, "before": None, "after": None}
        sides["before" if became == "gone" else "after"] = one
    measure = (sides["after"] or sides["before"]).get("measure")
    return {"became": became, "measure": measure, **sides}


def _named(connection: sqlite3.Connection, name: str) -> list[Version]:
    found = [reports.article(connection, i) for i in reports.articles_named(connection, name)]
    if not found:
        raise BadCall(f"report {name!r}: not in this casebook: give its key or the id it came with")
    if len(found) > 1:
        several = ", ".join(versions[-1].key for versions in found[:5])
        raise BadCall(f"{name} is the id of several articles; say which: {several}")
    gone = [version.removed for version in found[0] if version.removed]
    if len(gone) == len(found[0]):
        raise BadCall(f"{name}: was taken down on {max(gone)[:10]}")
    return found[0]


def _steps(connection: sqlite3.Connection, versions: Sequence[Version]) -> Iterator[Item]:
    """Records are compared as people corrected them, and as they are shown: without private names."""
    kept = judging.reports_in(connection, (one.row for one in versions if one.removed is None))
    pages = {one.row: page_of(connection, one) for one in kept}
    days = {
        row: first_told(page.shown.report, reports.told_before(connection, row))
        for row, page in pages.items()
    }
    for one, two in pairwise(versions):
        before, after = pages.get(one.row), pages.get(two.row)
        told = dict.fromkeys((*KINDS, "persons"))
        if before and after:
            told = _told((before, days[one.row]), (after, days[two.row]))
        yield {"before": _head(one), "after": _head(two), **told}


def _told(one: tuple[Page, FirstTold], two: tuple[Page, FirstTold]) -> Item:
    """Who is named in full in one version alone is shown under the pseudonym of the full name in both."""
    (before, before_told), (after, after_told) = one, two
    keys = before.kept.identity.key, after.kept.identity.key
    also = (one_person(before.names, after.names), one_person(after.names, before.names))
    before, after = (
        replace(page, shown=renamed(page.shown, told))
        for page, told in zip((before, after), also, strict=True)
    )
    found = compare_versions(
        Side(before.shown, keys[0], before_told), Side(after.shown, keys[1], after_told)
    )
    return {
        "figures": _changes(found.figures, _figure, before, after),
        "claims": _changes(found.claims, _claim, before, after),
        "persons": [
            {"pseudonym": name, "also": alone, "in": key}
            for key, told in zip(keys, also, strict=True)
            for alone, name in sorted(told.items())
        ],
    }


def _changes[Shown: (FigureView, ClaimView)](
    found: Changes[Shown], shape: Callable[[Page, Shown], Item], before: Page, after: Page
) -> Item:
    changed = [
        {"what": c.what, "before": shape(before, c.before), "after": shape(after, c.after)}
        for c in found.changed
    ]
    added, gone = [shape(after, a) for a in found.added], [shape(before, g) for g in found.gone]
    return {"changed": changed, "added": added, "gone": gone}


def _head(version: Version) -> Item:
    return {name: value for name, value in version._asdict().items() if name != "row"}


def _figure(page: Page, figure: FigureView) -> Item:
    names = (
        "measure",
        "value",
        "low",
        "high",
        "qualifier",
        "unit",
        "count",
        "of",
        "group",
        "as_of",
    )
    return {
        **_cited(page, figure.id, figure.span),
        **{name: getattr(figure, name) for name in names},
        "place": figure.place and figure.place.name,
        "window": {"start": figure.start, "end": figure.end},
        **_said(figure.holder or _denier(page, figure), figure.said, figure.quote),
        "denied": _denier(page, figure) is not None,
    }


def _denier(page: Page, figure: FigureView) -> Holder | None:
    """Who denies the number in the words that give it: no holder of it."""
    claim = next((c for c in page.shown.claims if c.id == figure.claim), None)
    return Resolved(page.shown, "").holder(claim) if claim and claim.act == "deny" else None


def _claim(page: Page, claim: ClaimView) -> Item:
    return {
        **_cited(page, claim.id, claim.span),
        "act": claim.act,
        **_said(claim.holder, claim.said, claim.quote),
    }


def _cited(page: Page, id_: str, span: Span | None) -> Item:
    words = span and {**to_plain(span), "text": span.text(page.shown.report.text)}
    return {"id": f"{page.kept.identity.key}/{id_}", "span": words}


def _said(holder: Holder | None, said: str | None, quote: str) -> Item:
    return {"holder": holder and holder.name, "said": said, "quote": quote}
