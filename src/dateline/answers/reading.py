"""Sources as the user names them → records, one after the other; what fails is told and counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

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

    @classmethod
    def start(
        cls,
        sources: tuple[str, ...],
        published: str | None = None,
        publisher: str | None = None,
        mapping: str | None = None,
        options: Options | None = None,
    ) -> "Reading":
        """Raises BadCall where an option does not fit."""
        settings = SourceSettings(
            published=published, publisher=publisher, map=parse_mapping(mapping or "")
        )
        return cls(sources, settings, options or Options())

    def records(self) -> Iterator[Record]:
        """The records in order; one line on stderr for every input that fails."""
        for outcome in told(
            extract(open_reports(self.sources, self.settings), self.options), "reading"
        ):
            if outcome.line is None:
                self.failed += 1
                tell_failure(outcome.where, outcome.error, outcome.traceback)
            else:
                self.done += 1
                yield loads(outcome.line)

    def finish(self) -> int:
        """The exit code: 1 when an input failed."""
        if self.failed and self.done:
            say(f"{self.done} read, {self.failed} failed")
        return 1 if self.failed else 0


def parse_mapping(text: str) -> dict[str, str]:
    """ "text=body,published=date" → {"text": "body", "published": "date"}."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    if bad := [name for name, equals, column in pairs if not (equals and column.strip())]:
        raise BadCall(f"--map: {bad[0]!r} is not FIELD=COLUMN")
    return {name.strip(): column.strip() for name, _, column in pairs}
