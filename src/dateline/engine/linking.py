"""Keeping incidents up to date: new events meet their neighbours, only what hangs together is grouped anew."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.casebook.blocking import HUBS, blocks, rank
from dateline.casebook.clustering import cluster
from dateline.casebook.incident import incident
from dateline.casebook.linking import LINK_AT, compare
from dateline.casebook.rules import Rules
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.sketch import Sketch
from dateline.record.codec import dumps
from dateline.record.incident import Incident
from dateline.store import Store
from dateline.store import linking as kept


@dataclass
class Linker:
    """Links the events of one writer's session. Every call stands in the writer's transaction."""

    store: Store
    rules: Rules
    sketches: kept.Sketches = field(init=False)

    def __post_init__(self) -> None:
        self.sketches = kept.Sketches(self.store.connection)

    def add(self, events: Mapping[int, Sketch]) -> None:
        """Compares new events (row → sketch) with their neighbours and keeps what ties them."""
        connection = self.store.connection
        for row, sketch in events.items():
            self.sketches.keep(row, sketch)
            names = blocks(sketch)
            kept.keep_blocks(connection, row, rank(sketch), names)
            for other, theirs in self._candidates(row, names).items():
                self._tie(row, sketch, other, theirs)

    def remove(self, events: Iterable[int]) -> set[int]:
        """To be called before events are deleted: the events whose incidents must be made anew."""
        gone = set(events)
        touched = kept.component(self.store.connection, gone) - gone
        self.sketches.forget(gone)
        return touched

    def regroup(self, events: Iterable[int], at: str) -> None:
        """The incidents of everything that hangs together with these events."""
        connection = self.store.connection
        rows = kept.component(connection, events)
        sketches = self.sketches.of(rows)
        comparisons = kept.pairs(connection, sketches)
        row_of = {sketch.id: row for row, sketch in sketches.items()}
        groups = cluster(list(sketches.values()), comparisons.values())
        members = kept.members(connection, sketches)
        grouped = [[row_of[sketch.id] for sketch in group] for group in groups]
        self._keep(grouped, sketches, members, at)

    def _candidates(self, row: int, names: Sequence[str]) -> dict[int, Sketch]:
        """The other events that a new one is compared with, as blocking.pairs says."""
        connection, found = self.store.connection, set()
        for name in names:
            first = kept.hubs(connection, name, HUBS + 1)
            if row in first[:HUBS] and len(first) > HUBS:
                found.update(kept.whole_block(connection, name))
                self._no_longer_hub(first[HUBS])
            else:
                found.update(first[:HUBS])
        found.discard(row)
        return self.sketches.of(found)

    def _no_longer_hub(self, row: int) -> None:
        """Pairs that only this hub's block called for are dropped: which pairs there are must not
        depend on the order of adding."""
        connection = self.store.connection
        called: set[int] = set()
        for name in kept.blocks_of(connection, row):
            first = kept.hubs(connection, name, HUBS)
            called.update(kept.whole_block(connection, name) if row in first else first)
        for other in kept.paired_with(connection, row):
            if other not in called:
                kept.drop_pair(connection, row, other)

    def _tie(self, row: int, sketch: Sketch, other: int, theirs: Sketch) -> None:
        comparison = compare(sketch, theirs)
        if comparison is not None and comparison.score >= LINK_AT:
            kept.keep_pair(self.store.connection, row, other, comparison)

    def _keep(
        self,
        groups: Sequence[Sequence[int]],
        sketches: Mapping[int, Sketch],
        members: Mapping[int, kept.Member],
        at: str,
    ) -> None:
        connection = self.store.connection
        before = {m.incident for m in members.values() if m.incident}
        old = kept.incident_rows(connection, before)
        went: dict[str, Counter[str]] = {id_: Counter() for id_ in before}
        now = set()
        for group in groups:
            id_ = incident_id(sketches[group[0]])
            now.add(id_)
            came = [members[row].incident for row in group]
            for previous in came:
                if previous:
                    went[previous][id_] += 1
            first = min((old[c][0] for c in came if c in old), default=at)
            told = [members[row].view for row in group]
            made = incident(id_, told, self.rules, first, loose=self._loose(told))
            self._keep_one(made, group, members, old.get(id_), at)
        for id_ in sorted(before - now):
            to = min(went[id_].items(), key=lambda w: (-w[1], w[0]), default=(None, 0))[0]
            kept.drop_incident(connection, id_, to, at)

    def _loose(self, told: Sequence[EventView]) -> list[FigureView]:
        """Figures of reports that do not tell the event again, of its measures and countries."""
        measures = frozenset(figure.measure for view in told for figure in view.figures)
        countries = {view.place.country for view in told if view.place and view.place.country}
        if not measures:
            return []
        return kept.loose_figures(self.store.connection, dict.fromkeys(countries, measures))

    def _keep_one(
        self,
        made: Incident,
        group: Sequence[int],
        members: Mapping[int, kept.Member],
        old: tuple[str, str, str] | None,
        at: str,
    ) -> None:
        """`last_changed` moves only where something did."""
        same = old is not None and dumps(replace(made, last_changed=old[1])) == old[2]
        if same and all(members[row].incident == made.id for row in group):
            return
        reports = len({members[row].report for row in group})
        kept.keep_incident(self.store.connection, replace(made, last_changed=at), group, reports)


def incident_id(first: Sketch) -> str:
    """Named after its earliest member, by the report and the place in it: whatever was added first."""
    told = f"{first.setting.report} {first.start} {first.type} {'/'.join(first.acts)}"
    return f"i-{hashlib.sha256(told.encode()).hexdigest()[:10]}"
