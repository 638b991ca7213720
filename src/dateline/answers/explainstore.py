"""Why an item of a casebook was coded, what people said of it, and why an incident is one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.answers.explain import explain
from dateline.answers.judged import INCIDENT, Target, item_named, targets
from dateline.answers.judging import about, said
from dateline.answers.words import clean, cut
from dateline.casebook.judgement import Judgement
from dateline.casebook.masking import mask
from dateline.casebook.why import JOIN_AT, ONE_AT, PAIR_AT, Agreement, Grouping
from dateline.record import KINDS, BadCall
from dateline.store import Store, explaining, reading, reports
from dateline.store.incidents import forwarded

# Accounts and figures that are shown of a large incident.
MOST = 40


def explain_kept(db: Path, wanted: str) -> list[str]:
    """Lines for "REPORT/ITEM" or for an incident. Raises BadCall where there is none."""
    with reading(db) as store:
        if INCIDENT.match(wanted):
            return list(_incident(store, wanted))
        return list(_item(store, item_named(store.connection, wanted)))


def _item(store: Store, found: Target) -> Iterator[str]:
    """An item that was judged wrong is explained as the machine read it."""
    page = found.page
    record = page.shown if page.item(found.item) is not None else mask(page.machine).record
    item = next(i for kind in KINDS for i in getattr(record, kind) if i.id == found.item)
    yield from explain(record, item)
    yield f"in the casebook: {found.name}, added {page.kept.identity.added}"
    if not page.kept.latest:
        identity = page.kept.identity.identity
        key = reports.versions(store.connection, identity)[-1].key
        yield f"a later version of its article counts: {key} (dateline versions {key})"
    if record is not page.shown:
        yield "judged wrong: it is not in the answers"
    elif incident := explaining.incident_of(store.connection, found.name):
        yield f"incident: {incident} (dateline explain {incident})"
    holds = {fit.judgement.id: fit.holds for fit in page.corrected.fitted}
    if not page.has_words(found.item):  # a party that is supposed: nobody can judge it by its words
        return
    for judged in about(store.connection, found):
        yield told(page.told(judged), "" if holds.get(judged.id, True) else "  (a later one holds)")


def told(judged: Judgement, more: str = "") -> str:
    """ "judgement j-…: set type=COERCE, by Ana at 2026-01-05: a film"."""
    note = f": {clean(judged.note)}" if judged.note else ""
    return f"judgement {judged.id}: {said(judged)}, by {clean(judged.by)} at {judged.at[:19]}Z{note}{more}"


def _incident(store: Store, wanted: str) -> Iterator[str]:
    connection = store.connection
    id_ = forwarded(connection, wanted)
    body = explaining.body_of(connection, id_)
    if body is None:
        raise BadCall(f"explain: no incident {wanted} in {store.path}")
    plain = json.loads(body)
    if id_ != wanted:
        yield f"{wanted} went into {id_}"
    yield from _head(plain)
    for member in explaining.members_of(connection, id_):
        view = json.loads(member.view)
        yield f"event {member.name} ({_where(member)}): “{clean(view['trigger_words'])}” in: {cut(clean(view['sentence_words']), 160)}"
    yield from _grouping(explaining.grouping_of(connection, id_))
    for bond in explaining.said_of(connection, id_):
        how = "the same" if bond.same else "different"
        yield f"a person said that {bond.one} and {bond.other} are {how} ({bond.judgement})"
    yield from _accounts(plain)
    judged = {
        j.id: one.page.told(j) for one in targets(connection, id_) for j in about(connection, one)
    }
    yield from map(told, sorted(judged.values(), key=lambda j: j.order))


def _where(member: explaining.Member) -> str:
    """ "2022-01-09 Steppe Wire, copy of r-…"."""
    told = f"{member.published or 'undated'} {clean(member.publisher or member.caller_id)}"
    told += f", copy of {member.copy_of}" if member.copy_of else ""
    changes = f", a later version of {member.version_of}; dateline versions {member.key}"
    return told + (changes if member.version_of else "")


def _grouping(found: Grouping) -> Iterator[str]:
    """Which agreements hold the events together, as they were grouped and by themselves."""
    if found.reports and found.holding:
        yield (
            f"grouped among {found.reports} reports: whether two reports tell one story was judged by how like they"
            " are to the others, too"
        )
    for agreed in found.holding:
        if (agreed.grouped or 0.0) >= JOIN_AT:
            reasons = "; ".join(map(clean, agreed.reasons)) or "little, but for the other reports"
            yield f"one because {agreed.one} and {agreed.other} agree ({_scores(agreed, found)}): {reasons}"
    if found.more:
        yield f"… and {found.more} more pairs of these agree"
    if len(found.alike) > 2:
        alike = ", ".join(f"{name} {mean:.2f}" for name, mean in list(found.alike.items())[:MOST])
        yield f"how like each is to the others, on average: {alike}"
    if found.holding or found.parted:
        yield (
            f"events are one where groups of them agree by {JOIN_AT} on average, one and a group by {ONE_AT}, two"
            f" single ones by {PAIR_AT}"
        )
    for out in found.parted:
        alone = f"agrees with {out.inside} if only these two are looked at ({out.alone:.2f})"
        why = f"all of {out.incident} and of this by {out.alike:.2f} on average"
        if out.barred:
            why = f"but {out.incident} and this cannot be one ({clean(out.barred)})"
        yield f"apart: {out.outside} {alone}; {why}"
    if found.more_parted:
        yield f"… and {found.more_parted} more incidents are apart though two events agree"


def _scores(agreed: Agreement, found: Grouping) -> str:
    """ "0.97", where other reports had their say "0.97 among the reports, 0.71 by themselves"."""
    if not found.reports:
        return f"{agreed.grouped:.2f}"
    alone = "apart" if agreed.alone is None else f"{agreed.alone:.2f}"
    return f"{agreed.grouped:.2f}; {alone} by themselves"


def _head(plain: dict[str, Any]) -> Iterator[str]:
    kind = plain["type"] + (f"/{plain['mode']}" if plain["mode"] else "")
    yield f"{plain['id']}  {kind}  {clean(plain['title'])}"
    yield (
        f"status: {plain['status']}; independent reports: {plain['independent']};"
        f" first seen {plain['first_seen']}, last changed {plain['last_changed']}"
    )


def _accounts(plain: dict[str, Any]) -> Iterator[str]:
    for one in plain["accounts"][:MOST]:
        who = clean(one["holder"] or one["outlet"] or "the report")
        by = f" (in {clean(one['outlet'])})" if one["holder"] and one["outlet"] else ""
        copied = " [copy]" if one["copy_of"] else ""
        yield f"account: {who}{by} {one['stance']}, {one['said'] or 'undated'}{copied}: {cut(clean(one['quote']), 160)}"
    for figure in plain["figures"][:MOST]:
        size = next((figure[n] for n in ("value", "low", "high") if figure[n] is not None), "?")
        against = f" against {', '.join(figure['against'])}" if figure["against"] else ""
        by = f"{clean(figure['source'] or 'the report')}, {figure['said'] or 'undated'}"
        yield f"figure: {figure['measure']} {size} ({figure['qualifier']}), {by}: {figure['standing']}{against}"
    if plain["best"]:
        best = plain["best"]
        yield f"best figure by rule {plain['rule']}: {best['measure']} {best['value'] if best['value'] is not None else best['low']} ({best['report']}/{best['figure']})"
    for dispute in plain["disputes"]:
        sides = "; ".join(
            f"{clean(p['holder'] or 'the report')}: {clean(p['says'])} ({p['report']})"
            for p in dispute["positions"]
        )
        yield f"disputed: {clean(dispute['what'])} — {sides}"
