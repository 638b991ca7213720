"""Sources into a casebook, with an account of what became of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.answers.progress import say, tell_failure, told
from dateline.answers.reading import exit_code
from dateline.engine.adding import ADDED, COPY, FAILED, KNOWN, VERSION, Adding
from dateline.extraction.draft import Options
from dateline.sources import SourceSettings, open_reports
from dateline.store import writing


@dataclass
class Addition:
    """One call of `dateline add`."""

    db: Path
    options: Options
    workers: int = 1

    def run(self, sources: Sequence[str], settings: SourceSettings) -> int:
        """The exit code. Raises BadInput where the casebook cannot be written."""
        became: Counter[str] = Counter()
        missing = 0
        with writing(self.db) as store:
            adding = Adding(store, self.options, self.workers)
            for added in told(adding.add(open_reports(sources, settings)), "adding"):
                became[added.became] += 1
                if added.became == FAILED:
                    missing += added.missing
                    tell_failure(added.where, added.error, added.traceback)
        say(account(became, self.db))
        done = sum(became.values()) - became[FAILED]
        return exit_code(done, became[FAILED], missing)


def account(became: Counter[str], db: Path) -> str:
    """ "12 added (2 of them copies, 1 a new version), 3 known, 1 failed: book.dateline"."""
    new = became[ADDED] + became[COPY] + became[VERSION]
    inside = [f"{became[what]} {words}" for what, words in ((COPY, "copies"), (VERSION, "new versions")) if became[what]]  # fmt: skip
    parts = [f"{new} added" + (f" ({', '.join(inside)})" if inside else "")]
    parts += [f"{became[KNOWN]} known"] if became[KNOWN] else []
    parts += [f"{became[FAILED]} failed"] if became[FAILED] else []
    return f"{', '.join(parts)}: {db}"
