"""Sources into a casebook, with an account of what became of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.answers.progress import say, tell_failure, told
from dateline.answers.reading import exit_code
from dateline.engine.adding import ADDED, COPY, FAILED, KNOWN, REREAD, VERSION, Added, Adding
from dateline.extraction.draft import Options
from dateline.record import BadInput
from dateline.sources import SourceSettings, open_inputs
from dateline.store import writing


@dataclass
class Addition:
    """One call of `dateline add`."""

    db: Path
    options: Options
    workers: int = 1

    def run(self, sources: Sequence[str], settings: SourceSettings) -> int:
        """The exit code. Raises BadInput where the casebook cannot be written."""
        with writing(self.db) as store:
            adding = Adding(store, self.options, self.workers)
            return self._tell(adding.add(open_inputs(sources, settings)), "adding")

    def reread(self) -> int:
        """The same for what is kept already."""
        if not self.db.exists():
            raise BadInput(f"{self.db}: no such casebook")
        with writing(self.db) as store:
            return self._tell(Adding(store, self.options, self.workers).reread(), "reading again")

    def _tell(self, inputs: Iterable[Added], verb: str) -> int:
        became: Counter[str] = Counter()
        missing = 0
        for added in told(inputs, verb):
            became[added.became] += 1
            if added.became == FAILED:
                missing += added.missing
                tell_failure(added.where, added.error, added.traceback)
        say(account(became, self.db))
        done = sum(became.values()) - became[FAILED]
        return exit_code(done, became[FAILED], missing)


def account(became: Counter[str], db: Path) -> str:
    """ "12 added (2 copies, a new version), 3 known, 1 failed: book.dateline"."""
    new = became[ADDED] + became[COPY] + became[VERSION]
    kinds = ((COPY, "a copy", "copies"), (VERSION, "a new version", "new versions"))
    inside = [one if became[what] == 1 else f"{became[what]} {many}" for what, one, many in kinds if became[what]]  # fmt: skip
    parts = [f"{new} added" + (f" ({', '.join(inside)})" if inside else "")]
    if became[REREAD]:
        parts = [f"{became[REREAD]} read again"]
    parts += [f"{became[KNOWN]} known"] if became[KNOWN] else []
    parts += [f"{became[FAILED]} failed"] if became[FAILED] else []
    return f"{', '.join(parts)}: {db}"
