"""One casebook of the demo's reports for all tests of questions: reading them takes seconds."""

from importlib import resources
from pathlib import Path

from dateline.engine.adding import Adding
from dateline.extraction.draft import Options
from dateline.sources import SourceSettings, open_reports
from dateline.store import writing


def make_book(path: Path, *, clock: str = "2022-02-01T00:00:00Z") -> Path:
    """Everything the demo tells, x:other too; added at one moment."""
    with (
        resources.as_file(resources.files("dateline.answers").joinpath("demo")) as folder,
        writing(path) as store,
    ):
        adding = Adding(store, Options(all_predicates=True), clock=lambda: clock)
        for added in adding.add(open_reports([str(folder)], SourceSettings())):
            assert not added.error, added.error
    return path
