"""Reads one report: the finders in their order. Pure: same report, same record."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from dateline.analysis import Analysis, Parser, find_model
from dateline.extraction.actors import find_actors
from dateline.extraction.claims.finder import attribution_reader, find_claims
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.events.finder import find_events
from dateline.extraction.figures import find_figures
from dateline.extraction.frames import find_frames
from dateline.extraction.links import find_links
from dateline.extraction.places import find_places
from dateline.extraction.relations import relate_claims
from dateline.extraction.tagging import claims_folder
from dateline.extraction.times import find_times
from dateline.knowledge import Knowledge
from dateline.models.tagger import model_digest, model_folder
from dateline.record import Made, Record, Report
from dateline.version import VERSION


class Step(NamedTuple):
    """A finder, the parts of the draft it needs, and the part it fills in."""

    find: Callable[[Context, Draft], Draft]
    requires: tuple[str, ...]
    assigns: str


# The order of reading. A new finder is one module and one line here.
STEPS = (
    Step(find_times, (), "times"),
    Step(find_places, (), "places"),
    Step(find_actors, ("places",), "actors"),
    Step(find_claims, ("actors", "times"), "claims"),
    Step(find_events, ("times", "places", "actors", "claims"), "events"),
    Step(find_figures, ("times", "places", "actors", "claims", "events"), "figures"),
    Step(relate_claims, ("claims", "events", "figures"), "claims"),
    Step(find_frames, ("actors", "claims", "events"), "frames"),
    Step(find_links, ("events",), "links"),
)


class Reader:
    """Reads reports one after the other; loads parser and knowledge once."""

    def __init__(self, options: Options | None = None, knowledge: Knowledge | None = None) -> None:
        self.options = options or Options()
        self.knowledge = knowledge or Knowledge(self.options.own)
        self._parser = Parser()
        self._made = made_by(self.options, self.knowledge)

    def read(self, report: Report) -> Record:
        """The record of a report; one that is not in English is kept unread, as its notes say."""
        if not is_readable(report):
            return Record(report, self._made)
        analysis = self._parser.analyse(report.text, report.furniture)
        return self.read_analysis(report, analysis)

    def read_analysis(self, report: Report, analysis: Analysis) -> Record:
        """The same from an analysis made before."""
        draft = find_all(Context(report, analysis, self.knowledge, self.options))
        return Record(
            report=report,
            made=self._made,
            actors=draft.actors,
            places=draft.places,
            times=draft.times,
            events=draft.events,
            claims=draft.claims,
            figures=draft.figures,
            frames=draft.frames,
            links=draft.links,
        )


def find_all(ctx: Context) -> Draft:
    """All finders in their order."""
    draft = Draft()
    for step in STEPS:
        draft = step.find(ctx, draft)
    return draft


def is_readable(report: Report) -> bool:
    """English text, or a translation into English."""
    return report.language == "en" and bool(report.text.strip())


def made_by(options: Options, knowledge: Knowledge) -> Made:
    """What makes a record: version, model digests, and a digest of options and knowledge files."""
    _, digest = find_model()
    models = {"en_core_web_md": digest}
    if options.claims != "rules":
        models["claims"] = model_digest(model_folder("claims"))
    if options.claims == "large":
        attribution_reader("large")  # raises if it cannot be used
        models["claims_large"] = model_digest(claims_folder("large"))
    config = hashlib.sha256(f"{options!r} {knowledge.digest}".encode()).hexdigest()
    return Made(version=VERSION, models=models, config=config)
