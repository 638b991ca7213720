"""A casebook as a Python object: the questions of the command line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from dateline.answers.questions.answer import Answer, Asked


@dataclass(frozen=True)
class Casebook:
    """Each method takes the filters of the command of its name as keyword arguments (`Asked`), beside
    `limit` and `offset`, and gives an Answer: iterate over it for dicts, or call to_rows, to_pandas,
    to_polars, to_arrow. The file is opened for each answer anew and never written.

    Methods raise nothing before they are iterated; then BadCall for what cannot be asked.
    """

    path: Path

    def events(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """What happened, report by report."""
        return Answer(self.path, "events", asked, limit, offset)

    def claims(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """Who says what."""
        return Answer(self.path, "claims", asked, limit, offset)

    def figures(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """The numbers, what they cover, and whose they are."""
        return Answer(self.path, "figures", asked, limit, offset)

    def incidents(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """What happened, as any number of reports tell it; `all_predicates` for all that is x:other."""
        return Answer(self.path, "incidents", asked, limit, offset)

    def timeline(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """Day by day: incidents, and how their numbers moved."""
        return Answer(self.path, "timeline", asked, limit, offset)

    def actors(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """Who is spoken of, over all reports."""
        return Answer(self.path, "actors", asked, limit, offset)

    def places(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[Asked]
    ) -> Answer:
        """Where, over all reports."""
        return Answer(self.path, "places", asked, limit, offset)

    def versions(self, report: str | None = None) -> list[dict[str, Any]]:
        """Of a report (by its key or your id) the steps from version to version of its article, and which
        figures and claims changed in each; without one, the articles that have several versions. Raises
        BadCall for a report that is not there."""
        from dateline.answers.questions import versions

        if report is None:
            return list(versions.articles(self.path))
        return versions.steps(self.path, report)

    def sql(
        self, query: str, *, seconds: float = 10.0, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """The rows of one SELECT, behind the fence of `dateline sql` (docs/queries.md). Raises BadCall
        for anything else, BadInput where it takes more than `seconds`."""
        from dateline.store import reading
        from dateline.store.sqlguard import Bounds, selecting

        with (
            reading(self.path) as store,
            selecting(store.connection, query, Bounds(seconds, limit)) as found,
        ):
            return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
