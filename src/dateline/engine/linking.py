"""Keeping incidents up to date: new events meet their neighbours, only what hangs together is grouped anew."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from dateline.casebook.apart import elsewhere, outline
from dateline.casebook.blocking import HUBS, blocks, may_lead, rank
from dateline.casebook.clustering import Pair, cluster, components
from dateline.casebook.deciding import as_decided, decided
from dateline.casebook.incident import incident
from dateline.casebook.linking import LINK_AT, Comparison, compare
from dateline.casebook.rules import Rules
from dateline.casebook.shapes import EventView, FigureView
from dateline.casebook.sketch import Sketch
from dateline.casebook.tolls import TELLING_SIZE
from dateline.record.codec import dumps
from dateline.store import Store, judging
from dateline.store import incidents as told
from dateline.store import linking as kept


@dataclass
class Linker:
    """Links the events of one writer's session. Every call stands in the writer's transaction.

    `add` and `remove` say whose incidents must be made anew; `regroup` does it for all at once.
    """

    store: Store
    rules: Rules
    sketches: kept.Sketches = field(init=False)
    outlines: kept.Outlines = field(init=False)
    views: kept.Views = field(init=False)

    def __post_init__(self) -> None:
        self.sketches = kept.Sketches(self.store.connection)
        self.outlines = kept.Outlines(self.sketches)
        self.views = kept.Views(self.store.connection)
        self.begin()

    def begin(self) -> None:
        """Before a transaction: nothing is to be done yet."""
        self._touched: set[int] = set()
        self._left: dict[str, Sketch | None] = {}
        self._new: dict[int, Sketch] = {}

    def forget(self) -> None:
        """After a transaction that failed: what is held may never have been kept."""
        for held in (self.sketches, self.outlines, self.views):
            held.clear()
        self.begin()

    def touch(self, events: Iterable[int]) -> None:
        """Events about whose reports something changed."""
        self._touched.update(events)

    def add(self, report: int, events: Mapping[int, tuple[Sketch, EventView]]) -> None:
        """Compares new events with their neighbours and keeps what ties them."""
        connection = self.store.connection
        for row, (sketch, view) in events.items():
            self.sketches.keep_setting(report, sketch.setting)
            self.sketches.keep(row, sketch)
            self.outlines.keep(row, outline(sketch))
            self.views.keep(row, view)
            self._new[row] = sketch
            names = {kept.number(key): may_lead(sketch, key) for key in blocks(sketch)}
            kept.keep_blocks(connection, row, rank(sketch), names)
            self._tie(row, sketch, self._candidates(row, names))
        self.touch(events)
        self.touch(told.telling_events(connection, report))

    def remove(self, report: int, events: Iterable[int]) -> None:
        """To be called before the events of a report are deleted or set aside."""
        connection, gone = self.store.connection, set(events)
        sketches = self.sketches.of(gone)
        for row, place in kept.places(connection, gone).items():
            if place.incident:
                self._left[place.incident] = sketches.get(row)
        self.touch(kept.component(connection, gone))
        self.touch(told.telling_events(connection, report))
        for row in sorted(gone):
            heirs = self._heirs(row)
            kept.drop_blocks(connection, row)
            kept.drop_pairs(connection, [(row, o) for o in kept.paired_with(connection, row)])
            for heir, name in heirs:
                self._compare_with_all(heir, name)
        self._touched -= gone
        for held in (self.sketches, self.outlines, self.views):
            held.forget(gone)

    def regroup(self, at: str) -> None:
        """The incidents of everything that hangs together with what was touched."""
        connection, touched = self.store.connection, self._touched
        sketches = self.sketches.of(kept.component(connection, touched))
        comparisons = kept.pairs(connection, sketches)
        row_of = {sketch.id: row for row, sketch in sketches.items()}
        same, different = decided(judging.bonds(connection, sketches))
        groups = as_decided(
            self._grouped(sketches, comparisons, same, different), comparisons, same, different
        )
        self._keep([[row_of[s.id] for s in group] for group in groups], sketches, at)
        self.begin()

    @staticmethod
    def _grouped(
        sketches: Mapping[int, Sketch],
        comparisons: Sequence[Comparison],
        same: Sequence[Pair],
        different: Sequence[Pair],
    ) -> list[tuple[Sketch, ...]]:
        """Each component by itself: what else is grouped in the same call must play no part."""
        by_id = {sketch.id: sketch for sketch in sketches.values()}
        part_of = components(by_id, [*((c.one, c.other) for c in comparisons), *same])
        members: dict[str, list[Sketch]] = {}
        for id_, sketch in by_id.items():
            members.setdefault(part_of[id_], []).append(sketch)
        ties: dict[str, list[Comparison]] = {}
        for c in comparisons:
            ties.setdefault(part_of[c.one], []).append(c)
        return [
            group
            for part, inside in members.items()
            for group in cluster(inside, ties.get(part, ()), same, different)
        ]

    def _candidates(self, row: int, names: Iterable[int]) -> set[int]:
        """The other events that a new one is compared with, as blocking.pairs says."""
        connection = self.store.connection
        found: set[int] = set()
        for name in names:
            first = kept.first_of(connection, name, HUBS + 1)
            hubs = [event for event, leads in first if leads]
            if row not in hubs[:HUBS]:
                found.update(hubs[:HUBS])
            elif len(first) <= HUBS:
                found.update(event for event, _ in first)
            else:
                found.update(kept.whole_block(connection, name))
            if row in hubs[:HUBS] and len(hubs) > HUBS:
                self._no_longer_hub(hubs[HUBS])
        found.discard(row)
        return found

    def _no_longer_hub(self, row: int) -> None:
        """Pairs that only this hub's block called for are dropped: which pairs there are must not
        depend on the order of adding."""
        connection = self.store.connection
        paired = kept.paired_with(connection, row)
        if not paired:
            return
        called: set[int] = set()
        for name in kept.blocks_of(connection, row):
            first = kept.hubs(connection, name, HUBS)
            called.update(kept.whole_block(connection, name) if row in first else first)
        if apart := [other for other in paired if other not in called]:
            kept.drop_pairs(connection, [(row, other) for other in apart])
            self.touch([row, *apart])

    def _heirs(self, row: int) -> list[tuple[int, int]]:
        """(event, block): which event becomes a hub of a block when this one leaves it."""
        connection, found = self.store.connection, []
        for name in kept.blocks_of(connection, row):
            first = kept.hubs(connection, name, HUBS + 1)
            if row in first[:HUBS] and len(first) > HUBS:
                found.append((first[HUBS], name))
        return found

    def _compare_with_all(self, row: int, name: int) -> None:
        known = {row, *kept.paired_with(self.store.connection, row)}
        others = set(kept.whole_block(self.store.connection, name)) - known
        if sketch := self.sketches.of([row]).get(row):
            self.touch(self._tie(row, sketch, others))

    def _tie(self, row: int, sketch: Sketch, others: Iterable[int]) -> list[int]:
        """Compares; the events that hang together with it now."""
        found: list[tuple[int, int, Comparison]] = []
        own = outline(sketch)
        near = [row for row, it in self.outlines.of(others).items() if not elsewhere(own, it)]
        for other, theirs in self.sketches.of(near).items():
            comparison = compare(sketch, theirs)
            if comparison is not None and comparison.score >= LINK_AT:
                found.append((row, other, comparison))
        kept.keep_pairs(self.store.connection, found)
        return [row, *(other for _, other, _ in found)] if found else []

    def _keep(
        self, groups: Sequence[Sequence[int]], sketches: Mapping[int, Sketch], at: str
    ) -> None:
        """Makes the incidents of groups in which something changed; the others stay as they are."""
        connection = self.store.connection
        where = kept.places(connection, sketches)
        before = {p.incident for p in where.values() if p.incident} | set(self._left)
        sizes = Counter(p.incident for p in where.values())
        now = self._named(groups, sketches, before)
        changed = {
            id_: group
            for id_, group in now.items()
            if sizes[id_] != len(group)
            or any(where[row].incident != id_ or row in self._touched for row in group)
        }
        old = told.incident_rows(connection, before)
        views = self._views([row for group in changed.values() for row in group], where)
        for id_, group in changed.items():
            came = [where[row].incident for row in group]
            seen = [old[c][0] for c in came if c in old]
            first = min(seen or [*kept.added(connection, (where[row].report for row in group)), at])
            last = old[id_][1] if id_ in old else at
            members = [views[row] for row in group]
            made = incident(id_, members, self.rules, first, last, self._loose(members))
            new = [row for row, previous in zip(group, came, strict=True) if previous != id_]
            if new or dumps(made) != old[id_][2]:
                reports = len({where[row].report for row in group})
                told.keep_incident(connection, replace(made, last_changed=at), new, reports)
        self._forward(before - set(now), now, where, at)

    def _named(
        self,
        groups: Sequence[Sequence[int]],
        sketches: Mapping[int, Sketch],
        before: Set[str],
    ) -> dict[str, Sequence[int]]:
        """Incidents by id. Two whose first events stand at one place of a text and are told by one
        word have their number in the report as well."""
        found: dict[str, Sequence[int]] = {}
        for group in groups:
            id_ = incident_id(sketches[group[0]])
            taken = id_ not in before and told.incident_rows(self.store.connection, [id_])
            if id_ in found or taken:
                id_ = incident_id(sketches[group[0]], twin=True)
            found[id_] = group
        return found

    def _forward(
        self,
        gone: Set[str],
        now: Mapping[str, Sequence[int]],
        where: Mapping[int, kept.Place],
        at: str,
    ) -> None:
        """Incidents that are no more forward to where most of their events went."""
        went: dict[str, Counter[str]] = {id_: Counter() for id_ in gone}
        own = {row: id_ for id_, group in now.items() for row in group}
        for row, id_ in own.items():
            previous = where[row].incident
            if previous in went:
                went[previous][id_] += 1
        for id_, to in sorted(went.items()):
            best = min(to.items(), key=lambda w: (-w[1], w[0]), default=(None, 0))[0]
            heir = None if best else self._heir(self._left.get(id_))
            told.drop_incident(self.store.connection, id_, best or own.get(heir or 0), at)

    def _heir(self, left: Sketch | None) -> int | None:
        """The new event that stands for one that left: a text read again, or a new version of it."""
        alike = [
            (abs(sketch.start - left.start), row)
            for row, sketch in self._new.items()
            if left and sketch.type == left.type and set(sketch.acts) & set(left.acts)
        ]
        return min(alike)[1] if alike else None

    def _views(self, rows: Iterable[int], where: Mapping[int, kept.Place]) -> dict[int, EventView]:
        views = self.views.of(rows)
        refs = kept.report_refs(self.store.connection, {where[row].report for row in views})
        return {row: kept.with_ref(view, refs[where[row].report]) for row, view in views.items()}

    def _loose(self, members: Sequence[EventView]) -> list[FigureView]:
        """Figures of reports that do not tell the event again, but one of its numbers."""
        wanted: dict[told.Number, list[str | None]] = {}
        for view in members:
            for figure in view.figures:
                size = figure.value if figure.value is not None else figure.low
                if size is not None and size >= TELLING_SIZE:
                    wanted.setdefault((figure.measure, size), []).append(view.report.published)
        return told.loose_figures(self.store.connection, wanted) if wanted else []


def incident_id(first: Sketch, *, twin: bool = False) -> str:
    """Named after its earliest member, by the report and the place in it: whatever was added first."""
    said = f"{first.setting.report} {first.start} {first.type} {'/'.join(first.acts)}"
    if twin:
        said += f" {first.event}"
    return f"i-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
