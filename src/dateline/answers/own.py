"""Checking a user's register, lexicon and ontology, and what they find on a sample."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import click

from dateline.answers.progress import say
from dateline.answers.words import clean, names
from dateline.extraction.reader import Reader
from dateline.knowledge.own import Faults, OwnType
from dateline.record import BadInput, Event, Record, Report
from dateline.sources import Failure, SourceSettings, make_report, open_reports

# Finds that are shown; how many there were is said.
MOST_SHOWN = 20


def check_examples(types: Iterable[OwnType], reader: Reader, faults: Faults) -> int:
    """Adds a fault for every example in which the type is not found; returns how many were read."""
    read = 0
    for one in types:
        for line, text in one.examples:
            read += 1
            events = reader.read(replace(make_report(text), language="en")).events
            if not any(is_of(event, {one.kind.name}) for event in events):
                faults.add(
                    line, f"{one.kind.name} is not found in this example ({_seen(events, text)})"
                )
    return read


def is_of(event: Event, types: set[str]) -> bool:
    """Of one of the types, or promised, refused or threatened."""
    return event.type in types or event.core.type in types


def _seen(events: Sequence[Event], text: str) -> str:
    found = [f'{event.type} "{event.trigger.text(text)}"' for event in events]
    return f"found: {', '.join(found)}" if found else "nothing is found"


def tell(faults: Faults, fine: str) -> int:
    """Prints the faults, or that there are none; notes go to stderr. Returns the exit code."""
    for line in faults.noted():
        say(clean(line))
    for line in faults.lines():
        click.echo(clean(line))
    if not faults.found:
        click.echo(fine)
    return 1 if faults.found else 0


def counted(many: int, what: str) -> str:
    return f"{many} {what}" + ("" if many == 1 else "s")


def find_on(sources: Sequence[str], reader: Reader, is_own: Callable[[Event], bool]) -> str:
    """Prints what is found in the reports, else in those of the demo; returns how much that is."""
    finds: list[tuple[Record, Event]] = []
    many = 0
    for report in _sample(sources):
        many += 1
        record = reader.read(report)
        finds += [(record, event) for event in record.events if is_own(event)]
    for line in _shown(finds):
        click.echo(line)
    where = counted(many, "report") + ("" if sources else " of the demo")
    return f"{counted(len(finds), 'find')} in {where}"


def _sample(sources: Sequence[str]) -> Iterator[Report]:
    """Raises BadInput at the first source that fails."""
    if sources:
        yield from _opened(sources)
        return
    with resources.as_file(resources.files("dateline.answers").joinpath("demo")) as folder:
        yield from _opened([str(Path(folder))])


def _opened(sources: Sequence[str]) -> Iterator[Report]:
    for found in open_reports(sources, SourceSettings()):
        if isinstance(found, Failure):
            raise BadInput(f"{found.where}: {found.message}")
        yield found


def _shown(finds: Sequence[tuple[Record, Event]]) -> Iterator[str]:
    """Each find with its sentence and its reason."""
    for record, event in finds[:MOST_SHOWN]:
        report = record.report
        kind = "/".join(filter(None, (event.type, event.mode)))
        parties = " → ".join(names(record, ids) or "–" for ids in (event.actors, event.recipients))
        yield f"{report.id}/{event.id}  {kind}  {event.status}  {parties}  score {event.score:g}"
        before = report.text[event.sentence.start : event.trigger.start]
        after = report.text[event.trigger.end : event.sentence.end]
        yield f"  {clean(f'{before}⟦{event.trigger.text(report.text)}⟧{after}')}"
        yield f"  why: {clean(event.why)}"
    if len(finds) > MOST_SHOWN:
        yield f"… and {len(finds) - MOST_SHOWN} more"
