"""Reports into a casebook: read those that are new, keep each in one transaction, link it."""

import hashlib
import sqlite3
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from dateline.casebook.copies import signature
from dateline.casebook.rules import DEFAULT, Rules
from dateline.engine.crew import Crew
from dateline.engine.deriving import derive, derive_later
from dateline.engine.extract import Outcome, extract
from dateline.engine.linking import Linker
from dateline.extraction.draft import Options
from dateline.extraction.reader import made_by
from dateline.knowledge import Knowledge
from dateline.record import Record, Report
from dateline.record.codec import loads
from dateline.sources import Capture, Failure, Input
from dateline.sources.canonical import canonical_url
from dateline.store import Store, copying, incidents, keeping, log, reports, snapshots

# What became of an input.
ADDED, VERSION, COPY, KNOWN, FAILED = "added", "version", "copy", "known", "failed"
REREAD, REMOVED = "reread", "taken down"


@dataclass(frozen=True, slots=True)
class Added:
    """`where`: the input; `key`: the report's name in the casebook, None where it failed; `notes`: what
    there is to say of what was kept."""

    where: str
    became: str
    key: str | None = None
    error: str = ""
    traceback: str = ""
    missing: bool = False
    notes: tuple[str, ...] = ()


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass
class Adding:
    """One call of `add`: the casebook open for writing, and how reports are read (`crew`: by processes that
    are there already)."""

    store: Store
    options: Options
    workers: int = 1
    clock: Callable[[], str] = now
    rules: Rules = DEFAULT
    crew: Crew | None = None

    def __post_init__(self) -> None:
        self.linker = Linker(self.store, self.rules)
        self.made = keeping.made_digest(made_by(self.options, Knowledge(self.options.own)))
        # Read but not yet kept: (identity, text), and those that wait for a text that is being read.
        self._under_way: set[tuple[str, str]] = set()
        self._waiting: dict[tuple[str, str | None], list[Input]] = {}

    def add(self, inputs: Iterable[Report | Input | Failure]) -> Iterator[Added]:
        """What became of every input. Those that are known are told as they are met."""
        told: deque[Added] = deque()
        reading: deque[Input | Failure] = deque()

        def new() -> Iterator[Report | Failure]:
            for each in inputs:
                given = Input(each) if isinstance(each, Report) else each
                if isinstance(given, Failure):
                    reading.append(given)
                    yield given
                elif self._must_be_read(given, told):
                    reading.append(given)
                    yield given.report

        for outcome in extract(new(), self.options, self.workers, self.crew):
            given = reading.popleft()
            yield from _drained(told)
            yield from self._settle(given, outcome)
        yield from _drained(told)

    def _must_be_read(self, given: Input, told: deque[Added]) -> bool:
        report, capture = given
        connection, own = self.store.connection, (identity_of(report), report.sha256)
        if reports.taken_down(connection, report.sha256):
            told.append(Added(report.id, REMOVED))
            return False
        if own in self._under_way:
            told.append(Added(report.id, KNOWN))
            return False
        if reports.known_text(connection, *own):
            self._keep_capture(own, capture)
            told.append(Added(report.id, KNOWN))
            return False
        self._under_way.add(own)
        text = (report.sha256, report.published)
        if text in self._waiting:
            self._waiting[text].append(given)
            return False
        if record := reports.same_reading(connection, *text, self.made):
            read = replace(record, report=_as_read(report, record.report))
            told.append(self.keep(read, capture))
            return False
        self._waiting[text] = []
        return True

    def _settle(self, given: Input | Failure, outcome: Outcome) -> Iterator[Added]:
        if isinstance(given, Failure):
            yield Added(
                outcome.where, FAILED, None, outcome.error, outcome.traceback, outcome.missing
            )
            return
        waiting = self._waiting.pop((given.report.sha256, given.report.published), [])
        if outcome.line is None:
            for one in [given, *waiting]:
                yield Added(one.report.id, FAILED, None, outcome.error, outcome.traceback)
            return
        record = loads(outcome.line)
        yield self.keep(record, given.capture)
        for report, capture in waiting:
            yield self.keep(replace(record, report=_as_read(report, record.report)), capture)

    def reread(self) -> Iterator[Added]:
        """Reads everything anew that another version, other models, options or knowledge have read;
        people's judgements stay. Where it was stopped it goes on when it is called again."""
        connection = self.store.connection
        kept = reports.read_otherwise(connection, self.made)
        records = (reports.machine_record(connection, one.row) for one in kept)
        inputs = (
            record.report if record else Failure(one.key, "its record is missing: dateline verify")
            for one, record in zip(kept, records, strict=True)
        )
        for one, outcome in zip(kept, extract(inputs, self.options, self.workers), strict=True):
            if outcome.line is None:
                yield Added(one.key, FAILED, None, outcome.error, outcome.traceback)
            else:
                yield self._in_one(loads(outcome.line), partial(self._replace, one))

    def _replace(
        self, one: reports.Kept, connection: sqlite3.Connection, record: Record, at: str
    ) -> Added:
        keeping.read_again(connection, one.row, record)
        own = keeping.Identity(one.key, one.identity, one.known, one.added)
        self.derive(one.row, record, own, linked=one.latest)
        derive_later(self.linker, one.identity, one.row)
        self.linker.regroup(at)
        did = {"report": one.key, "text": record.report.sha256, "made": record.made.config}
        log.log(connection, at, "reread", did)
        return Added(record.report.id, REREAD, one.key)

    def keep(self, record: Record, capture: Capture | None = None) -> Added:
        """One report, its raw input and all that follows from it, in one transaction.

        One that cannot be kept is told as failed; what is wrong with the file itself is raised."""
        self._under_way.discard((identity_of(record.report), record.report.sha256))
        return self._in_one(record, partial(self._keep, capture))

    def _in_one(
        self, record: Record, do: Callable[[sqlite3.Connection, Record, str], Added]
    ) -> Added:
        """In one transaction, of which nothing is left where it fails."""
        report = record.report
        self.linker.begin()
        try:
            with self.store.transaction() as connection:
                return do(connection, record, self.clock())
        except (ValueError, LookupError, TypeError, sqlite3.IntegrityError) as error:
            self.linker.forget()
            said = " ".join(f"could not be kept: {type(error).__name__}: {error}"[:200].split())
            return Added(report.id, FAILED, None, said, traceback.format_exc())
        except BaseException:
            self.linker.forget()
            raise

    def _keep_capture(self, own: tuple[str, str], capture: Capture | None) -> None:
        """Of a report that is known but was added without its raw input."""
        if capture is None or snapshots.lacking(self.store.connection, *own) is None:
            return
        packed = snapshots.pack(capture)
        with self.store.transaction() as connection:
            if known := snapshots.lacking(connection, *own):
                snapshots.keep(connection, known.row, packed)
                log.log(connection, self.clock(), "captured", known.plain() | packed.plain())

    def _keep(
        self,
        capture: Capture | None,
        connection: sqlite3.Connection,
        record: Record,
        at: str,
    ) -> Added:
        report, identity = record.report, identity_of(record.report)
        earlier = reports.versions(connection, identity)
        own = keeping.Identity(key_of(report), identity, report.published or at[:10], at)
        row = keeping.keep_report(connection, record, own)
        copying.keep_signature(connection, row, signature(report.text))
        latest = self._only_latest(identity) == row if earlier else True
        self.derive(row, record, own, linked=latest)
        derive_later(self.linker, identity, row)
        copied = copying.mark_copies(connection, row)
        for other in copied - {row}:
            self.linker.touch(reports.events_of(connection, other))
            self.linker.touch(incidents.telling_events(connection, other))
        self.linker.regroup(at)
        # Of two that are one the earlier is the original, whichever was added first.
        became = VERSION if earlier else COPY if copied else ADDED
        did = {"report": own.key, "text": report.sha256, "made": record.made.config}
        if capture is not None:
            packed = snapshots.pack(capture)
            snapshots.keep(connection, row, packed)
            did |= packed.plain()
        log.log(connection, at, "versioned" if earlier else "added", did)
        return Added(report.id, became, own.key, notes=report.notes)

    def derive(self, row: int, record: Record, own: keeping.Identity, *, linked: bool) -> None:
        """Items, views and links of a record as people corrected it, made anew."""
        derive(self.linker, row, record, own, linked=linked)

    def _only_latest(self, identity: str) -> int:
        """Of several versions only the latest counts (its row): the others leave their incidents."""
        connection = self.store.connection
        *older, latest = reports.versions(connection, identity)
        for known in older:
            if not known.latest:
                continue
            self.linker.remove(known.row, reports.events_of(connection, known.row))
            keeping.set_aside(connection, known.row)
        self.linker.touch(reports.events_of(connection, latest.row))
        return latest.row


def identity_of(report: Report) -> str:
    """A digest of what an article is known by: an address may name a private person."""
    return hashlib.sha256(_known_by(report)).hexdigest()[:32]


def _known_by(report: Report) -> bytes:
    """The canonical address, else publisher and the caller's id."""
    own = canonical_url(report.url) if report.url else f"{report.publisher or ''}\n{report.id}"
    return own.encode("utf-8", "surrogatepass")


def key_of(report: Report) -> str:
    """The same for the same report in any casebook."""
    told = _known_by(report) + f"\n{report.sha256}".encode()
    return f"r-{hashlib.sha256(told).hexdigest()[:12]}"


def _as_read(report: Report, read: Report) -> Report:
    """The report with what the reader found out about its text."""
    return replace(report, language=read.language, furniture=read.furniture, notes=read.notes)


def _drained(told: deque[Added]) -> Iterator[Added]:
    while told:
        yield told.popleft()
