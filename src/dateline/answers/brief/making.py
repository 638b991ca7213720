"""A brief out of a casebook."""

from pathlib import Path

from dateline.answers.brief.chapters import (
    actors,
    agreed,
    ahead,
    days,
    disputed,
    gaps,
    labels,
    places,
    short,
    toll,
)  # fmt: skip
from dateline.answers.brief.citing import Citing
from dateline.answers.brief.document import Brief, Source, renumbered
from dateline.answers.brief.material import Material, gather
from dateline.answers.brief.names import country_name
from dateline.answers.brief.wording import count, day, listed, outlet
from dateline.answers.questions.answer import Asked
from dateline.answers.words import clean
from dateline.casebook.rules import DEFAULT, Rules
from dateline.casebook.titles import days_words
from dateline.record import BadInput
from dateline.store.members import KeptReport

# Incidents that a brief tells where nobody says how many.
LIMIT = 300
CHAPTERS = (short, days, agreed, disputed, toll, ahead, labels, actors, places, gaps)


def make_brief(
    path: Path, asked: Asked | None = None, rules: Rules = DEFAULT, limit: int = LIMIT
) -> Brief:
    """The same for the same casebook and question.

    Raises BadCall for what cannot be asked, BadInput where nothing is found or nothing can be read.
    """
    asked = asked or Asked()
    material = gather(path, asked, rules, limit)
    if not material.cases:
        raise BadInput(f"{path}: nothing to brief on: no incident fits what was asked")
    citing = Citing(material)
    chapters = [found for module in CHAPTERS if (found := module.chapter(citing)).sections]
    ordered, notes = renumbered(chapters, citing.notes.made)
    return Brief(
        _title(material), tuple(_facts(material, asked, rules)), ordered,
        tuple(_sources(material)), notes,
    )  # fmt: skip


def _title(material: Material) -> str:
    """ "Situation report: Kazakhstan, 4–15 January 2022": where it was, of which days. One country where
    more than half was there, else the first three."""
    countries: dict[str, int] = {}
    for case in material.cases:
        if case.incident.place and case.incident.place.country:
            code = case.incident.place.country
            countries[code] = countries.get(code, 0) + 1
    ranked = sorted(countries, key=lambda code: (-countries[code], code))
    mostly = ranked and 2 * countries[ranked[0]] > sum(countries.values())
    names = [country_name(code) for code in ranked[: 1 if mostly else 3]]
    others = len(ranked) > 3 and not mostly
    where = listed([*names, "elsewhere"] if others else names) if names else ""
    published = sorted(r.ref.published for r in material.reports.values() if r.ref.published)
    when = days_words(published[0], published[-1]) if published else ""
    return "Situation report: " + (
        ", ".join(part for part in (where, when) if part) or "a casebook"
    )


def _facts(material: Material, asked: Asked, rules: Rules) -> list[tuple[str, str]]:
    reports = material.reports.values()
    copies = sum(r.ref.copy_of is not None for r in reports)
    outlets = {outlet(r.ref) for r in reports if r.ref.publisher}
    published = sorted(r.ref.published for r in reports if r.ref.published)
    shown = len({case.incident.id.partition(".")[0] for case in material.cases})
    told = f"{shown:,}" if shown == material.found else f"{shown:,} of {material.found:,}"
    facts = [
        ("Incidents", told),
        ("Reports", count(len(reports), "report", "reports") + (f", {count(copies, 'of them a copy', 'of them copies')}" if copies else "")),
        ("Outlets", f"{len(outlets)}"),
        ("Published", f"{day(published[0])} to {day(published[-1])}" if published else "not known"),
    ]  # fmt: skip
    asked_for = [
        f"{name.replace('_', ' ')} {_value(value)}"
        for name, value in sorted(asked.items())
        if value
    ]
    facts.append(
        ("Asked for", clean("; ".join(asked_for)) if asked_for else "everything in the casebook")
    )
    facts.append(("Rules", clean(rules.name)))
    return facts


def _value(value: object) -> str:
    if value is True:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _sources(material: Material) -> list[Source]:
    def order(report: KeptReport) -> tuple[str, bool, str]:
        ref = report.ref
        return ref.published or "9999", ref.copy_of is not None, ref.key

    def name(key: str | None) -> str | None:
        if key is None:
            return None
        other = material.reports.get(key)
        return outlet(other.ref) if other else key

    return [
        Source(report, name(report.ref.copy_of), name(report.ref.version_of))
        for report in sorted(material.reports.values(), key=order)
    ]
