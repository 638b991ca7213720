"""Sources into a casebook, with an account of what became of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dateline.answers.progress import say, tell_failure, told
from dateline.answers.reading import exit_code
from dateline.engine.adding import (
    ADDED,
    COPY,
    FAILED,
    KNOWN,
    REMOVED,
    REREAD,
    VERSION,
    Added,
    Adding,
)
from dateline.engine.extract import crew_of
from dateline.extraction.draft import Options
from dateline.record import BadInput
from dateline.sources import Failure, Input, SourceSettings, open_inputs
from dateline.store import Store, reports, writing

# Notes that are told: each once, with the reports that it is about.
NOTES = 20
# Pages that are fetched before they are added together: few enough to lose little when killed. Of what lies on
# this machine so many: few enough to be held in memory.
BATCH, LOCAL_BATCH = 10, 100
# Seconds that another writer is waited for once pages were fetched.
PATIENCE = 60.0


@dataclass
class Addition:
    """One call of `dateline add`."""

    db: Path
    options: Options
    workers: int = 1

    def run(self, sources: Sequence[str], settings: SourceSettings) -> int:
        """The exit code. Raises BadInput where the casebook cannot be written."""
        found = open_inputs(sources, settings)
        if settings.follow or any("://" in source for source in sources):
            return self._tell(self._fetched(found), "adding")
        with writing(self.db) as store:
            tell_unread(store)
            adding = Adding(store, self.options, self.workers)
            return self._tell(adding.add(found), "adding")

    def _fetched(self, found: Iterable[Input | Failure]) -> Iterator[Added]:
        """A batch after the other: while pages are fetched, others may write."""
        # Where it cannot be written is told before anything is fetched.
        with writing(self.db) as store:
            tell_unread(store)
        with crew_of(self.options, self.workers) as crew:
            for batch in batches(found):
                with writing(self.db, PATIENCE) as store:
                    adding = Adding(store, self.options, self.workers, crew=crew)
                    yield from adding.add(batch)

    def reread(self) -> int:
        """The same for what is kept already."""
        if not self.db.exists():
            raise BadInput(f"{self.db}: no such casebook")
        with writing(self.db) as store:
            return self._tell(Adding(store, self.options, self.workers).reread(), "reading again")

    def _tell(self, inputs: Iterable[Added], verb: str) -> int:
        became: Counter[str] = Counter()
        notes: dict[str, tuple[str, int]] = {}
        missing = 0
        try:
            for added in told(inputs, verb):
                became[added.became] += 1
                for note in added.notes:
                    first, many = notes.get(note, (added.where, 0))
                    notes[note] = first, many + 1
                if added.became == FAILED:
                    missing += added.missing
                    tell_failure(added.where, added.error, added.traceback)
        except BaseException:  # also Ctrl-C: what was added before is kept, and told
            if became:
                self._account(became, notes)
            raise
        self._account(became, notes)
        done = sum(became.values()) - became[FAILED]
        return exit_code(done, became[FAILED], missing)

    def _account(self, became: Counter[str], notes: Mapping[str, tuple[str, int]]) -> None:
        for line in noted(notes):
            say(line)
        say(account(became, self.db))


def tell_unread(store: Store) -> None:
    """Says how many reports wait for --reread, where some do."""
    if many := reports.unread(store.connection):
        say(
            f"{store.path}: {many:,} of its reports were added by an older dateline and are linked with no new"
            f" ones: dateline add --reread --db {store.path}"
        )


def batches(found: Iterable[Input | Failure]) -> Iterator[list[Input | Failure]]:
    """What is added together: BATCH of what was fetched, or LOCAL_BATCH of what was not."""
    batch: list[Input | Failure] = []
    left = LOCAL_BATCH
    for given in found:
        batch.append(given)
        left -= LOCAL_BATCH // BATCH if _was_fetched(given) else 1
        if left <= 0:
            yield batch
            batch, left = [], LOCAL_BATCH
    if batch:
        yield batch


def _was_fetched(given: Input | Failure) -> bool:
    """Or may have been: items of a feed in a file are taken for pages."""
    if isinstance(given, Failure):
        return "://" in given.where
    return given.report.source in ("url", "feed")


def noted(notes: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """Note → its first report, and how many there are: "a: published 2041-01-01 lies in the future",
    "12 reports: no publication …"."""
    for note, (first, many) in islice(notes.items(), NOTES):
        yield f"{first if many == 1 else f'{many:,} reports'}: {note}"
    if len(notes) > NOTES:
        yield f"and {len(notes) - NOTES:,} more notes: they are in the reports (`report.notes`)"


def account(became: Counter[str], db: Path) -> str:
    """ "12 added (2 copies, a new version), 3 known, 1 failed: book.dateline"."""
    new = became[ADDED] + became[COPY] + became[VERSION]
    kinds = ((COPY, "a copy", "copies"), (VERSION, "a new version", "new versions"))
    inside = [one if became[what] == 1 else f"{became[what]} {many}" for what, one, many in kinds if became[what]]  # fmt: skip
    parts = [f"{new} added" + (f" ({', '.join(inside)})" if inside else "")]
    if became[REREAD]:
        parts = [f"{became[REREAD]} read again"]
    parts += [f"{became[KNOWN]} known"] if became[KNOWN] else []
    parts += [f"{became[REMOVED]} taken down before and kept out"] if became[REMOVED] else []
    parts += [f"{became[FAILED]} failed"] if became[FAILED] else []
    return f"{', '.join(parts)}: {db}"
