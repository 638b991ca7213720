"""Sources as the user names them → records, one after the other; what fails is told and counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.answers.progress import say, tell_failure, told
from dateline.engine import extract
from dateline.extraction.draft import Options
from dateline.record import BadCall, Record
from dateline.record.codec import loads
from dateline.sources import SourceSettings, open_reports


@dataclass
class Reading:
    """One call of a command: its sources, and how many inputs were read and failed so far."""

    sources: tuple[str, ...]
    settings: SourceSettings
    options: Options
    done: int = field(default=0, init=False)
    failed: int = field(default=0, init=False)
    missing: int = field(default=0, init=False)

    @classmethod
    def start(
        cls,
        sources: tuple[str, ...],
        published: str | None = None,
        publisher: str | None = None,
        mapping: str | None = None,
        options: Options | None = None,
        follow: bool = False,
    ) -> "Reading":
        """Raises BadCall where an option does not fit."""
        settings = SourceSettings(
            published=published,
            publisher=publisher,
            map=parse_mapping(mapping or ""),
            follow=follow,
            tell=say,
        )
        return cls(sources, settings, options or Options())

    def records(self) -> Iterator[Record]:
        """The records in order; one line on stderr for every input that fails."""
        for outcome in told(
            extract(open_reports(self.sources, self.settings), self.options), "reading"
        ):
            if outcome.line is None:
                self.failed += 1
                self.missing += outcome.missing
                tell_failure(outcome.where, outcome.error, outcome.traceback)
            else:
                self.done += 1
                yield loads(outcome.line)

    def finish(self) -> int:
        """The exit code: 1 when an input failed, 2 when there was none of those that were named."""
        if self.failed and self.done:
            say(f"{self.done} read, {self.failed} failed")
        return exit_code(self.done, self.failed, self.missing)

    @property
    def several(self) -> bool:
        """Whether more than one report was asked for (a row of a table says so itself)."""
        return len(self.sources) > 1 or Path(self.sources[0]).is_dir()


def exit_code(done: int, failed: int, missing: int) -> int:
    """0, or 1 when an input failed, or 2 when all that were named are missing: a bad call."""
    if not failed:
        return 0
    return 2 if missing == failed and not done else 1


def parse_mapping(text: str) -> dict[str, str]:
    """ "text=body,published=date" → {"text": "body", "published": "date"}."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    if bad := [name for name, equals, column in pairs if not (equals and column.strip())]:
        raise BadCall(f"--map: {bad[0]!r} is not FIELD=COLUMN")
    return {name.strip(): column.strip() for name, _, column in pairs}
