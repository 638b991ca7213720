"""What a brief is made from: incidents under rules, with every telling and figure behind them."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.answers.questions.answer import CACHE, Asked
from dateline.answers.questions.asking import filters
from dateline.casebook import accounts
from dateline.casebook.incident import incident
from dateline.casebook.rules import Rules
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.splitting import divide
from dateline.casebook.tolls import TELLING_SIZE, Toll, tolls
from dateline.record.incident import Incident
from dateline.store import asking, reading
from dateline.store.asof import know_then
from dateline.store.incidents import loose_figures
from dateline.store.members import KeptReport, kept_reports, members

Kind = Literal["happened", "denied", "ahead"]


@dataclass(frozen=True, slots=True)
class Case:
    """An incident and what it rests on."""

    incident: Incident
    views: tuple[EventView, ...]
    told: tuple[accounts.Told, ...]
    tolls: tuple[Toll, ...]

    @property
    def kind(self) -> Kind:
        """Somebody says that it happened; somebody only denies it; or it is only spoken of."""
        if any(accounts.affirms(t.telling) for t in self.told):
            return "happened"
        return "denied" if any(accounts.denies(t.telling) for t in self.told) else "ahead"


@dataclass(frozen=True, slots=True)
class Material:
    """`found` is how many incidents fit the question, of which `cases` are shown."""

    cases: tuple[Case, ...]
    reports: dict[str, KeptReport]
    loose: tuple[FigureView, ...]
    found: int

    def of_kind(self, kind: Kind) -> list[Case]:
        return [case for case in self.cases if case.kind == kind]


def gather(path: Path, asked: Asked, rules: Rules, limit: int) -> Material:
    """Raises BadCall for what cannot be asked, BadInput where the casebook cannot be read."""
    with reading(path) as store:
        connection = store.connection
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        wanted = filters(connection, "incidents", dict(asked))
        if wanted.as_of:
            know_then(connection, wanted.as_of)
        ids = asking.found(connection, "incidents", wanted)
        views = members(connection, ids[:limit], wanted.as_of)
        loose = _loose(connection, views.values(), wanted.as_of)
        cases = [
            case
            for id_ in ids[:limit]
            if id_ in views
            for case in _cases(id_, views[id_], rules, loose)
        ]
        keys = {v.report.key for case in cases for v in case.views}
        keys |= {t.figure.report.key for case in cases for t in case.tolls}
        keys |= {figure.report.key for figure in loose}
        return Material(tuple(cases), kept_reports(connection, keys), tuple(loose), len(ids))


def _cases(
    id_: str, views: Sequence[EventView], rules: Rules, loose: Sequence[FigureView]
) -> Iterable[Case]:
    for n, part in enumerate(divide(views, rules), 1):
        name = id_ if n == 1 else f"{id_}.{n}"
        told, figures = accounts.told(part), tolls(part, loose)
        yield Case(
            incident(name, part, rules, loose=loose), tuple(part), tuple(told), tuple(figures)
        )


def _loose(
    connection: sqlite3.Connection, views: Iterable[Sequence[EventView]], as_of: str | None
) -> list[FigureView]:
    """Figures of reports that tell one of these numbers again without its event."""
    wanted: dict[tuple[str, float], list[str | None]] = {}
    for members_ in views:
        for view in members_:
            for figure in view.figures:
                size = figure.value if figure.value is not None else figure.low
                if size is not None and size >= TELLING_SIZE:
                    wanted.setdefault((figure.measure, size), []).append(view.report.published)
    found = loose_figures(connection, wanted) if wanted else []
    # Undated reports of a later day cannot be told from earlier ones here, and are left out.
    return [f for f in found if not as_of or (f.report.published or "9999") <= as_of]
